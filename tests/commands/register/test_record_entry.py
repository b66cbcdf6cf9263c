"""The register: recorded by those who may, read by those whom it is for, put right with a reason, never deleted."""

from dataclasses import replace
from datetime import date

import pytest

from compact_dash.commands.register.propose import put_on_agenda
from compact_dash.commands.register.record_entry import change_entry, move_entry, record_entry, withdraw_entry
from compact_dash.domain.actor import Membership, Role
from compact_dash.domain.errors import AnswerRefused, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.register.circle import EntryCircle
from compact_dash.domain.register.entry import EntryWords
from compact_dash.domain.register.groups import HOLDERS
from compact_dash.domain.register.kind import EntryField, EntryState, Kind
from compact_dash.domain.register.kinds import KINDS
from compact_dash.reports.check import check
from compact_dash.reports.forum.kept_agenda import kept_agenda
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.register.counts import register_counts, tally
from compact_dash.reports.register.course import steps
from compact_dash.reports.register.entries import EntryQuestion, RegisteredEntry, entries, entry
from compact_dash.store import Store
from tests.commands.register.acting import CV, DFT, HMT, OCS, TODAY, by, filed, next_forum

VISIT = Kind(
    name="visit",
    word_text="Visit",
    many_text="Visits",
    asks_text="Somebody of a department saw what a group does.",
    states=(EntryState("made", "Made", HOLDERS | {Role.LEAD}, counts=True),),
    circle=EntryCircle.SHARED,
    circles=(EntryCircle.SHARED,),
    recorded_by=HOLDERS | {Role.LEAD},
    fields=(EntryField("seen", "What was seen"),),
)


def words(kind: str, state: str | None = None, **others: object) -> EntryWords:
    of = KINDS[kind]
    given = EntryWords(
        state=state or of.first.name,
        state_on=TODAY,
        title=f"A {kind} for the tests",
        happened_on=TODAY,
        circle=of.circle,
        departments=("DFT",),
        form=next(iter(of.forms)) if of.forms else None,
    )
    return replace(given, **others)  # type: ignore[arg-type]


def record(store: Store, who: Membership, kind: str, state: str | None = None, **others: object) -> RegisteredEntry:
    ident = record_entry(store, by(who), kind, words(kind, state, **others))
    return entry(store, TODAY, ident)


def seen_by(store: Store, who: Membership, ident: str) -> RegisteredEntry | None:
    shown = entries(store.seen_by(by(who).actor.reader), EntryQuestion(TODAY, entry_id=ident)).shown
    return shown[0] if shown else None


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_every_kind_reads_back_as_it_was_written(store: Store, kind: str) -> None:
    of = KINDS[kind]
    wanted = words(
        kind,
        of.states[-1].name,
        refs=("DFT-01", "DFT-03"),
        ended_on=TODAY if of.ended else None,
        number=7 if of.number else None,
        theme="Volunteering" if of.has_theme else None,
        told_by="Head of tests",
        link="https://example.org/a",
        follow_up="Ring again",
        follow_up_owner="Head of tests",
        follow_up_on=date(2014, 10, 1),
        values={field.name: f"What {field.name} says" for field in of.fields},
    )
    ident = record_entry(store, by(OCS), kind, wanted)
    assert entry(store, TODAY, ident).words == wanted


def test_what_compact_voice_records_is_on_the_register_and_in_history(store: Store) -> None:
    given = record(store, CV, "support", "delivered", title="A stall in the lobby", form="stall")
    assert given.row.recorded_by == "CV"
    assert given.row.counted_on == TODAY
    assert seen_by(store, HMT, given.id) is not None
    told = changes(store, TrailQuestion(None, None, "A stall in the lobby", None, None, None))
    assert len(told) == 3
    assert check(store).findings == []


def test_a_lead_records_for_their_own_department_alone(store: Store) -> None:
    assert record(store, DFT, "support", "asked").row.recorded_by == "DFT"
    with pytest.raises(NotAllowed):
        record_entry(store, by(DFT), "support", words("support", "asked", departments=("HMT",)))
    with pytest.raises(NotAllowed):
        record_entry(store, by(DFT), "support", words("support", "asked", departments=("DFT", "HMT")))
    with pytest.raises(NotAllowed, match="Delivered"):
        record_entry(store, by(DFT), "support", words("support", "delivered"))
    with pytest.raises(NotAllowed):
        record_entry(store, by(DFT), "contact", words("contact"))
    with pytest.raises(NotAllowed):
        record_entry(store, by(), "proposal", words("proposal"))


def test_every_reason_why_an_entry_cannot_stand_is_said_at_once(store: Store) -> None:
    wrong = words(
        "support", title=" ", form=None, departments=(), refs=("DFT-99",), happened_on=date(2014, 9, 18), number=-1,
        follow_up_on=TODAY, link="javascript://alert",
    )  # fmt: skip
    with pytest.raises(AnswerRefused) as refused:
        record_entry(store, by(OCS), "support", wrong)
    said = str(refused.value)
    for part in (
        "in a few words",
        "What kind of support",
        "Departments",
        "DFT-99",
        "still to come",
        "-1",
        "a day and no words",
        "https://",
    ):
        assert part in said


