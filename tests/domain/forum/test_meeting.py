"""The meeting's log: folding it gives the same state however it is cut."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compact_dash.domain.forum.clock import clock
from compact_dash.domain.forum.item import Purpose
from compact_dash.domain.forum.meeting import BEFORE, Happened, MeetingEvent, MeetingState, Phase, fold
from tests.domain.forum.items import timed

START = datetime(2014, 9, 24, 13, 0)
ITEMS = [
    timed("welcome", "Welcome", Purpose.NOTE, 3),
    timed("log", "Action log", Purpose.DECISION, 10),
    timed("round", "Round-up", Purpose.DISCUSSION, 20),
    timed("insight", "Insight", Purpose.NOTE, 10),
    timed("next", "Next meeting", Purpose.NOTE, 2),
]


def log(*told: tuple[float, str] | tuple[float, str, str]) -> list[MeetingEvent]:
    """Events told as (minutes after the start, what happened, item or words)."""
    made = []
    for number, each in enumerate(told, start=1):
        minute, kind, more = (*each, None)[:3]
        item = more if kind in (Happened.SHOWN, Happened.DISCUSSED) else None
        words = more if kind == Happened.REOPENED else None
        made.append(MeetingEvent(number, START + timedelta(minutes=float(minute)), str(kind), item, words))
    return made


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def test_nothing_has_happened_before_it_is_opened() -> None:
    assert fold([]) == BEFORE
    assert BEFORE.phase is Phase.NOT_OPENED
    assert not BEFORE.is_open
    assert clock(BEFORE, ITEMS, START, 45, START) is None


def test_time_is_counted_for_the_item_on_the_wall() -> None:
    state = fold(log((0, "opened"), (0, "item_shown", "welcome"), (3, "item_shown", "log")))
    assert state.item_id == "log"
    assert state.seconds_on("welcome", at(9)) == 180
    assert state.seconds_on("log", at(9)) == 360
    assert state.seconds_on("round", at(9)) == 0


def test_coming_back_to_an_item_goes_on_counting() -> None:
    state = fold(log((0, "opened"), (0, "item_shown", "log"), (4, "item_shown", "round"), (6, "item_shown", "log")))
    assert state.seconds_on("log", at(9)) == 7 * 60


def test_a_pause_counts_for_nobody_and_moving_in_a_pause_starts_no_clock() -> None:
    paused = log((0, "opened"), (0, "item_shown", "log"), (4, "paused"), (10, "item_shown", "round"))
    state = fold(paused)
    assert state.phase is Phase.PAUSED
    assert (state.seconds_on("log", at(30)), state.seconds_on("round", at(30))) == (240, 0)
    state = fold([*paused, *log(*[(0, "opened")] * 4, (12, "resumed"))[4:]])
    assert state.seconds_on("round", at(15)) == 180


def test_closing_stops_every_clock_and_reopening_keeps_the_reason() -> None:
    state = fold(log((0, "opened"), (0, "item_shown", "log"), (5, "closed")))
    assert (state.phase, state.seconds_on("log", at(90))) == (Phase.CLOSED, 300)
    again = fold([MeetingEvent(9, at(20), "reopened", None, "A decision was written down wrongly.")], state)
    assert again.phase is Phase.IN_SESSION
    assert again.reopened_because == ("A decision was written down wrongly.",)
    assert again.item_id == "log"


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    state = fold(log((5, "opened"), (5, "item_shown", "log"), (2, "item_shown", "round")))
    assert state.seconds_on("log", at(9)) == 0
    assert state.seconds_on("round", at(1)) == 0


def test_events_of_other_kinds_change_nothing() -> None:
    opened = log((0, "opened"), (0, "item_shown", "log"))
    assert fold([*opened, MeetingEvent(3, at(1), "papers_out"), MeetingEvent(4, at(1), "minutes_agreed")]) == fold(
        opened
    )


KINDS = st.sampled_from([*Happened, "papers_out"])
EVENTS = st.lists(st.tuples(st.integers(0, 120), KINDS, st.sampled_from([item.item_id for item in ITEMS])), max_size=40)


def made(told: list[tuple[int, str, str]]) -> list[MeetingEvent]:
    ordered = sorted(told, key=lambda each: each[0])
    return [MeetingEvent(n, at(minute), kind, item, "why") for n, (minute, kind, item) in enumerate(ordered, start=1)]


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(EVENTS, st.integers(0, 40))
def test_a_replay_that_is_cut_anywhere_comes_to_the_same(told: list[tuple[int, str, str]], cut: int) -> None:
    events = made(told)
    assert fold(events[cut:], fold(events[:cut])) == fold(events)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(EVENTS)
def test_no_more_time_is_spent_than_has_passed(told: list[tuple[int, str, str]]) -> None:
    state: MeetingState = fold(made(told))
    spent = sum(state.seconds_on(item.item_id, at(120)) for item in ITEMS)
    assert 0 <= spent <= 120 * 60
