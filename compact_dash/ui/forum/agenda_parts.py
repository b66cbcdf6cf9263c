"""The parts of the Agenda page that everyone reads."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from compact_dash.domain.forum.agenda import Draft, start_times
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.clock import agenda_timeline
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import KeptItem
from compact_dash.domain.forum.keeping import Redraft, dropped_items, redraft
from compact_dash.reports.board.board import Board
from compact_dash.reports.forum.kept_agenda import briefs, kept_agenda
from compact_dash.reports.forum.meetings import meeting
from compact_dash.reports.forums import forums
from compact_dash.ui import readings, session
from compact_dash.ui.html import show

NOTHING_OFFERED = Redraft((), (), frozenset(), ())


def starts(forum: ForumRow) -> datetime:
    """When the Forum starts, London time."""
    return datetime.combine(forum.held_on, time.fromisoformat(forum.starts_at))


def show_draft(forum: ForumRow, agenda: Draft, as_at: date) -> None:
    """A drafted agenda with its times, its reasons and what was left out."""
    begins = starts(forum)
    show(
        "forum/agenda_draft",
        forum=forum,
        agenda=agenda,
        rows=start_times(agenda.items, begins),
        finishes=(begins + timedelta(minutes=agenda.minutes_used)).strftime("%H:%M"),
        as_at=as_at,
        past=as_at if as_at < session.today() else None,
    )


def show_standing(forum: ForumRow, items: Sequence[KeptItem], draft: Draft | None, as_at: date) -> None:
    """The agenda as it is kept: when each item starts and finishes, and at once what runs over.

    What the data says of it, and what was dropped, is of today only.
    """
    is_now = as_at == session.today()
    kept = kept_agenda(session.store(), forum.forum_id) if is_now else ()
    line = agenda_timeline(items, starts(forum), forum.minutes)
    show(
        "forum/agenda_standing",
        forum=forum,
        items=items,
        past=None if is_now else as_at,
        leads=leads(readings.board(as_at)),
        line=line,
        relief=[(short_title(row.title), row.words) for row in line.relief],
        found=redraft(kept, draft) if draft and kept else NOTHING_OFFERED,
        briefed=briefs(session.store(), forum.forum_id).keys(),
        dropped=dropped_items(kept),
        days={row.forum_id: row.held_on for row in forums(session.store())},
    )


def show_held(forum: ForumRow, board: Board) -> None:
    """A held Forum's agenda with what came of each item."""
    show(
        "forum/agenda_kept",
        forum=forum,
        meeting=meeting(session.store(), forum.forum_id),
        departments=len(board.organisations),
        leads=leads(board),
    )


def leads(board: Board) -> dict[str, str]:
    """The short names of organisations by code, for items that name their presenter by one."""
    # Compact Voice leads items too, and the board has departments only.
    return {row.code: row.short_name for row in board.organisations} | {"CV": "Compact Voice"}
