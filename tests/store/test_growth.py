"""A large plan: what a query looks through, and how much of it comes back, grows with the facts and no faster."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from compact_dash.domain.moment import Moment
from compact_dash.reports.board.board import read_board
from compact_dash.reports.lines import Question, ReviewQuestion, rated_lines
from compact_dash.store import Store
from compact_dash.store.moments import moment_parameters
from compact_dash.store.statements import statements
from tests.conftest import NOW, quickly_opened
from tools.bench.grounds.large import create_large
from tools.bench.grounds.size import TODAY, Size

SIZE = Size(departments=20, actions=1_000, forums=8)
A_PAST_DAY = date(2014, 6, 1)
DAYS = [TODAY, A_PAST_DAY]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("large") / "large.duckdb"
    create_large(path, SIZE, NOW, lambda step: None)
    store = quickly_opened(path)
    yield store
    store.close()


def rows_between(store: Store, name: str, given: dict[str, Any], folder: Path) -> int:
    """The most rows that any step of a query handed to the next."""
    statement = statements()[name]
    told = folder / "profile.json"
    parameters = store.complete(given, statement.parameters)
    with store.engine.connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("pragma enable_profiling='json'")
        cursor.execute(f"set profiling_output to '{told}'")
        cursor.execute(statement.sql, [parameters[each] for each in statement.parameters]).fetchall()
        cursor.execute("pragma disable_profiling")

    def most(step: dict[str, Any]) -> int:
        return max(int(step["intermediate_rows"]), *(most(child) for child in step.get("children", [])), 0)

    return max(most(step) for step in json.loads(told.read_text())["operator"])


@pytest.mark.parametrize("as_at", DAYS, ids=str)
def test_no_step_of_the_board_makes_more_rows_than_there_are_updates(large: Store, as_at: date, tmp_path: Path) -> None:
    """Once every line met every commission before its own was found: nine times as many rows as were asked for."""
    given = moment_parameters(Moment(as_at)) | {"kind": "commitment", "compared_forum": None}
    assert rows_between(large, "board_cells", given, tmp_path) <= SIZE.actions * SIZE.forums


@pytest.mark.parametrize("as_at", DAYS, ids=str)
def test_an_answer_is_cut_where_the_question_says(large: Store, as_at: date) -> None:
    assert len(rated_lines(large, Question(as_at, rateable_only=True, most=5))) == 5
    assert len(rated_lines(large, Question(as_at, organisation="D001", most=5))) == 5


def test_only_a_review_is_cut_unasked(large: Store) -> None:
    """A wall, a plan or a return must not miss a line without knowing."""
    assert len(rated_lines(large, Question(TODAY, rateable_only=True))) > 500
    assert len(rated_lines(large, ReviewQuestion(TODAY, rateable_only=True))) == 500


def test_what_is_cut_off_is_the_end_of_the_plan(large: Store) -> None:
    every = rated_lines(large, Question(A_PAST_DAY, organisation="D001"))
    assert rated_lines(large, Question(A_PAST_DAY, organisation="D001", most=7)) == every[:7]


def test_a_word_that_many_cells_have_is_in_memory_once(large: Store) -> None:
    cells = read_board(large, A_PAST_DAY).cells
    assert len(cells) > SIZE.departments
    assert len({id(cell.organisation_id) for cell in cells}) == SIZE.departments
    assert not any(hasattr(cell, "__dict__") for cell in cells)
