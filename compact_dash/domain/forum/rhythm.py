"""The rhythm of a year: when its Forums fall, as the house says it in words, and the days proposed for the next."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from compact_dash.domain.house import house
from compact_dash.domain.typed_date import MONTHS, WEEKDAYS

AUGUST = 8
# Which one of its weekday in the month a Forum takes, by the word beside the month; a bare month is late in it.
PLACES = {"early": 1, "mid": 2, "middle": 2, "before": 3, "late": 4}
LATE = 4


@dataclass(frozen=True, order=True)
class TimeOfYear:
    """A month, and which one of the weekday in it."""

    month: int
    which: int


def rhythm_in(words: str) -> tuple[TimeOfYear, ...]:
    """The times of the year that words name, such as "early March and mid-October"; none where they cannot be read."""
    found = []
    for part in re.split(r",|;|\band\b", words.casefold()):
        said = re.findall(r"[a-z]+", part)
        months = [MONTHS[word] for word in said if word in MONTHS]
        if not said:
            continue
        if len(months) != 1:
            return ()
        found.append(TimeOfYear(months[0], next((PLACES[word] for word in said if word in PLACES), LATE)))
    return tuple(sorted(set(found)))


def rhythm() -> tuple[TimeOfYear, ...]:
    """The times of the year at which the house holds its Forums."""
    return rhythm_in(house().forum_days)


def usual_weekday() -> int:
    """The weekday of the house's Forums, as Python counts them: Monday is 0."""
    return WEEKDAYS.index(house().forum_weekday)


def remark_on(day: date) -> str:
    """A caution about holding a Forum on that day; empty for most days."""
    if day.month != AUGUST or any(each.month == AUGUST for each in rhythm()):
        return ""
    return f"Many are away in August, so {house().a_forum} there is best avoided."


def proposed_days(after: date, weekday: int, is_working_day: Callable[[date], bool]) -> list[date]:
    """The next year's days after a day, each on that weekday; a week earlier where that is no working day."""
    days = (working(day, is_working_day) for day in days_from(after.year, weekday))
    # Only now: a day put a week earlier may fall on the last Forum's, or before it.
    coming = (day for day in days if day > after)
    return [next(coming) for _ in rhythm()]


def days_from(year: int, weekday: int) -> Iterator[date]:
    """The day of every Forum from a year on, in order."""
    while True:
        for each in rhythm():
            yield nth(year, each.month, weekday, each.which)
        year += 1


def nth(year: int, month: int, weekday: int, which: int) -> date:
    """The day that is the `which`-th such weekday of a month, counted from 1: the third Wednesday of May 2014, say."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=which - 1)


def working(day: date, is_working_day: Callable[[date], bool]) -> date:
    """The day, or the last one before it on the same weekday that is a working day."""
    while not is_working_day(day):
        day -= timedelta(weeks=1)
    return day
