"""The action log, on the Agenda page: every action of the Forum, those overdue first, and its keeping by its owners."""

from datetime import date

from compact_dash.domain.permissions import Act
from compact_dash.reports.forum.meetings import LogAction, action_log
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import notice, refusal_of
from compact_dash.ui.components.fields import ACTION_LOG
from compact_dash.ui.forum.action_log_keeping import keeping
from compact_dash.ui.html import show

# The order of the log, and of its counts.
STATES = ("overdue", "open", "done", "dropped")


def action_log_part(as_at: date) -> None:
    """The log as at a day; today it can be kept by whoever may."""
    rows = in_order(action_log(session.store(), as_at), as_at)
    states = {name: sum(row.state(as_at) == name for row in rows) for name in STATES}
    show("forum/action_log", log=rows, as_at=as_at, states=states)
    if as_at != session.today():
        return
    notice(ACTION_LOG.said_at)
    mine = [row for row in rows if acting.can(Act.UPDATE_ACTION, row.owner_code)]
    if mine:
        keeping(mine)
    refusal_of(ACTION_LOG.part)


def in_order(rows: list[LogAction], as_at: date) -> list[LogAction]:
    """Overdue first and open next, the earliest due before the others; then done and dropped, the newest first."""

    def place(row: LogAction) -> tuple[int, int]:
        within = row.due_on.toordinal() if row.is_open else -row.raised_on.toordinal()
        return STATES.index(row.state(as_at)), within

    return sorted(rows, key=place)
