"""Grids: the sheets of a workbook as finished values, whatever program saved it.

Formulas are told from values, dates from numbers, and merged cells are named; nothing is judged here."""

import io
import posixpath
import re
import threading
import warnings
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from compact_dash.domain.errors import CellFault, FileRefused
from compact_dash.intake.workbook_file import UNREADABLE, WHOLE, refusal_of_file, unpack
from compact_dash.intake.workbook_parts import BOOK

RELATIONS = "xl/_rels/workbook.xml.rels"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# By its bytes: a parser would build the whole sheet for a handful of ranges.
MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]+[0-9]+:[A-Z]+[0-9]+)["']""")
# Far more than a hand makes; a file with more was made to be slow to read.
MOST_MERGES = 10_000


@dataclass(frozen=True)
class Merge:
    """A merged range, both corners in it, rows and columns counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def touches(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def merges_of(parts: Mapping[str, bytes]) -> dict[str, tuple[Merge, ...]]:
    """The merged ranges of each sheet, by its name."""
    from defusedxml.ElementTree import fromstring

    targets = {each.get("Id"): each.get("Target") for each in fromstring(parts[RELATIONS]).findall("{*}Relationship")}
    return {
        sheet.get("name"): merges_in(parts.get(part_path(targets[sheet.get(ID)]), b""))
        for sheet in fromstring(parts[BOOK]).findall("{*}sheets/{*}sheet")
        if targets.get(sheet.get(ID))
    }


def part_path(target: str) -> str:
    """A relation's target, which may be told from the root or from the workbook, as a path in the zip."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def merges_in(sheet: bytes) -> tuple[Merge, ...]:
    return tuple(merge_at(found.decode()) for found in MERGE.findall(sheet)[:MOST_MERGES])


def merge_at(reference: str) -> Merge:
    left, top, right, bottom = range_boundaries(reference)
    return Merge(top, left, bottom, right)


MOST_ROWS = 5000
# The last row that Excel has.
LAST_ROW = 1_048_576
MOST_COLUMNS = 200
# The errors that the library raises over a workbook that is a sound zip but not a sound workbook.
UNSOUND = (*UNREADABLE, LookupError, TypeError, AttributeError, ArithmeticError, SyntaxError, RecursionError)
# One workbook at a time: reading one takes memory, and the filters of warnings belong to the whole process.
one_at_a_time = threading.Lock()

Value = str | int | float | bool | date | time | timedelta


@dataclass(frozen=True)
class GridCell:
    """A cell that is not empty: its value, and what Excel takes it for."""

    row: int
    column: int
    value: Value
    is_formula: bool = False
    is_error: bool = False
    is_percent: bool = False

    @property
    def letters(self) -> str:
        return str(get_column_letter(self.column))


@dataclass(frozen=True)
class Grid:
    """A sheet's cells by row and column, both counted from 1, and its merged ranges."""

    name: str
    cells: Mapping[tuple[int, int], GridCell]
    merges: tuple[Merge, ...] = ()

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell there, if it is not empty."""
        return self.cells.get((row, column))

    @property
    def rows(self) -> list[int]:
        """The rows with anything in them, from the top."""
        return sorted({row for row, _ in self.cells})


@dataclass(frozen=True)
class ReadWorkbook:
    """The wanted sheets that a workbook has, the names of all of them, and its own properties."""

    grids: Mapping[str, Grid]
    sheets: tuple[str, ...]
    properties: Mapping[str, str]


def read_workbook(content: bytes, name: str, wanted: Collection[str]) -> ReadWorkbook:
    """The sheets named in `wanted`, found whatever their capitals and outer spaces.

    Raises:
        FileRefused: it may not be opened, is damaged, or a wanted sheet is longer than any of ours.
    """
    parts = unpack(content, name)
    try:
        with one_at_a_time, warnings.catch_warnings():
            # The library warns of what it leaves out, such as drop-downs; a warning stops nothing and tells no reader.
            warnings.simplefilter("ignore")
            return read_grids(content, parts, wanted)
    except UNSOUND as error:
        raise refusal_of_file(name, WHOLE) from error


def read_grids(content: bytes, parts: Mapping[str, bytes], wanted: Collection[str]) -> ReadWorkbook:
    # Row by row, for the other way builds a cell for each of the billions that a merged range may name.
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    merges = merges_of(parts)
    called = {sheet.title.strip().casefold(): sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")}
    grids = {
        name: Grid(name, cells_of(called[name.casefold()], name), merges.get(called[name.casefold()].title, ()))
        for name in wanted
        if name.casefold() in called
    }
    properties = {each.name: str(each.value) for each in book.custom_doc_props.props if each.name}
    return ReadWorkbook(grids, tuple(book.sheetnames), properties)


def cells_of(sheet: Any, name: str) -> dict[tuple[int, int], GridCell]:
    # What a sheet says of its own size is often wrong, and the library would stop reading there.
    sheet.reset_dimensions()
    found = {}
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > LAST_ROW:
            raise ValueError("a row that no sheet has")
        # Counted as they come: a bomb of rows is never held in memory.
        for cell in filled_cells(row):
            if cell.row > MOST_ROWS:
                place = CellFault(name, cell.row, None, None, f"at most {MOST_ROWS:,} rows")
                raise FileRefused([place])
            found[cell.row, cell.column] = grid_cell(cell)
    return found


def filled_cells(row: Collection[Any]) -> Iterator[Any]:
    return (cell for cell in row if cell.value is not None and cell.value != "" and cell.column <= MOST_COLUMNS)


def grid_cell(cell: Any) -> GridCell:
    is_formula = cell.data_type == "f"
    is_number = cell.data_type == "n" and not isinstance(cell.value, bool)
    return GridCell(
        row=cell.row,
        column=cell.column,
        value=formula_text(cell.value) if is_formula else cell.value,
        is_formula=is_formula,
        is_error=cell.data_type == "e",
        # Without the words of the format, in which a percent sign is only a letter.
        is_percent=is_number and "%" in re.sub(r'"[^"]*"', "", cell.number_format),
    )


def formula_text(formula: object) -> str:
    """A formula as it was typed; one over several cells keeps its words in an object."""
    return formula if isinstance(formula, str) else str(getattr(formula, "text", None) or "=")
