"""Giving a room code: a projector follows one Forum's wall by it, until it is ended or the Forum closed."""

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry, RoomCodeState
from compact_dash.domain.forum.room_code import CodeState, hash_of_code, new_letters
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import long_date
from compact_dash.reports.forum.room import forum_by_id
from compact_dash.reports.forum.room_codes import room_codes
from compact_dash.store import Store


def give_room_code(store: Store, occasion: Occasion, forum_id: str) -> str:
    """Give a Forum a new code and return its letters, which are kept nowhere; one that it had before ends.

    Raises:
        NotAllowed: only the chair and OCS run Forums.
        NotFound: there is no such Forum.
        NotNow: it is closed.
    """
    occasion.require(Act.RUN_FORUM)
    letters = new_letters()
    code_hash = hash_of_code(letters, forum_id)

    def entries(_: int) -> list[Entry]:
        forum = forum_by_id(store, forum_id)
        if forum.closed_no is not None:
            raise NotNow(
                f"The {house().forum} of {long_date(forum.held_on)} is closed, so no room has a wall to follow."
            )
        return [occasion.entry(RoomCodeState(forum_id, CodeState.GIVEN.value, code_hash))]

    store.append(entries)
    return letters


def end_room_code(store: Store, occasion: Occasion, forum_id: str) -> None:
    """End a Forum's code: every wall that follows by it stops within seconds. Twice changes nothing.

    Raises:
        NotAllowed: only the chair and OCS run Forums.
    """
    occasion.require(Act.RUN_FORUM)

    def entries(_: int) -> list[Entry]:
        given = any(code.forum_id == forum_id and code.state is CodeState.GIVEN for code in room_codes(store))
        return [occasion.entry(RoomCodeState(forum_id, CodeState.ENDED.value, None))] if given else []

    store.append(entries)
