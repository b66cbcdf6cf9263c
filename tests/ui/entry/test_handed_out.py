"""Handed-out files: for one browser, for a minute, and only while its reader is let in."""

import pytest

from compact_dash.ui.entry import handed_out
from compact_dash.ui.entry.handed_out import HandedOut
from compact_dash.ui.entry.limits import FILE_KEPT


class Hands:
    """Files handed out on a clock of one's own, to people who may be let in no more."""

    def __init__(self) -> None:
        self.now, self.let_in = 0.0, True
        self.out = HandedOut(lambda: self.now)

    def note(self, file: str, browser: str) -> None:
        self.out.note(file, browser, lambda: self.let_in)


def test_a_file_is_for_the_browser_it_was_made_for() -> None:
    hands = Hands()
    hands.note("f", "ann")
    assert hands.out.may_have("f", "ann")
    assert not hands.out.may_have("f", "bob")
    assert not hands.out.may_have("f", "")
    assert not hands.out.may_have("g", "ann")


def test_the_same_file_may_be_made_for_two() -> None:
    hands = Hands()
    hands.note("f", "ann")
    hands.note("f", "bob")
    assert hands.out.may_have("f", "ann")
    assert hands.out.may_have("f", "bob")


def test_it_is_for_a_minute() -> None:
    hands = Hands()
    hands.note("f", "ann")
    hands.now = FILE_KEPT
    assert not hands.out.may_have("f", "ann")


def test_it_ends_with_the_role() -> None:
    hands = Hands()
    hands.note("f", "ann")
    hands.let_in = False
    assert not hands.out.may_have("f", "ann")


def test_no_more_than_so_many_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handed_out, "MOST_NOTED", 2)
    hands = Hands()
    for file in "fgh":
        hands.note(file, "ann")
    assert [hands.out.may_have(file, "ann") for file in "fgh"] == [False, True, True]
