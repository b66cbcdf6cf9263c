"""Sheets of a workbook, read from their XML: each cell as it shows, and what it was taken for.

Read here and not by a library: those keep the number and lose how it is shown, or take an escaped letter for two.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from typing import Any

from defusedxml.ElementTree import iterparse
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from compact_dash.domain.plain_text import tidy_text
from compact_dash.intake.moment_format import Shows, clock_shown, moment_shown, shows, span_shown
from compact_dash.intake.number_format import (
    BUILT_IN,
    EAST_ASIAN_DAYS,
    digits_of,
    number_shown,
    section_for,
    sections_of,
    text_shown,
)
from compact_dash.intake.workbook_xml import local, text_of, well_formed, without_escapes, xml_of

# The last row that Excel has.
LAST_ROW = 1_048_576
# LibreOffice keeps a truth value so.
TICKS = {"TRUE()": "TRUE", "FALSE()": "FALSE"}


class CellKind(Enum):
    """What a spreadsheet takes a cell for."""

    TEXT = auto()
    NUMBER = auto()
    DAY = auto()
    # A month, a year, a time of day: a date or a part of one that is no day.
    MOMENT = auto()
    TRUTH = auto()
    ERROR = auto()
    FORMULA = auto()


@dataclass(frozen=True)
class GridCell:
    """A cell that is not empty: `shown` is what a person sees in it, with every digit of a NUMBER; `moment` is the date
    and time behind a DAY, `number` and `code` what a NUMBER is and the format it is shown in.
    """

    row: int
    column: int
    shown: str
    kind: CellKind
    moment: datetime | None = None
    number: Decimal = Decimal()
    code: str = "General"

    @property
    def letters(self) -> str:
        return str(get_column_letter(self.column))


def formats_of(part: bytes) -> list[str]:
    """The number format of each style, by its place. All else about a style is only how it looks."""
    root = xml_of(part)
    own = {each.get("numFmtId"): each.get("formatCode", "General") for each in root.iterfind("{*}numFmts/{*}numFmt")}
    return [format_named(each.get("numFmtId") or "0", own) for each in root.iterfind("{*}cellXfs/{*}xf")]


def format_named(number: str, own: Mapping[str, str]) -> str:
    if number in own:
        return own[number]
    return "d/m/yyyy" if int(number) in EAST_ASIAN_DAYS else BUILT_IN.get(int(number), "General")


@dataclass(frozen=True)
class BookFacts:
    """What the cells of every sheet of a workbook lean on: shared texts, formats, and the day that days count from."""

    strings: list[str]
    formats: list[str]
    is_1904: bool

    def cell(self, element: Any, row: int, column: int) -> GridCell | None:
        """The cell of an element; None where nothing can be seen in it."""
        kind, inside = element.get("t", "n"), {local(child): child for child in element}
        value = inside["v"].text or "" if "v" in inside else ""
        code = self.format_of(element.get("s"))
        formula = (inside["f"].text or "").strip().upper() if "f" in inside else ""
        if formula in TICKS:
            return GridCell(row, column, TICKS[formula], CellKind.TRUTH)
        if "f" in inside:
            return GridCell(row, column, f"={inside['f'].text or value}", CellKind.FORMULA)
        if kind == "inlineStr" and "is" in inside:
            return text_cell(row, column, without_escapes(text_of(inside["is"])), code)
        if not value.strip() and kind != "str":
            return None
        match kind:
            case "s":
                return text_cell(row, column, self.strings[int(value)], code)
            case "str" | "inlineStr":
                return text_cell(row, column, without_escapes(value), code)
            case "b":
                truth = value.strip() in ("1", "true")
                return GridCell(row, column, str(truth).upper(), CellKind.TRUTH)
            case "e":
                return GridCell(row, column, value, CellKind.ERROR)
            case "d":
                return iso_cell(row, column, value.strip(), code)
            case _:
                return self.number_cell(row, column, value.strip(), code)

    def format_of(self, style: str | None) -> str:
        place = int(style or 0)
        return self.formats[place] if place < len(self.formats) else "General"

    def number_cell(self, row: int, column: int, value: str, code: str) -> GridCell | None:
        number = number_in(value)
        if number is None:
            # A program wrote 0,45 or NaN where a number belongs. The column refuses what it cannot take, by the cell.
            return text_cell(row, column, value, "General")
        # A format may show a nought or a small number in a way of its own.
        section, _ = section_for(number, sections_of(code))
        made = shows(section)
        if made is Shows.NUMBER:
            return GridCell(row, column, number_shown(number, code), CellKind.NUMBER, None, number, code)
        try:
            if made is Shows.SPAN:
                return GridCell(row, column, span_shown(timedelta(days=float(number))), CellKind.MOMENT)
            moment = self.moment(float(number))
            if 0 <= number < 1:
                # A time of day by itself, whatever day a format would put beside it.
                return GridCell(row, column, clock_shown(moment.time()), CellKind.MOMENT)
        except (OverflowError, ValueError):
            # A spreadsheet shows ##### here. Its number says at least what stands there.
            return GridCell(row, column, digits_of(number), CellKind.NUMBER, None, number)
        return moment_cell(row, column, moment, section)

    def moment(self, serial: float) -> datetime:
        """The date and time that a number stands for.

        Raises:
            OverflowError, ValueError: it stands for none.
        """
        first = CALENDAR_MAC_1904 if self.is_1904 else CALENDAR_WINDOWS_1900
        whole = from_excel(int(serial) or 1, first)
        if serial < 0 or not isinstance(whole, datetime):
            raise ValueError("no moment")
        # To the second: a spreadsheet keeps a time of day as a fraction that ends in noise.
        return whole + timedelta(seconds=round(serial % 1 * 86_400))


def number_in(value: str) -> Decimal | None:
    """The number that a cell holds; None where it holds none."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def text_cell(row: int, column: int, text: str, code: str) -> GridCell | None:
    shown = text_shown(text, code)
    return None if not tidy_text(shown) else GridCell(row, column, shown, CellKind.TEXT)


