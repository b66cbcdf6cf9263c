"""How long a consultation runs, in days and in words: the day it opens on is not counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from compact_dash.domain.house import house
from compact_dash.domain.wording import count, day_and_month, long_date


class ConsultationLength(StrEnum):
    """How a consultation ran as at a day."""

    SHORT = "short"
    ENOUGH = "enough"
    OPEN = "open"


@dataclass(frozen=True)
class TimedConsultation:
    """A row of the `consultations` query: a consultation with its length as at a day.

    `falls_short` is said of one that is still open as well, once its closing day is known.
    """

    entry_id: str
    title: str
    departments: str | None
    opened_on: date
    closed_on: date | None
    days: int | None
    length: ConsultationLength
    falls_short: bool
    reason: str | None
    of_all: int

    @property
    def about(self) -> tuple[str, ...]:
        """The codes of the departments it is about."""
        return tuple((self.departments or "").split())

    @property
    def length_words(self) -> str:
        """Whether it is short, in words: Short, by 13 days."""
        least = house().consultation_days
        if self.days is None:
            return "Still open, no closing day told"
        by = f", by {count(least - self.days, 'day')}" if self.falls_short else ""
        if self.length is ConsultationLength.OPEN:
            return f"Still open, will be short{by}" if by else "Still open, will not be short"
        return f"Short{by}" if by else "Not short"

    @property
    def reason_words(self) -> str:
        """The reason that was given, or that none was, or that none is called for."""
        if self.reason:
            return self.reason
        if self.falls_short:
            return "no reason given"
        return "still open" if self.length is ConsultationLength.OPEN else "none called for"


def length_sentence(opened_on: date, closed_on: date | None) -> str:
    """What two days come to: 84 days from 14 March 2014 is 6 June 2014; to 24 May it is 71 days, 13 under."""
    least = house().consultation_days
    enough_on = opened_on + timedelta(days=least)
    begun = f"{count(least, 'day')} from {long_date(opened_on)} is {long_date(enough_on)}"
    if closed_on is None:
        return f"{begun}."
    told = day_and_month(closed_on) if closed_on.year == enough_on.year else long_date(closed_on)
    days = (closed_on - opened_on).days
    if days < 0:
        return f"{begun}; {told} is before it opens."
    return f"{begun}; to {told} it is {count(days, 'day')}, {beside_least(days, least)}."


def beside_least(days: int, least: int) -> str:
    """How far a number of days is from the least: 13 under."""
    if days == least:
        return "which is enough"
    return f"{least - days} under" if days < least else f"{days - least} over"
