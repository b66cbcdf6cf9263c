"""The Progress table: what a change of filter sends, and what it says."""

from datetime import date

import pytest

from compact_dash.reports.board.board import read_board
from compact_dash.reports.board.tally import EVERYTHING, Filters
from compact_dash.reports.forum.readiness import readiness
from compact_dash.store import Store
from compact_dash.ui.board.progress_table import progress_table

TODAY = date(2014, 9, 17)


def html(store: Store, filters: Filters) -> str:
    board = read_board(store, TODAY)
    return progress_table(board, filters, readiness(store, board), None)


@pytest.mark.slow
def test_a_department_costs_less_than_a_kilobyte_of_each_change(demo_store: Store) -> None:
    assert len(html(demo_store, EVERYTHING).encode()) < 14 * 1024


@pytest.mark.slow
def test_a_narrow_filter_sends_less(demo_store: Store) -> None:
    assert len(html(demo_store, Filters(department="HMT"))) < len(html(demo_store, EVERYTHING)) / 3


@pytest.mark.slow
def test_the_table_is_one_line_so_that_streamlit_has_one_to_read(demo_store: Store) -> None:
    assert "\n" not in html(demo_store, EVERYTHING)


@pytest.mark.slow
def test_every_overall_rating_says_why(demo_store: Store) -> None:
    board = read_board(demo_store, TODAY)
    whole = progress_table(board, EVERYTHING, None, None)
    assert all(f'title="{row.overall.reason}"' in whole for row in board.standings())
