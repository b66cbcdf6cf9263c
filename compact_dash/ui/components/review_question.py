"""The review's question, put together from choices that stand in the address."""

from datetime import date

import streamlit

from compact_dash.domain.rating import COUNTED
from compact_dash.reports.board import Board
from compact_dash.reports.lines import Question
from compact_dash.ui import parameters
from compact_dash.ui.components.board_filters import RATINGS, choice, tick


def review_question(board: Board) -> Question:
    """What the reader asks of the board."""
    since = since_choice(board.as_at)
    department = choice("department", "All departments", [row.code for row in board.organisations])
    theme = choice("theme", "All themes", sorted({cell.theme for cell in board.cells if cell.theme}))
    rating = choice("rating", "All ratings", [rating.word for rating in COUNTED])
    off_track = tick("Off track", "off_track")
    not_raised = tick("Not discussed at the last Forum", "not_raised")
    disputed = tick("Claim above dates", "disputed")
    changed = tick("Changed since then", "changed")
    return Question(
        board.as_at,
        organisation=department,
        theme=theme,
        headline=RATINGS[rating] if rating else None,
        rateable_only=True,
        disputed_only=disputed,
        off_track_only=off_track,
        not_raised_since=board.compared.held_on if not_raised and board.compared else None,
        moved_only=changed,
        since=since,
    )


def since_choice(as_at: date) -> date | None:
    """The day to compare with; the last Forum when it is left empty."""
    parameters.day("since", as_at)
    chosen = streamlit.date_input(
        "Compared with (empty: last Forum)",
        value=None,
        min_value=parameters.FIRST_DAY,
        max_value=as_at,
        key="since",
        bind="query-params",
        format="DD/MM/YYYY",
        width=235,
    )
    return chosen if isinstance(chosen, date) else None
