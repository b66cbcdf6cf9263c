"""Cells of a workbook read as what their column means, or refused with what was expected."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import unquote

from compact_dash.domain.plain_text import key, says_nothing, tidy_answer, tidy_text
from compact_dash.domain.returns.fields import FIELD, FieldKind, FieldValue
from compact_dash.domain.returns.supplement import KIND_WORDS
from compact_dash.domain.returns.typed_answer import Misfit, read_day, read_whole, value_typed, word_meant
from compact_dash.domain.typed_date import NoDate, likely
from compact_dash.domain.wording import count
from compact_dash.intake.cells import NO_ERROR, is_error, quote_text
from compact_dash.intake.number_format import as_seen, number_shown
from compact_dash.intake.workbook_grid import Grid
from compact_dash.intake.workbook_sheet import CellKind, GridCell

# So many are named one by one.
MOST_IGNORED = 5
A_NUMBER = "a whole number, such as 12"
NO_FORMULA = "a value, not a formula: copy the cell and paste it back as values"
NO_TRUTH = "words, a number or a date, not TRUE or FALSE"
FAILED = {CellKind.FORMULA: NO_FORMULA, CellKind.ERROR: NO_ERROR}
UNREADABLE = {**FAILED, CellKind.TRUTH: NO_TRUTH}


def words(cell: GridCell | None) -> str | None:
    """The cell as it shows, without what cannot be seen. None when it says nothing.

    Raises:
        Misfit: it is a formula, an error or a truth value.
    """
    if cell is None:
        return None
    refuse_unreadable(cell)
    return tidy_answer(cell.shown)


def refuse_unreadable(cell: GridCell) -> None:
    if cell.kind in UNREADABLE:
        raise Misfit(UNREADABLE[cell.kind])
    # Pasted as values, or from a CSV file, an error is only its letters.
    if is_error(tidy_text(cell.shown)):
        raise Misfit(NO_ERROR)


def field_value(name: str, cell: GridCell | None, today: date) -> FieldValue:
    """A cell read as the field of an answer means it.

    A spreadsheet's own dates are taken as they are; all else goes as text through the reader that the page uses.

    Raises:
        Misfit: it cannot be read so.
    """
    if FIELD[name].kind is FieldKind.DATE:
        return day(cell, today)
    text = number_words(cell) if FIELD[name].kind is FieldKind.PERCENT else words(cell)
    return None if text is None else value_typed(name, text, today)


def number_words(cell: GridCell | None) -> str | None:
    """The words of a cell in a column of numbers, where a number is as long as its format shows it: 45.6% in 0% is 46%.

    Raises:
        Misfit: it is a formula, an error or a truth value.
    """
    text = words(cell)
    if cell is None or text is None or cell.kind is not CellKind.NUMBER:
        return text
    return number_shown(as_seen(cell.number, cell.code), cell.code)


def kind(cell: GridCell | None) -> str | None:
    """The kind of a supplement; an unknown word comes back as it stands, for the checks to name."""
    text = words(cell)
    kinds = {key(word): each.value for each, word in KIND_WORDS.items()}
    return text if text is None else kinds.get(word_meant(text), text)


def number(cell: GridCell | None) -> int | None:
    """A count.

    Raises:
        Misfit: it is no whole number.
    """
    text = number_words(cell)
    return None if text is None else read_whole(text, A_NUMBER)


def day(cell: GridCell | None, today: date) -> date | None:
    """A date, whether the spreadsheet knows it for one or it was typed as text.

    Raises:
        Misfit: it is none, or it cannot be told which day is meant.
    """
    text = words(cell)
    if cell is None or text is None:
        return None
    if cell.moment is None:
        return read_day(text, today)
    try:
        return likely(cell.moment.date())
    except NoDate as unclear:
        raise Misfit(str(unclear)) from None


def as_ignored(sheet: str, cells: Sequence[GridCell], where: str = "outside the columns") -> list[str]:
    """A sentence on each of the first cells that were not read, and one on the rest of them."""
    found = [
        f"{sheet} sheet, cell {cell.letters}{cell.row}: “{quote_text(cell.shown)}” stands {where}, so it was not read."
        for cell in cells[:MOST_IGNORED]
    ]
    left = len(cells) - len(found)
    return [*found, f"{sheet} sheet: {count(left, 'more cell')} {where} were not read."] if left else found


def links_unread(grid: Grid) -> list[str]:
    """A sentence on each of the first addresses that cells lead to and do not show, and one on the rest of them."""
    unseen = [
        (cell, address)
        for place, address in sorted(grid.links.items())
        if (cell := grid.at(*place)) and bare(address) not in bare(cell.shown)
    ]
    found = [
        f"{grid.name} sheet, cell {cell.letters}{cell.row}: “{quote_text(cell.shown)}” leads to {quote_text(address)},"
        " and the address was not read. Write it in the cell if it is to be kept."
        for cell, address in unseen[:MOST_IGNORED]
    ]
    left = len(unseen) - len(found)
    return (
        [*found, f"{grid.name} sheet: the addresses behind {count(left, 'more cell')} were not read."]
        if left
        else found
    )


def bare(address: str) -> str:
    """An address without what a spreadsheet adds to one that was typed."""
    return unquote(tidy_text(address)).casefold().removeprefix("mailto:").split("://")[-1].rstrip("/")


def says_something(cell: GridCell | None) -> bool:
    return cell is not None and not (cell.kind is CellKind.TEXT and says_nothing(cell.shown))


def quote_cell(cell: GridCell | None) -> str | None:
    """The text in a cell as a refusal quotes it; None where it is empty."""
    return None if cell is None else quote_text(cell.shown)
