"""Supplements: what a return says beyond its lines, on consultations, concerns, training and case studies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compact_dash.domain.wording import long_date

# The Compact asks for twelve weeks where appropriate, and for a reason where a consultation is shorter.
FULL_DAYS = 84
MOST = 40
LONGEST = 1000


class Kind(StrEnum):
    """What a supplement is about."""

    CONSULTATION = "consultation"
    CONCERN = "concern"
    TRAINING = "training"
    CASE_STUDY = "case_study"


KIND_WORDS: dict[Kind, str] = {
    Kind.CONSULTATION: "Consultation",
    Kind.CONCERN: "Compact concern received",
    Kind.TRAINING: "Training",
    Kind.CASE_STUDY: "Case study offered",
}


@dataclass(frozen=True)
class Supplement:
    """One of them. Dates are a consultation's; `number` counts concerns received or people trained.

    `words` is the reason a consultation is short, how concerns were dealt with, or what the case study shows.
    """

    kind: str
    title: str
    opened_on: date | None = None
    closed_on: date | None = None
    number: int | None = None
    words: str | None = None

    @property
    def days(self) -> int | None:
        """How long a consultation ran, both days of it not counted twice: 14 March to 24 May is 71."""
        if self.opened_on is None or self.closed_on is None:
            return None
        return (self.closed_on - self.opened_on).days

    @property
    def is_short(self) -> bool:
        return self.days is not None and self.days < FULL_DAYS


@dataclass(frozen=True)
class SupplementFault:
    """One thing a supplement cannot say: which one (from 0), the field, what stands there, what was expected."""

    place: int
    field: str
    value: str | None
    expected: str

    def sentence(self) -> str:
        """The fault as a reader sees it."""
        found = "" if self.value is None else f"found “{self.value}”, "
        return f"Consultations and more, row {self.place + 1}, {LABELS[self.field]}: {found}expected {self.expected}."


LABELS: dict[str, str] = {
    "kind": "Kind",
    "title": "Title",
    "opened_on": "Opened",
    "closed_on": "Closed",
    "number": "Number",
    "words": "Reason or note",
}


def faults(supplements: Sequence[Supplement]) -> list[SupplementFault]:
    """What the supplements say that cannot stand; empty when they may be saved."""
    found = [fault for place, each in enumerate(supplements) for fault in faults_of(place, each)]
    if len(supplements) > MOST:
        found.append(SupplementFault(MOST, "kind", None, f"at most {MOST} rows"))
    return found


def faults_of(place: int, given: Supplement) -> Iterator[SupplementFault]:
    if given.kind not in set(Kind):
        yield SupplementFault(place, "kind", given.kind, f"one of {', '.join(KIND_WORDS.values())}")
    if not given.title.strip():
        yield SupplementFault(place, "title", None, "a few words that name it")
    for field, text in (("title", given.title), ("words", given.words or "")):
        if len(text) > LONGEST:
            yield SupplementFault(place, field, f"{text[:40]}…", f"at most {LONGEST} characters")
    if given.number is not None and not 0 <= given.number <= 100_000:
        yield SupplementFault(place, "number", str(given.number), "a whole number from 0 to 100,000")
    if given.kind == Kind.CONSULTATION:
        yield from consultation_faults(place, given)
    elif given.opened_on or given.closed_on:
        yield SupplementFault(place, "opened_on", None, "no dates, which only a consultation has")


def consultation_faults(place: int, given: Supplement) -> Iterator[SupplementFault]:
    if given.opened_on is None:
        yield SupplementFault(place, "opened_on", None, "the day it opened")
    elif given.closed_on is not None and given.closed_on < given.opened_on:
        yield SupplementFault(place, "closed_on", long_date(given.closed_on), "a day after it opened")


def cautions(supplements: Sequence[Supplement]) -> list[str]:
    """Short consultations without a reason: they do not stop a return, and OCS will ask."""
    return [
        f"{each.title} ran {each.days} days, under {FULL_DAYS}, and no reason is given."
        for each in supplements
        if each.kind == Kind.CONSULTATION and each.is_short and not each.words
    ]
