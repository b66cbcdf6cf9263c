"""Keeping the action log: each owner its own actions, every change in History, nothing deleted."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import pytest

from compact_dash.commands.forum.keep_action_log import (
    drop_action,
    finish_action,
    note_action,
    reopen_action,
    revise_due,
)
from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, CompactError, NotAllowed, NotFound, NotNow
from compact_dash.reports.board.board import read_board
from compact_dash.reports.check import check
from compact_dash.reports.forum.meetings import LogAction, action_log
from compact_dash.reports.forum.readiness import readiness
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.store import Store
from tests.house import TODAY, House, acting

# Health's, overdue; the Home Office's, moved once and open; the Treasury's, done.
HEALTH, MOVED, DONE = "2014/15-1.03", "2014/15-1.05", "2014/15-1.01"


@dataclass
class Log:
    """The log, and who keeps it."""

    store: Store
    health: Occasion
    ocs: Occasion

    def row(self, ref: str, as_at: date = TODAY) -> LogAction:
        return next(row for row in action_log(self.store, as_at) if row.ref == ref)

    def state(self, ref: str) -> str:
        return self.row(ref).state(TODAY)


@pytest.fixture
def log(house: House) -> Log:
    return Log(house.store, acting(Role.LEAD, "DH"), house.ocs)


@pytest.mark.slow
def test_the_owner_s_words_stand_from_their_day_on(log: Log) -> None:
    before = log.row(HEALTH).latest_words
    note_action(log.store, log.health, HEALTH, "The list by area came today.")
    assert (log.row(HEALTH).latest_words, log.row(HEALTH).said_on) == ("The list by area came today.", TODAY)
    assert log.row(HEALTH, date(2014, 9, 16)).latest_words == before
    note_action(log.store, log.ocs, HEALTH, "Seen by OCS.")
    assert log.row(HEALTH).latest_words == "Seen by OCS."
    told = changes(log.store, TrailQuestion(entity="action_note"))
    assert {row.what for row in told} == {"Owner’s update"}
    assert ("The list by area came today" in told[0].was, "Seen by OCS" in told[0].became) == (True, True)


@pytest.mark.slow
def test_another_date_stands_beside_the_first_with_its_reason(log: Log) -> None:
    revise_due(log.store, log.health, HEALTH, date(2014, 10, 10), "Two areas have not answered.")
    row = log.row(HEALTH)
    assert (row.first_due_on, row.due_on) == (date(2014, 9, 8), date(2014, 10, 10))
    assert (row.reason, row.state(TODAY)) == ("Two areas have not answered.", "open")
    assert log.row(HEALTH, date(2014, 9, 16)).due_on == date(2014, 9, 8)


@pytest.mark.slow
def test_an_action_done_stays_in_the_log_with_its_day(log: Log) -> None:
    revise_due(log.store, log.health, HEALTH, date(2014, 10, 10), "Two areas have not answered.")
    finish_action(log.store, log.health, HEALTH, date(2014, 9, 15))
    row = log.row(HEALTH)
    assert (row.state(TODAY), row.done_on, row.due_on) == ("done", date(2014, 9, 15), date(2014, 10, 10))
    assert row.reason == "Two areas have not answered."
    assert check(log.store).findings == []


@pytest.mark.slow
def test_an_action_dropped_keeps_its_reason_and_is_never_overdue(log: Log) -> None:
    drop_action(log.store, log.ocs, HEALTH, "The Department publishes the list itself.")
    row = log.row(HEALTH)
    assert (row.state(TODAY), row.overdue_days(TODAY), row.is_open) == ("dropped", 0, False)
    assert row.reason == "The Department publishes the list itself."
    [told] = changes(log.store, TrailQuestion(entity="milestone_version", most=1))
    assert "dropped: yes" in told.became
    assert "The Department publishes the list itself" in told.became


@pytest.mark.slow
@pytest.mark.parametrize("ref", [HEALTH, DONE])
def test_what_was_closed_by_mistake_is_opened_again(log: Log, ref: str) -> None:
    if ref == HEALTH:
        drop_action(log.store, log.ocs, ref, "By mistake.")
    reopen_action(log.store, log.ocs, ref, "It is still wanted.")
    assert log.state(ref) == "overdue"
    assert log.row(ref).reason == "It is still wanted."


@pytest.mark.thorough
def test_matters_arising_follow_the_log(log: Log) -> None:
    def reasons() -> dict[str, str]:
        ready = readiness(log.store, read_board(log.store, TODAY))
        assert ready is not None
        return {item.kind: item.reason for item in ready.agenda.items}

    assert reasons()["minutes"] == "2 of 5 actions from 21 May done"
    assert reasons()["action_log"] == "3 not done, 2 of them overdue: DWP 16 days and DH 9 days"
    finish_action(log.store, log.ocs, "2014/15-1.02", TODAY)
    drop_action(log.store, log.ocs, HEALTH, "No longer wanted.")
    assert reasons()["minutes"] == "3 of 5 actions from 21 May done, 1 dropped"
    assert reasons()["action_log"] == "1 not done, none overdue"


Deed = Callable[[Log, Occasion], None]
DEEDS: dict[str, Deed] = {
    "note": lambda log, who: note_action(log.store, who, HEALTH, "Words"),
    "date": lambda log, who: revise_due(log.store, who, HEALTH, date(2014, 10, 1), "Why"),
    "done": lambda log, who: finish_action(log.store, who, HEALTH, TODAY),
    "drop": lambda log, who: drop_action(log.store, who, HEALTH, "Why"),
    "reopen": lambda log, who: reopen_action(log.store, who, DONE, "Why"),
}
KEEPERS = {
    "note": {"DH lead", "OCS ocs", "OCS chair"},
    "date": {"DH lead", "OCS ocs", "OCS chair"},
    "done": {"DH lead", "OCS ocs", "OCS chair"},
    "drop": {"OCS ocs", "OCS chair"},
    "reopen": {"OCS ocs", "OCS chair"},
}
EVERYBODY = [
    acting(Role.LEAD, "DH"),
    acting(Role.LEAD, "DFT"),
    acting(Role.CLEARER, "DH"),
    acting(Role.COMPACT_VOICE, "CV"),
    acting(Role.VIEWER, "DH"),
    acting(Role.OCS, "OCS"),
    acting(Role.CHAIR, "OCS"),
]


@pytest.mark.slow
@pytest.mark.parametrize("name", DEEDS)
def test_an_action_is_kept_by_its_owner_and_ended_by_ocs(log: Log, name: str) -> None:
    for who in EVERYBODY:
        before = log.store.head()
        if who.actor.person in KEEPERS[name]:
            # Allowed, even where the one before has done it already.
            with suppress(AnswerRefused, NotNow):
                DEEDS[name](log, who)
        else:
            with pytest.raises(NotAllowed, match=r"^Only "):
                DEEDS[name](log, who)
            assert log.store.head() == before


def test_a_refusal_names_who_may(log: Log) -> None:
    with pytest.raises(
        NotAllowed, match="Only the Compact lead of DH or OCS or the Forum’s chair can update this action"
    ):
        note_action(log.store, acting(Role.LEAD, "DFT"), HEALTH, "Words")


def test_compact_voice_keeps_its_own(log: Log) -> None:
    note_action(log.store, acting(Role.COMPACT_VOICE, "CV"), "2014/15-1.04", "Two more have asked.")
    assert log.row("2014/15-1.04").latest_words == "Two more have asked."


FAULTS: dict[str, Callable[[Log], None]] = {
    "no action 2014/15-9.99 in the log": lambda log: note_action(log.store, log.ocs, "2014/15-9.99", "Words"),
    "how 2014/15-1.03 stands": lambda log: note_action(log.store, log.health, HEALTH, " "),
    "why the date of 2014/15-1.03 moves": lambda log: revise_due(log.store, log.ocs, HEALTH, date(2014, 10, 1), ""),
    "found “17 September 2014”, expected a day after today": lambda log: revise_due(
        log.store, log.ocs, HEALTH, TODAY, "Why"
    ),
    "other than 24 September 2014": lambda log: revise_due(log.store, log.ocs, MOVED, date(2014, 9, 24), "Why"),
    "expected a day from 21 May 2014 to 17 September 2014": lambda log: finish_action(
        log.store, log.ocs, HEALTH, date(2014, 9, 18)
    ),
    "found “20 May 2014”": lambda log: finish_action(log.store, log.ocs, HEALTH, date(2014, 5, 20)),
    "2014/15-1.01 is done. OCS or the chair can open": lambda log: finish_action(log.store, log.ocs, DONE, TODAY),
    "why 2014/15-1.03 is dropped": lambda log: drop_action(log.store, log.ocs, HEALTH, " "),
    "2014/15-1.03 is open already": lambda log: reopen_action(log.store, log.ocs, HEALTH, "Why"),
}


@pytest.mark.parametrize(("said", "deed"), FAULTS.items())
def test_what_cannot_be_is_refused_and_nothing_is_written(log: Log, said: str, deed: Callable[[Log], None]) -> None:
    before = log.store.head()
    with pytest.raises(CompactError, match=said):
        deed(log)
    assert log.store.head() == before


def test_an_action_that_is_hidden_is_as_none(log: Log) -> None:
    with pytest.raises(NotFound):
        note_action(log.store, log.ocs, "HMT-04", "A commitment is no action of the log.")


def test_whoever_keeps_actions_is_told_that_one_is_gone_and_not_that_they_may_not(log: Log) -> None:
    with pytest.raises(NotFound, match="in the log"):
        note_action(log.store, log.health, "2014/15-9.09", "Under way.")
    with pytest.raises(NotAllowed):
        note_action(log.store, acting(Role.VIEWER, "DH"), "2014/15-9.09", "Under way.")
