"""Wording: the one place where dates, counts and lists are put in words."""

from collections.abc import Sequence
from datetime import date, datetime


def long_date(day: date) -> str:
    """A date in words, such as 21 May 2014."""
    # The day by itself, because strftime's %d would write 01.
    return f"{day.day} {day:%B %Y}"


def short_date(day: date) -> str:
    """A date for a table, its month cut to three letters, such as 3 Nov 2014."""
    return f"{day.day} {day:%b %Y}"


def day_and_month(day: date) -> str:
    """A date without its year, such as 21 May."""
    return f"{day.day} {day:%B}"


def weekday_date(day: date) -> str:
    """A date with its weekday, such as Wednesday 21 May 2014."""
    return f"{day:%A} {long_date(day)}"


def clock(at: datetime) -> str:
    """A time of day, such as 14:05."""
    return f"{at:%H:%M}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun, such as 1 day or 2 days; `many` is for a plural without a plain s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def as_list(words: Sequence[str]) -> str:
    """The words as a list in a sentence: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capital(words: str) -> str:
    """The words with a capital first letter, the rest left alone."""
    return words[:1].upper() + words[1:]
