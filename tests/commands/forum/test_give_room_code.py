"""Giving a room code: who may, what is kept of it, and what ends it."""

import pytest

from compact_dash.commands.forum.give_room_code import end_room_code, give_room_code
from compact_dash.commands.forum.run_forum import close_forum, open_forum
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import NotAllowed, NotNow
from compact_dash.domain.forum.room_code import code_opened_by
from compact_dash.domain.sharing import MEMBERS, PUBLIC
from compact_dash.reports.check import check
from compact_dash.reports.forum.room_codes import room_codes
from compact_dash.reports.forums import next_forum
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.store import Store
from tests.house import AT, TODAY, House, acting

pytestmark = pytest.mark.slow


def forum_of(store: Store) -> str:
    forum = next_forum(store, TODAY)
    assert forum is not None
    return forum.forum_id


def opens(store: Store, letters: str) -> bool:
    return code_opened_by(letters, room_codes(store), AT) is not None


def test_a_code_is_given_replaced_and_ended_and_history_holds_no_letter_of_it(house: House) -> None:
    store, chair, forum = house.store, acting(Role.CHAIR, "OCS"), forum_of(house.store)
    first = give_room_code(store, chair, forum)
    assert opens(store, first)
    second = give_room_code(store, chair, forum)
    assert (opens(store, first), opens(store, second)) == (False, True)
    end_room_code(store, chair, forum)
    assert not opens(store, second)
    head = store.head()
    end_room_code(store, chair, forum)
    assert store.head() == head, "twice changes nothing"
    told = changes(store, TrailQuestion(entity="room_code"))
    assert len(told) == 3
    assert not any(letters in repr(told) for letters in (first, second))
    assert changes(store.seen_by(MEMBERS), TrailQuestion(entity="room_code")) == []
    assert check(store).findings == []


def test_only_whoever_runs_the_forum_gives_one_and_no_reader_learns_of_it(house: House) -> None:
    forum = forum_of(house.store)
    for who in (house.lead, house.sro, house.stranger):
        with pytest.raises(NotAllowed):
            give_room_code(house.store, who, forum)
        with pytest.raises(NotAllowed):
            end_room_code(house.store, who, forum)
    give_room_code(house.store, house.ocs, forum)
    assert room_codes(house.store.seen_by(PUBLIC)) == room_codes(house.store.seen_by(MEMBERS)) == ()


def test_the_end_of_the_forum_is_the_end_of_its_code(house: House) -> None:
    store, chair, forum = house.store, acting(Role.CHAIR, "OCS"), forum_of(house.store)
    letters = give_room_code(store, chair, forum)
    open_forum(store, chair, forum, sure=True)
    assert opens(store, letters)
    close_forum(store, chair, forum)
    assert not opens(store, letters)
    with pytest.raises(NotNow, match="is closed"):
        give_room_code(store, chair, forum)
