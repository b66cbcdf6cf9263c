"""Consultations: every department's in one table, the short ones first, beside what others measured."""

import streamlit

from compact_dash.papers import registry
from compact_dash.reports.register.consultations import every_consultation
from compact_dash.ui import session
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.download import download
from compact_dash.ui.components.live import live
from compact_dash.ui.register.consultations_page import (
    beside,
    consultation_question,
    consultations_head,
    consultations_table,
)

# Stands first and is filled last: the title tells what the controls below it were set to.
title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    as_at = as_at_control()
    question = consultation_question(as_at)
store = session.store()
with title:
    consultations_head(as_at)
consultations_table(question)
download(registry.CONSULTATIONS, lambda: every_consultation(store, question))
beside(as_at)
# Only today is watched; a page of a past day is read as it was then.
if as_at == session.today():
    live()
