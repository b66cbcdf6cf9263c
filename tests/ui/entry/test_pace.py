"""Pace: a burst is free, what goes on waits longer and longer, and nobody pays for another."""

import pytest

from compact_dash.ui.entry import limits, pace
from compact_dash.ui.entry.pace import Pace, Purses, place_of


class Paced:
    """Two at once and one every ten seconds, on a clock of one's own."""

    def __init__(self) -> None:
        self.now = 0.0
        self.purses = Purses(Pace(burst=2, a_second=0.1), lambda: self.now)


def test_a_burst_is_free_and_what_follows_waits_its_turn() -> None:
    paced = Paced()
    assert [paced.purses.wait_of("ann") for _ in range(4)] == [0, 0, 10, 20]
    assert paced.purses.wait_of("bob") == 0


def test_what_was_taken_comes_back_and_no_more_than_the_burst() -> None:
    paced = Paced()
    assert [paced.purses.may_take("ann") for _ in range(3)] == [True, True, False]
    paced.now = 10
    assert [paced.purses.may_take("ann") for _ in range(2)] == [True, False]
    paced.now = 1000
    assert [paced.purses.may_take("ann") for _ in range(3)] == [True, True, False]


def test_a_refusal_takes_nothing() -> None:
    paced = Paced()
    for _ in range(100):
        paced.purses.may_take("ann")
    paced.now = 10
    assert paced.purses.may_take("ann")


def test_no_more_than_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MOST_KNOWN", 2)
    paced = Paced()
    for name in ("ann", "bob", "cy"):
        paced.purses.wait_of(name)
    assert list(paced.purses.known) == ["bob", "cy"]


@pytest.mark.parametrize(
    ("client", "place"),
    [
        (("10.0.0.7", 5), "10.0.0.7"),
        (("2001:db8:1:2:3:4:5:6", 5), "2001:db8:1:2::/64"),
        (("2001:db8:1:2:ffff::1", 5), "2001:db8:1:2::/64"),
        (("testclient", 5), "testclient"),
        (None, ""),
    ],
)
def test_whom_it_is_counted_for(client: tuple[str, int] | None, place: str) -> None:
    assert place_of(client) == place


def test_everybody_in_a_forum_behind_one_address_is_let_in() -> None:
    """Two hundred people with two tabs each, who all come, sign in, and look on once in 0.7 seconds."""
    people, tabs = 200, 400
    assert tabs <= limits.SOCKETS_OF_ADDRESS
    assert tabs <= limits.NEW_SOCKETS.burst
    assert tabs <= limits.RUNS_OF_ADDRESS.burst
    assert 2 * people <= limits.SIGN_INS.burst
    assert people / 0.7 <= limits.PARTS_OF_ADDRESS.a_second
