"""Record: what goes on between Forums, written down all year; and each entry, opened."""

from compact_dash.reports.register.entries import EntryQuestion
from compact_dash.ui import parameters, session
from compact_dash.ui.components.attempt import notice
from compact_dash.ui.html import show
from compact_dash.ui.register.entry_list import entry_list
from compact_dash.ui.register.entry_panel import entry_panel
from compact_dash.ui.register.kept_entries import found_entries, opened_entry
from compact_dash.ui.register.record_form import record_form

opened = parameters.parameter("entry")
as_at = parameters.day("as_at", session.today()) or session.today()
is_past = as_at < session.today()
show(
    "register/record_head",
    as_at=as_at,
    is_past=is_past,
    of_all=found_entries(EntryQuestion(as_at)).of_all,
    demonstration=session.programme().illustrative,
)
notice()
if opened:
    entry_panel(opened_entry(as_at, opened), as_at)
else:
    # Nothing is recorded into the past: an entry says itself when it happened.
    if not is_past:
        record_form()
    entry_list(as_at)
