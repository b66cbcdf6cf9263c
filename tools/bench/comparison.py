"""The comparison: grounds for the product and its neighbours, their race, and its table."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from compact_dash.commands.loading.initialise import create_demonstration
from tools.bench.beside import Grounds, race, record
from tools.bench.beside.race import ROUNDS
from tools.bench.beside.rows import write_rows
from tools.bench.beside.table import HEADING, Found, LineTable
from tools.bench.grounds.blank import write_blank
from tools.bench.play.browser import NoBrowser
from tools.bench.steps import steps

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Comparison:
    """How it is compared: the rounds that count, the Python of Dash and Shiny, and a file for the table."""

    rounds: int = ROUNDS
    python: str = sys.executable
    markdown: Path | None = None


def compare(console: Console, how: Comparison, root: Path = ROOT) -> None:
    """Measure the product beside its neighbours in one run, and print the table.

    Raises:
        BenchFailed: a server did not start, or two columns show different totals.
    """
    with grounds(root, how.python) as laid, steps(console, "Beside other pages", how.rounds + 2) as report:
        try:
            found = race(laid, how.rounds, report)
        except NoBrowser as error:
            console.print(f"Not compared with other pages: {error}", highlight=False)
            return
    explain(console, found)
    if how.markdown:
        how.markdown.write_text(found.markdown(), encoding="utf-8")


def film(console: Console, folder: Path, root: Path = ROOT) -> None:
    """Film a cold Progress, a press on a department and a change of filter on the slow line.

    Raises:
        NoBrowser: there is no browser to film with.
        BenchFailed: the server did not start.
    """
    with grounds(root) as laid, steps(console, "Film strips", 1) as report:
        report("Filming on the slow line")
        written = record(laid, folder)
    for path in written:
        console.print(str(path), highlight=False, soft_wrap=True)


@contextmanager
def grounds(root: Path, python: str = sys.executable) -> Iterator[Grounds]:
    """The demonstration, what it shows written down, and a blank app, for as long as it is entered."""
    now = datetime.now(UTC).replace(tzinfo=None)
    with tempfile.TemporaryDirectory(prefix="compact-beside-") as name:
        folder = Path(name)
        database = folder / "demonstration.duckdb"
        create_demonstration(str(database), now, lambda step: None)
        rows = write_rows(database, now, folder / "rows.json")
        yield Grounds(root, database, write_blank(folder / "blank", root), rows, python)


def explain(console: Console, found: Found) -> None:
    """Print a table for each line, whether each aim is met, and what has to be said of them."""
    for table in found.tables:
        console.print(table_of(table))
        for verdict in table.verdicts():
            console.print(f"  {verdict}", highlight=False)
    for remark in found.remarks:
        console.print(remark, highlight=False)


def table_of(table: LineTable) -> Table:
    shown = Table("", title=f"{table.line}. {HEADING}", title_justify="left")
    for column in table.columns:
        shown.add_column(column, justify="right")
    for row in table.rows():
        shown.add_row(*row)
    return shown
