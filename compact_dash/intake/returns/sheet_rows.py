"""The rows of a sheet that people fill in: cells by field, their faults, and what stands outside the columns."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from openpyxl.utils import get_column_letter

from compact_dash.domain.errors import CellFault
from compact_dash.domain.limits import MOST_ROWS
from compact_dash.domain.returns.typed_answer import Misfit
from compact_dash.intake import workbook_cells
from compact_dash.intake.cells import quote_text
from compact_dash.intake.workbook_grid import NO_ROWS_BELOW, Grid
from compact_dash.intake.workbook_header import Header
from compact_dash.intake.workbook_sheet import CellKind, GridCell

UNMERGED = "cells that are not merged: undo Merge Cells and fill in each one"
# What a sentence says of words there.
BELOW = f"below row {MOST_ROWS:,}, the last that is looked at"
CellValue = TypeVar("CellValue")


@dataclass
class SheetRows:
    """The rows under a header as they are read; `faults` gathers what is wrong with any of them.

    `broken` holds the fields that could not be read, by their rows: nothing more is asked of those.
    """

    grid: Grid
    header: Header
    today: date
    faults: list[CellFault] = field(default_factory=list)
    broken: set[tuple[int, str]] = field(default_factory=set)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the rows under the header that have anything in them."""
        return [row for row in self.grid.rows if row > self.header.row]

    @property
    def faults_in_order(self) -> list[CellFault]:
        """The faults from the top down and from left to right: column Z comes before AA."""
        return sorted(self.faults, key=lambda fault: (fault.line or 0, len(fault.column or ""), fault.column or ""))

    def cell(self, row: int, name: str) -> GridCell | None:
        """The cell of a field, if it is not empty."""
        return self.grid.at(row, self.header.places[name])

    def fault(self, row: int, name: str, expected: str) -> None:
        """Note a fault in a field's cell, quoting what stands there."""
        self.faults.append(self.header.fault(row, name, workbook_cells.quote_cell(self.cell(row, name)), expected))

    def value(self, row: int, name: str, read: Callable[[GridCell | None], CellValue | None]) -> CellValue | None:
        """A cell's value as `read` reads it; None, with a fault noted, where it cannot."""
        try:
            return read(self.cell(row, name))
        except Misfit as misfit:
            self.fault(row, name, str(misfit))
            self.broken.add((row, name))
            return None

    def ignored(self) -> list[str]:
        """What stands outside the columns, and was not read: a sentence each.

        Above the header the first column holds what the template says there itself.
        """
        ours = set(self.header.places.values())
        outside = [
            cell
            for (row, column), cell in sorted(self.grid.cells.items())
            if (column not in ours if row > self.header.row else row < self.header.row and column > 1)
            and cell.kind is not CellKind.FORMULA
        ]
        named = {
            cell.column: self.grid.at(self.header.row, cell.column) if cell.row > self.header.row else None
            for cell in outside
        }
        columns = [
            f"{self.grid.name} sheet, column {top.letters}: “{quote_text(top.shown)}” is no column of ours, so it was "
            "not read."
            for top in named.values()
            if top
        ]
        unnamed = [*(cell for cell in outside if not named[cell.column]), *self.grid.far]
        return [
            *columns,
            *workbook_cells.links_unread(self.grid),
            *workbook_cells.as_ignored(self.grid.name, unnamed),
            *workbook_cells.as_ignored(self.grid.name, self.grid.below, BELOW),
        ]

    def judge_below(self, names: Collection[str]) -> None:
        """Note the cells of fields that stand below every row that is read: an answer there would be lost."""
        fields = {self.header.places[name] for name in names}
        for cell in self.grid.below:
            if cell.column in fields:
                shown = quote_text(cell.shown)
                self.faults.append(CellFault(self.grid.name, cell.row, cell.letters, shown, NO_ROWS_BELOW))

    def judge_merges(self, rows: Collection[int], names: Collection[str]) -> None:
        """Note merged cells among the fields: all but the first of them are empty, whatever they look like."""
        for merge in self.grid.merges:
            if any(merge.touches(row, self.header.places[name]) for row in rows for name in names):
                left, right = get_column_letter(merge.left), get_column_letter(merge.right)
                place = f"{left}{merge.top}:{right}{merge.bottom}"
                self.faults.append(CellFault(self.grid.name, merge.top, left, place, UNMERGED))