def test_a_department_answers_a_concern_only_once_it_is_put_to_it(store: Store) -> None:
    given = record(store, CV, "concern", values={"what": "Late again.", "note": "For OCS alone."})
    assert seen_by(store, DFT, given.id) is None
    with pytest.raises(NotFound):
        move_entry(store, by(DFT), given, "answered", TODAY)
    change_entry(store, by(OCS), given, replace(given.words, circle=EntryCircle.ABOUT), "It may see it now")
    shared = seen_by(store, DFT, given.id)
    assert shared is not None
    assert dict(shared.values) == {"what": "Late again."}
    assert seen_by(store, HMT, given.id) is None
    move_entry(store, by(DFT), shared, "answered", TODAY, {"answer": "It is paid."})
    whole = entry(store, TODAY, given.id)
    # The note that the department never saw is there still.
    assert dict(whole.values) == {"what": "Late again.", "note": "For OCS alone.", "answer": "It is paid."}
    assert [step.state for step in steps(store, TODAY, given.id)] == ["raised", "answered"]


def test_an_entry_goes_on_and_not_back(store: Store) -> None:
    given = record(store, CV, "case_study")
    move_entry(store, by(DFT), given, "drafted", TODAY)
    drafted = entry(store, TODAY, given.id)
    with pytest.raises(NotNow):
        move_entry(store, by(CV), drafted, "idea", TODAY)
    with pytest.raises(NotAllowed, match="Published"):
        move_entry(store, by(DFT), drafted, "published", TODAY)
    with pytest.raises(NotAllowed):
        move_entry(store, by(HMT), drafted, "cleared", TODAY)
    change_entry(store, by(CV), drafted, replace(drafted.words, state="idea"), "Pressed by mistake")
    assert entry(store, TODAY, given.id).row.state == "idea"


def test_what_somebody_else_has_changed_is_not_written_over(store: Store) -> None:
    given = record(store, CV, "contact")
    change_entry(store, by(OCS), given, replace(given.words, title="Named anew"), "A better name")
    with pytest.raises(Overtaken, match="Named anew"):
        move_entry(store, by(CV), given, "came_of_it", TODAY)


def test_an_entry_is_put_right_and_withdrawn_with_a_reason_by_those_who_recorded_it(store: Store) -> None:
    given = record(store, CV, "insight")
    with pytest.raises(AnswerRefused, match="reason"):
        change_entry(store, by(CV), given, given.words, " ")
    with pytest.raises(NotAllowed):
        withdraw_entry(store, by(DFT), given, "Not ours")
    withdraw_entry(store, by(CV), given, "It did not take place")
    with pytest.raises(NotFound):
        entry(store, TODAY, given.id)
    told = changes(store, TrailQuestion("register_version", None, given.row.title, None, None, None))
    assert "It did not take place" in str(told[0])


def test_what_a_return_told_is_an_entry_and_counts_once_when_it_is_gone_on_with(store: Store) -> None:
    before = tally(row for row in register_counts(store, TODAY, "consultation") if row.code is None).entries
    given = entry(store, TODAY, filed(store, "Of the return"))
    assert (given.about, given.days, given.is_short) == (("DFT",), 71, True)
    change_entry(store, by(DFT), given, given.words.with_value("reason", "A date in law"), "The reason was left out")
    found = entries(store, EntryQuestion(TODAY, kind="consultation")).shown
    assert [each.values.get("reason") for each in found if each.row.title == "Of the return"] == ["A date in law"]
    after = tally(row for row in register_counts(store, TODAY, "consultation") if row.code is None).entries
    assert after == before + 1


def test_what_was_recorded_and_told_in_the_return_as_well_counts_once(store: Store) -> None:
    record(store, DFT, "consultation", title="Told twice", happened_on=date(2014, 3, 14))
    filed(store, "TOLD TWICE")
    found = entries(store, EntryQuestion(TODAY, kind="consultation", department="DFT")).shown
    assert len([each for each in found if each.row.title.lower() == "told twice"]) == 1


def test_an_entry_about_two_departments_counts_once_in_the_total(store: Store) -> None:
    record(store, CV, "nomination", "won", title="Two of them", departments=("DFT", "HMT"))
    rows = [row for row in register_counts(store, TODAY, "nomination") if row.state == "won" and row.month.month == 9]
    assert sorted((row.code or "", row.entries) for row in rows) == [("", 1), ("DFT", 1), ("HMT", 1)]


def test_a_proposal_is_taken_by_standing_on_the_agenda(store: Store) -> None:
    given = record(store, HMT, "proposal", departments=("HMT",), values={"why": "It is time."})
    with pytest.raises(NotAllowed):
        put_on_agenda(store, by(HMT), next_forum(store), given)
    put_on_agenda(store, by(OCS), next_forum(store), given)
    taken = entry(store, TODAY, given.id)
    assert (taken.row.state, taken.values["answer"]) == ("taken", "Taken for 24 September 2014.")
    [outcome] = taken.outcomes
    assert outcome.title in [item.title for item in kept_agenda(store, next_forum(store))]
    with pytest.raises(NotNow, match="already"):
        put_on_agenda(store, by(OCS), next_forum(store), taken)


def test_what_the_members_may_not_read_does_not_go_on_their_agenda(store: Store) -> None:
    given = record(store, CV, "concern")
    with pytest.raises(NotNow, match="fewer than come"):
        put_on_agenda(store, by(OCS), next_forum(store), given)


def test_a_tenth_kind_is_one_row(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "visit", VISIT)
    given = record(store, DFT, "visit", values={"seen": "A food bank"})
    assert entries(store, EntryQuestion(TODAY, kind="visit")).of_all == 1
    assert given.values["seen"] == "A food bank"
    assert tally(row for row in register_counts(store, TODAY, "visit") if row.code is None).entries == 1
