"""The Progress table: what a change of filter sends, and what it says."""

import gzip
from datetime import date

import pytest

from compact_dash.reports.board import narrowing as reports_narrowing
from compact_dash.reports.board.board import read_board
from compact_dash.reports.board.narrowing import narrowing
from compact_dash.reports.board.tally import EVERYTHING, Filters
from compact_dash.reports.forum.readiness import readiness
from compact_dash.store import Store
from compact_dash.ui.board.filters import offered_by
from compact_dash.ui.board.progress_table import narrowed_json, progress_table

TODAY = date(2014, 9, 17)


def html(store: Store, filters: Filters) -> str:
    board = read_board(store, TODAY)
    return progress_table(board, filters, readiness(store, board), None, narrowed_json(board, offered_by(board)))


@pytest.mark.slow
def test_the_table_and_all_that_narrows_it_are_small(demo_store: Store) -> None:
    """Sent once: a change of filter sends nothing."""
    sent = html(demo_store, EVERYTHING).encode()
    assert len(sent) < 48 * 1024
    assert len(gzip.compress(sent)) < 8 * 1024


@pytest.mark.slow
def test_the_browser_is_given_the_boards_own_sums(demo_store: Store) -> None:
    board = read_board(demo_store, TODAY)
    given = narrowing(board, offered_by(board).narrowing)
    assert given
    sums = dict.fromkeys(given.sums, 0)
    for _, _, _, *added in given.cells:
        for place, number in zip(added[::2], added[1::2], strict=True):
            sums[given.sums[place]] += number
    assert sums == board.total().figures


@pytest.mark.slow
def test_a_board_too_large_for_a_browser_is_narrowed_by_the_server(
    demo_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports_narrowing, "MOST_CELLS", 10)
    narrow, whole = html(demo_store, Filters(department="HMT")), html(demo_store, EVERYTHING)
    assert "data-board=''" in narrow
    assert narrow.count("data-row") == 1
    assert len(narrow) < len(whole) / 3


@pytest.mark.slow
def test_the_table_is_one_line_so_that_streamlit_has_one_to_read(demo_store: Store) -> None:
    assert "\n" not in html(demo_store, EVERYTHING)


@pytest.mark.slow
def test_every_overall_rating_says_why(demo_store: Store) -> None:
    board = read_board(demo_store, TODAY)
    whole = progress_table(board, EVERYTHING, None, None)
    assert all(f'title="{row.overall.reason}"' in whole for row in board.standings())
