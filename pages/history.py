"""History: every change, who made it and when, what it was and what it became."""

import streamlit

from compact_dash.reports.trail import as_csv, changes
from compact_dash.ui import session
from compact_dash.ui.components.trail_question import trail_question
from compact_dash.ui.html import show

show("history_head", demonstration=session.programme().illustrative)
question = trail_question()
rows = changes(session.store(), question)
show("history", rows=rows, most=question.most, last=session.head())
# As on the Review page: made when asked for, and without running the page again.
streamlit.download_button(
    "Download as CSV", data=lambda: as_csv(rows), file_name="compact-history.csv", mime="text/csv", on_click="ignore"
)
