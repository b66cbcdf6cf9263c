"""The plan kept: each change by its command, what it does to the board, and what it refuses."""

from collections.abc import Callable
from datetime import date

import pytest

from compact_dash.commands.plan.add_line import NewCommitment, NewPlanAction, add_commitment, add_plan_action
from compact_dash.commands.plan.keep_plan import re_own, reword, set_linked, set_sharing, take_up, withdraw
from compact_dash.commands.plan.split_line import split
from compact_dash.commands.returns.commission_returns import Request, commission_returns
from compact_dash.domain.errors import CompactError, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.sharing import PUBLIC, Sharing
from compact_dash.reports.check import check
from compact_dash.reports.forums import forums
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store
from tests.commands.plan.keepers import LEAD, OCS, TODAY, VOICE, line

WHY = "Agreed with the department"


@pytest.fixture
def store(own_demo: Store) -> Store:
    return own_demo


def commitment(**changed: object) -> NewCommitment:
    wanted = {"plan": "BP-2013/14", "department": "DWP", "title": "Publish a grants guide", "theme": "Volunteering"}
    return NewCommitment(**{**wanted, "reason": WHY, **changed})  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_reworded_line_keeps_its_first_wording(store: Store) -> None:
    before = line(store, "DWP-03")
    reword(store, OCS, "DWP-03", "  Ask providers\n twice a year ", WHY)
    after = line(store, "DWP-03")
    assert (after.title, after.first_title) == ("Ask providers twice a year", before.first_title)
    assert line(store, "DWP-03", as_at=date(2014, 9, 16)).title == before.title


@pytest.mark.slow
def test_a_reworded_shared_action_is_reworded_for_every_department(store: Store) -> None:
    reword(store, OCS, "JAP14-1-LEADS", "Come to every Forum", WHY)
    assert {line(store, f"JAP14-1-{code}", "plan_action").title for code in ("LEADS", "DWP", "MOJ")} == {
        "Come to every Forum"
    }


@pytest.mark.slow
def test_a_withdrawn_line_leaves_the_open_ones_and_says_why(store: Store) -> None:
    withdraw(store, OCS, "DWP-03", WHY)
    after = line(store, "DWP-03")
    assert (after.status, after.headline, after.agreed_reason, after.agreed_by) == (
        "withdrawn",
        "withdrawn",
        WHY,
        "ocs",
    )
    assert after.movement == "removed"


@pytest.mark.slow
def test_a_withdrawn_line_can_be_taken_up_again(store: Store) -> None:
    before = line(store, "DWP-03")
    withdraw(store, OCS, "DWP-03", WHY)
    take_up(store, OCS, "DWP-03", "It goes on after all")
    assert line(store, "DWP-03").status == before.status == "open"


@pytest.mark.slow
def test_withdrawing_a_shared_action_withdraws_every_departments_line(store: Store) -> None:
    withdraw(store, OCS, "JAP14-1-LEADS", WHY)
    lines = [
        row for row in rated_lines(store, Question(TODAY, kind="plan_action")) if row.parent_ref == "JAP14-1-LEADS"
    ]
    assert len(lines) == 14
    assert {row.headline for row in lines} <= {"withdrawn", "complete"}


@pytest.mark.slow
def test_a_linked_commitment_leaves_the_counts_and_comes_back(store: Store) -> None:
    set_linked(store, OCS, "DWP-03", True, WHY)
    assert line(store, "DWP-03").status == "linked"
    set_linked(store, OCS, "DWP-03", False, WHY)
    assert line(store, "DWP-03").counting == "rateable"


@pytest.mark.slow
def test_sharing_goes_down_to_what_stands_under_a_heading(store: Store) -> None:
    set_sharing(store, OCS, "HO-03", Sharing.INTERNAL, WHY)
    public = {row.ref for row in rated_lines(store.seen_by(PUBLIC), Question(TODAY))}
    assert not public & {"HO-03", "HO-03a", "HO-03b"}
    assert "HO-04" in public


@pytest.mark.slow
def test_a_line_changes_hands_from_a_day_on_with_its_sub_items(store: Store) -> None:
    re_own(store, OCS, "HO-03", "MOJ", date(2014, 9, 10), WHY)
    assert {line(store, ref).organisation_code for ref in ("HO-03", "HO-03a", "HO-03b")} == {"MOJ"}
    assert line(store, "HO-03a", as_at=date(2014, 9, 9)).organisation_code == "HO"


def asked_of(store: Store, ref: str) -> list[str]:
    """The organisations whose return for the Forum of 26 November has a line for it."""
    rows = store.engine.read(
        "select organisation.code from return_line join action on action.id = return_line.action_id"
        " join department_return on department_return.id = return_line.return_id"
        " join organisation on organisation.id = department_return.organisation_id"
        " join commission on commission.id = department_return.commission_id"
        " where action.ref = $1 and commission.held_on = $2 order by organisation.code",
        [ref, date(2014, 11, 26)],
    ).rows
    return [code for (code,) in rows]


