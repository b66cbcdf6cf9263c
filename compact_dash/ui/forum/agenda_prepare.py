"""Preparing a Forum: below what everyone reads, the few things that OCS and the chair do to its agenda."""

from collections.abc import Callable

import streamlit

from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.permissions import Act
from compact_dash.reports.forums import ForumRow
from compact_dash.ui import acting, parameters
from compact_dash.ui.components.attempt import notice
from compact_dash.ui.forum.agenda_brief import brief_of_item
from compact_dash.ui.forum.agenda_change import add_item, change_agenda
from compact_dash.ui.forum.agenda_guests import keep_guests
from compact_dash.ui.forum.agenda_offers import offers
from compact_dash.ui.forum.agenda_year import change_planned, plan_year
from compact_dash.ui.html import show

TASK = "prepare"
CHANGE, OWN, OFFERED, BRIEF = "Change the agenda", "Add an item", "What the data offers", "Chair’s brief"
GUESTS, DAY, YEAR = "Guests", "Day and place", "Plan the year"
EVERY_TASK = (CHANGE, OWN, OFFERED, BRIEF, GUESTS, DAY, YEAR)
Task = Callable[[ForumRow], None]


def prepare_forum(forum: ForumRow, draft: Draft | None, *, is_kept: bool) -> None:
    """What the actor may do, one thing at a time; nothing is open until it is chosen."""
    tasks = tasks_for(forum, draft, is_kept=is_kept)
    if not tasks:
        return
    show("heading", words="Prepare this Forum" if forum.closed_no is None else "Guests, and the year ahead")
    notice()
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
    """Where no Forum is planned yet, planning is the only thing there is to do."""
    notice()
    if acting.can(Act.PLAN_FORUM):
        plan_year(None)
