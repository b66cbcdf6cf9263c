"""Cells of a workbook read as what their column means, or refused with what was expected."""

import re
from datetime import date, datetime, time

from compact_dash.domain.plain_text import TURNING, is_control, key, normal
from compact_dash.domain.returns.fields import FIELD, FieldKind, FieldValue
from compact_dash.domain.returns.supplement import KIND_WORDS
from compact_dash.domain.returns.typed_answer import Misfit, read_day, read_whole, value_typed
from compact_dash.domain.typed_date import EXPECTED as A_DATE
from compact_dash.domain.typed_date import NoDate, likely
from compact_dash.domain.wording import long_date
from compact_dash.intake.workbook_grid import GridCell, Value

A_NUMBER = "a whole number, such as 12"
NO_FORMULA = "a value, not a formula: copy the cell and paste it back as values"
NO_ERROR = "a value: the spreadsheet shows an error here"
NO_TRUTH = "words, a number or a date, not TRUE or FALSE"
NO_CONTROL = "text without control characters: type it again, or paste it as plain text"

# How a workbook spells a character that XML does not let stand, such as the carriage return of a pasted paragraph.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def words(cell: GridCell | None) -> str | None:
    """The cell as text; a number or a date stands as it would be written. None when nothing is left of it.

    Raises:
        Misfit: it is a formula, an error, a truth value or holds control characters.
    """
    if cell is None:
        return None
    refuse_unreadable(cell)
    return tidy_text(value_as_text(cell.value, cell.is_percent)) or None


def refuse_unreadable(cell: GridCell) -> None:
    if cell.is_formula:
        raise Misfit(NO_FORMULA)
    if cell.is_error:
        raise Misfit(NO_ERROR)
    if isinstance(cell.value, bool):
        raise Misfit(NO_TRUTH)


def value_as_text(value: Value, is_percent: bool = False) -> str:
    """A value as a person would write it."""
    # Before the numbers, because True is one to Python.
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return long_date(value.date())
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    # Twelve digits, because a spreadsheet may keep 0.3 as 0.30000000000000004.
    if isinstance(value, float | int):
        return f"{value * 100:.12g}%" if is_percent else f"{value:.12g}"
    return str(value)


def tidy_text(text: str) -> str:
    """Text without what nobody meant: odd spaces, invisible marks, spaces at the end of a line.

    Raises:
        Misfit: there are control characters in it.
    """
    plain = normal(ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))
    if any(is_control(mark) for mark in plain):
        raise Misfit(NO_CONTROL)
    return plain


def spell_out(text: str) -> str:
    """Text with the marks spelt out that would turn the letters after them round."""
    return text.translate({mark: f"\\u{mark:04x}" for each in TURNING for mark in each})


KINDS = {key(word): each.value for each, word in KIND_WORDS.items()}


def field_value(name: str, cell: GridCell | None, today: date) -> FieldValue:
    """A cell read as the field of an answer means it.

    A spreadsheet's own dates are taken as they are; all else goes as text through the reader that the page uses.

    Raises:
        Misfit: it cannot be read so.
    """
    if FIELD[name].kind is FieldKind.DATE:
        return day(cell, today)
    text = words(cell)
    return None if text is None else value_typed(name, text, today)


def kind(cell: GridCell | None) -> str | None:
    """The kind of a supplement; an unknown word comes back as it stands, for the checks to name."""
    text = words(cell)
    return text if text is None else KINDS.get(key(text), text)


def number(cell: GridCell | None) -> int | None:
    """A count.

    Raises:
        Misfit: it is no whole number.
    """
    text = words(cell)
    return None if text is None else read_whole(text, A_NUMBER)


def day(cell: GridCell | None, today: date) -> date | None:
    """A date, whether the spreadsheet knows it for one or it was typed as text.

    Raises:
        Misfit: it is none, or it cannot be told which day is meant.
    """
    text = words(cell)
    if cell is None or text is None:
        return None
    try:
        if isinstance(cell.value, date):
            return likely(cell.value.date() if isinstance(cell.value, datetime) else cell.value)
        if isinstance(cell.value, str):
            return read_day(text, today)
    except NoDate as unclear:
        raise Misfit(str(unclear)) from None
    raise Misfit(A_DATE)
