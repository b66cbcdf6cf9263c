"""The bench: what it builds, what its visitor gets and what it says. Never how long anything took."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import pytest
from rich.console import Console
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from compact_dash.reports.board.board import Board, read_board
from compact_dash.store import Store, open_store
from compact_dash.ui.html import render
from tools.bench.account import explain
from tools.bench.failure import BenchFailed
from tools.bench.grounds.blank import APP, write_blank
from tools.bench.grounds.large import create_large, made_up
from tools.bench.grounds.size import LARGE, Size
from tools.bench.measures.contest import Result, compete, date_changes, filter_changes, filters, known_dates
from tools.bench.measures.cost import Cost, Costs, Seat, percentile, summed_up
from tools.bench.measures.measured import Goal, Measured, by_date
from tools.bench.play.client import Client
from tools.bench.play.messages import failure_in
from tools.bench.play.widget import Widget, address, bar_widgets, key_of
from tools.bench.server import Server

pytestmark = pytest.mark.thorough

NOW = datetime(2014, 9, 17, 9)
TINY = Size(departments=20, actions=400, forums=4)
TOOL = Path(__file__).parents[3] / "tools" / "bench"
SETTINGS = Path(__file__).parents[3] / ".streamlit" / "config.toml"

PAGE = """
import streamlit

theme = streamlit.selectbox("Theme", ["Leadership", "Volunteering"], index=None, key="theme", bind="query-params")
disputed = streamlit.checkbox("Claim above dates only", key="disputed", bind="query-params")
streamlit.checkbox("Break", key="broken")
streamlit.html(f"<table><tr><td>{theme} {disputed}</td></tr></table>")
if streamlit.session_state.broken:
    raise ValueError("the board fell down")
if theme == "Volunteering":
    streamlit.error("There is no such theme.")
