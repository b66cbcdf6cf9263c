"""Header rows: where on a sheet its columns are, in whatever order they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from compact_dash.domain.errors import CellFault, FileRefused
from compact_dash.domain.plain_text import key
from compact_dash.intake.workbook_grid import Grid
from compact_dash.intake.workbook_sheet import CellKind

# Titles stand above the header, and people add a few rows there.
LOOKED_AT = 40
# One name alone may stand in a title; two beside each other are a header.
LEAST_FOUND = 2


@dataclass(frozen=True)
class Header:
    """The header's row, and the column of each field."""

    sheet: str
    row: int
    places: Mapping[str, int]

    def fault(self, row: int, field: str, value: str | None, expected: str) -> CellFault:
        """A fault in the field's cell of a row."""
        return CellFault(self.sheet, row, get_column_letter(self.places[field]), value, expected)


def find_header(grid: Grid, columns: Mapping[str, str]) -> Header:
    """The row that names the most of the columns, which are given as fields and what they are called.

    Raises:
        FileRefused: there is no such row, or a column is missing from it or stands there twice.
    """
    fields = {key(label): field for field, label in columns.items()}
    rows = {row: named_in(grid, row, fields) for row in grid.rows if row <= LOOKED_AT}
    # Of rows that name as many, the upper one: what stands below it is answers.
    best = max(rows, key=lambda row: (len({field for field, _ in rows[row]}), -row), default=0)
    if not best or len(rows[best]) < LEAST_FOUND:
        raise FileRefused([CellFault(grid.name, None, None, None, f"a header row: {', '.join(columns.values())}")])
    return header_at(grid.name, best, rows[best], columns)


def named_in(grid: Grid, row: int, fields: Mapping[str, str]) -> list[tuple[str, int]]:
    """The fields that a row names, each with its column."""
    return [
        (fields[called], column)
        for (place, column), cell in grid.cells.items()
        if place == row and cell.kind is CellKind.TEXT and (called := key(cell.shown)) in fields
    ]


def header_at(sheet: str, row: int, named: list[tuple[str, int]], columns: Mapping[str, str]) -> Header:
    places: dict[str, int] = {}
    faults = []
    for field, column in named:
        if places.setdefault(field, column) != column:
            expected = f"the column “{columns[field]}” once: column {get_column_letter(places[field])} has it already"
            faults.append(CellFault(sheet, row, get_column_letter(column), columns[field], expected))
    missing = [label for field, label in columns.items() if field not in places]
    faults += [CellFault(sheet, row, None, None, f"the column “{label}” in the header row") for label in missing]
    if faults:
        raise FileRefused(faults)
    return Header(sheet, row, places)
