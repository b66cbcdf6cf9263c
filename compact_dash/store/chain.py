"""The chain of changes: each row's hash covers its content and the hash before it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from compact_dash.domain.facts import Entry


def as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def canonical(values: dict[str, Any]) -> str:
    """The values as JSON in one fixed form, so that equal values have equal text."""
    return json.dumps({name: as_text(value) for name, value in values.items()}, sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True)
class ChainLink:
    """One link of the chain, as the `change` table keeps it."""

    change_no: int
    recorded_at: datetime
    reported_on: date | None
    person: str
    entity: str
    entity_id: str
    after: str
    prev_hash: str
    hash: str


# In hexadecimal digits. 64 bits are short enough to copy from paper and too many to hit upon by trying.
MARK_LENGTH = 16


@dataclass(frozen=True)
class TrailMark:
    """A place in the trail as it is printed: a change's number and the beginning of its hash, such as 2733-a1b2c3…

    One that is kept on paper proves later that nothing up to it was removed, edited or cut off.
    """

    change_no: int
    hash_start: str

    def __str__(self) -> str:
        return f"{self.change_no}-{self.hash_start}"


def mark_of(change_no: int, full_hash: str) -> TrailMark:
    """The mark of a place in the trail."""
    return TrailMark(change_no, full_hash[:MARK_LENGTH])


def parse_mark(text: str) -> TrailMark | None:
    """The mark that somebody typed, in small or capital letters; None where the text is no mark."""
    number, _, start = text.strip().lower().partition("-")
    # No trail has a number of 16 digits, and one of thousands would take long to read.
    is_mark = number.isascii() and number.isdecimal() and len(number) < 16 and len(start) == MARK_LENGTH
    return TrailMark(int(number), start) if is_mark and set(start) <= set("0123456789abcdef") else None


def link_hash(change_no: int, recorded_at: datetime, person: str, entity: str, after: str, prev_hash: str) -> str:
    """The SHA-256 of one link, in hexadecimal digits; `recorded_at` is naive UTC."""
    # Without entity_id and reported_on: both are read from the fact, so `after` covers them.
    text = "\n".join([str(change_no), recorded_at.isoformat(), person, entity, after, prev_hash])
    return hashlib.sha256(text.encode()).hexdigest()


def link(entry: Entry, change_no: int, prev_hash: str) -> ChainLink:
    """The link for one entry, after the link whose hash is `prev_hash`."""
    fact = entry.fact
    after = canonical(fact.values())
    return ChainLink(
        change_no=change_no,
        recorded_at=entry.recorded_at,
        # A fact that is only somebody's or something's identity speaks of no day.
        reported_on=getattr(fact, "reported_on", None),
        person=entry.person,
        entity=fact.table,
        entity_id=fact.about_id,
        after=after,
        prev_hash=prev_hash,
        hash=link_hash(change_no, entry.recorded_at, entry.person, fact.table, after, prev_hash),
    )