"""


@dataclass(frozen=True)
class Rows:
    departments: int
    actions: int
    updates: int
    current_rows: int
    milestones: int
    assessments: int
    commissions: int
    return_lines: int
    frozen_ratings: int
    changes: int
    head: int


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("large") / "tiny.duckdb"
    told: list[str] = []
    create_large(path, TINY, NOW, told.append)
    assert len(told) == TINY.steps
    store = open_store(str(path), NOW)
    yield store
    store.close()


@pytest.fixture(scope="module")
def rows(tiny: Store) -> Rows:
    return Rows(*tiny.engine.read(made_up()["bench_rows"].sql).rows[0])


@pytest.fixture(scope="module")
def board(tiny: Store) -> Board:
    return read_board(tiny, date(2014, 9, 17))


def test_the_large_size_is_the_one_promised() -> None:
    assert LARGE.words == "300 departments, 100,000 actions and 1,000,000 updates"


def test_every_table_has_the_rows_its_size_asks_for(rows: Rows) -> None:
    assert (rows.departments, rows.actions, rows.commissions) == (20, 400, 4)
    assert rows.updates == 400 * 4  # the corrections make up for the silent departments
    assert rows.return_lines == 400 * 4
    assert rows.milestones == 320  # eight in ten
    assert rows.assessments == 80  # one in five


def test_each_action_has_one_current_row(rows: Rows) -> None:
    assert rows.current_rows == 400


def test_every_change_is_numbered_once_up_to_the_head(rows: Rows, tiny: Store) -> None:
    assert rows.changes == rows.head
    assert tiny.engine.read("select min(change_no), max(change_no) from change").rows == [(1, rows.head)]


def test_stored_current_rows_are_what_history_says(tiny: Store) -> None:
    differing = "select * from action_current except select * from current_from_history"
    assert tiny.engine.read(differing).rows == []


def test_the_closed_forums_keep_both_editions(rows: Rows, board: Board) -> None:
    rateable = board.total().commitments
    assert rows.frozen_ratings == rateable * 2 * 3  # three of the four Forums have been held


def test_the_board_of_it_has_every_kind_of_row(board: Board) -> None:
    total = board.total()
    assert {rating.value for rating, commitments in total.counts.items() if commitments} == {
        "complete",
        "green",
        "amber",
        "red",
        "no_milestone",
        "no_return",
    }
    assert total.disputed
    assert total.sums["overdue"]
    assert total.sums["dates_moved"]
    assert total.sums["reworded"]
    assert len(board.columns) == 3
    assert len({standing.overall.rating for standing in board.standings()}) > 1


def test_a_widget_is_known_by_the_key_inside_its_id() -> None:
    assert key_of("$$ID-5d41402a-theme") == "theme"
    assert key_of("$$ID-5d41402a-as-at") == "as-at"
    assert key_of("$$ID-5d41402a-None") is None


def widget(key: str, kind: str = "selectbox", options: tuple[str, ...] = (), in_address: bool = True) -> Widget:
    default = False if kind == "checkbox" else None
    return Widget(f"$$ID-0-{key}", key, kind, options, default, in_address)


def test_the_address_holds_what_differs_from_the_default() -> None:
    held = [(widget("theme", options=("A & b",)), "A & b"), (widget("disputed", "checkbox"), True)]
    assert address(held) == "theme=A+%26+b&disputed=true"
    assert address([(widget("disputed", "checkbox"), False)]) == ""


def test_filters_are_the_bound_widgets_with_a_choice() -> None:
    theme, disputed = widget("theme", options=("A",)), widget("disputed", "checkbox")
    others = [widget("as_at", "date_input"), widget("plan"), widget("search", options=("A",), in_address=False)]
    assert filters([theme, *others, disputed]) == [theme, disputed]
    assert filters(others) == []


def test_the_filters_of_the_pages_own_bar_are_known_by_their_names() -> None:
    bar = render(
        "board/filters",
        boxes=[("theme", "All themes", ("A & b", "C"))],
        ticks=[("disputed", "Claim")],
        chosen={"theme": "C", "disputed": None},
    )
    found = bar_widgets(bar)
    assert [(each.key, each.options) for each in found] == [("theme", ("A & b", "C")), ("disputed", ("true",))]
    # They work in the browser, so no change of theirs is a message.
    assert filters(found) == []


def test_each_filter_is_set_and_cleared_in_turn() -> None:
    changes = filter_changes([widget("theme", options=("A", "B")), widget("disputed", "checkbox")])
    assert list(islice(changes, 6)) == [
        ("theme", "A"),
        ("theme", None),
        ("disputed", True),
        ("disputed", False),
        ("theme", "B"),
        ("theme", None),
    ]


def test_where_filters_ask_nothing_of_the_server_two_known_days_are_changed() -> None:
    assert list(islice(known_dates(date(2014, 9, 2)), 3)) == [
        ("as_at", "2014-09-01"),
        ("as_at", "2014-09-02"),
        ("as_at", "2014-09-01"),
    ]
    told = account_of(replace(found(cpu=0.0028), filters=()))
    assert "The filters of the Progress page work in the browser" in told


def test_dates_go_back_a_day_at_a_time_and_never_repeat() -> None:
    assert list(islice(date_changes(date(2014, 9, 2)), 2)) == [("as_at", "2014-09-01"), ("as_at", "2014-08-31")]


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([1.0], 95, 1.0),  # one value is every percentile
        ([float(n) for n in range(1, 101)], 95, 95.0),
        ([3.0, 1.0, 2.0], 50, 2.0),  # in any order
        ([1.0, 2.0], 95, 2.0),
    ],
)
def test_a_percentile_is_one_of_the_values(values: list[float], share: int, expected: float) -> None:
    assert percentile(values, share) == expected


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A page with two bound filters, which can be made to break."""
    folder = write_blank(tmp_path_factory.mktemp("product") / "app", SETTINGS.parent.parent)
    (folder / "page.py").write_text(PAGE, encoding="utf-8")
    with Server("the stand-in", folder) as server:
        yield server


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = write_blank(tmp_path_factory.mktemp("blank") / "app", SETTINGS.parent.parent)
    with Server("the blank page", folder) as server:
        yield server


@pytest.fixture
def visitor(product: Server) -> Iterator[Client]:
    with Client(product.port) as client:
        yield client


def test_the_visitor_gets_a_finished_script_and_its_widgets(visitor: Client) -> None:
    answer = visitor.visit()
    assert answer.kinds[-1] == "script_finished"
    assert "html" in answer.kinds
    assert visitor.widgets["theme"].options == ("Leadership", "Volunteering")
    assert visitor.widgets["theme"].in_address
    assert visitor.widgets["disputed"].default is False


def test_a_change_reaches_the_script_and_stays(visitor: Client) -> None:
    visitor.visit()
    assert "Leadership False" in visitor.change("theme", "Leadership").html
    assert "Leadership True" in visitor.change("disputed", True).html
    assert "None True" in visitor.change("theme", None).html


