"""Minutes and actions: every Forum that met with the state of its minutes, one of them to read, and the action log."""

import streamlit

from compact_dash.ui import session
from compact_dash.ui.anchor import follow_anchor
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.forum.action_log import action_log_part
from compact_dash.ui.html import show
from compact_dash.ui.minutes.listing import forums_table, met_choice
from compact_dash.ui.minutes.page import minutes_part

# Stands first and is filled last: the title tells what the controls below it were set to.
title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom"):
    as_at = as_at_control()
    forum = met_choice(as_at)
with title:
    show("minutes/head", as_at=as_at, demonstration=session.programme().illustrative)
forums_table(as_at)
if forum:
    minutes_part(forum)
action_log_part(as_at, chosen=True)
# Last, when the place it looks for is drawn.
follow_anchor()
