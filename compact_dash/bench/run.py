"""The run: databases of both sizes, two servers for each, and the account of what they cost."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from compact_dash.bench.account import explain
from compact_dash.bench.blank import write_blank
from compact_dash.bench.large import create_large
from compact_dash.bench.measured import Goal, Measured, measure
from compact_dash.bench.server import Server
from compact_dash.bench.size import LARGE, Size
from compact_dash.bench.steps import steps
from compact_dash.commands.initialise import create_demonstration

ROOT = Path(__file__).parent.parent.parent
REAL_GOAL, LARGE_GOAL = 1.5, 2.5


def run(console: Console, large: bool = True, root: Path = ROOT, size: Size = LARGE) -> None:
    """Measure the app in `root` at the real size and, unless told not to, at the large one; print the account.

    Raises:
        BenchFailed: a server did not start, or a page answered with an error.
    """
    with tempfile.TemporaryDirectory(prefix="compact-bench-") as name:
        bench = Bench(console, root, Path(name))
        measured = [bench.at_real_size()]
        if large:
            measured.append(bench.at_large_size(size))
        explain(console, measured)


class Bench:
    """A folder to work in, with the blank page in it."""

    def __init__(self, console: Console, root: Path, folder: Path) -> None:
        self.console, self.root, self.folder = console, root, folder
        self.blank = write_blank(folder / "blank", root)

    def at_real_size(self) -> Measured:
        database = self.folder / "real.duckdb"
        with steps(self.console, "Demonstration database", 3) as report:
            create_demonstration(str(database), now(), report)
        return self.measured(Goal("Real size", REAL_GOAL), database)

    def at_large_size(self, size: Size) -> Measured:
        database = self.folder / "large.duckdb"
        with steps(self.console, f"Database of {size.words}", size.steps) as report:
            create_large(database, size, now(), report)
        return self.measured(Goal(f"Large size ({size.words})", LARGE_GOAL), database)

    def measured(self, goal: Goal, database: Path) -> Measured:
        with steps(self.console, f"Measuring at the {goal.size[0].lower()}{goal.size[1:]}", 4) as report:
            report("Starting two servers")
            with Server("the product", self.root, database) as product, Server("the blank page", self.blank) as blank:
                return measure(goal, product, blank, report)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
