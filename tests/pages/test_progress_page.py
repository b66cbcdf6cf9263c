"""The Progress page: the figures of the board, however it is narrowed, and nothing read twice."""

import re
import subprocess
import sys
from datetime import date
from itertools import product
from typing import Any

import pytest

from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.reports.board.board import Board, read_board, recorded_since
from compact_dash.reports.board.status import read_status
from compact_dash.reports.board.tally import Filters
from compact_dash.store import Store
from compact_dash.ui.navigation import PAGES
from tests.pages.conftest import FRAME, Open, Visit
from tests.rendered import Table

TODAY = date(2014, 9, 17)
DAYS = [TODAY, date(2014, 5, 21), date(2013, 10, 1)]
PROGRESS = "Progress by department"
COLUMNS = {rating.word.replace(" ", "").lower(): rating.value for rating in COUNTED}
MOVEMENTS = {
    "better": "better",
    "worse": "worse",
    "newly rated": "newly_rated",
    "no longer rated": "went_silent",
    "removed": "removed",
}


def letters(head: str) -> str:
    """A column's head without the places where it may break."""
    return "".join(filter(str.isalpha, head)).lower()


def figures(table: Table, row: list[str]) -> dict[str, int]:
    """The counts of a row of the table, by rating; a column that is not shown counts none."""
    cells = dict(zip(map(letters, table.header), row, strict=True))
    return {rating: int(cells.get(head, 0)) for head, rating in COLUMNS.items()}


def moved(words: str) -> dict[str, int]:
    """Movement read back from its words."""
    said = {part.split(" ", 1)[1]: int(part.split(" ", 1)[0]) for part in words.split(", ") if part[:1].isdigit()}
    return {name: said.get(words, 0) for words, name in MOVEMENTS.items()}


def overdue(table: Table, row: list[str]) -> int:
    return int(row[[letters(head) for head in table.header].index("overdue")])


def shown(opened: Visit) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """The counts of every department on the page, by its code, and those of all."""
    table = opened.html.table(PROGRESS)
    codes = [link.parameters["department"] for link in opened.html.links if link.page == "department"]
    in_table = codes[len(codes) - len(table.body) + 1 :]
    return (
        {code: figures(table, row) for code, row in zip(in_table, table.body[:-1], strict=True)},
        figures(table, table.body[-1]),
    )


def expected(board: Board, filters: Filters) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    def words(counts: dict[Rating, int]) -> dict[str, int]:
        return {rating.value: number for rating, number in counts.items()}

    rows = {row.organisation.code: words(row.tally.counts) for row in board.standings(filters)}
    return rows, words(board.total(filters).counts)


@pytest.mark.parametrize("as_at", DAYS)
def test_the_page_and_status_agree_figure_by_figure(visit: Open, page_store: Store, as_at: date) -> None:
    status: dict[str, Any] = read_status(page_store, as_at).as_json()
    page = visit("progress", as_at=as_at.isoformat()).html
    table = page.table(PROGRESS)
    every = [*status["departments"], status["totals"]]
    for row, said in zip(table.body, every, strict=True):
        assert figures(table, row) == said["counts"]
        assert overdue(table, row) == said["overdue"]
        assert moved(row[-1]) == {name: said["movement"][name] for name in moved("")}
        if "overall" in said:
            assert row[1] == Rating(said["overall"]).word
            claims = f"{said['disputed']} claim" if said["disputed"] else ""
            assert claims in row[0]
            assert ("above dates" in row[0]) == bool(said["disputed"])
    total = sum(status["totals"]["counts"].values())
    assert f"{status['totals']['dates_moved']} of {total} had a date moved later" in page.text


@pytest.mark.parametrize(
    ("department", "theme", "rating", "specific"),
    list(product((None, "HMT"), (None, "Training & awareness", "Volunteering"), (None, "Amber"), (False, True))),
)
def test_filters_compose_as_the_board_does(
    visit: Open, page_store: Store, department: str | None, theme: str | None, rating: str | None, specific: bool
) -> None:
    asked = {"department": department, "theme": theme, "rating": rating, "specific": "true" if specific else None}
    filters = Filters(
        department=department, theme=theme, rating=rating.lower() if rating else None, without_general=specific
    )
    opened = visit("progress", **{name: value for name, value in asked.items() if value})
    board = read_board(page_store, TODAY)
    if board.standings(filters):
        assert shown(opened) == expected(board, filters)
        assert f"{board.total(filters).commitments} of " in opened.text
    else:
        assert "No commitment passes this filter." in opened.text


