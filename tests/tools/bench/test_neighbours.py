"""The product's neighbours in the bench: they show the product's own rows, and who cannot be measured is named."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from compact_dash.reports.board.board import Board, read_board
from compact_dash.reports.board.tally import Filters
from compact_dash.store import Store, open_store
from compact_dash.ui.board.filters import RATINGS
from tests.browser.conftest import browser  # noqa: F401
from tests.conftest import NOW
from tools.bench.beside import neighbour
from tools.bench.beside.apps.shown import CHOICES, TICKS, Progress, read_progress
from tools.bench.beside.column import BLANK, DASH, FLOOR, PRODUCT, ROW, SHINY, column
from tools.bench.beside.line import LOOPBACK
from tools.bench.beside.neighbour import BARE, Neighbour, missing
from tools.bench.beside.race import APPS, Grounds, Race, check_alike, pressed
from tools.bench.beside.rows import write_rows
from tools.bench.beside.visits import STATUS, Sitting, heading, opened, settle, watched
from tools.bench.failure import BenchFailed

AS_AT = date(2014, 9, 17)
# Dash and Shiny are not installed with the product; name a Python that has them.
PYTHON = os.environ.get("COMPACT_BENCH_PYTHON", sys.executable)
FIELDS = {"disputed": "disputed_only", "worse_than_agreed": "worse_only", "specific": "without_general"}


@pytest.fixture(scope="module")
def rows(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_rows(Path(demo_address), NOW, tmp_path_factory.mktemp("rows") / "rows.json")


@pytest.fixture(scope="module")
def progress(rows: Path) -> Progress:
    return read_progress(str(rows))


@pytest.fixture(scope="module")
def board(demo_address: str, rows: Path) -> Iterator[Board]:
    store: Store = open_store(demo_address, NOW)
    yield read_board(store, AS_AT)
    store.close()


def choices(progress: Progress) -> list[dict[str, Any]]:
    """Every choice of one filter, every tick, and two choices at once."""
    single = [{name: value} for name in CHOICES for value in progress.options(name)]
    return [{}, *single, *({name: True} for name in TICKS), {"rating": "Amber", "specific": True}]


def filters_of(chosen: dict[str, Any]) -> Filters:
    named = {FIELDS.get(name, name): value for name, value in chosen.items()}
    return replace(Filters(**named), rating=RATINGS[chosen["rating"]]) if "rating" in chosen else Filters(**named)


@pytest.mark.slow
def test_the_neighbours_are_given_the_products_own_counts_for_every_filter(progress: Progress, board: Board) -> None:
    columns = [RATINGS[word] for word in progress.written["ratings"]]
    for chosen in choices(progress):
        expected = [
            (row.organisation.code, tuple(row.tally.counts[rating] for rating in columns), row.tally.sums["overdue"])
            for row in board.standings(filters_of(chosen))
        ]
        assert [(row.code, row.counts, row.overdue) for row in progress.rows(chosen)] == expected, chosen


def test_what_an_app_needs_and_has_not_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing("in_dash", "/nowhere/python") == "There is no Python at /nowhere/python (No such file or directory)."
    monkeypatch.setitem(neighbour.NEEDS, "in_dash", ("no_such_framework",))
    assert "has not all of no-such-framework: pip install -r tools/bench/requirements.txt" in missing(
        "in_dash", sys.executable
    )


def test_the_rest_is_measured_where_a_framework_is_missing(tmp_path: Path) -> None:
    contest = Race(Grounds(tmp_path, tmp_path, tmp_path, tmp_path, python="/nowhere/python"))
    assert [server.name for server in contest.servers()] == [PRODUCT, BLANK, FLOOR]
    assert [remark.split(" was not measured")[0] for remark in contest.remarks] == [DASH, SHINY]


def test_screens_that_show_different_totals_are_not_compared() -> None:
    ours = Sitting(column(PRODUCT), LOOPBACK, "", (), totals=["60 of 84 commitments shown"])
    with pytest.raises(BenchFailed, match="This product shows 60 of 84"):
        check_alike([ours, Sitting(column(DASH), LOOPBACK, "", (), totals=["59 of 84 commitments shown"])])
    check_alike([ours, Sitting(column(BLANK), LOOPBACK, "", ())])


@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.parametrize("name", APPS)
def test_each_small_app_shows_the_products_rows_and_is_worked_like_it(
    name: str,
    rows: Path,
    progress: Progress,
    browser: Browser,  # noqa: F811
) -> None:
    app = APPS[name]
    python = sys.executable if app == BARE else PYTHON
    if lacking := missing(app, python):
        pytest.skip(lacking)
    with Neighbour(name, app, rows, python) as server:
        sitting = Sitting(column(name), LOOPBACK, server.address, pressed(progress)[:1])
        page = watched(opened(browser), column(name), LOOPBACK)
        page.goto(server.address)
        settle(page)
        shown = [
            page.locator("table.board tr").nth(number + 1).inner_text() for number in range(len(progress.departments))
        ]
        assert [words.split() for words in shown] == [
            " ".join(map(str, (row.name, row.overall, *row.counts, row.overdue, row.next_due))).split()
            for row in progress.rows({})
        ]
        assert page.evaluate("bench.find", STATUS) == progress.status(progress.rows({})).rstrip(".")
        page.context.close()
        sitting.sit(browser)
    assert sitting.totals[1] == progress.status(progress.rows({"rating": "Amber"})).rstrip(".")
    assert {measure: len(times) for measure, times in sitting.found.items()} == {
        "First sight, cold": 1,
        "First sight, warm": 1,
        "Usable, cold": 1,
        "Usable, warm": 1,
        "Filter change": 3,
        "Page to page": 1,
        "Back": 1,
    }


@pytest.fixture
def stand_in(browser: Browser) -> Iterator[Page]:  # noqa: F811
    """A page that stands in for a column: its table is there, and cannot be seen yet."""
    page = watched(opened(browser), column(FLOOR), LOOPBACK)
    table = '<table class="board" style="VISIBLE"><tbody><tr><th><a href="/next">BIS</a></th></tr></tbody></table>'
    hidden, heading_of_next = table.replace("VISIBLE", "visibility: hidden"), "<h1>Business</h1>"
    page.route("http://bench.test/", lambda route: route.fulfill(content_type="text/html", body=hidden))
    page.route("http://bench.test/next", lambda route: route.fulfill(content_type="text/html", body=heading_of_next))
    page.goto("http://bench.test/")
    yield page
    page.context.close()


@pytest.mark.slow
@pytest.mark.thorough
def test_what_is_hidden_is_not_in_sight_and_a_wait_goes_on_in_the_next_document(stand_in: Page) -> None:
    stand_in.wait_for_timeout(200)
    assert stand_in.evaluate("bench.seen") is None
    stand_in.evaluate(f"document.querySelector('{ROW}').closest('table').style = ''")
    stand_in.wait_for_function("() => bench.seen !== null")
    assert not stand_in.evaluate("goal => bench.aim(goal)", {"selector": ROW, "pattern": "BIS"})
    assert stand_in.evaluate("goal => bench.aim(goal)", heading("Business"))
    stand_in.click("a")
    stand_in.wait_for_function("() => window.bench?.met() > 0")


@pytest.mark.slow
@pytest.mark.thorough
def test_words_whose_font_has_not_come_are_not_in_sight(browser: Browser) -> None:  # noqa: F811
    page = watched(opened(browser), column(FLOOR), LOOPBACK)
    asked: list[Route] = []
    font = "@font-face { font-family: Late; src: url(/late.woff2); } table { font-family: Late, serif; }"
    table = f'<style>{font}</style><table class="board"><tbody><tr><th>BIS</th></tr></tbody></table>'
    page.route("http://bench.test/", lambda route: route.fulfill(content_type="text/html", body=table))
    page.route("http://bench.test/late.woff2", lambda route: asked.append(route))
    page.goto("http://bench.test/", wait_until="commit")
    page.wait_for_timeout(300)
    assert page.evaluate("bench.seen") is None
    # It does not come, and the browser takes another.
    asked[0].abort()
    page.wait_for_function("() => bench.seen !== null")
    page.context.close()
