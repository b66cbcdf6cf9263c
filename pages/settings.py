"""Settings: what each rating means, the thresholds behind it, and the words of the house; OCS sets them."""

from functools import partial

import streamlit

from compact_dash.domain.permissions import Act
from compact_dash.domain.settings import GROUPS
from compact_dash.papers import registry
from compact_dash.reports.background import dated_facts
from compact_dash.reports.settings import every_setting, overall_rule, settings, settings_copy
from compact_dash.ui import acting, session
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.download import download
from compact_dash.ui.copies.section import copies_section
from compact_dash.ui.html import show
from compact_dash.ui.setting_form import setting_form

keeps_settings = acting.can(Act.KEEP_SETTINGS)
# Stands first and is filled last: the title tells what the controls below it were set to.
title = streamlit.container()
as_at = as_at_control()
sets_settings = keeps_settings and as_at == session.today()
with title:
    show("settings_head", as_at=as_at, demonstration=session.programme().illustrative, sets=sets_settings)
with title:
    # The reading is of this reader, whoever presses: it is pressed outside a run of the page.
    download(registry.SETTINGS, partial(settings_copy, session.store(), as_at), as_at.isoformat())
show(
    "settings",
    rule=overall_rule(settings(session.store(), as_at)),
    groups=GROUPS,
    settings=[row for row in every_setting(session.store(), as_at) if keeps_settings or not row.rule.is_private],
    background=dated_facts(session.store()),
)
# Below what each of them means, which is read before one is changed.
if sets_settings:
    setting_form(every_setting(session.store(), as_at))
copies_section()
