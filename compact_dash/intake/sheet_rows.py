"""The rows of a sheet: those of a workbook as a CSV file has them, and those from the header on."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from compact_dash.domain.errors import Fault
from compact_dash.domain.plain_text import tidy_text
from compact_dash.intake.csv_file import NumberedRow

if TYPE_CHECKING:
    from compact_dash.intake.workbook_grid import Grid

# Rows that people put above a header, and the cells that such a row has at most: the words, and a date beside them.
MOST_ABOVE, MOST_IN_TITLE = 10, 2
UNMERGED = "cells that are not merged: undo Merge Cells and fill in each"


def grid_faults(grid: "Grid") -> list[Fault]:
    """A fault for each cell that has no value of its own: a formula, an error, or one that is merged with another."""
    from compact_dash.intake.workbook_cells import FAILED
    from compact_dash.intake.workbook_grid import NO_ROWS_BELOW

    place = f"{grid.name} sheet"
    failed = [cell for cell in grid.cells.values() if cell.kind in FAILED]
    return [
        *(Fault(place, cell.row, cell.letters, cell.shown, FAILED[cell.kind]) for cell in failed),
        *(Fault(place, merge.top, None, None, UNMERGED) for merge in grid.merges),
        *(Fault(place, cell.row, cell.letters, cell.shown, "nothing so far to the right") for cell in grid.far[:1]),
        *(Fault(place, cell.row, cell.letters, cell.shown, NO_ROWS_BELOW) for cell in grid.below[:1]),
    ]


def rows_of(grid: "Grid") -> list[NumberedRow]:
    """The rows as a CSV file has them: a cell for every column, blank or not."""
    width = max((column for _, column in grid.cells), default=0)
    shown = {place: cell.shown for place, cell in grid.cells.items()}
    return [(row, [shown.get((row, column), "") for column in range(1, width + 1)]) for row in grid.rows]


def below_title(numbered: Sequence[NumberedRow], columns: Collection[str]) -> Sequence[NumberedRow]:
    """The rows from the header on, where only a title or a note of a cell or two stands above it."""
    for at, (_, cells) in enumerate(numbered[:MOST_ABOVE]):
        said = [tidy_text(cell) for cell in cells if tidy_text(cell)]
        if len(set(said) & set(columns)) > 1:
            return numbered[at:]
        if len(said) > MOST_IN_TITLE:
            break
    return numbered
