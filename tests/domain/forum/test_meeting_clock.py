"""The meeting's clock follows from the log and the time alone, and its figures agree with one another."""

from datetime import timedelta

import pytest

from compact_dash.domain.forum.clock import Clock, clock, relief
from compact_dash.domain.forum.item import Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.forum.meeting import BEFORE, fold
from tests.domain.forum.items import timed
from tests.domain.forum.test_meeting import ITEMS, START, at, log

WELCOME = ((0, "opened"), (0, "item_shown", "welcome"))


def seen(minute: float, *told: tuple[float, str] | tuple[float, str, str], starts: float = 0) -> Clock:
    """The clock at a minute after the opening, of a Forum of 45 minutes that was planned to start at another."""
    now = clock(fold(log(*told)), ITEMS, at(minute), 45, at(starts))
    assert now is not None
    return now


def test_a_meeting_on_time_ends_when_it_was_planned_to() -> None:
    now = seen(1, *WELCOME)
    assert (now.planned_finish, now.projected_finish, now.over) == (at(45), at(45), 0)
    assert now.minutes_left == 2


def test_an_item_that_runs_over_moves_the_end_by_as_much() -> None:
    late = seen(18, *WELCOME, (3, "item_shown", "log"))
    assert (late.over, late.minutes_left) == (5, -5)
    assert late.projected_finish == at(50)


def test_a_pause_moves_the_end_too() -> None:
    now = seen(30, (0, "opened"), (0, "item_shown", "log"), (5, "paused"))
    assert now.projected_finish == at(30 + 5 + 20 + 10 + 2)


def test_what_was_discussed_already_wants_no_more_time() -> None:
    shown = ((0, "item_shown", "insight"), (10, "item_discussed", "insight"), (10, "item_shown", "log"))
    assert seen(10, (0, "opened"), *shown).projected_finish == at(10 + 10 + 20 + 2)


@pytest.mark.parametrize("opened", [-60, -10, 0, 8, 60])
def test_a_forum_that_opens_about_when_it_was_to_keeps_the_end_of_its_agenda(opened: float) -> None:
    now = seen(0, *WELCOME, starts=-opened)
    assert (now.planned_finish, now.by_agenda) == (at(45 - opened), True)


@pytest.mark.parametrize("opened", [-61, 61, -7 * 24 * 60])
def test_one_that_opens_at_another_time_has_its_minutes_from_the_opening(opened: float) -> None:
    now = seen(0, *WELCOME, starts=-opened)
    assert (now.planned_finish, now.by_agenda) == (at(45), False)


def test_a_late_opening_is_late_at_once() -> None:
    assert seen(0, *WELCOME, starts=-8).over == 8


def test_items_that_were_passed_over_are_told_beside_the_end_that_is_without_them() -> None:
    shown = ((3, "item_discussed", "welcome"), (3, "item_shown", "log"), (3, "item_shown", "next"))
    now = seen(3, *WELCOME, *shown)
    assert [item.item_id for item in now.passed_over] == ["log", "round", "insight"]
    assert now.minutes_passed_over == 10 + 20 + 10
    assert now.projected_finish == at(3 + 2)
    back = seen(4, *WELCOME, *shown, (4, "item_shown", "round"))
    assert [item.item_id for item in back.passed_over] == ["log"], "what lies ahead again is in the projected end"
    assert back.projected_finish == at(4 + 20 + 10 + 2)


def test_what_stands_on_every_agenda_is_shortened_and_never_moved() -> None:
    items = [
        timed("insight", "Insight", Purpose.NOTE, 10, AgendaKind.INSIGHT),
        timed("dates", "Dates", Purpose.DISCUSSION, 10),
    ]
    found = relief(BEFORE, items, 20)
    assert [(row.item_id, row.words) for row in found] == [
        ("insight", "take 5 of 10 minutes"),
        ("dates", "move to the next Forum"),
    ]


def test_a_forum_that_was_opened_again_has_no_end_to_keep() -> None:
    told = ((90, "closed"), (2 * 24 * 60, "reopened"))
    now = seen(2 * 24 * 60 + 1, *WELCOME, *told)
    assert (now.opened_again, now.over) == (True, 0)
    by_a_slip = seen(60, *WELCOME, (50, "closed"), (51, "reopened"))
    assert not by_a_slip.opened_again
    assert by_a_slip.over > 0


def test_nothing_is_passed_over_where_the_item_shown_was_taken_off() -> None:
    assert seen(3, *WELCOME, (3, "item_shown", "dropped")).passed_over == ()


@pytest.mark.parametrize(
    ("seconds", "spent", "left"), [(0, 0, 3), (20, 0, 3), (59, 0, 3), (60, 1, 2), (179, 2, 1), (180, 3, 0), (239, 3, 0)]
)
def test_what_was_taken_and_what_is_left_add_up_to_the_item(seconds: float, spent: int, left: int) -> None:
    now = seen(seconds / 60, *WELCOME)
    assert (now.minutes_spent, now.minutes_left) == (spent, left)


def test_an_item_is_over_only_once_a_whole_minute_is() -> None:
    assert [seen(minute, *WELCOME).minutes_left for minute in (3.9, 4, 5.5)] == [0, -1, -2]


@pytest.mark.parametrize(("second", "over"), [(0, 0), (25, 0), (34, 0), (35, 1), (94, 1), (95, 2)])
def test_the_meeting_is_over_by_as_much_as_the_two_times_shown_lie_apart(second: int, over: int) -> None:
    """Opened at 13:00:25, it is to end at 13:45; the last item runs over by so many seconds."""
    opened = START + timedelta(seconds=25)
    events = log((25 / 60, "opened"), (25 / 60, "item_shown", "next"))
    now = clock(fold(events), ITEMS, opened + timedelta(minutes=45, seconds=second), 45, START)
    assert now is not None
    shown = [f"{each:%H:%M}" for each in (now.planned_finish, now.projected_finish)]
    assert now.over == int(shown[1][3:]) - int(shown[0][3:]) == over


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
    state = fold(log(*WELCOME))
    assert [(row.item_id, row.words, row.minutes) for row in relief(state, ITEMS, over)] == wanted
