"""The board with its filters: the part of Progress that a change of filter redraws, and no more of it."""

from datetime import date

import streamlit

from compact_dash.reports.board.board import Board
from compact_dash.reports.board.tally import Filters
from compact_dash.ui import readings, session
from compact_dash.ui.board.filters import board_filters, choices_at
from compact_dash.ui.board.progress_table import progress_table
from compact_dash.ui.html import show
from compact_dash.ui.refusals import refusals_said
from compact_dash.ui.sight import Sight, kept


@streamlit.fragment
def board_table(board: Board, sight: Sight) -> None:
    """The filters and the table under them, as of one state of the store and for one reader.

    When something was written since, or somebody else is now at the page, the whole of it is drawn again, so that
    no two parts of it disagree.
    """
    if session.sight_of(session.reader()) != sight:
        streamlit.rerun()
    with refusals_said():
        filters = board_filters(choices_at(sight, board.as_at))
        past = board.as_at if board.as_at < session.today() else None
        streamlit.html(table_html(sight, board.as_at, past, filters))


@kept(most=256)
def table_html(sight: Sight, as_at: date, past: date | None, filters: Filters) -> str:
    """The table as one reader sees one state of the store, made once for each filter that someone chose."""
    return progress_table(readings.board_at(sight, as_at), filters, readings.readiness_at(sight, as_at), past)


def forum_grid(board: Board) -> None:
    """Each department's overall rating at the last Forums and now, which no filter changes."""
    show("board/forum_grid", board=board, past=board.as_at < session.today())
