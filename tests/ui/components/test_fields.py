"""Fields of a part of a page: what a press keeps, says and refuses, and that it keeps nothing twice."""

import threading
from typing import Any

import pytest
import streamlit

from compact_dash.domain.errors import NotNow, Overtaken
from compact_dash.ui.components import fields
from compact_dash.ui.components.attempt import KEY, REFUSED, Done
from compact_dash.ui.components.fields import Fields, turn_of

PART = Fields("part", said_at="here")


class Command:
    """Something a button does; it is refused as often as there are refusals."""

    def __init__(self, *refusals: Exception, told: object = None) -> None:
        self.refusals, self.told, self.done = list(refusals), told, 0

    def __call__(self) -> object:
        if self.refusals:
            raise self.refusals.pop(0)
        self.done += 1
        return self.told


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    monkeypatch.setattr(streamlit, "session_state", kept)
    return kept


def test_what_was_done_is_said_at_the_part_s_own_place(tab: dict[str, Any]) -> None:
    PART.keeping(Command(), "It is kept.")()
    assert tab[KEY + "here"] == Done("It is kept.")
    assert KEY not in tab


def test_a_command_may_tell_more_than_its_button_knew(tab: dict[str, Any]) -> None:
    PART.keeping(Command(told=Done("DWP-08 is added.", "DWP-08")))()
    assert tab[KEY + "here"] == Done("DWP-08 is added.", "DWP-08")


def test_the_fields_are_filled_anew_once_something_was_kept(tab: dict[str, Any]) -> None:
    before = PART.key("words")
    PART.keeping(Command())()
    assert PART.key("words") != before


def test_a_second_press_keeps_nothing_twice_and_says_what_was_done(tab: dict[str, Any]) -> None:
    command = Command()
    press = PART.keeping(command, "It is kept.")
    press()
    del tab[KEY + "here"]
    press()
    assert command.done == 1
    assert turn_of("part") == 1
    assert tab[KEY + "here"] == Done("It is kept.")


def test_another_button_pressed_before_the_page_is_drawn_anew_does_not_claim_to_be_done(tab: dict[str, Any]) -> None:
    other = Command()
    first, second = PART.keeping(Command(), "It is kept."), PART.keeping(other, "It is dropped.")
    first()
    second()
    assert other.done == 0
    assert tab[KEY + "here"] == Done("It is kept.")


def test_a_second_press_waits_for_the_first(tab: dict[str, Any]) -> None:
    begun, go_on, done = threading.Event(), threading.Event(), []

    def slow() -> None:
        begun.set()
        go_on.wait(5)
        done.append("once")

    press = PART.keeping(slow, "It is kept.")
    first, second = threading.Thread(target=press), threading.Thread(target=press)
    first.start()
    begun.wait(5)
    second.start()
    second.join(0.1)
    assert second.is_alive()
    go_on.set()
    first.join(5)
    second.join(5)
    assert done == ["once"]


def test_what_was_stopped_after_it_was_kept_is_said_by_the_second_press(
    tab: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = Command()
    press = PART.keeping(command, "It is kept.")

    def stop(_: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(fields, "next_turn", stop)
        with pytest.raises(KeyboardInterrupt):
            press()
    press()
    assert command.done == 1
    assert turn_of("part") == 1
    assert tab[KEY + "here"] == Done("It is kept.")


def test_who_was_refused_keeps_what_was_typed_and_may_press_again(tab: dict[str, Any]) -> None:
    command = Command(NotNow("Not now."))
    press = PART.keeping(command)
    tab[PART.key("words")] = "Typed"
    press()
    assert tab[REFUSED + "part"] == "Not now."
    assert PART.given("words") == "Typed"
    press()
    assert command.done == 1
    assert REFUSED + "part" not in tab


def test_who_was_overtaken_answers_to_what_is_there_from_then_on(tab: dict[str, Any]) -> None:
    assert PART.seen("form", "DWP-08", "first") == "first"
    assert PART.seen("form", "DWP-08", "theirs") == "first", "somebody else wrote while this one was writing"
    PART.keeping(Command(Overtaken("Overtaken.")), form="form")()
    assert PART.seen("form", "DWP-08", "theirs") == "theirs"
    assert tab[REFUSED + "form"] == "Overtaken."
