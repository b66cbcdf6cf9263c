"""Wording: the one place where dates, counts and lists are put in words."""

from collections.abc import Sequence
from datetime import date, datetime


def long_date(day: date) -> str:
    """21 May 2014"""
    return f"{day.day} {day:%B %Y}"


def short_date(day: date) -> str:
    """21 May 2014, the month cut to three letters, for tables"""
    return f"{day.day} {day:%b %Y}"


def day_and_month(day: date) -> str:
    """21 May"""
    return f"{day.day} {day:%B}"


def weekday_date(day: date) -> str:
    """Wednesday 21 May 2014"""
    return f"{day:%A} {long_date(day)}"


def clock(at: datetime) -> str:
    """14:05"""
    return f"{at:%H:%M}"


def count(number: int, one: str, many: str | None = None) -> str:
    """1 day, 2 days"""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def as_list(words: Sequence[str]) -> str:
    """The words as a list in a sentence: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capital(words: str) -> str:
    """The words with a capital first letter, the rest left alone."""
    return words[:1].upper() + words[1:]
