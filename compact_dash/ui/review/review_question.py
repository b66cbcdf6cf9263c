"""The review's question, put together from choices that stand in the address."""

from compact_dash.reports.board.board import Board
from compact_dash.reports.lines import Question
from compact_dash.ui import session
from compact_dash.ui.board.filters import RATING_WORDS, RATINGS, choice, choices_at, tick
from compact_dash.ui.components.as_at import day_control


def review_question(board: Board) -> Question:
    """What the reader asks of the board."""
    offered = choices_at(session.sight(), board.as_at)
    since = day_control("Compared with (empty: last Forum)", "since", board.as_at, width=235)
    department = choice("department", "All departments", offered.departments)
    theme = choice("theme", "All themes", offered.themes)
    rating = choice("rating", "All ratings", RATING_WORDS)
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
