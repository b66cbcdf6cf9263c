"""The race: every column in turn, round by round, on each line, in one run."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.bench.beside.apps.shown import Progress, read_progress
from tools.bench.beside.column import BLANK, COLUMNS, DASH, FLOOR, PRODUCT, SHINY, Column
from tools.bench.beside.line import LINES, SLOW, Line, echoed
from tools.bench.beside.neighbour import BARE, Neighbour, missing
from tools.bench.beside.table import Found, LineTable
from tools.bench.beside.visits import Sitting, opened, settle, watched
from tools.bench.failure import BenchFailed, NotThere
from tools.bench.play.browser import with_browser
from tools.bench.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROUNDS = 7
APPS = {DASH: "in_dash", SHINY: "in_shiny", FLOOR: BARE}


@dataclass(frozen=True)
class Grounds:
    """What is measured: the product in its folder with a database, the blank app's folder, and the rows written down.

    `python` runs Dash and Shiny, where they are installed apart from the product.
    """

    root: Path
    database: Path
    blank: Path
    rows: Path
    python: str = sys.executable


@dataclass
class Race:
    """Five servers side by side, and what was found of each on each line."""

    grounds: Grounds
    addresses: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    found: dict[tuple[str, str], dict[str, list[float]]] = field(default_factory=dict)

    def start(self, open_servers: ExitStack) -> None:
        """Start every server that can be started; say of the others what they miss."""
        for server in self.servers():
            self.addresses[server.name] = open_servers.enter_context(server).address

    def servers(self) -> Iterator[Server]:
        yield Server(PRODUCT, self.grounds.root, self.grounds.database)
        yield Server(BLANK, self.grounds.blank)
        for name, app in APPS.items():
            python = sys.executable if app == BARE else self.grounds.python
            lacking = missing(app, python)
            if lacking:
                self.remarks.append(f"{name} was not measured. {lacking}")
            else:
                yield Neighbour(name, app, self.grounds.rows, python)

    def run(self, browser: "Browser", rounds: int, report: Callable[[str], None]) -> None:
        progress = read_progress(str(self.grounds.rows))
        for number in range(rounds + 1):
            report(f"Round {number} of {rounds}" if number else "A round that does not count")
            # Whoever went first goes last in the next round: nobody has the quieter minute each time.
            columns = turned([each for each in COLUMNS if each.name in self.addresses], number)
            sittings = [self.sat(browser, column, line, progress) for line in LINES for column in columns]
            check_alike(sittings)
            # The first visit of all fills the servers' own caches, which no later visitor meets empty.
            for sitting in sittings if number else ():
                kept = self.found.setdefault((sitting.line.name, sitting.column.name), {})
                for measure, times in sitting.found.items():
                    kept.setdefault(measure, []).extend(times)
        if FLOOR in self.addresses:
            self.remarks.append(self.echo(browser))

    def sat(self, browser: "Browser", column: Column, line: Line, progress: Progress) -> Sitting:
        sitting = Sitting(column, line, self.addresses[column.name], pressed(progress))
        try:
            sitting.sit(browser)
        except NotThere as refusal:
            # Said and not hidden in a median; what was measured before it counts, and the others go on.
            self.remarks.append(str(refusal))
            sitting.totals = []
        return sitting

    def echo(self, browser: "Browser") -> str:
        context = opened(browser)
        page = watched(context, next(each for each in COLUMNS if each.name == FLOOR), SLOW)
        page.goto(self.addresses[FLOOR])
        settle(page)
        sentence = echoed(page).sentence
        context.close()
        return sentence

    def result(self) -> Found:
        tables = [
            LineTable(line.name, {column: times for (on, column), times in self.found.items() if on == line.name})
            for line in LINES
        ]
        return Found(tables, self.remarks)


def race(grounds: Grounds, rounds: int, report: Callable[[str], None]) -> Found:
    """Measure every column on every line, and compare.

    Raises:
        NoBrowser: there is no browser to visit with.
        BenchFailed: a server did not start, or two columns show different totals.
    """
    contest = Race(grounds)
    with ExitStack() as servers:
        report("Starting the servers")
        contest.start(servers)
        with_browser(lambda browser: contest.run(browser, rounds, report))
    return contest.result()


def turned(columns: Sequence[Column], number: int) -> list[Column]:
    start = number % len(columns)
    return [*columns[start:], *columns[:start]]


def pressed(progress: Progress) -> list[Any]:
    """Two departments to press on, each with lines to show."""
    return [each for each in progress.departments.values() if each["lines"]][1:3]


def check_alike(sittings: Sequence[Sitting]) -> None:
    """Refuse to compare screens that do not show the same."""
    totals = {tuple(sitting.totals): sitting.column.name for sitting in sittings if sitting.totals}
    if len(totals) > 1:
        told = "; ".join(f"{name} shows {', '.join(shown)}" for shown, name in totals.items())
        raise BenchFailed(f"The columns do not show the same totals: {told}.")
