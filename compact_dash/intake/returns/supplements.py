"""Supplements in a workbook: the rows of the sheet Consultations and more."""

from dataclasses import dataclass, field
from datetime import date

from compact_dash.domain.returns.supplement import KIND_WORDS, SUPPLEMENT_LABELS, Supplement, supplement_faults
from compact_dash.intake import workbook_cells
from compact_dash.intake.returns.sheet_rows import SheetRows
from compact_dash.intake.workbook_grid import GridCell


@dataclass
class SupplementRows(SheetRows):
    """The rows of the sheet, each read into a supplement; `rows` are their numbers, in the same order."""

    supplements: list[Supplement] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def read(self) -> None:
        """Read every row that has something in it, then ask the checks that the form asks too."""
        for row in self.numbers:
            if any(self.cell(row, name) for name in SUPPLEMENT_LABELS):
                self.read_row(row)
        for found in supplement_faults(self.supplements):
            row = self.rows[found.place]
            if (row, found.field) not in self.broken:
                self.fault(row, found.field, found.expected)
        self.judge_merges(self.rows, SUPPLEMENT_LABELS)

    def read_row(self, row: int) -> None:
        kind = self.value(row, "kind", workbook_cells.kind)
        # Judged here by its cell: the checks that follow would call it an unknown kind, and quote nothing.
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
