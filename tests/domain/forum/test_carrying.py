"""What comes back: an item waits, Forum after Forum, until one discusses it or somebody drops it with a reason."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compact_dash.domain.forum.agenda import Candidate
from compact_dash.domain.forum.carrying import PastForum, Waiting, carried_in_words, waiting_items, with_waiting
from compact_dash.domain.forum.item import Item, PastItem, Purpose
from compact_dash.domain.forum.kinds import AgendaKind

A, B, C, D = date(2014, 2, 26), date(2014, 5, 21), date(2014, 9, 24), date(2014, 11, 26)
DAYS = (A, B, C, D)


def past(title: str, kind: str = "own", refs: str | None = None, department: str | None = None) -> PastItem:
    """An item that stood on an agenda and was not reached."""
    return PastItem(
        AgendaKind(kind), title, "OCS", Purpose.NOTE, 5, "", tuple((refs or "").split()), department,
        first_title=title, taken_up=False, forum_id="forum",
    )  # fmt: skip


TRAVEL = past("A word on travel")
CARRIED = replace(TRAVEL, kind=AgendaKind.CARRIED)
TREASURY = past("Treasury: reviewer", "department", "HMT-04", "HMT")
DATING = past("Dates for 9 undated commitments", "dating", "HO-01 HO-02")


def discussed(item: PastItem) -> PastItem:
    return replace(item, taken_up=True)


def dropped(item: PastItem) -> PastItem:
    return replace(item, dropped=True)


def left(*agendas: Sequence[PastItem]) -> tuple[Waiting, ...]:
    """What waits after Forums with these agendas, one after the other."""
    return waiting_items(PastForum(day, tuple(items)) for day, items in zip(DAYS, agendas, strict=False))


def titles(rows: Sequence[Waiting]) -> list[str]:
    return [row.item.title for row in rows]


def test_what_a_forum_did_not_reach_comes_back_at_every_later_one() -> None:
    for forums in range(1, 5):
        [row] = left([TRAVEL], *([()] * (forums - 1)))
        assert (row.item.title, row.days) == ("A word on travel", (A,))


def test_what_was_discussed_or_dropped_does_not_come_back() -> None:
    assert left([discussed(TRAVEL)]) == left([dropped(TRAVEL)]) == ()


@pytest.mark.parametrize("end", [discussed, dropped])
def test_what_waited_ends_with_a_discussion_or_a_reason_however_late(end: Callable[[PastItem], PastItem]) -> None:
    assert titles(left([TRAVEL], [], [])) == ["A word on travel"]
    assert left([TRAVEL], [], [end(CARRIED)]) == left([TRAVEL], [], [end(CARRIED)], []) == ()
    assert left([TRAVEL], [CARRIED], [end(CARRIED)], []) == ()


def test_every_forum_that_did_not_reach_it_is_remembered_and_one_that_did_not_take_it_is_not() -> None:
    [row] = left([TRAVEL], [CARRIED], [], [CARRIED])
    assert row.days == (A, B, D)


def test_an_item_in_other_words_is_the_same_item_and_comes_back_in_the_newest() -> None:
    reworded = replace(CARRIED, title="Travel, at last")
    [row] = left([TRAVEL], [reworded], [])
    assert (row.item.title, row.days) == ("Travel, at last", (A, B))
    again = past("Travel, at last", "carried")
    assert left([TRAVEL], [reworded], [discussed(again)]) == ()
    assert left([TRAVEL], [discussed(reworded)]) == ()


def test_an_item_moved_to_a_later_forum_waits_there_and_not_twice() -> None:
    assert left([dropped(TRAVEL)], [CARRIED]) == left([], [CARRIED])
    assert titles(left([dropped(TRAVEL)], [CARRIED], [])) == ["A word on travel"]
    assert left([dropped(TRAVEL)], [CARRIED], [discussed(CARRIED)]) == ()


@pytest.mark.parametrize("kind", ["welcome", "minutes", "action_log", "round_up", "plan", "insight", "aob", "next"])
def test_what_stands_on_every_agenda_is_not_carried(kind: str) -> None:
    assert left([past("Any", kind)]) == ()


def test_what_the_data_asks_for_anew_is_the_same_item_where_it_covers_the_lines() -> None:
    more = replace(
        TREASURY, title="Treasury: 2 commitments", first_title="Treasury: 2 commitments", refs="HMT-04 HMT-07"
    )
    other = replace(more, refs="HMT-07")
    assert left([TREASURY], [discussed(more)]) == ()
    assert titles(left([TREASURY], [discussed(other)])) == ["Treasury: reviewer"]
    assert titles(left([TREASURY], [more])) == ["Treasury: 2 commitments"]
    assert left([DATING], [discussed(replace(DATING, refs="HO-02"))]) == ()
    [row] = left([DATING], [replace(DATING, kind="carried")], [DATING])
    assert row.days == (A, B, C)


def test_of_an_item_that_stood_twice_one_discussion_is_enough() -> None:
    carried = replace(DATING, kind="carried")
    assert left([DATING], [discussed(DATING), carried]) == left([DATING], [carried, discussed(DATING)]) == ()


def test_another_department_or_another_title_ends_nothing() -> None:
    assert titles(left([TREASURY], [discussed(replace(TREASURY, department="HO"))])) == ["Treasury: reviewer"]
    assert titles(left([TRAVEL], [discussed(past("A word on hotels", "carried"))])) == ["A word on travel"]


FATES = st.lists(st.sampled_from(["absent", "left", "discussed", "dropped"]), min_size=1, max_size=7)


@settings(deadline=None)
@given(st.lists(FATES, max_size=5))
def test_each_item_waits_exactly_while_its_last_word_was_not_reached(stories: list[list[str]]) -> None:
    """Told item by item, each by itself, where the rule goes Forum by Forum over all of them."""
    days = [A + timedelta(weeks=13 * place) for place in range(7)]
    agendas: list[list[PastItem]] = [[] for _ in days]
    expected: dict[str, tuple[date, ...]] = {}
    for number, fates in enumerate(stories):
        unreached: list[date] = []
        for place, fate in enumerate(fates):
            if fate == "absent":
                continue
            item = past(f"Item {number}", "carried" if unreached else "own")
            agendas[place].append({"left": item, "discussed": discussed(item), "dropped": dropped(item)}[fate])
            unreached = [*unreached, days[place]] if fate == "left" else []
        if unreached:
            expected[f"Item {number}"] = tuple(unreached)
    found = waiting_items(PastForum(day, tuple(items)) for day, items in zip(days, agendas, strict=True))
    assert {row.item.title: row.days for row in found} == expected


def test_the_words_say_where_it_comes_from() -> None:
    assert carried_in_words([B], 2014) == "carried from 21 May, not reached"
    assert carried_in_words([B, C], 2014) == "carried from 21 May and 24 September, not reached"
    assert carried_in_words([B], 2015) == "carried from 21 May 2014, not reached"


def test_it_is_offered_as_it_was_left() -> None:
    item = replace(TREASURY, ask="agree a date", purpose=Purpose.DECISION, minutes=7)
    [candidate] = with_waiting(left([item]), [], 2014)
    reason = "carried from 26 February, not reached"
    assert candidate.item == Item(
        AgendaKind.CARRIED, "Treasury: reviewer", "OCS", Purpose.DECISION, 7, reason, ("HMT-04",), "HMT", "agree a date"
    )


def test_what_the_data_asks_for_again_is_offered_once_with_where_it_was_left() -> None:
    asked = Item(
        AgendaKind.DEPARTMENT,
        "Treasury: 2 commitments",
        "Treasury",
        Purpose.DECISION,
        6,
        "still Red",
        ("HMT-04", "HMT-07"),
        "HMT",
    )
    other = replace(asked, department="HO", title="Home Office", refs=("HO-01",))
    found = with_waiting(left([TREASURY]), [Candidate(asked, 52), Candidate(other, 51)], 2014)
    again = replace(asked, reason="carried from 26 February, not reached; still Red")
    assert found == [Candidate(again, 15), Candidate(other, 51)]


def test_a_title_that_people_gave_it_stays_when_the_data_asks_again() -> None:
    asked = Item(
        AgendaKind.DATING, "Dates for 11 undated commitments", "HO", Purpose.DECISION, 9, "no date", ("HO-01",)
    )
    retitled = replace(DATING, title="Dates, at last")
    [candidate] = with_waiting(left([retitled]), [Candidate(asked, 10)], 2014)
    assert (candidate.item.title, candidate.item.kind, candidate.rank) == ("Dates, at last", "dating", 10)