@pytest.mark.slow
def test_the_new_owner_is_asked_what_the_old_one_has_not_answered(store: Store) -> None:
    forum = next(row for row in forums(store) if row.held_on == date(2014, 11, 26))
    asked = Request(date(2014, 11, 12), "Each open line", "As before", Sharing.SHARED)
    commission_returns(store, OCS, forum.forum_id, asked)
    assert asked_of(store, "DWP-03") == ["DWP"]
    re_own(store, OCS, "DWP-03", "DH", TODAY, WHY)
    assert asked_of(store, "DWP-03") == ["DH", "DWP"]
    re_own(store, OCS, "DWP-03", "DWP", TODAY, "Back again")
    assert asked_of(store, "DWP-03") == ["DH", "DWP"]


@pytest.mark.slow
def test_a_new_commitment_gets_the_departments_next_reference_for_good(store: Store) -> None:
    assert add_commitment(store, OCS, commitment()) == "DWP-08"
    withdraw(store, OCS, "DWP-08", WHY)
    assert add_commitment(store, OCS, commitment(title="Publish a second guide")) == "DWP-09"
    added = line(store, "DWP-09")
    assert (added.headline, added.theme, added.organisation_code) == ("not_yet_asked", "Volunteering", "DWP")


@pytest.mark.slow
def test_a_new_commitment_may_stand_under_a_heading_or_bring_its_own_reference(store: Store) -> None:
    assert add_commitment(store, OCS, commitment(department="HO", parent_ref="HO-03")) == "HO-03c"
    assert line(store, "HO-03c").parent_ref == "HO-03"
    given = commitment(department="DCLG", ref="DCLG-2.10", title="Name a deputy")
    assert add_commitment(store, OCS, given) == "DCLG-2.10"


@pytest.mark.slow
def test_an_action_is_added_to_a_published_plan(store: Store) -> None:
    wanted = NewPlanAction("JAP-2014/15", 3, "LEADS", "Send each draft policy to Compact Voice", WHY)
    assert add_plan_action(store, OCS, wanted) == "JAP14-3-LEADS"
    assert line(store, "JAP14-3-DWP", "plan_action").parent_ref == "JAP14-3-LEADS"
    assert add_plan_action(store, OCS, NewPlanAction("JAP-2014/15", 1, "CV", "Bring a guest", WHY)) == "JAP14-1-CVb"


@pytest.mark.slow
def test_a_split_commitment_becomes_a_heading_that_is_not_rated(store: Store) -> None:
    assert split(store, OCS, "DWP-03", ["Ask in spring", "", "Ask in autumn"], WHY) == ["DWP-03a", "DWP-03b"]
    assert line(store, "DWP-03").status == "heading"
    part = line(store, "DWP-03b")
    assert (part.title, part.parent_ref, part.note, part.status) == (
        "Ask in autumn", "DWP-03", "Split from DWP-03.", "open",
    )  # fmt: skip


@pytest.mark.slow
def test_a_split_sub_item_is_withdrawn_and_its_parts_stand_beside_it(store: Store) -> None:
    assert split(store, OCS, "HO-03a", ["First half", "Second half"], WHY) == ["HO-03c", "HO-03d"]
    assert line(store, "HO-03a").agreed_reason == f"Split into HO-03c and HO-03d: {WHY}"
    assert line(store, "HO-03c").parent_ref == "HO-03"


@pytest.mark.slow
def test_every_change_is_in_history_and_the_trail_holds(store: Store) -> None:
    reword(store, OCS, "DWP-03", "Ask providers twice a year", WHY)
    newest = changes(store, TrailQuestion(about="DWP-03"))[0]
    assert newest.person == "OCS tester"
    assert "Ask providers twice a year" in newest.became
    assert WHY in newest.became
    split(store, OCS, "DWP-04", ["One", "Two"], WHY)
    assert check(store).findings == []


