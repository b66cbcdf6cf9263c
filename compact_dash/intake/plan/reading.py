"""Reading a plan: from a folder of CSV files or from sheets, whole or refused with every fault at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.intake.plan.agreement import disagreements
from compact_dash.intake.plan.rows import TABLES, PlanFiles
from compact_dash.intake.plan.sheets import PlanSheet
from compact_dash.intake.tables import Row, scan_rows, scan_table


def read_plan(folder: Path) -> PlanFiles:
    """The plan in a folder that has every file, or one refusal with every fault of every file."""
    scans = {name: scan_table(folder / f"{name}.csv", row, unique=unique) for name, (row, unique) in TABLES.items()}
    tables = {name: tuple(rows) for name, (rows, _) in scans.items()}
    faults = [fault for _, found in scans.values() for fault in found]
    # A file with faults is known only in part, so nothing is measured against it.
    faults += disagreements(tables, {name for name, (_, found) in scans.items() if not found})
    return as_plan_files(tables, faults)


def as_plan_files(tables: Mapping[str, Sequence[Any]], faults: Sequence[Fault]) -> PlanFiles:
    """The tables as a plan.

    Raises:
        FileRefused: there are faults.
    """
    if faults:
        raise FileRefused(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))
    return PlanFiles(**{name: tuple(rows) for name, rows in tables.items()})


Tables = dict[str, Sequence[Any]]


def scan_sheets(sheets: Sequence[PlanSheet]) -> tuple[Tables, list[Fault]]:
    """The sound rows of each table and every fault; a table without a sheet is empty."""
    rows_of: Tables = {name: [] for name in TABLES}
    faults: list[Fault] = []
    for sheet in sheets:
        row, unique = TABLES[sheet.table]
        rows_of[sheet.table], found = scan_rows(sheet.place, sheet.rows, row, unique=unique)
        faults += found
    return rows_of, faults


def read_sheets(
    sheets: Sequence[PlanSheet], known: Mapping[str, Sequence[Row]], faults: Sequence[Fault] = ()
) -> PlanFiles:
    """The plan that the sheets and the rows known before make together; a row known before is never at fault.

    Raises:
        FileRefused: with every fault of every sheet, beside those found before.
    """
    given, found = scan_sheets(sheets)
    tables = {name: [*known.get(name, ()), *given[name]] for name in TABLES}
    broken = {fault.file for fault in found}
    sound = set(TABLES) - {sheet.table for sheet in sheets if sheet.place in broken}
    places = {f"{sheet.table}.csv": sheet.place for sheet in sheets}
    for fault in disagreements(tables, sound):
        # Rows known before were read with line 0, and are never at fault in this import.
        if fault.line != 0:
            found.append(replace(fault, file=places.get(fault.file, fault.file)))
    return as_plan_files(tables, [*faults, *found])
