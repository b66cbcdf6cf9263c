"""Sheets of a workbook, read from their XML: each cell as it shows, and what it was taken for.

Read here and not by a library: those keep the number and lose how it is shown, or take an escaped letter for two.
"""

import codecs
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from typing import Any

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from compact_dash.domain.plain_text import tidy_text
from compact_dash.intake.number_format import (
    BUILT_IN,
    EAST_ASIAN_DAYS,
    Shows,
    clock_shown,
    digits_of,
    moment_shown,
    number_shown,
    shows,
    span_shown,
    text_shown,
)

# The last row that Excel has.
LAST_ROW = 1_048_576
MOST_COLUMNS = 200
# A character that XML does not let stand, as a workbook spells it; the underscore of such a spelling that somebody
# typed is spelt so itself. What could stand as it is is left alone: some programs write typed words without the care.
ESCAPED = re.compile(
    r"_x(?:(005[Ff])_(?=x[0-9A-Fa-f]{4}_)|((?:00[01][0-9A-Fa-f]|007[Ff]|[Ff]{3}[EFef]|[Dd][89A-Fa-f][0-9A-Fa-f]{2}))_)"
)
# In UTF-8: a control, U+FFFE and U+FFFF, half a character; and the same by their numbers.
NO_CHARACTER = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf][\x80-\xbf]"
    rb"|&#(?:[0-8]|1[124-9]|2[0-9]|3[01]|65534|65535|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]|d[89a-f][0-9a-f]{2}));",
    re.IGNORECASE,
)


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
    """A cell that is not empty: `shown` is what a person sees in it, `moment` the date and time behind a DAY."""

    row: int
    column: int
    shown: str
    kind: CellKind
    moment: datetime | None = None

    @property
    def letters(self) -> str:
        return str(get_column_letter(self.column))


def without_escapes(text: str) -> str:
    """A text as it was typed, its escapes turned into the characters that they stand for."""
    return ESCAPED.sub(lambda found: "_" if found[1] else chr(int(found[2], 16)), text)


def local(element: Any) -> str:
    """An element's name without its namespace, which the strict form of the format has another of."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: Any) -> str:
    """The words of a string, its differently shaped runs put together, without how they are pronounced."""
    parts = []
    for child in element:
        if local(child) == "t":
            parts.append(child.text or "")
        elif local(child) == "r":
            parts.append(text_of(child))
    return "".join(parts)


def strings_of(part: bytes) -> list[str]:
    """The texts that the sheets of a workbook share."""
    return [without_escapes(text_of(each)) for each in xml_of(part) if local(each) == "si"]


def formats_of(part: bytes) -> list[str]:
    """The number format of each style, by its place. All else about a style is only how it looks."""
    root = xml_of(part)
    own = {each.get("numFmtId"): each.get("formatCode", "General") for each in root.iterfind("{*}numFmts/{*}numFmt")}
    return [format_named(each.get("numFmtId") or "0", own) for each in root.iterfind("{*}cellXfs/{*}xf")]


def format_named(number: str, own: Mapping[str, str]) -> str:
    if number in own:
        return own[number]
    return "d/m/yyyy" if int(number) in EAST_ASIAN_DAYS else BUILT_IN.get(int(number), "General")


def xml_of(part: bytes) -> Any:
    return fromstring(well_formed(part))


def well_formed(part: bytes) -> bytes:
    """XML without the characters that it may not hold, which some programs write all the same."""
    return part if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else NO_CHARACTER.sub(b"", part)


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
                return moment_cell(row, column, datetime.fromisoformat(value.strip()), code)
            case _:
                return self.number_cell(row, column, value.strip(), code)

    def format_of(self, style: str | None) -> str:
        place = int(style or 0)
        return self.formats[place] if place < len(self.formats) else "General"

    def number_cell(self, row: int, column: int, value: str, code: str) -> GridCell:
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise ValueError("a number that is none") from None
        made = shows(code)
        if made is Shows.NUMBER or not number.is_finite():
            return GridCell(row, column, number_shown(number, code), CellKind.NUMBER)
        try:
            if made is Shows.SPAN:
                return GridCell(row, column, span_shown(timedelta(days=float(number))), CellKind.MOMENT)
            moment = self.moment(float(number))
            if 0 <= number < 1:
                # A time of day by itself, whatever day a format would put beside it.
                return GridCell(row, column, clock_shown(moment.time()), CellKind.MOMENT)
        except (OverflowError, ValueError):
            # A spreadsheet shows ##### here. Its number says at least what stands there.
            return GridCell(row, column, digits_of(number), CellKind.NUMBER)
        return moment_cell(row, column, moment, code)

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


def text_cell(row: int, column: int, text: str, code: str) -> GridCell | None:
    shown = text_shown(text, code)
    return None if not tidy_text(shown) else GridCell(row, column, shown, CellKind.TEXT)


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
            found = facts.cell(element, row, column) if column <= MOST_COLUMNS else None
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
