"""Progress: where every department stands, and how ready the next Forum is."""

import streamlit

from compact_dash.ui import readings, session
from compact_dash.ui.board.progress_table import board_table, forum_grid
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.left_out import say_lines_left_out
from compact_dash.ui.components.live import live
from compact_dash.ui.html import show

title, control = streamlit.columns([5, 1], vertical_alignment="bottom")
with control:
    as_at = as_at_control()
past = as_at if as_at < session.today() else None
board = readings.board(as_at)
with title:
    show(
        "board/progress_head",
        board=board,
        as_of_past=past is not None,
        recorded_since=readings.recorded_since(as_at),
        demonstration=session.programme().illustrative,
    )
say_lines_left_out(as_at)
show(
    "board/progress_cards",
    board=board,
    ready=readings.readiness(as_at),
    past=past,
    nothing_yet=not readings.has_forums(),
)
board_table(board, session.sight())
forum_grid(board)
# Only today is watched; a page of a past day is read as it was then.
if past is None:
    live()
