"""The run: databases of both sizes, two servers for each, and the account of what they cost."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from compact_dash.commands.loading.initialise import create_demonstration
from compact_dash.domain.wording import count
from tools.bench.account import explain
from tools.bench.comparison import Comparison, compare
from tools.bench.failure import BenchFailed
from tools.bench.grounds.blank import write_blank
from tools.bench.grounds.ground import lay
from tools.bench.grounds.large import create_large
from tools.bench.grounds.meeting import convene
from tools.bench.grounds.register import create_register
from tools.bench.grounds.size import LARGE, Size
from tools.bench.measures.followed import VIEWERS, Followed, following_lines, measure_following
from tools.bench.measures.killing import Killer
from tools.bench.measures.live import Arrived, live_lines, measure_live
from tools.bench.measures.measured import Goal, Measured, measure
from tools.bench.measures.register import FEW, MANY, PageGrowth, measure_register, register_lines
from tools.bench.measures.saving import LEADS, Saving, measure_saving, saving_lines
from tools.bench.server import Server
from tools.bench.steps import steps

ROOT = Path(__file__).parent.parent.parent
# Times the cost of a blank page that a change of filter may take.
REAL_GOAL, LARGE_GOAL = 1.5, 2.5


def run(
    console: Console,
    large: bool = True,
    comparison: Comparison | None = None,
    root: Path = ROOT,
    size: Size = LARGE,
) -> None:
    """Measure the app in `root` at the real size and, unless told not to, at the large one; print the account.

    With a comparison, also measure it beside other pages.

    Raises:
        BenchFailed: a server did not start, or a page answered with an error.
    """
    with tempfile.TemporaryDirectory(prefix="compact-bench-") as name:
        bench = Bench(console, root, Path(name))
        # One after another: two sizes at once would share the processor and measure each other.
        measured = [bench.at_real_size()]
        people = [*saving_lines(bench.saving()), *following_lines(bench.following()), *live_lines(bench.live())]
        people += register_lines(bench.register())
        if large:
            measured.append(bench.at_large_size(size))
        explain(console, measured)
        for line in people:
            console.print(line, highlight=False)
    if comparison:
        compare(console, comparison, root)


def grow(console: Console, root: Path = ROOT) -> None:
    """Measure the register's pages with few entries and with many, and print how much more they take.

    Raises:
        BenchFailed: a server did not start, or a page answered with an error.
    """
    with tempfile.TemporaryDirectory(prefix="compact-register-") as name:
        for line in register_lines(Bench(console, root, Path(name)).register()):
            console.print(line, highlight=False)


def kill(console: Console, times: int, root: Path = ROOT) -> None:
    """Kill the server so many times while eight leads file, and print what each death left.

    Raises:
        BenchFailed: something acknowledged is missing, or doubled, or the database is not whole.
    """
    with tempfile.TemporaryDirectory(prefix="compact-kill-") as name:
        ground = lay(Path(name) / "killed.duckdb", now(), lambda step: None)
        killer = Killer(root, ground, now())
        for number in range(1, times + 1):
            death = killer.kill_once()
            console.print(f"{number}. {death.sentence}", highlight=False)
            if death.findings:
                # At the first death with a finding: what comes after it would only repeat it.
                raise BenchFailed("\n".join(death.findings))
        kept = sum(save.kept for save in killer.saves)
        console.print(f"{count(kept, 'acknowledged save')}, each there once after every death.", highlight=False)


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

    def saving(self) -> Saving:
        with steps(self.console, "Returns", 5) as report:
            ground = lay(self.folder / "returns.duckdb", now(), report)
            report(f"{LEADS} leads at once")
            return measure_saving(self.root, ground, now())

    def following(self) -> Followed:
        with steps(self.console, "A Forum", 4) as report:
            meeting = convene(self.folder / "meeting.duckdb", now(), report)
            report(f"{VIEWERS} viewers follow a chair")
            return measure_following(self.root, meeting)

    def register(self) -> list[PageGrowth]:
        sizes = {}
        for number in (FEW, MANY):
            database = self.folder / f"register-{number}.duckdb"
            with steps(self.console, "A register", 4) as report:
                sizes[number] = (database, create_register(database, number, now(), report))
        return measure_register(self.root, sizes)

    def live(self) -> Arrived:
        database = self.folder / "live.duckdb"
        with steps(self.console, "The live board", 4) as report:
            create_demonstration(str(database), now(), report)
            report("Accepting returns while others read")
            return measure_live(self.root, database)

    def measured(self, goal: Goal, database: Path) -> Measured:
        with steps(self.console, f"Measuring at the {goal.size[0].lower()}{goal.size[1:]}", 4) as report:
            report("Starting two servers")
            with Server("the product", self.root, database) as product, Server("the blank page", self.blank) as blank:
                return measure(goal, product, blank, report)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
