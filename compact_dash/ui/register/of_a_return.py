"""What stands in the register already for the quarter of a return, shown beside what the return adds."""

from compact_dash.reports.register.entries import RegisteredEntry
from compact_dash.reports.register.quarter import recorded_in_quarter, short_without_reason
from compact_dash.ui import readings, session
from compact_dash.ui.html import show


def entries_of_quarter(organisation: str) -> tuple[RegisteredEntry, ...]:
    """The entries on an organisation that were recorded since the last Forum."""
    return recorded_in_quarter(session.store(), session.today(), organisation, readings.forums())


def of_the_register(found: tuple[RegisteredEntry, ...]) -> None:
    """The entries, each with the way to it; nothing where there are none."""
    if found:
        show("register/of_a_return", entries=found, cautions=short_without_reason(found))
