"""Agenda: the next Forum's, drafted from the data and then kept, and what came of the past ones."""

import streamlit

from compact_dash.domain.forum.keeping import is_taken
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.reports.forum.kept_agenda import agenda_on
from compact_dash.ui import acting, readings, session
from compact_dash.ui.anchor import follow_anchor
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.forum_choice import forum_choice
from compact_dash.ui.forum import agenda_parts
from compact_dash.ui.forum.action_log import action_log_part
from compact_dash.ui.forum.agenda_guests import guest_register
from compact_dash.ui.forum.agenda_offers import take
from compact_dash.ui.forum.agenda_prepare import plan_first_year, prepare_forum
from compact_dash.ui.html import show
from compact_dash.ui.minutes.page import minutes_part

# Stands first and is filled last: the title tells what the controls below it were set to.
title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom"):
    as_at = as_at_control()
    forums = readings.forums()
    ready = readings.readiness(as_at)
    forum = forum_choice(forums, ready.forum if ready else forums[-1], as_at) if forums else None
with title:
    show("forum/agenda_head", forum=forum, as_at=as_at, demonstration=session.programme().illustrative)
if forum is None:
    show("empty", words=f"No {house().forum} is planned yet. Once one is, its agenda is drafted here from the data.")
    plan_first_year()
else:
    is_now = as_at == session.today()
    items = agenda_on(session.store(), forum.forum_id, as_at)
    draft = ready.drafted if ready and forum.forum_id == ready.forum.forum_id else None
    is_kept = bool(items) and forum.is_to_come(as_at)
    if is_kept:
        agenda_parts.show_standing(forum, items, draft, as_at)
    if draft and not is_taken(item.kind for item in items):
        agenda_parts.show_draft(forum, draft, as_at)
        if is_now and acting.can(Act.RUN_FORUM):
            take(forum, draft)
    elif not is_kept and not forum.is_to_come(as_at):
        agenda_parts.show_held(forum, readings.board(as_at))
    elif not is_kept:
        show(
            "empty", words=f"This {house().forum} comes after the next one; its agenda is drafted once it is the next."
        )
    guest_register(forum)
    if is_now:
        prepare_forum(forum, draft, is_kept=is_kept)
    minutes_part(forum)
action_log_part(as_at)
# Last, when the place it looks for is drawn.
follow_anchor()
