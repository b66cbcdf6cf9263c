"""Numbers of the Forum's papers: CF(14)03 is the third of 2014 of a Compact Forum, by the letters of its name."""

import re
from collections.abc import Iterable

from compact_dash.domain.house import house
from compact_dash.domain.plain_text import tidy_text


def figures_of(number: str) -> re.Match[str] | None:
    """The figures of the year in a number, and of its place in it."""
    return re.fullmatch(rf"{re.escape(house().initials)}\((\d\d)\)(\d{{2,3}})", number)


def year_of(number: str) -> int | None:
    """The two figures of the year a number belongs to; None where it is no such number."""
    match = figures_of(number)
    return int(match[1]) if match else None


def next_number(taken: Iterable[str], year: int) -> str:
    """The next free number of a year; none is ever given twice."""
    short = year % 100
    used = [int(match[2]) for match in map(figures_of, taken) if match and int(match[1]) == short]
    return f"{house().initials}({short:02d}){max(used, default=0) + 1:02d}"


def tidy_number(number: str) -> str | None:
    """A number as it is kept: without spaces, in capitals; None where nothing is written."""
    return "".join(tidy_text(number).split()).upper() or None
