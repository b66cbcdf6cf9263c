"""Cells typed as text, each read as what its field means, or refused with what was expected.

What a workbook's cell and a cell of the table on the page may say is told here once for both.
"""

import re
from datetime import date

from compact_dash.domain.plain_text import key, typed
from compact_dash.domain.returns.answer import CLAIMS, FORWARD_LOOKS
from compact_dash.domain.typed_date import NoDate, typed_day

A_PERCENTAGE = "a whole number from 0 to 100, such as 40"
RATINGS = {key(claim.word): claim.value for claim in CLAIMS}


class Misfit(ValueError):
    """A cell that its field cannot take; the message is what was expected."""


def value_typed(field: str, text: str, today: date) -> str | int | date | None:
    """What a cell says; nothing where nothing but spaces is left of it.

    Raises:
        Misfit: it cannot be read as its field means it.
    """
    plain = typed(text)
    if not plain:
        return None
    if field == "rating":
        return rating(plain)
    if field == "forward_look":
        return forward_look(plain)
    if field == "percent":
        return percent(plain)
    return day(plain, today) if field.endswith("_on") else plain


def rating(text: str) -> str:
    """A rating by its word. One that nobody can claim comes back as it stands, for the checks to name."""
    return RATINGS.get(key(text), text)


def forward_look(text: str) -> str:
    """Better, same or worse; anything else comes back as it stands, for the checks to name."""
    return key(text) if key(text) in FORWARD_LOOKS else text


def percent(text: str) -> int:
    """A percentage: 40 or “40%”.

    Raises:
        Misfit: it is no whole number.
    """
    return whole(text.rstrip("%").rstrip(), A_PERCENTAGE)


def whole(text: str, expected: str) -> int:
    if not re.fullmatch(r"-?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})", text):
        raise Misfit(expected)
    return int(text.replace(",", ""))


def day(text: str, today: date) -> date:
    """A date, the day first.

    Raises:
        Misfit: it is none, or it cannot be told which day is meant.
    """
    try:
        return typed_day(text, today)
    except NoDate as unclear:
        raise Misfit(str(unclear)) from None
