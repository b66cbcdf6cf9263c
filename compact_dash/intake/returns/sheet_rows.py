"""Rows of a sheet under its header: their cells by field, and every fault found in them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from openpyxl.utils import get_column_letter

from compact_dash.domain.errors import CellFault
from compact_dash.domain.returns.typed_cell import Misfit
from compact_dash.intake.cells import quote_text
from compact_dash.intake.workbook_cells import spell_out, value_as_text
from compact_dash.intake.workbook_grid import Grid, GridCell
from compact_dash.intake.workbook_header import Header

UNMERGED = "cells that are not merged: undo Merge Cells and fill in each one"
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
        self.faults.append(self.header.fault(row, name, quote_cell(self.cell(row, name)), expected))

    def value(self, row: int, name: str, read: Callable[[GridCell | None], CellValue | None]) -> CellValue | None:
        """A cell's value as `read` reads it; None, with a fault noted, where it cannot."""
        try:
            return read(self.cell(row, name))
        except Misfit as misfit:
            self.fault(row, name, str(misfit))
            self.broken.add((row, name))
            return None

    def judge_merges(self, rows: Collection[int], names: Collection[str]) -> None:
        """Note merged cells among the fields: all but the first of them are empty, whatever they look like."""
        for merge in self.grid.merges:
            if any(merge.touches(row, self.header.places[name]) for row in rows for name in names):
                left, right = get_column_letter(merge.left), get_column_letter(merge.right)
                place = f"{left}{merge.top}:{right}{merge.bottom}"
                self.faults.append(CellFault(self.grid.name, merge.top, left, place, UNMERGED))


def quote_cell(cell: GridCell | None) -> str | None:
    """The text in a cell as a refusal quotes it; None where it is empty."""
    return None if cell is None else quote_text(spell_out(value_as_text(cell.value, cell.is_percent)))
