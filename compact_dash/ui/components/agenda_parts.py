"""The parts of the Agenda page."""

from datetime import date, datetime, time, timedelta

from compact_dash.domain.agenda import Draft, timed
from compact_dash.reports.board import Board
from compact_dash.reports.forums import ForumRow
from compact_dash.reports.meetings import action_log, meeting
from compact_dash.ui import session
from compact_dash.ui.html import show

CAPTURED = {
    "decision": "Decision",
    "action": "Action",
    "note": "Note",
    "insight": "Insight",
    "good_practice": "Good practice",
}


def starts(forum: ForumRow) -> datetime:
    """When the Forum starts, London time."""
    return datetime.combine(forum.held_on, time.fromisoformat(forum.starts_at))


def drafted(forum: ForumRow, agenda: Draft, as_at: date) -> None:
    """A drafted agenda with its times, its reasons and what was left out."""
    begins = starts(forum)
    show(
        "agenda_draft",
        forum=forum,
        agenda=agenda,
        rows=timed(agenda.items, begins),
        finishes=(begins + timedelta(minutes=agenda.minutes_used)).strftime("%H:%M"),
        as_at=as_at,
        past=as_at if as_at < session.today() else None,
    )


def kept(forum: ForumRow, board: Board) -> None:
    """A held Forum's agenda with what came of each item."""
    show(
        "agenda_kept",
        forum=forum,
        meeting=meeting(session.store(), forum.forum_id),
        departments=len(board.organisations),
        leads={row.code: row.short_name for row in board.organisations} | {"CV": "Compact Voice"},
        kinds=CAPTURED,
    )


def log(as_at: date) -> None:
    """The Forum's own actions, overdue ones first among those not done."""
    rows = action_log(session.store(), as_at)
    order = {"overdue": 0, "open": 1, "done": 2}
    rows.sort(key=lambda row: order[row.state(as_at)])
    states = {name: sum(row.state(as_at) == name for row in rows) for name in order}
    show("action_log", log=rows, as_at=as_at, states=states)
