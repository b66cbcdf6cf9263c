"""The register of guests: entered, followed up after the Forum, and taken off without being lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from compact_dash.commands.forum.keep_guests import GuestWords, add_guest, change_guest, withdraw_guest, words_of
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, NotAllowed, NotFound, Overtaken
from compact_dash.reports.check import check
from compact_dash.reports.forum.kept_agenda import Guest, guests
from compact_dash.reports.forums import forums
from compact_dash.store import Store
from tests.house import House, acting

WORDS = GuestWords("A development worker", "A local infrastructure body", "What funders ask of small groups", None)


class Register:
    """The guests of the May Forum, which is closed, and who keeps them."""

    def __init__(self, house: House) -> None:
        self.store: Store = house.store
        self.house = house
        self.forum_id = next(row.forum_id for row in forums(self.store) if row.held_on == date(2014, 5, 21))
        self.guest_id = add_guest(self.store, house.ocs, self.forum_id, WORDS)

    @property
    def guest(self) -> Guest:
        return next(row for row in guests(self.store) if row.guest_id == self.guest_id)


@pytest.fixture
def register(house: House) -> Iterator[Register]:
    return Register(house)


@pytest.mark.slow
def test_a_guest_stands_on_the_register_of_their_forum(register: Register) -> None:
    guest = register.guest
    assert words_of(guest) == WORDS
    assert (guest.forum_id, guest.held_on) == (register.forum_id, date(2014, 5, 21))
    assert check(register.store).findings == []


@pytest.mark.slow
def test_the_follow_up_is_written_down_after_the_forum_is_closed(register: Register) -> None:
    wanted = replace(WORDS, follow_up="OCS sends the paper to all leads.")
    change_guest(register.store, acting(Role.CHAIR, "OCS"), register.guest_id, WORDS, wanted)
    assert words_of(register.guest) == wanted
    with pytest.raises(Overtaken, match="Somebody else has changed the entry on A development worker"):
        change_guest(register.store, register.house.ocs, register.guest_id, WORDS, replace(WORDS, topic="Else"))


def test_an_entry_taken_off_is_gone_from_the_register(register: Register) -> None:
    withdraw_guest(register.store, register.house.ocs, register.guest_id, WORDS)
    assert guests(register.store) == []
    with pytest.raises(NotFound, match="not on the register any more"):
        change_guest(register.store, register.house.ocs, register.guest_id, WORDS, WORDS)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"presenter": " "}, "the name or post of the guest"),
        ({"topic": ""}, "what the guest speaks on"),
        ({"from_whom": "x" * 201}, "at most 200"),
        ({"follow_up": "x" * 1001}, "at most 1000"),
    ],
)
def test_an_entry_that_cannot_stand_is_refused(register: Register, words: dict[str, str], said: str) -> None:
    head = register.store.head()
    with pytest.raises(AnswerRefused, match=said):
        add_guest(register.store, register.house.ocs, register.forum_id, replace(WORDS, **words))
    assert register.store.head() == head


@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE, Role.VIEWER])
def test_only_ocs_and_the_chair_keep_the_register(register: Register, role: Role) -> None:
    for deed in (
        lambda: add_guest(register.store, acting(role, "DFT"), register.forum_id, WORDS),
        lambda: change_guest(register.store, acting(role, "DFT"), register.guest_id, WORDS, WORDS),
        lambda: withdraw_guest(register.store, acting(role, "DFT"), register.guest_id, WORDS),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_the_register_is_for_the_forums_members(register: Register) -> None:
    assert len(guests(register.store.seen_by(register.house.lead.actor.reader))) == 1
    assert guests(register.store.seen_by(acting(Role.VIEWER, "DFT").actor.reader)) == []
