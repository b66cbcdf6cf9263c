"""Visits: what one column costs a reader on one line, from an empty cache to a change of filter."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.bench.beside.column import ROW, Column
from tools.bench.beside.line import Line
from tools.bench.failure import BenchFailed, NotThere

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

WATCH = Path(__file__).parent / "watch.js"
# In milliseconds, as Playwright counts: one minute for the slowest on a busy machine.
PATIENCE = 60_000
# A reader's hand rests on a link before it presses; whoever fetches ahead meanwhile has earned it.
HOVER = 150
# So that what a page still does after one measure is not put to the next.
PAUSE = 400
SEEN_COLD, SEEN_WARM, USABLE_COLD, USABLE_WARM, PAGE, BACK, FILTER = MEASURES = (
    "First sight, cold",
    "First sight, warm",
    "Usable, cold",
    "Usable, warm",
    "Page to page",
    "Back",
    "Filter change",
)
STATUS = {"selector": "[role=status]", "pattern": "\\d+ of \\d+ commitments shown"}
# Turn by turn, so that each choice changes the total.
RATINGS = ("Amber", "Green", "Red")

Found = dict[str, list[float]]


@dataclass
class Sitting:
    """One reader with an empty cache at one column, for one round."""

    column: Column
    line: Line
    address: str
    departments: Sequence[Mapping[str, Any]]
    found: Found = field(default_factory=dict)
    totals: list[str] = field(default_factory=list)

    def note(self, measure: str, milliseconds: float) -> None:
        self.found.setdefault(measure, []).append(milliseconds / 1000)

    def sit(self, browser: "Browser") -> None:
        """Visit twice, and use the page of the second visit."""
        # Imported here, as the browser is: the bench runs without one.
        from playwright.sync_api import TimeoutError

        context = opened(browser)
        try:
            self.come(context, SEEN_COLD, USABLE_COLD).close()
            page = self.come(context, SEEN_WARM, USABLE_WARM)
            if self.column.has_filters:
                self.use(page)
        except TimeoutError as error:
            told = str(error).splitlines()[0]
            where = f"{self.column.name}, {self.line.name[0].lower()}{self.line.name[1:]}"
            last = f"after “{list(self.found)[-1]}”" if self.found else "on the first visit"
            raise NotThere(f"{where}: something did not come in time {last}. {told}") from error
        finally:
            context.close()

    def come(self, context: "BrowserContext", seen: str, usable: str) -> "Page":
        page = watched(context, self.column, self.line)
        # The column before has been closed, and its server may still be clearing up.
        page.wait_for_timeout(PAUSE)
        page.goto(self.address, wait_until="commit")
        settle(page)
        self.note(seen, page.evaluate("bench.seen"))
        self.note(usable, page.evaluate("bench.usable"))
        # The rest of the files comes before the next visit, which shall find them kept.
        page.wait_for_load_state("load")
        page.wait_for_timeout(PAUSE)
        return page

    def use(self, page: "Page") -> None:
        self.totals = [page.evaluate("bench.find", STATUS)]
        for rating in RATINGS:
            goal = STATUS | {"not": self.totals[-1]}
            self.note(FILTER, self.answer(page, goal, partial(self.column.choose_rating, page, rating)))
            self.totals.append(page.evaluate("bench.find", STATUS))
        # As it was: a filter would be carried along.
        page.goto(self.address, wait_until="commit")
        for department in self.departments:
            settle(page)
            page.wait_for_timeout(PAUSE)
            link = page.locator("table.board").get_by_text(department["short_name"], exact=True).last
            link.hover()
            page.wait_for_timeout(HOVER)
            self.note(PAGE, self.answer(page, heading(department["name"]), link.click))
            page.wait_for_timeout(PAUSE)
            self.note(BACK, self.answer(page, {"selector": ROW, "pattern": "."}, partial(self.column.go_back, page)))

    def answer(self, page: "Page", goal: Mapping[str, str], act: Callable[[], None]) -> float:
        """Milliseconds from the last press of `act` to the frame that shows the goal."""
        if not page.evaluate("goal => bench.aim(goal)", goal):
            raise BenchFailed(f"{self.column.name}: {goal['pattern']} is in sight before anything is pressed.")
        act()
        page.wait_for_function("() => window.bench?.met() !== null", timeout=PATIENCE)
        took = float(page.evaluate("bench.met()"))
        page.wait_for_timeout(PAUSE)
        return took


def opened(browser: "Browser") -> "BrowserContext":
    return browser.new_context(viewport={"width": 1440, "height": 900})


def watched(context: "BrowserContext", column: Column, line: Line) -> "Page":
    """A new page of a context that notes what it shows when, on a line."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    # By the browser, and so whatever the page's own policy says of scripts.
    page.add_init_script(column.script + WATCH.read_text(encoding="utf-8"))
    line.lay(page)
    return page


def settle(page: "Page") -> None:
    """Wait until the page answers."""
    page.wait_for_function("() => window.bench && bench.usable !== null", timeout=PATIENCE)


def heading(name: str) -> dict[str, str]:
    return {"selector": "h1", "pattern": rf"^\s*{re.escape(name)}"}
