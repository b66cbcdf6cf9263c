"""The rhythm of the year: quarterly Forums in September, November, February and May, never in August."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

# The month, and which one of the weekday in it: late in the month, but in May before the half-term week.
QUARTERS = ((9, 4), (11, 4), (2, 4), (5, 3))
WEDNESDAY = 2
AUGUST = 8
IN_A_YEAR = len(QUARTERS)


def remark_on(day: date) -> str:
    """What to think of before a Forum is held on a day; empty for most."""
    return "Many are away in August, so a Forum there is best avoided." if day.month == AUGUST else ""


def proposed_days(after: date, weekday: int, is_working_day: Callable[[date], bool]) -> list[date]:
    """The next year's days after a day, each on that weekday; a week earlier where that is no working day."""
    days = (working(day, is_working_day) for day in quarter_days(after.year, weekday))
    coming = (day for day in days if day > after)
    return [next(coming) for _ in range(IN_A_YEAR)]


def quarter_days(year: int, weekday: int) -> Iterator[date]:
    """The day of every quarter from a year on, in order."""
    while True:
        for month, which in sorted(QUARTERS):
            yield nth(year, month, weekday, which)
        year += 1


def nth(year: int, month: int, weekday: int, which: int) -> date:
    """The third Wednesday of May 2014, say."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=which - 1)


def working(day: date, is_working_day: Callable[[date], bool]) -> date:
    while not is_working_day(day):
        day -= timedelta(weeks=1)
    return day
