"""The dates that a text names, and whether it speaks of them as past or as to come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NAMED = re.compile(rf"\b(?:(?P<day>[0-9]{{1,2}}) )?(?P<month>{'|'.join(MONTHS)})\b(?: (?P<year>20[0-9]{{2}}))?")
# Words after which a date is a term, a promise or a plan, whatever the tense of the verb.
AIMED = re.compile(
    r"\b(by|until|to|for|from|before|after|than|next|this|due|planned|took|until the end of)\s+(the\s+)?$"
)
PAST = re.compile(
    r"\b(was|were|had|did|has been|have been|ran|came|went|met|took|held|sent|made|found|gave|began|came out|drew"
    r"|asked|published|finished|agreed|opened|closed|started|stopped|visited|attended|signed|named|included|done)\b"
)
COMING = re.compile(
    r"\b(will|would|shall|may|should|is|are|to be|can|could|booked|planned|invited|due|asked for|expected|wanted)\b",
    re.IGNORECASE,
)
# A month without a year is the one before rather than the one to come, unless that is much nearer.
RATHER_PAST = 1.5


@dataclass(frozen=True)
class NamedDate:
    """A date as a text names it: its first and last day, the words of its clause, and those just before it."""

    first: date
    last: date
    clause: str
    before: str
    has_year: bool

    @property
    def is_told_as_past(self) -> bool:
        return bool(PAST.search(self.clause)) and not COMING.search(self.clause) and not AIMED.search(self.before)

    @property
    def is_promised(self) -> bool:
        """Promised by a day; without a year it may be of the coming year, so only one with its year counts."""
        is_term = re.search(r"\bby\s+(the end of\s+)?$", self.before)
        return self.has_year and bool(is_term) and not PAST.search(self.clause)


def named_dates(text: str, told_on: date) -> Iterator[NamedDate]:
    """Every date in a text of that day; one without a year is taken to be the nearest."""
    for clause in re.split(r"[.;:?]\s|, and |, but |[.;:?]$", text):
        for found in NAMED.finditer(clause):
            month = MONTHS.index(found["month"]) + 1
            years = [int(found["year"])] if found["year"] else [told_on.year - 1, told_on.year, told_on.year + 1]
            spans = [span(year, month, int(found["day"] or 0)) for year in years]
            first, last = min(spans, key=lambda one: distance(one[0], told_on))
            yield NamedDate(first, last, clause, clause[: found.start()], bool(found["year"]))


def span(year: int, month: int, day: int) -> tuple[date, date]:
    """The first and the last day of what is named: of a whole month where no day is."""
    return date(year, month, day or 1), date(year, month, day) if day else month_end(year, month)


def distance(day: date, told_on: date) -> float:
    days = (day - told_on).days
    return days * RATHER_PAST if days > 0 else -days


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def tells_the_future(text: str, told_on: date) -> bool:
    """Whether the text tells as past what comes after the day on which it was told."""
    return any(named.first > told_on and named.is_told_as_past for named in named_dates(text, told_on))


def promises_the_past(text: str, told_on: date) -> bool:
    """Whether the text promises something by a day that is over."""
    return any(named.last < told_on and named.is_promised for named in named_dates(text, told_on))