def iso_cell(row: int, column: int, value: str, code: str) -> GridCell | None:
    """A date or a time of day that is written out, as some programs keep it."""
    try:
        return moment_cell(row, column, datetime.fromisoformat(value), code)
    except ValueError:
        pass
    try:
        return GridCell(row, column, clock_shown(time.fromisoformat(value)), CellKind.MOMENT)
    except ValueError:
        return text_cell(row, column, value, "General")


def moment_cell(row: int, column: int, moment: datetime, code: str) -> GridCell:
    made = shows(code)
    if made in (Shows.NUMBER, Shows.DAY):
        shown = moment_shown(moment, code if made is Shows.DAY else "d/m/yyyy h:mm")
        return GridCell(row, column, shown, CellKind.DAY, moment)
    return GridCell(row, column, moment_shown(moment, code), CellKind.MOMENT)


def cells_in(sheet: bytes, facts: BookFacts) -> Iterator[GridCell]:
    """The cells of a sheet that are not empty, from the top; nothing of it is held beyond its row."""
    row, column, body = 0, 0, None
    # The sheet's own word on its size is often wrong, so nobody asks it.
    for event, element in iterparse(io.BytesIO(well_formed(sheet)), events=("start", "end")):
        name = local(element)
        if event == "start":
            if name == "sheetData":
                body = element
            elif name == "row":
                row, column = row_number(element.get("r"), row + 1), 0
            continue
        if name == "c":
            column = column_number(element.get("r"), column + 1)
            found = facts.cell(element, row, column)
            if found:
                yield found
        elif name == "row" and body is not None:
            # A million empty rows would else stay in memory until the end.
            body.clear()


def row_number(given: str | None, following: int) -> int:
    number = int(given) if given else following
    if not 0 < number <= LAST_ROW:
        raise ValueError("a row that no sheet has")
    return number


def column_number(given: str | None, following: int) -> int:
    return column_index_from_string(coordinate_from_string(given)[0]) if given else following
