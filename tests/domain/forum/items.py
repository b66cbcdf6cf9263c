"""Items of an agenda, as the tests of its clock need them."""

from compact_dash.domain.forum.item import KeptItem, Purpose
from compact_dash.domain.forum.kinds import AgendaKind


def timed(item_id: str, title: str, purpose: Purpose, minutes: int, kind: AgendaKind = AgendaKind.OWN) -> KeptItem:
    """A kept item of which nothing but its time matters; unless told otherwise, one that can be moved."""
    return KeptItem(kind, title, "OCS", purpose, minutes, item_id=item_id, first_title=title)
