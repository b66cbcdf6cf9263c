"""Returns: who has answered the commission for a Forum, what is missing, and a chaser for each."""

import streamlit

from compact_dash.reports.returns_desk import returns_desk
from compact_dash.ui import session
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.forum_choice import forum_choice
from compact_dash.ui.html import show

title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom"):
    as_at = as_at_control()
    forums = session.forums()
    ready = session.readiness(as_at)
    forum = forum_choice(forums, ready.forum if ready else forums[-1], as_at) if forums else None
desk = returns_desk(session.store(), forum, as_at) if forum else None
with title:
    show("returns_head", forum=forum, desk=desk, as_at=as_at, demonstration=session.programme().illustrative)
if desk is None:
    show("empty", words="No Forum is planned yet, so no returns have been asked for.")
elif not desk.rows:
    show("empty", words="No returns had been asked for this Forum by then.")
else:
    show("returns", desk=desk, as_at=as_at, past=as_at if as_at < session.today() else None)
