"""Keeping an agenda: what people did survives a redraft, and nothing that was declined comes back."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compact_dash.domain.forum.agenda import Draft, LeftOut
from compact_dash.domain.forum.item import Agenda, Item, ItemWords, KeptItem, Purpose, keep_item
from compact_dash.domain.forum.keeping import (
    is_taken,
    redraft,
    refresh_agenda,
    standing_items,
    with_draft,
    with_item_moved,
    with_item_worded,
    with_new,
    without_item,
)
from compact_dash.domain.forum.kinds import AgendaKind

WELCOME = Item(AgendaKind.WELCOME, "Welcome", "Chair", Purpose.NOTE, 3)
LOG = Item(AgendaKind.ACTION_LOG, "Action log", "OCS", Purpose.DECISION, 6, "2 not done, none overdue")
DATING = Item(
    AgendaKind.DATING, "Dates for 9 undated commitments", "HO", Purpose.DECISION, 10, "no date", ("HO-1", "HO-2")
)
TREASURY = Item(
    AgendaKind.DEPARTMENT, "Treasury: reviewer", "Treasury", Purpose.DECISION, 4, "turned Red", ("HMT-04",), "HMT"
)
HEALTH = Item(AgendaKind.SILENT, "Health: no return", "Health", Purpose.DISCUSSION, 5, "no return", ("DH-1",), "DH")
COPYING = Item(
    "good_practice", "Good practice: stall", "Transport", Purpose.NOTE, 4, "DFT-03 moved", ("DFT-03",), "DFT"
)
CARRIED = Item(AgendaKind.CARRIED, "A short note", "Transport", Purpose.NOTE, 4, "not reached on 21 May", ("DFT-04",))
AOB = Item(AgendaKind.AOB, "Any other business", "Chair", Purpose.DISCUSSION, 2)
NEXT = Item(AgendaKind.NEXT, "Next meeting", "Chair", Purpose.NOTE, 1)


def draft(*items: Item, left_out: tuple[Item, ...] = ()) -> Draft:
    return Draft(items, tuple(LeftOut(item, "No time.") for item in left_out), 90)


FIRST = draft(WELCOME, LOG, CARRIED, DATING, TREASURY, COPYING, AOB, NEXT)


def taken(made: Draft = FIRST, before: Agenda = ()) -> Agenda:
    ids = count(1)
    return with_draft(before, made.items, lambda: f"item-{next(ids)}")


def titles(agenda: Agenda) -> list[str]:
    return [entry.title for entry in standing_items(agenda)]


def called(agenda: Agenda, start: str) -> KeptItem:
    return next(entry for entry in agenda if entry.title.startswith(start))


def test_a_draft_taken_is_the_agenda_in_its_order() -> None:
    agenda = taken()
    assert titles(agenda) == [item.title for item in FIRST.items]
    assert [entry.position for entry in agenda] == list(range(1, 9))
    assert called(agenda, "Treasury").words == ItemWords("Treasury: reviewer", Purpose.DECISION, "Treasury", 4, None)
    assert is_taken(entry.kind for entry in agenda)


def test_the_draft_that_was_taken_offers_nothing() -> None:
    found = redraft(taken(), FIRST)
    assert (found.offered, found.stale, found.changed) == ((), frozenset(), ())


def test_what_is_new_since_is_offered_and_what_is_gone_is_marked_and_stays() -> None:
    agenda = taken()
    found = redraft(agenda, draft(WELCOME, LOG, CARRIED, DATING, HEALTH, COPYING, AOB, NEXT))
    assert found.new == (HEALTH,)
    assert found.stale == {called(agenda, "Treasury").item_id}
    assert titles(agenda) == [item.title for item in FIRST.items]


def test_what_a_draft_has_no_time_for_is_offered_apart_and_is_no_reason_to_be_stale() -> None:
    found = redraft(taken(), draft(WELCOME, LOG, CARRIED, DATING, COPYING, AOB, NEXT, left_out=(TREASURY, HEALTH)))
    assert found.new == ()
    assert [row.item for row in found.left_out] == [HEALTH]
    assert found.stale == frozenset()


def test_edits_survive_a_redraft() -> None:
    agenda = taken()
    treasury, log = called(agenda, "Treasury"), called(agenda, "Action log")
    agenda = with_item_worded(
        agenda, treasury.item_id, ItemWords("The reviewer", Purpose.DISCUSSION, "Director", 12, "CF(14)01")
    )
    agenda = with_item_moved(agenda, log.item_id, 3)
    later = draft(
        *(replace(item, reason="turned Red; help asked for") if item is TREASURY else item for item in FIRST.items)
    )
    found = redraft(agenda, later)
    assert (found.new, found.stale) == ((), frozenset())
    [change] = found.changed
    after = refresh_agenda(agenda, later)
    assert titles(after) == titles(agenda)
    kept = called(after, "The reviewer")
    assert kept.words == ItemWords("The reviewer", Purpose.DISCUSSION, "Director", 12, "CF(14)01")
    assert (change.item_id, kept.reason) == (treasury.item_id, "turned Red; help asked for")


def test_a_title_that_is_still_the_drafts_own_follows_its_numbers_and_lines_are_only_added() -> None:
    later = replace(DATING, title="Dates for 11 undated commitments", refs=("HO-2", "HO-3"))
    agenda = refresh_agenda(taken(), draft(WELCOME, LOG, CARRIED, later, TREASURY, COPYING, AOB, NEXT))
    dating = called(agenda, "Dates")
    assert dating.title == "Dates for 11 undated commitments"
    assert dating.refs == ("HO-1", "HO-2", "HO-3")


def test_up_to_date_is_up_to_date() -> None:
    later = draft(
        *(replace(item, reason="now", refs=(*item.refs, "X-1")) for item in FIRST.items if item is not COPYING)
    )
    agenda = refresh_agenda(taken(), later)
    assert redraft(agenda, later).changed == ()


@pytest.mark.parametrize("retitled", [False, True])
def test_a_dropped_item_does_not_come_back_as_new(retitled: bool) -> None:
    agenda = taken()
    carried = called(agenda, "A short note")
    if retitled:
        agenda = with_item_worded(agenda, carried.item_id, replace(carried.words, title="The note again"))
    agenda = without_item(agenda, carried.item_id, "Settled by letter.")
    assert "A short note" not in titles(agenda)
    assert redraft(agenda, FIRST).offered == ()
    [gone] = [entry for entry in agenda if entry.dropped]
    assert gone.reason == "Settled by letter."


def test_a_department_that_falls_silent_is_another_item() -> None:
    silent = replace(HEALTH, department="HMT", title="Treasury: no return")
    found = redraft(taken(), draft(WELCOME, LOG, CARRIED, DATING, silent, COPYING, AOB, NEXT))
    assert found.new == (silent,)
    assert len(found.stale) == 1


def test_what_people_placed_beforehand_stands_before_the_closing_items_and_is_never_stale() -> None:
    own = keep_item(Item(AgendaKind.OWN, "A word on travel", "OCS", Purpose.NOTE, 3), "own-1")
    moved_here = keep_item(Item(AgendaKind.CARRIED, "Moved here", "HMT", Purpose.DECISION, 5), "moved-1")
    before = with_new(with_new((), own), moved_here)
    assert not is_taken(entry.kind for entry in before)
    agenda = taken(FIRST, before)
    assert titles(agenda)[-5:] == [
        "Moved here",
        "Good practice: stall",
        "A word on travel",
        "Any other business",
        "Next meeting",
    ]
    assert redraft(agenda, FIRST).stale == frozenset()


@pytest.mark.parametrize(("item", "after"), [(HEALTH, "Treasury: reviewer"), (COPYING, "Treasury: reviewer")])
def test_what_is_added_goes_before_the_items_that_close_the_meeting(item: Item, after: str) -> None:
    agenda = with_new(taken(draft(WELCOME, TREASURY, AOB, NEXT)), keep_item(item, "new"))
    assert titles(agenda) == ["Welcome", after, item.title, "Any other business", "Next meeting"]


def test_moving_stops_at_both_ends_and_numbers_follow() -> None:
    agenda = taken(draft(WELCOME, LOG, AOB))
    assert titles(with_item_moved(agenda, "item-1", -1)) == titles(agenda)
    assert titles(with_item_moved(agenda, "item-3", 1)) == titles(agenda)
    down = with_item_moved(agenda, "item-1", 1)
    assert titles(down) == ["Action log", "Welcome", "Any other business"]
    assert [entry.position for entry in standing_items(down)] == [1, 2, 3]


STEPS = st.lists(st.tuples(st.sampled_from(["up", "down", "drop", "retitle", "add"]), st.integers(0, 9)), max_size=12)


@pytest.mark.slow
@given(STEPS)
def test_whatever_people_do_positions_run_from_one_and_nothing_of_the_draft_is_offered_again(
    steps: list[tuple[str, int]],
) -> None:
    agenda = taken()
    for number, (what, place) in enumerate(steps):
        order = standing_items(agenda)
        if what == "add" or not order:
            agenda = with_new(
                agenda, keep_item(Item(AgendaKind.OWN, f"Own {number}", "OCS", Purpose.NOTE, 2), f"own-{number}")
            )
            continue
        entry = order[place % len(order)]
        if what == "drop":
            agenda = without_item(agenda, entry.item_id, "Why")
        elif what == "retitle":
            agenda = with_item_worded(agenda, entry.item_id, replace(entry.words, title=f"Retitled {number}"))
        else:
            agenda = with_item_moved(agenda, entry.item_id, 1 if what == "down" else -1)
    assert [entry.position for entry in standing_items(agenda)] == list(range(1, len(standing_items(agenda)) + 1))
    assert redraft(agenda, FIRST).new == ()
    assert len({entry.item_id for entry in agenda}) == len(agenda)
