"""Department: one department's rating and why, and everything it must answer for."""

import streamlit

from compact_dash.ui import readings, session
from compact_dash.ui.board.department_page import department_choice, department_table, ratings_over_forums
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.live import live
from compact_dash.ui.html import show

title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom"):
    as_at = as_at_control()
    board = readings.board(as_at)
    code = department_choice(board)
if code is None:
    show("empty", words="There is no department yet. Load a plan first: run “python -m compact_dash init”.")
    streamlit.stop()
ready = readings.readiness(as_at)
view = readings.department(as_at, code)
with title:
    show("board/department_head", view=view, demonstration=session.programme().illustrative)
department_table(view, ready)
if board.columns and view.rateable:
    ratings_over_forums(board, view)
if as_at == session.today():
    live()
