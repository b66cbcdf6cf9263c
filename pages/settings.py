"""Settings: what each rating means and the thresholds behind it."""

import streamlit

from compact_dash.reports.background import dated_facts
from compact_dash.reports.settings import overall_rule, settings
from compact_dash.ui import session
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.copies.section import copies_section
from compact_dash.ui.html import show

# Stands first and is filled last: the title tells what the controls below it were set to.
title = streamlit.container()
as_at = as_at_control()
in_force = settings(session.store(), as_at)
with title:
    show("settings_head", as_at=as_at, demonstration=session.programme().illustrative)
show(
    "settings",
    rule=overall_rule(in_force),
    settings=list(in_force.values()),
    background=dated_facts(session.store()),
)
copies_section()
