"""An action of the Forum raised from an entry between Forums, and what a return told, led from as any entry is."""

from dataclasses import replace
from datetime import date, time

import pytest

from compact_dash.commands.forum.capture import NewAction
from compact_dash.commands.forum.keep_action_log import finish_action
from compact_dash.commands.forum.plan_forum import ForumPlan, plan_forum
from compact_dash.commands.register.draft_private import PrivateTopic, draft_private
from compact_dash.commands.register.propose import put_on_agenda, raise_action
from compact_dash.domain.errors import AnswerRefused, NotAllowed
from compact_dash.reports.forum.meetings import LogAction, action_log
from compact_dash.reports.register.course import actions_led_to
from compact_dash.reports.register.entries import (
    EntryQuestion,
    RegisteredEntry,
    entries,
    entry,
    every_entry,
)
from compact_dash.store import Store
from tests.commands.register.acting import CV, DFT, HMT, OCS, TODAY, by, filed, next_forum

NEW = NewAction("Ring the network about the notice", "DFT", "Compact lead", date(2014, 10, 15))


def kind(store: Store, name: str, circle: str) -> RegisteredEntry:
    found = every_entry(store, EntryQuestion(TODAY, kind=name))
    return next(each for each in found if each.row.circle == circle and not each.is_of_a_return)


def logged(store: Store, ref: str) -> LogAction | None:
    return next((row for row in action_log(store, TODAY) if row.ref == ref), None)


@pytest.mark.slow
def test_an_action_and_the_entry_it_came_from_know_of_each_other(store: Store) -> None:
    support = kind(store, "support", "shared")
    ref = raise_action(store, by(OCS), support, NEW)
    # It goes on with the numbers of the last Forum, and was raised on its own day.
    assert ref.startswith("2014/15-1.")
    row = logged(store, ref)
    assert row is not None
    assert (row.owner_code, row.raised_on, row.state(TODAY)) == ("DFT", TODAY, "open")
    [led] = [each for each in actions_led_to(store, TODAY) if each.entry_id == support.id]
    assert (led.ref, led.title) == (ref, support.row.title)
    finish_action(store, by(DFT), ref, TODAY)
    assert [each.state(TODAY) for each in action_log(store, TODAY) if each.ref == ref] == ["done"]


@pytest.mark.slow
def test_ocs_and_the_chair_raise_it_and_nobody_else(store: Store) -> None:
    support = kind(store, "support", "shared")
    for who in (CV, DFT):
        with pytest.raises(NotAllowed, match="prepare and run a Forum"):
            raise_action(store, by(who), support, NEW)
    with pytest.raises(AnswerRefused, match="expected a day after today"):
        raise_action(store, by(OCS), support, replace(NEW, due_on=TODAY))


@pytest.mark.slow
def test_what_few_read_makes_an_action_that_few_read(store: Store) -> None:
    concern = kind(store, "concern", "partners")
    ref = raise_action(store, by(OCS), concern, NEW)
    seen_by_owner, seen_by_another = (store.seen_by(by(who).actor.reader) for who in (DFT, HMT))
    assert logged(seen_by_owner, ref) is not None
    assert logged(seen_by_another, ref) is None
    # The owner has the action, and is not told of the concern.
    assert ref not in {row.ref for row in actions_led_to(seen_by_owner, TODAY)}


@pytest.mark.slow
def test_what_a_return_told_is_written_down_once_it_leads_to_something(store: Store) -> None:
    told = entry(store, TODAY, filed(store, "Told in a return"))
    before = entries(store, EntryQuestion(TODAY)).of_all
    put_on_agenda(store, by(OCS), next_forum(store), told)
    kept = [each for each in every_entry(store, EntryQuestion(TODAY)) if each.row.title == told.row.title]
    assert [(each.is_of_a_return, [led.title for led in each.outcomes]) for each in kept] == [(False, [told.row.title])]
    # It is one entry as before, of the day it was told and with the words it had.
    assert entries(store, EntryQuestion(TODAY)).of_all == before
    assert (kept[0].row.reported_on, kept[0].values) == (told.row.reported_on, told.values)
    assert entry(store, told.row.reported_on, kept[0].id).row.title == told.row.title


@pytest.mark.slow
def test_what_a_return_told_knows_of_the_private_meeting_that_took_it_up(store: Store) -> None:
    meeting = plan_forum(store, by(OCS), ForumPlan(date(2014, 10, 15), time(10, 0), 60, "OCS", kind="ad_hoc"))
    ident = filed(store, "Told and talked about")
    topics = [PrivateTopic(title, (ident,), ("Told and talked about",), ()) for title in ("A topic", "Another")]
    assert draft_private(store, by(OCS), meeting, topics) == 2
    told = [row for row in every_entry(store, EntryQuestion(TODAY)) if row.row.title == "Told and talked about"]
    assert [[led.title for led in each.outcomes] for each in told] == [["A topic", "Another"]]
