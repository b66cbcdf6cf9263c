"""History: every change, who made it and when, what it was and what it became."""

from dataclasses import replace

import streamlit

from compact_dash.reports.history.mark import trail_head
from compact_dash.reports.history.trail import EVERY_CHANGE, as_csv, changes
from compact_dash.ui import session
from compact_dash.ui.history.trail_question import address_from, trail_question
from compact_dash.ui.html import show

show("history/history_head", demonstration=session.programme().illustrative)
question = trail_question()
store = session.store()
rows = changes(store, question)
show(
    "history/history",
    rows=rows,
    question=question,
    last=trail_head(store),
    older=address_from(rows[-1].change_no) if len(rows) == question.most else None,
    newest=address_from(None),
)
every = replace(question, older_than=None, most=EVERY_CHANGE)
# As on the Review page: made when asked for, and without running the page again. It is asked for outside a run, so the
# file is for the reader that this run was for.
streamlit.download_button(
    "Download as CSV",
    data=lambda: as_csv(changes(store, every)),
    file_name="compact-history.csv",
    mime="text/csv",
    on_click="ignore",
)