REFUSED: dict[str, tuple[Callable[[Store], object], type[CompactError], str]] = {
    "a lead": (lambda s: reword(s, LEAD, "DWP-03", "X", WHY), NotAllowed, "Only OCS can change the plan"),
    "Compact Voice": (lambda s: withdraw(s, VOICE, "DWP-03", WHY), NotAllowed, "Only OCS can change the plan"),
    "an unknown line": (lambda s: reword(s, OCS, "DWP-99", "X", WHY), NotFound, "There is no line DWP-99"),
    "no words": (lambda s: reword(s, OCS, "DWP-03", "  ", WHY), NotNow, "The new wording is missing"),
    "no reason": (lambda s: reword(s, OCS, "DWP-03", "X", ""), NotNow, "The reason for the new wording is missing"),
    "a formula": (lambda s: reword(s, OCS, "DWP-03", "=1+1", WHY), NotNow, "must not start with ="),
    "very many words": (lambda s: reword(s, OCS, "DWP-03", "x" * 501, WHY), NotNow, "has 501 characters"),
    "another line's words": (
        lambda s: reword(s, OCS, "DWP-03", line(s, "DWP-04").title, WHY), NotNow, "DWP-04 already reads",
    ),
    "one department's line": (
        lambda s: reword(s, OCS, "JAP14-1-DWP", "X", WHY), NotNow, "one department’s line of JAP14-1-LEADS",
    ),
    "an old reading": (lambda s: reword(s, OCS, "DWP-03", "X", WHY, seen_no=1), Overtaken, "was changed while you"),
    "a heading withdrawn": (lambda s: withdraw(s, OCS, "HO-03", WHY), NotNow, "HO-03a and HO-03b"),
    "a standing line withdrawn": (lambda s: withdraw(s, OCS, "DWP-00", WHY), NotNow, "DWP-00 is standing"),
    "a line withdrawn twice": (lambda s: withdraw(s, OCS, "BIS-5.4", WHY), NotNow, "BIS-5.4 is withdrawn already"),
    "an open line taken up": (lambda s: take_up(s, OCS, "DWP-03", WHY), NotNow, "DWP-03 is not withdrawn"),
    "a heading linked": (lambda s: set_linked(s, OCS, "HO-03", True, WHY), NotNow, "HO-03 cannot be linked"),
    "a sub-item shared alone": (
        lambda s: set_sharing(s, OCS, "HO-03a", Sharing.SHARED, WHY), NotNow, "HO-03a is shared as HO-03 is",
    ),
    "sharing as it is": (
        lambda s: set_sharing(s, OCS, "DWP-03", Sharing.PUBLISHED, WHY), NotNow, "DWP-03 is published already",
    ),
    "a sub-item re-owned alone": (
        lambda s: re_own(s, OCS, "HO-03a", "MOJ", TODAY, WHY), NotNow, "HO-03a cannot change hands alone",
    ),
    "an owner that cannot be": (lambda s: re_own(s, OCS, "DWP-03", "OCS", TODAY, WHY), NotFound, "OCS cannot own"),
    "an owner it has": (lambda s: re_own(s, OCS, "DWP-03", "DWP", TODAY, WHY), NotNow, "DWP owns DWP-03 already"),
    "a day to come": (
        lambda s: re_own(s, OCS, "DWP-03", "DH", date(2014, 9, 18), WHY), NotNow, "18 September 2014 is still to come",
    ),
    "a day before its last wording": (
        lambda s: re_own(s, OCS, "HO-07", "MOJ", date(2014, 3, 9), WHY), NotNow, "last worded on 10 March 2014",
    ),
    "a reference taken": (lambda s: add_commitment(s, OCS, commitment(ref="DWP-03")), NotNow, "DWP-03 is taken"),
    "a strange reference": (lambda s: add_commitment(s, OCS, commitment(ref="HO-99")), NotNow, "no reference of DWP"),
    "a strange theme": (lambda s: add_commitment(s, OCS, commitment(theme="X")), NotFound, "There is no theme “X”"),
    "a parent elsewhere": (
        lambda s: add_commitment(s, OCS, commitment(parent_ref="HO-03")), NotNow, "Nothing of DWP can stand under",
    ),
    "a strange objective": (
        lambda s: add_plan_action(s, OCS, NewPlanAction("JAP-2014/15", 9, "CV", "X", WHY)), NotFound, "no objective 9",
    ),
    "one part": (lambda s: split(s, OCS, "DWP-03", ["X"], WHY), NotNow, "at least two parts"),
    "a part in another line's words": (
        lambda s: split(s, OCS, "DWP-03", ["X", line(s, "DWP-04").title], WHY), NotNow, "DWP-04 already reads",
    ),
    "parts that read the same": (lambda s: split(s, OCS, "DWP-03", ["X", "X"], WHY), NotNow, "read the same"),
    "a heading split": (lambda s: split(s, OCS, "HO-03", ["X", "Y"], WHY), NotNow, "has HO-03a and HO-03b under it"),
    "a plan action split": (lambda s: split(s, OCS, "JAP14-1-CV", ["X", "Y"], WHY), NotNow, "is a plan action"),
    "a withdrawn line split": (lambda s: split(s, OCS, "BIS-5.4", ["X", "Y"], WHY), NotNow, "BIS-5.4 is withdrawn"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses_with_a_sentence_and_writes_nothing(store: Store, case: str) -> None:
    act, kind, sentence = REFUSED[case]
    head = store.head()
    with pytest.raises(kind) as refused:
        act(store)
    assert sentence in str(refused.value)
    assert store.head() == head
