"""Every Forum that met with the state of its minutes, and the choice of the one to read."""

from datetime import date

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.reports.forum.meetings import action_log
from compact_dash.reports.minutes.states import ForumMinutes, minutes_states
from compact_dash.ui import readings, session
from compact_dash.ui.components.as_at import past_day
from compact_dash.ui.components.forum_choice import forum_choice
from compact_dash.ui.html import show
from compact_dash.ui.sight import Sight, kept


@kept(most=24)
def minutes_states_at(sight: Sight, as_at: date) -> list[ForumMinutes]:
    forums, log = readings.forums_at(sight), action_log(sight.store, as_at)
    return minutes_states(sight.store, forums, log, as_at, is_member=sight.reader.is_member)


def forums_met(as_at: date) -> list[ForumMinutes]:
    """The Forums that had met by a day, as the reader may know of their minutes."""
    return minutes_states_at(session.sight(), as_at)


def met_choice(as_at: date) -> ForumRow | None:
    """The Forum whose minutes are read: the last one that all met at, unless the address or the reader says another."""
    met = [row.forum for row in reversed(forums_met(as_at))]
    of_all = [row for row in met if row.kind == "quarterly"]
    return forum_choice(met, (of_all or met)[-1], as_at) if met else None


def forums_table(as_at: date) -> None:
    """The table of them."""
    show("minutes/forums", rows=forums_met(as_at), as_at=as_at, past=past_day(as_at))
