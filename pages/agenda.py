"""Agenda: the next Forum's, drafted from the data, and what came of the past ones."""

import streamlit

from compact_dash.ui import session
from compact_dash.ui.components import agenda_parts
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.forum_choice import forum_choice
from compact_dash.ui.html import show

title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom"):
    as_at = as_at_control()
    forums = session.forums()
    ready = session.readiness(as_at)
    forum = forum_choice(forums, ready.forum if ready else forums[-1], as_at) if forums else None
with title:
    show("agenda_head", forum=forum, as_at=as_at, demonstration=session.programme().illustrative)
if forum is None:
    show("empty", words="No Forum is planned yet. Once one is, its agenda is drafted here from the data.")
elif ready and forum.forum_id == ready.forum.forum_id:
    agenda_parts.drafted(forum, ready.agenda, as_at)
elif forum.held_on < as_at:
    agenda_parts.kept(forum, session.board(as_at))
else:
    show("empty", words="This Forum comes after the next one; its agenda is drafted once it is the next.")
agenda_parts.log(as_at)
