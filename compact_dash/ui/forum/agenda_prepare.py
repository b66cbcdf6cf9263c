"""Preparing a Forum: below what everyone reads, the few things that OCS and the chair do to its agenda."""

from collections.abc import Callable
from dataclasses import fields

import streamlit

from compact_dash.commands.forum.keep_brief import FIELD_WORDS, LONGEST, save_brief
from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.forum.brief import Brief
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import KeptItem
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.reports.forum.kept_agenda import brief_background, briefs, first_brief
from compact_dash.reports.forum.meetings import attendance
from compact_dash.reports.lines import Question
from compact_dash.ui import acting, parameters, readings, session
from compact_dash.ui.components.attempt import notice, refusal_of
from compact_dash.ui.components.fields import AGENDA
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.forum.agenda_change import add_item, change_agenda, choose_item
from compact_dash.ui.forum.agenda_guests import keep_guests
from compact_dash.ui.forum.agenda_offers import offers
from compact_dash.ui.forum.forum_planning import change_planned, plan_year
from compact_dash.ui.forum.room_code_panel import room_code_panel
from compact_dash.ui.html import show

TASK = "prepare"
CHANGE, OWN, OFFERED, BRIEF = "Change the agenda", "Add an item", "What the data offers", "Chair’s brief"
GUESTS, DAY, YEAR = "Guests", "Day and place", "Plan the year"
EVERY_TASK = (CHANGE, OWN, OFFERED, BRIEF, GUESTS, DAY, YEAR)
Task = Callable[[ForumRow], None]

FORM = "agenda_brief"


def prepare_forum(forum: ForumRow, draft: Draft | None, *, is_kept: bool) -> None:
    """Offer the actor what they may do, one task at a time; nothing is open until it is chosen."""
    tasks = tasks_for(forum, draft, is_kept=is_kept)
    if not tasks:
        return
    show("heading", words=f"Prepare this {house().forum}" if forum.closed_no is None else "Guests, and the year ahead")
    notice()
    # Against every task: one that this Forum does not allow now is no wrong address.
    parameters.bound_choice(TASK, EVERY_TASK, "task")
    if TASK in streamlit.session_state and streamlit.session_state[TASK] not in tasks:
        # A task of the Forum that was shown before, such as changing an agenda that is closed here. The control
        # takes it out of the address by itself.
        streamlit.session_state[TASK] = None
    chosen = streamlit.segmented_control(
        "What would you like to do?", list(tasks), key=TASK, bind="query-params", width="stretch"
    )
    if chosen in tasks:
        tasks[chosen](forum)
    if acting.can(Act.RUN_FORUM) and has_wall(forum, is_kept=is_kept):
        room_code_panel(forum.forum_id)


def has_wall(forum: ForumRow, *, is_kept: bool) -> bool:
    """Whether somebody may soon follow the Forum's wall: its agenda is kept or sent out, or it is in session."""
    return forum.closed_no is None and (is_kept or forum.papers_on is not None or forum.is_in_session)


def tasks_for(forum: ForumRow, draft: Draft | None, *, is_kept: bool) -> dict[str, Task]:
    """The tasks that the actor may do and the Forum's state allows."""
    tasks: dict[str, Task] = {}
    if acting.can(Act.RUN_FORUM):
        if forum.closed_no is None:
            tasks |= {CHANGE: change_agenda} if is_kept else {}
            tasks |= {OWN: add_item}
            tasks |= {OFFERED: lambda forum: offers(forum, draft)} if is_kept and draft is not None else {}
            tasks |= {BRIEF: brief_of_item} if is_kept else {}
        tasks |= {GUESTS: keep_guests}
    if acting.can(Act.PLAN_FORUM):
        tasks |= {DAY: change_planned} if forum.opened_no is None else {}
        tasks |= {YEAR: plan_year}
    return tasks


def plan_first_year() -> None:
    """Offer to plan the year; there is nothing else to do where no Forum is planned yet."""
    notice()
    if acting.can(Act.PLAN_FORUM):
        plan_year(None)


def brief_of_item(forum: ForumRow) -> None:
    """One item's brief; until one is kept, the fields hold what the data proposes."""
    entry = choose_item(forum)
    if entry is None:
        return
    kept = briefs(session.store(), forum.forum_id)
    show("forum/agenda_brief_head", kept=entry.item_id in kept, number=len(kept))
    form(forum, entry, kept.get(entry.item_id))


def proposal(forum: ForumRow, entry: KeptItem) -> Brief:
    known = brief_background(session.store(), forum, attendance(session.store(), forum.forum_id))
    return first_brief(entry, readings.lines(Question(session.today(), rateable_only=True)), known)


def form(forum: ForumRow, entry: KeptItem, kept: Brief | None) -> None:
    # Of what is kept, not of what is proposed: a proposal changes with the data, and nobody wrote it.
    before = AGENDA.seen(FORM, entry.item_id, kept)
    shown = kept or proposal(forum, entry)

    def save() -> None:
        given_brief = Brief(**{field.name: AGENDA.given(f"{entry.item_id}:{field.name}") for field in fields(Brief)})
        save_brief(session.whole_store(), acting.occasion(), forum.forum_id, entry.item_id, before, given_brief)

    with streamlit.form(AGENDA.key(f"brief:{entry.item_id}"), border=False):
        for name, words in FIELD_WORDS.items():
            words_field(
                words,
                getattr(shown, name) or "",
                longest=LONGEST,
                height=130 if name == "line_to_take" else 70,
                key=AGENDA.key(f"{entry.item_id}:{name}"),
                width=760,
            )
        refusal_of(FORM)
        done = f"The brief on “{short_title(entry.title)}” is kept. Only {house().office} and the chair can read it."
        streamlit.form_submit_button("Keep the brief", on_click=AGENDA.keeping(save, done, FORM), type="primary")
