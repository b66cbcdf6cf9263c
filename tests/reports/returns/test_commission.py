"""What was commissioned, from the demonstration: the note takes it as it was on the day and as one may read it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from compact_dash.commands.forum.plan_forum import change_forum, plan_of
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.errors import NotFound
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.marking import handling
from compact_dash.domain.returns.commission import NO_ADDRESS
from compact_dash.domain.sharing import ANSWERS, PUBLIC, Sharing
from compact_dash.reports.forums import forums
from compact_dash.reports.returns.commission import commission_note, in_sentence, organisations_asked, read_commission
from compact_dash.store import Store


def forum(store: Store, held_on: date) -> ForumRow:
    return next(row for row in forums(store) if row.held_on == held_on)


def test_the_note_of_a_past_forum_says_what_was_asked_then(demo_store: Store) -> None:
    note = commission_note(demo_store, forum(demo_store, date(2013, 9, 25)), None, site="")
    assert (note.dated, note.deadline_on) == (date(2013, 8, 28), date(2013, 9, 11))
    assert note.asked.startswith("For each commitment in your business plan")
    assert note.shared == ANSWERS[Sharing.SHARED]
    # Nobody has said where the site is, and a path alone leads nowhere.
    assert note.page == NO_ADDRESS


@pytest.mark.parametrize(
    ("day", "words"), [(date(2014, 4, 1), "NOT PROTECTIVELY MARKED"), (date(2014, 4, 2), "OFFICIAL")]
)
def test_the_marking_goes_by_the_date(day: date, words: str) -> None:
    assert handling(day) == words


def test_a_forum_that_was_not_commissioned_has_no_note(demo_store: Store) -> None:
    november = forum(demo_store, date(2014, 11, 26))
    with pytest.raises(NotFound, match="No returns have been asked for the Forum of 26 November 2014 yet"):
        read_commission(demo_store, november)
    assert organisations_asked(demo_store, november.forum_id) == []


def test_a_note_is_only_for_an_organisation_that_was_asked(demo_store: Store) -> None:
    with pytest.raises(NotFound, match="No return was asked of FCO for this Forum"):
        commission_note(demo_store, forum(demo_store, date(2014, 9, 24)), "FCO", site="")


def test_who_sent_it_is_told_to_ocs_alone(demo_store: Store) -> None:
    september = forum(demo_store, date(2014, 9, 24))
    assert read_commission(demo_store, september).person is not None
    assert read_commission(demo_store.seen_by(PUBLIC), september).person is None


@pytest.mark.slow
def test_a_forum_that_is_changed_counts_up_and_says_when(own_demo: Store) -> None:
    september = forum(own_demo, date(2014, 9, 24))
    before = read_commission(own_demo, september)
    chair = Occasion(Actor("chair", (Membership(Role.CHAIR, "OCS"),)), datetime(2014, 9, 17, 9), date(2014, 9, 17))
    seen = plan_of(september)
    change_forum(own_demo, chair, september.forum_id, seen, replace(seen, place="Room 9"), "A bigger room")
    after = read_commission(own_demo, forum(own_demo, date(2014, 9, 24)))
    assert after.times_changed == before.times_changed + 1
    assert (after.place, after.changed_at) == ("Room 9", chair.now)
    assert after.changed_at > before.changed_at


@pytest.mark.parametrize(
    ("name", "words"),
    [("The Office for Civil Society", "the Office for Civil Society"), ("Third Sector Unit", "Third Sector Unit")],
)
def test_a_body_keeps_its_capitals_within_a_sentence(name: str, words: str) -> None:
    assert in_sentence(name) == words