def test_an_exception_on_the_page_fails_the_run(visitor: Client) -> None:
    visitor.visit()
    with pytest.raises(BenchFailed, match="answered with an error"):
        visitor.change("broken", True)


def test_an_error_the_page_shows_fails_the_run(visitor: Client) -> None:
    visitor.visit()
    with pytest.raises(BenchFailed, match="There is no such theme"):
        visitor.change("theme", "Volunteering")


def test_a_page_that_is_not_there_is_a_failure() -> None:
    message = ForwardMsg()
    message.page_not_found.page_name = "nowhere"
    assert failure_in(message) == "there is no such page"


def test_a_widget_that_is_not_there_is_named(visitor: Client) -> None:
    visitor.visit()
    with pytest.raises(BenchFailed, match="no widget “plan”; it has theme, disputed"):
        visitor.change("plan", "x")


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    folder = write_blank(tmp_path / "app", SETTINGS.parent.parent)
    (folder / "app.py").write_text(f"raise ValueError('no board today')\n{APP}", encoding="utf-8")
    with pytest.raises(BenchFailed, match="no board today"), Server("the product", folder):
        pass


def test_a_server_that_ended_is_not_measured_any_further(tmp_path: Path) -> None:
    with Server("the product", write_blank(tmp_path / "app", SETTINGS.parent.parent)) as server:
        server.check_running()
        server.process.terminate()
        server.process.wait()
        with pytest.raises(BenchFailed, match="ended while it was measured"):
            server.check_running()


def test_the_blank_page_has_the_products_settings(tmp_path: Path) -> None:
    product = tmp_path / "product"
    (product / ".streamlit").mkdir(parents=True)
    with pytest.raises(BenchFailed, match=r"config\.toml is missing"):
        write_blank(tmp_path / "blank", product)
    shutil.copy(SETTINGS, product / ".streamlit")
    blank = write_blank(tmp_path / "blank", product)
    assert (blank / ".streamlit" / "config.toml").read_bytes() == SETTINGS.read_bytes()


def test_both_pages_are_changed_the_same_number_of_times(product: Server, blank: Server) -> None:
    with Client(product.port) as reader, Client(blank.port) as other:
        reader.visit()
        other.visit()
        result = compete(
            Seat(product, reader),
            Seat(blank, other),
            filter_changes([reader.widgets["disputed"]]),
            number=4,
            warm_ups=2,
        )
        assert by_date(Seat(product, reader), Seat(blank, other)) == (
            "The page has no control for its date, so no first look at another date was measured."
        )
        assert (reader.runs, other.runs) == (7, 7)  # the visit, two warm-ups and four that count
    assert result.product.changes == result.blank.changes == 4
    assert result.product.cpu > 0
    assert product.memory() > 0


def costs(round_trip: float, cpu: float) -> Costs:
    return summed_up([Cost(round_trip, cpu)] * 3)


def account_of(measured: Measured) -> str:
    text = io.StringIO()
    explain(Console(file=text, width=200), [measured])
    return text.getvalue()


def found(cpu: float) -> Measured:
    return Measured(
        goal=Goal("Real size", 1.5),
        filters=("theme", "disputed"),
        changes=Result(costs(0.012, cpu), costs(0.010, 0.002)),
        dates=Result(costs(0.180, 0.200), costs(0.010, 0.002)),
        first_view=(0.1, 0.02),
        browser="Playwright is not installed.",
        memory=(260_000_000, 75_000_000),
        pandas=(False, None),
    )


def test_the_account_says_what_was_measured_and_what_came_of_it() -> None:
    told = account_of(found(cpu=0.0028))
    assert "Progress page (theme and disputed: set, then cleared, each in turn)" in told
    assert "3 changes each, turn by turn" in told
    assert "CPU 1.40 x blank, round trip 1.20 x blank; to reach: at most 1.5 x: reached." in told
    assert "180 ms round trip, 200 ms CPU" in told
    assert "Not visited with a browser: Playwright is not installed." in told
    assert "Server memory after it: 260.0 MB; blank 75.0 MB." in told
    assert "pandas in the server: not imported; in the blank one: cannot be told here." in told


def test_a_missed_goal_is_said() -> None:
    assert "CPU 5.00 x blank, round trip 1.20 x blank; to reach: at most 1.5 x: not reached." in account_of(
        found(0.010)
    )


def test_every_statement_of_the_bench_is_run() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in TOOL.rglob("*.py"))
    assert [name for name in made_up() if f'"{name}"' not in text and name != "bench_rows"] == []