@pytest.mark.parametrize(
    ("key", "value", "filters"),
    [
        ("plan", "BP-2013/14", Filters(plan="BP-2013/14")),
        ("priority", "Social Mobility", Filters(priority="Social Mobility")),
        ("rating", "No milestone", Filters(rating="no_milestone")),
        ("disputed", "true", Filters(disputed_only=True)),
        ("specific", "true", Filters(without_general=True)),
    ],
)
def test_a_filter_in_the_address_narrows_the_page(
    visit: Open, page_store: Store, key: str, value: str, filters: Filters
) -> None:
    opened = visit("progress", **{key: value})
    assert shown(opened) == expected(read_board(page_store, TODAY), filters)


def test_an_address_may_spell_a_choice_as_status_does(visit: Open) -> None:
    assert shown(visit("progress", rating="red")) == shown(visit("progress", rating="Red"))
    assert set(shown(visit("progress", department="hmt"))[0]) == {"HMT"}


def test_another_filter_asks_the_store_at_most_one_thing(visit: Open, page_store: Store) -> None:
    opened = visit("progress")
    for theme in ("Volunteering", "Training & awareness"):
        before = page_store.queries_run
        opened.page.query_params["theme"] = theme
        opened.page.run()
        assert page_store.queries_run - before <= 1


@pytest.mark.thorough
def test_the_first_view_in_a_new_process_imports_no_pandas(page_address: str, tmp_path: Any) -> None:
    """Streamlit itself imports plotly where it finds it; pandas, the heavier by far, waits until it is used."""
    program = f"""
import sys
from streamlit.testing.v1 import AppTest
page = AppTest.from_file({str(FRAME)!r}, default_timeout=60)
page.switch_page({str(PAGES / "progress.py")!r})
page.run()
assert not page.exception and any("Cabinet Office" in part.proto.body for part in page.get("html"))
print([name for name in ("pandas", "plotly.express", "openpyxl", "numpy") if name in sys.modules])
"""
    environment = {"PYTHONPATH": str(PAGES.parent)}
    found = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert found.stdout.strip() == "[]", found.stdout + found.stderr[-2000:]


def test_education_has_nothing_to_rate_and_is_not_green(visit: Open) -> None:
    opened = visit("progress").html
    row = next(row for row in opened.table(PROGRESS).body if row[0].startswith("Education"))
    assert row[1] == "Nothing to rate"
    assert not any(row[0].startswith("Education") for row in opened.table("Overall rating").body)


def test_the_grid_shows_each_forum_as_it_concluded(visit: Open, page_store: Store) -> None:
    board = read_board(page_store, TODAY)
    grid = visit("progress").html.table("Overall rating")
    rated = [row for row in board.standings() if row.overall.rating is not Rating.NOTHING_TO_RATE]
    for row, standing in zip(grid.body, rated, strict=True):
        then = [column.overalls[standing.organisation.id].rating.word for column in board.columns]
        assert row[1:] == [*then, standing.overall.rating.word]


def test_a_past_day_says_what_was_recorded_since(visit: Open, page_store: Store) -> None:
    since = recorded_since(page_store, date(2014, 5, 8))
    assert since
    assert f"{since} fact" in visit("progress", as_at="2014-05-08").text
    assert "recorded since" not in visit("progress").text


def test_the_grey_comes_with_what_would_clear_it(visit: Open) -> None:
    assert "8 commitments need a first dated milestone" in visit("progress").text
    assert "The grey can be cleared" not in visit("progress", department="DFT").text


def test_every_overall_rating_says_why(visit: Open) -> None:
    parts = "".join(part.proto.body for part in visit("progress").page.get("html"))
    assert parts.count('<span title="') == 14 + 13 * 5
    assert 'title=""' not in parts


def test_each_figure_says_what_it_counts(visit: Open) -> None:
    """Items for decision are without the two that are for decision every time; the undated of two counts are one."""
    said = visit("progress").text
    decided = [row[4] for row in visit("agenda").html.table("Draft agenda").body].count("for decision")
    assert f"{decided - 2} items for decision beside the minutes and the action log" in said
    shown = re.search(r"open without a date, (\d+) of them shown as No milestone", said)
    assert shown
    assert f", {shown[1]} No milestone" in said
