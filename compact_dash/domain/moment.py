"""Moments: the points a reader can look from."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
# Past every change number, so that all that is known now counts; it still fits a bigint of either engine.
ALL_KNOWN = 2**62


@dataclass(frozen=True)
class Moment:
    """A date and how much of what was written counts.

    `pin` is the last change number that counts. A Forum's concluded edition adds that Forum's own captures, up to
    the change `concluded_no`.
    """

    as_at: date
    pin: int = ALL_KNOWN
    captured_by: str | None = None
    concluded_no: int | None = None


def london(at: datetime) -> datetime:
    """A naive UTC timestamp as the time in London."""
    return at.replace(tzinfo=UTC).astimezone(LONDON)


def london_today(now: datetime) -> date:
    """The date in London at `now`, a naive UTC timestamp."""
    return london(now).date()


def start_of_day(day: date) -> datetime:
    """The naive UTC timestamp at which the London day begins."""
    return london_timestamp(day, time())


def end_of_day(day: date) -> datetime:
    """The naive UTC timestamp at which the London day ends."""
    return start_of_day(day + timedelta(days=1))


def london_timestamp(day: date, at: time) -> datetime:
    """The naive UTC timestamp of a London date and time of day."""
    # Naive, as the store keeps it: to fetch a timestamp with a zone, DuckDB wants pytz.
    return datetime.combine(day, at, LONDON).astimezone(UTC).replace(tzinfo=None)


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def iso_day(text: str) -> date | None:
    """The date written as 2014-05-21; None for anything else, also for ISO's other spellings."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
