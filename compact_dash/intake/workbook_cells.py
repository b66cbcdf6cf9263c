"""Cells of a workbook read as what their column means, or refused with what was expected."""

import re
import unicodedata
from datetime import date, datetime, time

from compact_dash.domain.plain_text import INVISIBLE, TURNING, is_control, normal
from compact_dash.domain.returns.answer import CLAIMS, FORWARD_LOOKS
from compact_dash.domain.returns.supplement import KIND_WORDS
from compact_dash.domain.wording import long_date
from compact_dash.intake.workbook_dates import EXPECTED as A_DATE
from compact_dash.intake.workbook_dates import NoDate, likely, typed_day
from compact_dash.intake.workbook_grid import GridCell, Value

A_PERCENTAGE = "a whole number from 0 to 100, such as 40"
A_NUMBER = "a whole number, such as 12"
NO_FORMULA = "a value, not a formula: copy the cell and paste it back as values"
NO_ERROR = "a value: the spreadsheet shows an error here"
NO_TRUTH = "words, a number or a date, not TRUE or FALSE"
NO_CONTROL = "text without control characters: type it again, or paste it as plain text"

# How a workbook spells a character that XML does not let stand, such as the carriage return of a pasted paragraph.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")


class Misfit(ValueError):
    """A cell that its column cannot take; the message is what was expected."""


def words(cell: GridCell | None) -> str | None:
    """The cell as text; a number or a date stands as it would be written. None when nothing is left of it.

    Raises:
        Misfit: it is a formula, an error, a truth value or holds control characters.
    """
    if cell is None:
        return None
    refuse_unreadable(cell)
    return tidy(written(cell.value, cell.is_percent)) or None


def refuse_unreadable(cell: GridCell) -> None:
    if cell.is_formula:
        raise Misfit(NO_FORMULA)
    if cell.is_error:
        raise Misfit(NO_ERROR)
    if isinstance(cell.value, bool):
        raise Misfit(NO_TRUTH)


def written(value: Value, is_percent: bool = False) -> str:
    """A value as a person would write it."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return long_date(value.date())
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float | int):
        return f"{value * 100:.12g}%" if is_percent else f"{value:.12g}"
    return str(value)


def tidy(text: str) -> str:
    """Text without what nobody meant: odd spaces, invisible marks, spaces at the end of a line.

    Raises:
        Misfit: there are control characters in it.
    """
    plain = normal(ESCAPED.sub(lambda match: chr(int(match[1], 16)), text))
    if any(is_control(mark) for mark in plain):
        raise Misfit(NO_CONTROL)
    return plain


def spelt(text: str) -> str:
    """Text with the marks spelt out that would turn the letters after them round."""
    return text.translate({mark: f"\\u{mark:04x}" for each in TURNING for mark in each})


def key(text: str) -> str:
    """Text as it is compared: capitals, widths, runs of spaces and kinds of dash do not count."""
    plain = unicodedata.normalize("NFKC", text.translate(INVISIBLE)).translate(DASHES)
    return " ".join(plain.casefold().split())


RATINGS = {key(claim.word): claim.value for claim in CLAIMS}
KINDS = {key(word): each.value for each, word in KIND_WORDS.items()}


def rating(cell: GridCell | None) -> str | None:
    """A rating by its word. One that nobody can claim comes back as it stands, for the checks to name."""
    text = words(cell)
    return text if text is None else RATINGS.get(key(text), text)


def forward_look(cell: GridCell | None) -> str | None:
    """Better, same or worse; anything else comes back as it stands, for the checks to name."""
    text = words(cell)
    return key(text) if text is not None and key(text) in FORWARD_LOOKS else text


def kind(cell: GridCell | None) -> str | None:
    """What a supplement is about; an unknown word comes back as it stands, for the checks to name."""
    text = words(cell)
    return text if text is None else KINDS.get(key(text), text)


def percent(cell: GridCell | None) -> int | None:
    """A percentage: 40, “40%”, or 0.4 shown as 40%.

    Raises:
        Misfit: it is no whole number.
    """
    text = words(cell)
    return None if text is None else whole(text.rstrip("%").rstrip(), A_PERCENTAGE)


def number(cell: GridCell | None) -> int | None:
    """A count.

    Raises:
        Misfit: it is no whole number.
    """
    text = words(cell)
    return None if text is None else whole(text, A_NUMBER)


def whole(text: str, expected: str) -> int:
    if not re.fullmatch(r"-?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})", text):
        raise Misfit(expected)
    return int(text.replace(",", ""))


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
            return typed_day(text, today)
    except NoDate as unclear:
        raise Misfit(str(unclear)) from None
    raise Misfit(A_DATE)
