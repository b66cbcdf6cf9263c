"""Working days in England: weekdays that are not bank holidays."""

import functools
from datetime import date, timedelta

import holidays


# Kept, because the calendar of a year is worked out when a day of it is first asked for.
@functools.cache
def bank_holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG")


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays()


def working_days_between(start: date, end: date) -> int:
    """The number of working days after `start`, up to and including `end`; 0 if `end` is not later."""
    span = range(1, (end - start).days + 1)
    return sum(is_working_day(start + timedelta(days=step)) for step in span)


def working_days_before(day: date, number: int) -> date:
    """The working day that lies `number` working days before `day`."""
    while number:
        day -= timedelta(days=1)
        # A working day counts as 1 and a day off as 0.
        number -= is_working_day(day)
    return day
