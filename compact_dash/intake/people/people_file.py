"""A list of people in a CSV file or a workbook: who is to hold which role, in which organisation."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from compact_dash.domain.errors import Fault, FileRefused, NotFound
from compact_dash.intake.cells import Day
from compact_dash.intake.csv_file import NumberedRow, csv_rows, letters_guessed
from compact_dash.intake.sheet_rows import grid_faults, rows_of
from compact_dash.intake.tables import Row, scan_rows

EXPECTED = "one sheet with the columns email, role and organisation"


class PersonRow(Row):
    """A role for somebody; without a name they are called by their address, and without a day it begins today."""

    email: str
    role: str
    organisation: str
    name: str | None = None
    from_on: Day | None = Field(default=None, alias="from")


@dataclass(frozen=True)
class PeopleFile:
    """The sound rows of a list, every fault of the others, and what a refusal calls the file or the sheet.

    `remark` is what to look at in it: its letters, where they were guessed.
    """

    place: str
    rows: list[PersonRow]
    faults: list[Fault]
    remark: str | None = None


def scan_people(path: Path) -> PeopleFile:
    """The list in a file.

    Raises:
        NotFound: there is no file.
        FileRefused: it is neither a workbook of one sheet nor CSV.
    """
    if not path.is_file():
        raise NotFound(f"There is no file at {path}. Name a CSV file or a workbook with a list of people.")
    content = path.read_bytes()
    is_text = path.suffix.lower() == ".csv"
    place, rows = (path.name, csv_rows(path.name, content)) if is_text else workbook_rows(path.name, content)
    remark = letters_guessed(path.name, content) if is_text else None
    return PeopleFile(place, *scan_rows(place, rows, PersonRow), remark)


def workbook_rows(name: str, content: bytes) -> tuple[str, list[NumberedRow]]:
    """The sheet that has cells, and its rows."""
    # Imported here: CSV files are read without the library for workbooks.
    from compact_dash.intake.workbook_grid import read_workbook

    book = read_workbook(content, name)
    grids = [grid for sheet in book.sheets if (grid := book.grid(sheet)) and grid.holds_something]
    if len(grids) != 1:
        raise FileRefused([Fault(name, None, None, f"{len(grids)} sheets with something in them", EXPECTED)])
    faults = grid_faults(grids[0])
    if faults:
        raise FileRefused(faults)
    return f"{grids[0].name} sheet", rows_of(grids[0])
