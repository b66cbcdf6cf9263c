"""The parts of the Agenda page that everyone reads."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from compact_dash.domain.forum.agenda import Draft, start_times
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.clock import agenda_timeline
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Item, KeptItem
from compact_dash.domain.forum.keeping import Redraft, dropped_items, redraft
from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.sharing import not_shown
from compact_dash.reports.board.board import Board
from compact_dash.reports.forum.kept_agenda import briefs, kept_agenda
from compact_dash.reports.forum.meetings import meeting
from compact_dash.reports.forums import forums
from compact_dash.reports.organisations import organisations
from compact_dash.ui import readings, session
from compact_dash.ui.components.left_out import say_left_out
from compact_dash.ui.forum.item_help import help_by_item
from compact_dash.ui.html import show

NOTHING_OFFERED = Redraft((), (), frozenset(), ())


def starts(forum: ForumRow) -> datetime:
    """When the Forum starts, London time."""
    return datetime.combine(forum.held_on, time.fromisoformat(forum.starts_at))


WHY_LEFT_OUT = "Why each item is here, and what is asked of the {forum}, is read by its members and not shown to you."


def say_items_left_out(items: Iterable[Item]) -> None:
    """Say how many items the reader may not know of, and that the reasons are not theirs to read, where that is so."""
    hidden = not_shown(sum(not item.is_shown for item in items), "item")
    kept = "What is not shown has its place and its minutes here all the same." if hidden else ""
    reasons = "" if session.reader().is_member else in_house_words(WHY_LEFT_OUT)
    say_left_out(" ".join(part for part in (hidden, kept, reasons) if part))


def show_draft(forum: ForumRow, agenda: Draft, as_at: date) -> None:
    """A drafted agenda with its times, its reasons and what was left out."""
    begins = starts(forum)
    say_items_left_out((*agenda.items, *(row.item for row in agenda.left_out)))
    show(
        "forum/agenda_draft",
        forum=forum,
        agenda=agenda,
        rows=start_times(agenda.items, begins),
        helps=help_by_item(forum, readings.board(as_at), agenda.items, readings.lines_by_ref(as_at)),
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
    say_items_left_out(items)
    show(
        "forum/agenda_standing",
        forum=forum,
        items=items,
        helps=help_by_item(forum, readings.board(as_at), items, readings.lines_by_ref(as_at)),
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
    held = meeting(session.store(), forum.forum_id)
    say_items_left_out(held.items)
    say_left_out(
        not_shown(held.captures_withheld, "decision, action or note", "decisions, actions, ratings, dates and notes")
    )
    show(
        "forum/agenda_kept",
        forum=forum,
        meeting=held,
        is_member=session.reader().is_member,
        departments=len(board.organisations),
        leads=leads(board),
    )


def leads(board: Board) -> dict[str, str]:
    """The short names of organisations by code, for items that name their presenter by one."""
    # The partner leads items too, and the board has departments only.
    partner = organisations(session.store()).partner
    named = {row.code: row.short_name for row in board.organisations}
    return named | ({partner.code: house().partner} if partner else {})
