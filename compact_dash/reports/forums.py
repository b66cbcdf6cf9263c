"""The Forums: all of them, each with how far it has got, and the next one from a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.store import Store


def forums(store: Store) -> list[ForumRow]:
    """Every Forum, oldest first."""
    return store.fetch(ForumRow, "forums")


def last_forum(store: Store, as_at: date) -> ForumRow | None:
    """The last quarterly Forum that met before a date and is over: what the figures of that date are compared with."""
    # Not on its own day: a Forum's own figures must not be compared with themselves.
    past = [row for row in forums(store) if row.kind == "quarterly" and row.over_no and row.met_on < as_at]
    return past[-1] if past else None


def last_over(rows: Iterable[ForumRow], as_at: date, pin: int = ALL_KNOWN) -> ForumRow | None:
    """The last quarterly Forum that was over by the end of a day: what the next agenda goes back to.

    From the evening it closed on that is the one just held, while its own day's figures look back to the one before.
    `pin` is the last change that counts.
    """
    over = [row for row in rows if row.kind == "quarterly" and row.was_over(pin)]
    # By the day it was over, which need not be the day it met.
    past = [row for row in over if row.over_on is not None and row.over_on <= as_at]
    return past[-1] if past else None


def next_forum(store: Store, as_at: date) -> ForumRow | None:
    """The first quarterly Forum on or after a date that was not already over by then."""
    coming = [row for row in forums(store) if row.kind == "quarterly" and row.is_to_come(as_at)]
    return coming[0] if coming else None


@dataclass(frozen=True)
class NextForum:
    """The Forum that comes after another, as it was planned at the time; its returns' deadline, where it has one."""

    held_on: date
    starts_at: str
    place: str
    deadline_on: date | None


def next_planned(store: Store, held_on: date, known_to: int = ALL_KNOWN) -> NextForum | None:
    """The quarterly Forum that comes after a day and had not begun, as known up to a change."""
    return store.fetch_one(NextForum, "next_planned", {"held_on": held_on, "known_to": known_to})
