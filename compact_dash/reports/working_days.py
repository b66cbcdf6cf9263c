"""Working days where the house is: weekdays that are no bank holidays there."""

import functools
import re
from datetime import date, timedelta

import holidays

from compact_dash.domain.errors import NotKept
from compact_dash.domain.house import house


# Kept, because the calendar of a year is worked out when a day of it is first asked for.
@functools.lru_cache(maxsize=16)
def bank_holidays(country: str, region: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=region or None)


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(house().holidays_country, house().holidays_region)


def refuse_unknown_calendar(country: str, region: str) -> None:
    """Refuse a country or a region whose bank holidays are not known.

    Raises:
        NotKept: with those that are.
    """
    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        raise NotKept(f"The bank holidays of “{country}” are not known. Give a country by its code, such as GB or IE.")
    if region and region not in known[country]:
        choice = f"It may be one of {', '.join(known[country])}, or empty." if known[country] else "Leave it empty."
        raise NotKept(f"{country} has no bank holidays of its own for a region “{region}”. {choice}")


def holidays_place() -> str:
    """The country or the region whose bank holidays count, by its name: England, say."""
    calendar = bank_holidays(house().holidays_country, house().holidays_region)
    names = {code: name for name, code in getattr(calendar, "subdivisions_aliases", {}).items()}
    country = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(calendar).__mro__[0].__name__)
    return names.get(house().holidays_region) or country


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
