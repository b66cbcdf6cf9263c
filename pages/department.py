"""Department: one department's rating and why, and everything it must answer for."""

import streamlit

from compact_dash.domain.action import RATED_KINDS
from compact_dash.domain.board.movement import moved_in_words
from compact_dash.ui import readings, session
from compact_dash.ui.anchor import follow_anchor
from compact_dash.ui.board.department_page import department_choice, department_table, ratings_over_forums
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.left_out import say_lines_left_out
from compact_dash.ui.components.live import live
from compact_dash.ui.html import show
from compact_dash.ui.register.standing_part import standing_part
from compact_dash.ui.register.support_list import department_support

# Stands first and is filled last: the title tells what the controls below it were set to.
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
    show(
        "board/department_head",
        view=view,
        moved=moved_in_words(view.standing.tally.movement),
        demonstration=session.programme().illustrative,
    )
say_lines_left_out(as_at, *RATED_KINDS, organisation=code)
department_table(view, ready)
standing_part(as_at, code)
department_support(as_at, code)
if board.columns and view.rateable:
    ratings_over_forums(board, view)
follow_anchor()
# Only today is watched; a page of a past day is read as it was then.
if as_at == session.today():
    live()
