"""Good practice: what worked well and who has done it, case studies on their way, and Award nominations."""

import streamlit

from compact_dash.ui import session
from compact_dash.ui.components.as_at import as_at_control
from compact_dash.ui.components.live import live
from compact_dash.ui.register.good_practice_page import (
    awards,
    case_study_question,
    case_study_table,
    pipeline_columns,
    practice_head,
    worked_well,
)

# Stands first and is filled last: the title tells what the controls below it were set to.
title = streamlit.container()
with streamlit.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    as_at = as_at_control()
    question = case_study_question(as_at)
with title:
    practice_head(as_at)
worked_well(as_at, question.theme)
pipeline_columns(as_at)
case_study_table(question)
awards(as_at)
# Only today is watched; a page of a past day is read as it was then.
if as_at == session.today():
    live()
