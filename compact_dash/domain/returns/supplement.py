"""Supplements: what a return says beyond its lines, on consultations, concerns, training and case studies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compact_dash.domain.house import HouseWords, house, in_house_words
from compact_dash.domain.limits import LONGEST_SUPPLEMENT
from compact_dash.domain.wording import long_date

# More rows than any department ever had to tell of in one quarter.
MOST = 40
MOST_PEOPLE = 100_000


class SupplementKind(StrEnum):
    """The kinds of supplement."""

    CONSULTATION = "consultation"
    CONCERN = "concern"
    TRAINING = "training"
    CASE_STUDY = "case_study"


KIND_WORDS: Mapping[SupplementKind, str] = HouseWords(
    {
        SupplementKind.CONSULTATION: "Consultation",
        SupplementKind.CONCERN: "{agreement} concern received",
        SupplementKind.TRAINING: "Training",
        SupplementKind.CASE_STUDY: "Case study offered",
    }
)


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
        """The days from a consultation's opening to its closing, the first not counted: 14 March to 24 May is 71.

        None while either day is unknown.
        """
        if self.opened_on is None or self.closed_on is None:
            return None
        return (self.closed_on - self.opened_on).days

    @property
    def is_short(self) -> bool:
        return self.days is not None and self.days < house().consultation_days


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
        place = f"Consultations and more, row {self.place + 1}, {SUPPLEMENT_LABELS[self.field]}"
        return f"{place}: {found}expected {self.expected}."


@dataclass(frozen=True)
class SupplementField:
    """One field of a supplement: what it is called, the width of its column in the workbook, and what goes into it."""

    name: str
    label: str
    width: float
    guidance_text: str

    @property
    def guidance(self) -> str:
        """The guidance in the words of the house."""
        return in_house_words(self.guidance_text)


SUPPLEMENT_FIELDS = (
    SupplementField(
        "kind", "Kind", 26, "Choose Consultation, {agreement} concern received, Training or Case study offered."
    ),
    SupplementField("title", "Title", 44, "A few words that name it."),
    SupplementField("opened_on", "Opened", 14, "Consultations only: the day it opened, such as 14/3/{year}."),
    SupplementField("closed_on", "Closed", 14, "Consultations only: the day it closed or will close."),
    SupplementField("number", "Number", 10, "Concerns received, or people trained."),
    SupplementField(
        "words",
        "Reason or note",
        60,
        "A consultation under {consultation_days} days: the reason. Else how it was dealt with, or what it shows.",
    ),
)
SUPPLEMENT_LABELS: dict[str, str] = {field.name: field.label for field in SUPPLEMENT_FIELDS}


def supplement_faults(supplements: Sequence[Supplement]) -> list[SupplementFault]:
    """Every fault in the supplements; none when they may be saved."""
    found = [fault for place, each in enumerate(supplements) for fault in faults_of_supplement(place, each)]
    if len(supplements) > MOST:
        found.append(SupplementFault(MOST, "kind", None, f"at most {MOST} rows"))
    return found


def faults_of_supplement(place: int, given: Supplement) -> Iterator[SupplementFault]:
    if given.kind not in set(SupplementKind):
        yield SupplementFault(place, "kind", given.kind, f"one of {', '.join(KIND_WORDS.values())}")
    if not given.title.strip():
        yield SupplementFault(place, "title", None, "a few words that name it")
    for field, text in (("title", given.title), ("words", given.words or "")):
        if len(text) > LONGEST_SUPPLEMENT:
            yield SupplementFault(place, field, f"{text[:40]}…", f"at most {LONGEST_SUPPLEMENT} characters")
    if given.number is not None and not 0 <= given.number <= MOST_PEOPLE:
        yield SupplementFault(place, "number", str(given.number), f"a whole number from 0 to {MOST_PEOPLE:,}")
    if given.kind == SupplementKind.CONSULTATION:
        yield from consultation_faults(place, given)
    elif given.opened_on or given.closed_on:
        yield SupplementFault(place, "opened_on", None, "no dates, which only a consultation has")


def consultation_faults(place: int, given: Supplement) -> Iterator[SupplementFault]:
    if given.opened_on is None:
        yield SupplementFault(place, "opened_on", None, "the day it opened")
    elif given.closed_on is not None and given.closed_on < given.opened_on:
        yield SupplementFault(place, "closed_on", long_date(given.closed_on), "a day after it opened")


def supplement_cautions(supplements: Sequence[Supplement]) -> list[str]:
    """Short consultations without a reason: they do not stop a return, and OCS will ask."""
    return [
        f"{each.title} ran {each.days} days, under {house().consultation_days}, and no reason is given."
        for each in supplements
        if each.kind == SupplementKind.CONSULTATION and each.is_short and not each.words
    ]
