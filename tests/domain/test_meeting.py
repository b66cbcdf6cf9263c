"""The meeting's log: folding it gives the same state however it is cut, and the clock follows from it alone."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compact_dash.domain.agenda import DECISION, DISCUSSION, NOTE
from compact_dash.domain.meeting import BEFORE, Happened, MeetingEvent, MeetingState, Phase, fold
from compact_dash.domain.meeting_clock import TimedItem, clock, relief

START = datetime(2014, 9, 24, 13, 0)
ITEMS = [
    TimedItem("welcome", "Welcome", NOTE, 3),
    TimedItem("log", "Action log", DECISION, 10),
    TimedItem("round", "Round-up", DISCUSSION, 20),
    TimedItem("insight", "Insight", NOTE, 10),
    TimedItem("next", "Next meeting", NOTE, 2),
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
    assert clock(BEFORE, ITEMS, START, 45) is None


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


@settings(max_examples=200, deadline=None)
@given(EVENTS, st.integers(0, 40))
def test_a_replay_that_is_cut_anywhere_comes_to_the_same(told: list[tuple[int, str, str]], cut: int) -> None:
    events = made(told)
    assert fold(events[cut:], fold(events[:cut])) == fold(events)


@settings(max_examples=200, deadline=None)
@given(EVENTS)
def test_no_more_time_is_spent_than_has_passed(told: list[tuple[int, str, str]]) -> None:
    state: MeetingState = fold(made(told))
    spent = sum(state.seconds_on(item.item_id, at(120)) for item in ITEMS)
    assert 0 <= spent <= 120 * 60


def test_a_meeting_on_time_ends_when_it_was_planned_to() -> None:
    state = fold(log((0, "opened"), (0, "item_shown", "welcome")))
    now = clock(state, ITEMS, at(1), 45)
    assert now is not None
    assert (now.planned_finish, now.projected_finish, now.over) == (at(45), at(45), 0)
    assert now.item_seconds_left == 120


def test_an_item_that_runs_over_moves_the_end_by_as_much() -> None:
    state = fold(log((0, "opened"), (0, "item_shown", "welcome"), (3, "item_shown", "log")))
    late = clock(state, ITEMS, at(18), 45)
    assert late is not None
    assert (late.over, late.item_seconds_left) == (5, -300)
    assert late.projected_finish == at(50)


def test_a_pause_moves_the_end_too() -> None:
    state = fold(log((0, "opened"), (0, "item_shown", "log"), (5, "paused")))
    now = clock(state, ITEMS, at(30), 45)
    assert now is not None
    assert now.projected_finish == at(30 + 5 + 20 + 10 + 2)


def test_what_was_discussed_already_wants_no_more_time() -> None:
    state = fold(
        log((0, "opened"), (0, "item_shown", "insight"), (10, "item_discussed", "insight"), (10, "item_shown", "log"))
    )
    now = clock(state, ITEMS, at(10), 45)
    assert now is not None
    assert now.projected_finish == at(10 + 10 + 20 + 2)


@pytest.mark.parametrize(
    ("over", "wanted"),
    [
        (0, []),
        (4, [("insight", "take 5 of 10 minutes", 5)]),
        (12, [("insight", "take 5 of 10 minutes", 5), ("round", "take 10 of 20 minutes", 10)]),
        (20, [("insight", "take 5 of 10 minutes", 5), ("round", "move to the next Forum", 20)]),
    ],
)
def test_items_to_note_give_way_before_discussions_and_decisions_never(over: int, wanted: list[object]) -> None:
    state = fold(log((0, "opened"), (0, "item_shown", "welcome")))
    assert [(row.item_id, row.words, row.minutes) for row in relief(state, ITEMS, over)] == wanted
