"""The board seen across departments on the Plan page: by priority, and beside what was recommended from outside."""

from datetime import date

from compact_dash.reports.plan.priorities import PriorityBoard, priority_board
from compact_dash.reports.plan.recommendations import Recommendation, recommendations
from compact_dash.ui import readings, session
from compact_dash.ui.components.as_at import past_day
from compact_dash.ui.html import show
from compact_dash.ui.sight import Sight, kept

# Lines listed under one priority; the Progress page has all of them.
MOST_LISTED = 100


@kept(most=24)
def recommendations_at(sight: Sight, as_at: date) -> list[Recommendation]:
    departments = readings.organisations_at(sight).departments
    return recommendations(sight.store, readings.board_at(sight, as_at), departments)


def priorities_part(as_at: date) -> None:
    """The rated commitments by priority."""
    lines = list(readings.lines_by_ref(as_at).values())
    board: PriorityBoard = priority_board(session.store(), lines, as_at)
    show("plan/priorities", board=board, as_at=as_at, past=past_day(as_at), most=MOST_LISTED)


def recommendations_part(as_at: date) -> None:
    """What was recommended, and what is known of it here."""
    rows = recommendations_at(session.sight(), as_at)
    show("plan/recommendations", rows=rows, as_at=as_at, past=past_day(as_at))
