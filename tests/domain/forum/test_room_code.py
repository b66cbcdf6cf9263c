"""Room codes: their letters, what is kept of them, and for how long they are good."""

from datetime import datetime, timedelta

import pytest

from compact_dash.domain.actor import Actor
from compact_dash.domain.forum.room_code import (
    LASTS,
    LENGTH,
    LETTERS,
    CodeState,
    RoomCode,
    as_shown,
    code_opened_by,
    hash_of_code,
    new_letters,
    read_letters,
)
from compact_dash.domain.permissions import Act, may_somewhere
from compact_dash.domain.sharing import Sharing

AT = datetime(2014, 9, 24, 13, 0)
CODE = RoomCode("forum", CodeState.GIVEN, hash_of_code("BCDFGHJKM", "forum"), AT)


def test_no_letter_is_taken_for_another_nor_makes_a_word() -> None:
    assert not set("AEIOULSY01") & set(LETTERS)
    assert len(LETTERS) ** LENGTH > 10**11


def test_a_code_is_read_as_it_is_shown_and_as_people_type_it() -> None:
    letters = new_letters()
    assert read_letters(as_shown(letters)) == letters
    assert as_shown("BCDFGHJKM") == "BCD-FGH-JKM"
    assert read_letters(" bcd fgh jkm ") == "BCDFGHJKM"


@pytest.mark.parametrize("typed", ["", "BCD-FGH", "BCD-FGH-JKA", "BCD-FGH-JKMM", "ＢCD-FGH-JKM"])
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert read_letters(typed) is None


def test_the_same_letters_for_another_forum_open_nothing() -> None:
    assert CODE.opens_with("BCDFGHJKM")
    assert not CODE.opens_with("BCDFGHJKN")
    assert hash_of_code("BCDFGHJKM", "another") != CODE.code_hash


@pytest.mark.parametrize(
    ("code", "later", "is_good"),
    [
        (CODE, timedelta(0), True),
        (CODE, LASTS - timedelta(seconds=1), True),
        (CODE, LASTS, False),
        (RoomCode("forum", CodeState.ENDED, None, AT), timedelta(0), False),
    ],
)
def test_a_code_is_good_for_a_day_or_until_it_is_ended(code: RoomCode, later: timedelta, is_good: bool) -> None:
    assert (code_opened_by("BCDFGHJKM", [code], AT + later) is not None) is is_good


def test_a_room_reads_as_a_member_of_one_forum_and_may_do_nothing() -> None:
    room = Actor("Room code", follows="forum")
    assert (room.reader.sees, room.reader.own, room.reader.follows) == (Sharing.SHARED, frozenset(), "forum")
    assert not any(may_somewhere(room, act) for act in Act)
