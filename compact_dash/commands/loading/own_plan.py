"""A house's own plan: the files that a database is started from instead of the plan of 2013."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from compact_dash.domain.errors import Fault
from compact_dash.intake.plan.agreement import too_late
from compact_dash.intake.plan.reading import read_plan, read_sheets, scan_sheets
from compact_dash.intake.plan.rows import PlanFiles
from compact_dash.intake.plan.sheets import NAMES, PlanSheet, sheets_at
from compact_dash.intake.tables import Row

NEEDED = ("organisations", "plans")
# What a plan may leave to the program: the thresholds that ratings are worked out with.
LENT = ("settings", "sources")


def read_own_plan(path: Path, files: Path, today: date) -> PlanFiles:
    """The plan in a workbook, a CSV file or a folder; without settings it takes those the program comes with.

    Raises:
        NotFound: there is nothing at the path.
        FileRefused: with every fault of every sheet.
    """
    sheets = sheets_at(path)
    given = {sheet.table for sheet in sheets}
    lent: dict[str, Sequence[Row]] = {}
    if "settings" not in given:
        own = read_plan(files / "seed")
        lent = {name: [row.model_copy(update={"line": 0}) for row in getattr(own, name)] for name in LENT}
    scanned, _ = scan_sheets(sheets)
    place = next((sheet.place for sheet in sheets if sheet.table == "plans"), "")
    return read_sheets(sheets, lent, [*missing(sheets, path), *too_late(place, scanned["plans"], today)])


def missing(sheets: Sequence[PlanSheet], path: Path) -> Iterator[Fault]:
    """A fault for each table without which there is no plan."""
    given = {sheet.table for sheet in sheets}
    for name in NEEDED:
        if name not in given:
            yield Fault(path.name, None, None, None, f"a table called {name}, beside those it has; a plan has {NAMES}")
