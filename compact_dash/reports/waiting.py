"""What waits for somebody, as its reader may know of it: one question for the sidebar of every page."""

from datetime import date

from compact_dash.domain.waiting import WaitingRow
from compact_dash.store import Store


def waiting_rows(store: Store, today: date) -> tuple[WaitingRow, ...]:
    """Everything that waits for somebody today."""
    return tuple(store.fetch(WaitingRow, "waiting", {"as_at": today}))
