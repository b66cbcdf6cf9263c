"""Dates typed as text, as people in the United Kingdom write them: the day first.

One reader for returns and plans, for the form, the page's table, workbooks and CSV files, so that 10/12/2014 is the
same day in all of them.
"""

import re
from datetime import date

from compact_dash.domain.house import in_house_words
from compact_dash.domain.plain_text import key
from compact_dash.domain.wording import long_date

EXPECTED = "a date with the day first, such as 3/11/{year} or 3 November {year}"
IN_CALENDAR = "and one that is in the calendar"
MONTH_IN_WORDS = "a date with its month in words, such as 3 November {year}: beside AM or PM the month may come first"
A_MONTH = "a month, such as February {next_year}"
MONTHS = {date(2000, number, 1).strftime("%B").casefold(): number for number in range(1, 13)}
# 1 January 2024 was a Monday, with which Python's weekdays begin.
WEEKDAYS = [date(2024, 1, number).strftime("%A") for number in range(1, 8)]
# Two letters would not tell June from July, nor March from May.
SHORTEST_NAME = 3
# Years written with two digits are of this century, and near enough for it to be plain which year is meant.
TWO_DIGITS_WITHIN = 10
# Where no day is at hand to measure from, 99 is more likely of the last century.
TWO_DIGITS_UNTIL = 2049
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)

WEEKDAY = r"(?:([a-z]+)[.,]? (?:the )?)?"
NUMBERS = re.compile(WEEKDAY + r"(\d{1,2}) ?([/.\- ]) ?(\d{1,2}) ?\3 ?(\d{4}|\d{2})")
WORDS = re.compile(WEEKDAY + r"(\d{1,2}) ?(?:st|nd|rd|th)?(?:\. |[ \-./])?(?:of )?([a-z]+)[.,]?[ \-./]?'?(\d{4}|\d{2})")
YEAR_FIRST = re.compile(WEEKDAY + r"(\d{4})([/.\-])(\d{1,2})\3(\d{1,2})")
MONTH_WORDS = re.compile(r"([a-z]+)[.,]?[ \-/]?'?(\d{4}|\d{2})")
MONTH_NUMBERS = re.compile(r"(\d{4})[/.\-](\d{1,2})|(\d{1,2})[/.\-](\d{4})")
# A spreadsheet writes a time beside a day that nobody gave one. Only midnight is the same day in every zone.
TIME_OF_DAY = re.compile(
    r"(?:[ t]00:00(?::00(?:\.0+)?)?(?:z|\+00:00)"
    r"|,?(?: at)?[ t](?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"|,?(?: at)? (?:1[0-2]|[1-9]) ?[ap]\.?m\.?)$"
)


# Seconds and capitals are how a program of the United States writes the time, and its months come first.
AMERICAN_CLOCK = re.compile(r":[0-5]\d:[0-5]\d\s?[AP]M\b")


class NoDate(ValueError):
    """Text that is no date; its message is what was expected instead, with examples of the house's own year."""

    def __init__(self, expected: str) -> None:
        super().__init__(in_house_words(expected))


def typed_day(text: str, today: date | None = None) -> date:
    """The day that was meant. A year of two digits is asked whether it is near `today`, where that is given.

    Raises:
        NoDate: none was, or it cannot be told which.
    """
    # What cannot be seen and the kind of dash or space do not count; a full stop may end what was typed as a sentence.
    plain = TIME_OF_DAY.sub("", key(text.replace("’", "'")).rstrip("."))
    if match := YEAR_FIRST.fullmatch(plain):
        return likely(on_weekday(day_of(match[2], int(match[4]), match[5], today), match[1]))
    if match := NUMBERS.fullmatch(plain):
        if AMERICAN_CLOCK.search(text) and int(match[2]) != int(match[4]):
            raise NoDate(MONTH_IN_WORDS)
        if int(match[2]) <= 12 < int(match[4]):
            # Those of them whose day is no more than 12 were read as another day, and nobody could tell.
            raise NoDate(f"{EXPECTED}, {IN_CALENDAR}: this one has its month first, so look at every date beside it")
        return likely(on_weekday(day_of(match[5], int(match[4]), match[2], today), match[1]))
    if match := WORDS.fullmatch(plain):
        return likely(on_weekday(day_of(match[4], month_named(match[3]), match[2], today), match[1]))
    raise NoDate(EXPECTED)


def day_as_typed(day: date) -> str:
    """A day as it stands in a field or a cell, where `typed_day` reads it back."""
    return f"{day:%d/%m/%Y}"


def typed_month(text: str) -> date:
    """The first day of the month that was meant, such as February 2015, Feb-15, 2015-02 or 02/2015.

    Raises:
        NoDate: none was.
    """
    plain = key(text.replace("’", "'")).rstrip(".")
    if match := MONTH_WORDS.fullmatch(plain):
        return likely(day_of(match[2], month_named(match[1]), "1", None))
    if match := MONTH_NUMBERS.fullmatch(plain):
        return likely(day_of(match[1] or match[4], int(match[2] or match[3]), "1", None))
    raise NoDate(A_MONTH)


def day_of(year: str, month: int, day: str, today: date | None) -> date:
    whole = int(year) if len(year) > 2 else 2000 + int(year)
    is_far = whole > TWO_DIGITS_UNTIL if today is None else abs(whole - today.year) > TWO_DIGITS_WITHIN
    if len(year) == 2 and is_far:
        raise NoDate(f"{EXPECTED}, the year with four digits")
    try:
        return date(whole, month, int(day))
    except ValueError:
        raise NoDate(f"{EXPECTED}, {IN_CALENDAR}") from None


def month_named(word: str) -> int:
    """The month's number, from its name or the start of it, such as Sep or Sept.

    Raises:
        NoDate: it is no month.
    """
    for name, number in MONTHS.items():
        if len(word) >= SHORTEST_NAME and name.startswith(word):
            return number
    raise NoDate(EXPECTED)


def on_weekday(day: date, word: str | None) -> date:
    """The day, if it falls on the weekday that was named beside it, or none was.

    Raises:
        NoDate: it falls on another, so the day or the weekday is a slip.
    """
    falls = WEEKDAYS[day.weekday()]
    start = "wed" if word == "weds" else word
    if start and not (len(start) >= SHORTEST_NAME and falls.casefold().startswith(start)):
        raise NoDate(f"a date whose weekday is right: {long_date(day)} is a {falls}")
    return day


def likely(day: date) -> date:
    """The day, if it lies where any date of ours can.

    Raises:
        NoDate: it lies far outside; most often a slip in the year.
    """
    if EARLIEST <= day <= LATEST:
        return day
    raise NoDate(f"a date from {EARLIEST.year} to {LATEST.year}")
