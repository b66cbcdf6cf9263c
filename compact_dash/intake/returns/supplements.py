"""Supplements in a workbook: the rows of the sheet Consultations and more."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from compact_dash.domain.errors import CellFault
from compact_dash.domain.returns.supplement import KIND_WORDS, LABELS, Supplement
from compact_dash.domain.returns.supplement import faults as supplement_faults
from compact_dash.domain.returns.typed_cell import Misfit
from compact_dash.intake import workbook_cells
from compact_dash.intake.returns.answers import UNMERGED, quoted
from compact_dash.intake.workbook_grid import Grid, GridCell, letters
from compact_dash.intake.workbook_header import Header

V = TypeVar("V")


@dataclass
class SupplementRows:
    """The rows under the header, and what is wrong with any of them."""

    grid: Grid
    header: Header
    today: date
    supplements: list[Supplement] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    broken: set[tuple[int, str]] = field(default_factory=set)

    def read(self) -> None:
        """Read every row that has something in it, then ask the checks that the form asks too."""
        for row in self.grid.rows:
            if row > self.header.row and any(self.cell(row, name) for name in LABELS):
                self.read_row(row)
        for found in supplement_faults(self.supplements):
            row = self.rows[found.place]
            if (row, found.field) not in self.broken:
                self.fault(row, found.field, found.expected)
        self.judge_merges()

    def cell(self, row: int, name: str) -> GridCell | None:
        return self.grid.at(row, self.header.places[name])

    def fault(self, row: int, name: str, expected: str) -> None:
        self.faults.append(self.header.fault(row, name, quoted(self.cell(row, name)), expected))

    def read_row(self, row: int) -> None:
        kind = self.value(row, "kind", workbook_cells.kind)
        if kind is None and (row, "kind") not in self.broken:
            self.fault(row, "kind", f"one of {', '.join(KIND_WORDS.values())}")
            self.broken.add((row, "kind"))
        supplement = Supplement(
            kind=kind or "",
            title=self.value(row, "title", workbook_cells.words) or "",
            opened_on=self.value(row, "opened_on", self.day),
            closed_on=self.value(row, "closed_on", self.day),
            number=self.value(row, "number", workbook_cells.number),
            words=self.value(row, "words", workbook_cells.words),
        )
        self.supplements.append(supplement)
        self.rows.append(row)

    def day(self, cell: GridCell | None) -> date | None:
        return workbook_cells.day(cell, self.today)

    def value(self, row: int, name: str, read: Callable[[GridCell | None], V | None]) -> V | None:
        """A cell's value, or None with a fault noted."""
        try:
            return read(self.cell(row, name))
        except Misfit as misfit:
            self.fault(row, name, str(misfit))
            self.broken.add((row, name))
            return None

    def judge_merges(self) -> None:
        """Note merged cells among the rows that were read."""
        for merge in self.grid.merges:
            if any(merge.touches(row, place) for row in self.rows for place in self.header.places.values()):
                place = f"{letters(merge.left)}{merge.top}:{letters(merge.right)}{merge.bottom}"
                self.faults.append(CellFault(self.grid.name, merge.top, letters(merge.left), place, UNMERGED))
