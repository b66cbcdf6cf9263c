"""What the Forums that are over have left undiscussed, read from their agendas as they were kept."""

from datetime import date

from compact_dash.domain.forum.carrying import PastForum, PastItem, Waiting, waiting
from compact_dash.reports.forum.kept_agenda import last_known
from compact_dash.reports.forums import forums, is_to_come
from compact_dash.store import Store


def waiting_items(store: Store, as_at: date) -> tuple[Waiting, ...]:
    """The items that wait for a quarterly Forum as at a day, those of longest ago first."""
    rows = store.fetch(PastItem, "past_items", {"known_to": last_known(store, as_at)})
    past = [row for row in forums(store) if row.kind == "quarterly" and not is_to_come(row, as_at)]
    return waiting(
        PastForum(forum.held_on, tuple(row for row in rows if row.forum_id == forum.forum_id)) for forum in past
    )
