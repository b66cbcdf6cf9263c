"""The codes by which rooms follow a Forum's wall, as they stand."""

from compact_dash.domain.forum.room_code import RoomCode
from compact_dash.store import Store


def room_codes(store: Store) -> tuple[RoomCode, ...]:
    """The newest word on the code of every Forum that is not over; none for a reader who may not know of codes."""
    return tuple(store.fetch(RoomCode, "room_codes"))
