"""Cells typed as text, each read as what its field means, or refused with what was expected.

The one reader for the form, for the page's table and for the workbook.
"""

import re
from datetime import date

from compact_dash.domain.plain_text import key, typed
from compact_dash.domain.returns.fields import CLAIMS, FIELD, FieldKind, FieldValue
from compact_dash.domain.typed_date import NoDate, typed_day

A_PERCENTAGE = "a whole number from 0 to 100, such as 40"
RATINGS = {key(claim.word): claim.value for claim in CLAIMS}


class Misfit(ValueError):
    """A cell that its field cannot take; the message is what was expected."""


def value_typed(name: str, text: str, today: date) -> FieldValue:
    """The value of a field that the text says; None where nothing but spaces is left of it.

    A rating or a choice that there is none of comes back as it stands, for the checks to name.

    Raises:
        Misfit: it cannot be read as its field means it.
    """
    plain = typed(text)
    if not plain:
        return None
    field = FIELD[name]
    match field.kind:
        case FieldKind.RATING:
            return RATINGS.get(key(plain), plain)
        case FieldKind.CHOICE:
            return key(plain) if key(plain) in field.choices else plain
        case FieldKind.PERCENT:
            return read_whole(plain.rstrip("%").rstrip(), A_PERCENTAGE)
        case FieldKind.DATE:
            return read_day(plain, today)
        case FieldKind.TEXT:
            return plain


def read_whole(text: str, expected: str) -> int:
    """A whole number, with or without commas between the thousands.

    Raises:
        Misfit: it is none; the message is `expected`.
    """
    if not re.fullmatch(r"-?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})", text):
        raise Misfit(expected)
    return int(text.replace(",", ""))


def read_day(text: str, today: date) -> date:
    """A date, the day first.

    Raises:
        Misfit: it is none, or it cannot be told which day is meant.
    """
    try:
        return typed_day(text, today)
    except NoDate as unclear:
        raise Misfit(str(unclear)) from None
