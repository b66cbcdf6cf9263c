"""Sheets of a plan: what was handed in, as tables of cells, whether CSV files or one workbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from compact_dash.domain.errors import Fault, FileRefused, NotFound
from compact_dash.domain.wording import as_list
from compact_dash.intake.csv_file import NumberedRow, csv_rows, letters_guessed
from compact_dash.intake.plan.rows import TABLES
from compact_dash.intake.sheet_rows import grid_faults, rows_of

if TYPE_CHECKING:
    from compact_dash.intake.workbook_grid import ReadWorkbook

WORKBOOK = ".xlsx"
# A sheet that tells people about the others.
ABOUT = "About"
NAMES = ", ".join(TABLES)
A_TABLE = f"a sheet with the name of a table: {NAMES}"


@dataclass(frozen=True)
class PlanSheet:
    """A table as it was handed in: its name, what a refusal calls it, and its rows that are not blank.

    `remark` is what to look at before it is taken in: its letters, where they were guessed.
    """

    table: str
    place: str
    rows: list[NumberedRow]
    remark: str | None = None


def remarks_of(sheets: Iterable[PlanSheet]) -> list[str]:
    """What to look at in the sheets before they are taken in."""
    return [sheet.remark for sheet in sheets if sheet.remark]


def sheets_at(path: Path) -> list[PlanSheet]:
    """The sheets of a workbook, of one CSV file or of a folder of them.

    Raises:
        NotFound: there is nothing at the path.
        FileRefused: something there is no table of a plan.
    """
    if path.is_dir():
        paths = sorted(path.glob("*.csv"))
        if not paths:
            raise NotFound(f"The folder {path} holds no CSV file. A plan\u2019s files are called {NAMES}.")
    elif path.is_file():
        paths = [path]
    else:
        raise NotFound(f"There is no file or folder at {path}. Name a workbook, or a folder of CSV files.")
    return sheets_of({each.name: each.read_bytes() for each in paths})


def sheets_of(files: Mapping[str, bytes]) -> list[PlanSheet]:
    """The sheets of some files by their names: one workbook, or CSV files.

    Raises:
        FileRefused: with every fault of every file.
    """
    # Everything that is no CSV counts as a workbook; the opener refuses it with its own words.
    workbooks = [name for name in files if not name.lower().endswith(".csv")]
    if workbooks and len(files) > 1:
        expected = "one workbook by itself, or CSV files alone"
        raise FileRefused([Fault(as_list(list(files)), None, None, None, expected)])
    if workbooks:
        return sheets_of_workbook(workbooks[0], files[workbooks[0]])
    return sheets_of_csv(files)


def sheets_of_csv(files: Mapping[str, bytes]) -> list[PlanSheet]:
    sheets, faults = [], []
    for name, content in files.items():
        table = name[: -len(".csv")].lower()
        if table not in TABLES:
            faults.append(Fault(name, None, None, None, f"a file with the name of a table: {NAMES}"))
            continue
        try:
            sheets.append(PlanSheet(table, name, csv_rows(name, content), letters_guessed(name, content)))
        except FileRefused as refusal:
            faults += refusal.faults
    if faults:
        raise FileRefused(faults)
    return sheets


def sheets_of_workbook(name: str, content: bytes) -> list[PlanSheet]:
    # Imported here: CSV files are read without the library for workbooks.
    from compact_dash.intake.workbook_grid import read_workbook

    book = read_workbook(content, name)
    # A sheet that nobody sees, or that holds nothing, was left by a program.
    strange = [
        Fault(f"{sheet} sheet", None, None, None, A_TABLE)
        for sheet in book.sheets
        if sheet.strip().casefold() not in TABLES and sheet.strip() != ABOUT and has_cells(book, sheet)
    ]
    grids = {table: grid for table in TABLES for grid in [book.grid(table)] if grid is not None}
    unreadable = [fault for grid in grids.values() for fault in grid_faults(grid)]
    if not grids and not strange:
        strange = [Fault(name, None, None, "an empty workbook", A_TABLE)]
    if strange or unreadable:
        raise FileRefused([*strange, *unreadable])
    return [PlanSheet(table, f"{table} sheet", rows_of(grid)) for table, grid in grids.items()]


def has_cells(book: "ReadWorkbook", sheet: str) -> bool:
    try:
        grid = book.grid(sheet)
    except FileRefused:
        # It is too long to be read, so there is something in it.
        return True
    return grid is not None and grid.holds_something
