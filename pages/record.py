"""Record: what goes on between Forums, written down all year; and each entry, opened."""

from compact_dash.reports.register.entries import EntryQuestion, entries, entry
from compact_dash.ui import parameters, session
from compact_dash.ui.components.attempt import notice
from compact_dash.ui.html import show
from compact_dash.ui.register.entry_list import entry_list
from compact_dash.ui.register.entry_panel import entry_panel
from compact_dash.ui.register.record_form import record_form

opened = parameters.parameter("entry")
of_all = entries(session.store(), EntryQuestion(session.today(), most=1)).of_all
show(
    "register/record_head",
    today=session.today(),
    of_all=of_all,
    demonstration=session.programme().illustrative,
)
notice()
if opened:
    entry_panel(entry(session.store(), session.today(), opened))
else:
    record_form()
    entry_list()
