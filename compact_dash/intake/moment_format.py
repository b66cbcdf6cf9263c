"""Formats of dates and times: what a cell shows of the moment that its number stands for, as the UK writes it."""

import functools
import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import Enum, auto

from compact_dash.domain.wording import long_date
from compact_dash.intake.number_format import HELD, sections_of


class Shows(Enum):
    """What a format makes of a number."""

    NUMBER = auto()
    DAY = auto()
    MONTH = auto()
    YEAR = auto()
    TIME = auto()
    SPAN = auto()


@functools.lru_cache(maxsize=512)
def shows(code: str) -> Shows:
    """What the format makes of a number."""
    section = sections_of(code)[0]
    if re.search(r"\[(h+|m+|s+)\]", section, re.IGNORECASE):
        return Shows.SPAN
    bare = re.sub(r"general|e[+-]", "", HELD.sub(" ", section), flags=re.IGNORECASE).lower()
    if re.search(r"[0#?]", re.sub(r"s\.0+", "s", bare)):
        return Shows.NUMBER
    runs = re.findall(r"am/pm|a/p|y+|e+|m+|d+|h+|s+", bare)
    months = [run for place, run in enumerate(runs) if run[0] == "m" and not is_minutes(runs, place)]
    for sign, made in (("d", Shows.DAY), ("m", Shows.MONTH), ("ye", Shows.YEAR), ("hsma", Shows.TIME)):
        if months if sign == "m" else any(run[0] in sign for run in runs):
            return made
    return Shows.NUMBER


def is_minutes(runs: Sequence[str], place: int) -> bool:
    """Whether m means minutes here, as it does after hours and before seconds."""
    return len(runs[place]) <= 2 and ("".join(runs[:place])[-1:] == "h" or "".join(runs[place + 1 :])[:1] == "s")


def moment_shown(at: datetime, code: str) -> str:
    """A date as it is written in the United Kingdom, with what of it the format shows."""
    section = HELD.sub(" ", sections_of(code)[0]).lower()
    match shows(code):
        case Shows.DAY:
            has_time = "h" in section and at.time() != time()
            return f"{long_date(at)}, {clock_shown(at.time())}" if has_time else long_date(at)
        case Shows.MONTH:
            is_iso = re.fullmatch(r"\W*y+\W*mm?\W*", section)
            return f"{at:%Y-%m}" if is_iso else f"{at:%B %Y}"
        case Shows.YEAR:
            return f"{at:%Y}"
        case _:
            return clock_shown(at.time())


def clock_shown(at: time) -> str:
    return f"{at:%H:%M:%S}".removesuffix(":00")


def span_shown(span: timedelta) -> str:
    """A length of time, such as 26:30."""
    minutes = round(span.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
