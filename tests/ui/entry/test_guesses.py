"""Guesses of room codes: few for each address, more for all, and everybody may try again."""

from types import SimpleNamespace

import pytest

from compact_dash.ui.entry import room_code
from compact_dash.ui.entry.guesses import MOST_OF_ALL, MOST_OF_ONE, SPAN, Guesses


def test_an_address_that_guesses_wrong_too_often_waits_and_others_do_not() -> None:
    guesses = Guesses()
    for _ in range(MOST_OF_ONE):
        assert guesses.wait("there", 100.0) == 0
        guesses.note("there", 100.0)
    wait = guesses.wait("there", 160.0)
    assert SPAN - 60 <= wait <= SPAN - 58
    assert guesses.wait("elsewhere", 160.0) == 0
    assert guesses.wait("there", 160.0 + wait) == 0


def test_all_addresses_together_guess_no_more_than_some_hundred_times() -> None:
    guesses = Guesses()
    for number in range(MOST_OF_ALL):
        guesses.note(f"address {number}", 100.0)
    assert guesses.wait("a new one", 100.0) > 0
    assert guesses.wait("a new one", 101.0 + SPAN) == 0


@pytest.mark.parametrize(
    ("came_from", "counted_for"),
    [("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("10.0.0.7", "10.0.0.7"), (None, "here")],
)
def test_a_home_with_many_addresses_guesses_as_one(
    came_from: str | None, counted_for: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = SimpleNamespace(ip_address=came_from)
    monkeypatch.setattr(room_code, "streamlit", SimpleNamespace(context=context))
    assert room_code.address() == counted_for
