"""Next year's plan: drafted by OCS and Compact Voice unseen, published, and fed by decision from this year's."""

from collections.abc import Callable
from datetime import date

import pytest

from compact_dash.commands.plan.add_line import NewPlanAction
from compact_dash.commands.plan.carry_over import Carrying, carry_into_draft, carry_into_plan, close
from compact_dash.commands.plan.draft_plan import (
    CellWanted,
    add_cell,
    add_objective,
    drop_draft,
    remove_cell,
    remove_objective,
    reword_cell,
    reword_objective,
    start_draft,
)
from compact_dash.commands.plan.import_plan import import_plan
from compact_dash.commands.plan.publish_plan import publish
from compact_dash.domain.errors import CompactError, NotAllowed, NotFound, NotNow, Overtaken
from compact_dash.domain.plan.draft import DraftPlan
from compact_dash.domain.sharing import PUBLIC, Reader, Sharing
from compact_dash.intake.plan.sheets import sheets_of
from compact_dash.reports.check import check
from compact_dash.reports.history.trail import TrailQuestion, changes
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.plan.plan import joint_plans, plan_view, successions
from compact_dash.store import Store
from compact_dash.store.plan_drafts import plan_in_draft
from tests.commands.plan.keepers import LEAD, OCS, TODAY, VOICE, line
from tests.commands.plan.test_import_plan import changed, files, next_year

YEAR = date(2015, 4, 1)


@pytest.fixture
def store(own_demo: Store) -> Store:
    return own_demo


def draft(store: Store) -> DraftPlan:
    plan = plan_in_draft(store)
    assert plan is not None
    return plan


def drafted(store: Store) -> DraftPlan:
    """A draft with one objective and an action of each owner under it."""
    start_draft(store, OCS, YEAR)
    add_objective(store, VOICE, "Meet in every region")
    objective = draft(store).objectives[0].objective_id
    for owner in ("OCS", "CV", "LEADS"):
        add_cell(store, VOICE, CellWanted(objective, owner, f"{owner} comes to the regions"))
    return draft(store)


def test_a_draft_has_the_year_and_the_span_of_its_first_day(store: Store) -> None:
    start_draft(store, VOICE, YEAR)
    plan = draft(store)
    assert (plan.code, plan.title, plan.ends_on) == ("JAP-2015/16", "Joint Action Plan 2015/16", date(2016, 3, 31))
    assert plan.lacking == ["it has no objective yet"]


@pytest.mark.slow
def test_what_stands_in_a_draft_can_be_reworded_and_removed(store: Store) -> None:
    plan = drafted(store)
    objective, cell = plan.objectives[0].objective_id, plan.cells[0].cell_id
    reword_objective(store, OCS, objective, "Meet in each region")
    reword_cell(store, OCS, cell, "OCS books the rooms")
    assert (draft(store).objectives[0].title, draft(store).cells[0].title) == (
        "Meet in each region", "OCS books the rooms",
    )  # fmt: skip
    remove_cell(store, OCS, cell)
    assert [row.owner for row in draft(store).cells] == ["CV", "LEADS"]
    remove_objective(store, OCS, objective)
    assert (draft(store).objectives, draft(store).cells) == ((), ())


@pytest.mark.slow
def test_nobody_else_learns_of_a_draft(store: Store) -> None:
    drafted(store)
    for reader in (PUBLIC, Reader(Sharing.SHARED, frozenset({"DWP"}))):
        assert plan_in_draft(store.seen_by(reader)) is None
        assert not [row for row in changes(store.seen_by(reader), TrailQuestion()) if "region" in row.became]
    assert plan_in_draft(store.seen_by(Reader(Sharing.SHARED, frozenset({"CV"}), is_of_partner=True))) is not None
    assert [plan.year for plan in joint_plans(store, TODAY)] == ["2014/15", "2013/14"]
    assert not [row for row in rated_lines(store, Question(TODAY, kind="plan_action")) if "regions" in row.title]


@pytest.mark.slow
def test_publishing_makes_plan_actions_dated_that_day(store: Store) -> None:
    plan = drafted(store)
    publish(store, OCS, plan.last_no)
    assert plan_in_draft(store) is None
    assert joint_plans(store, TODAY)[0].year == "2015/16"
    assert joint_plans(store, date(2014, 9, 16))[0].year == "2014/15"
    view = plan_view(store, joint_plans(store, TODAY)[0], TODAY, {})
    assert [entry.line.ref for entry in view.entries] == ["JAP15-1-CV", "JAP15-1-OCS", "JAP15-1-LEADS"]
    [shared] = view.objectives[0].cells["LEADS"]
    assert len(shared.department_lines) == 14
    assert {row.headline for row in shared.department_lines} == {"not_yet_asked"}
    assert check(store).findings == []


@pytest.mark.slow
def test_an_action_carried_over_is_linked_with_what_it_carries_on(store: Store) -> None:
    objective = drafted(store).objectives[0].objective_id
    carry_into_draft(store, VOICE, Carrying("JAP14-1-OCS", objective))
    carry_into_draft(store, OCS, Carrying("JAP14-1-LEADS", objective, "Come to the Forum in the regions"))
    cells = {cell.carried_from: cell.title for cell in draft(store).cells}
    assert cells["JAP14-1-OCS"] == line(store, "JAP14-1-OCS", "plan_action").title
    publish(store, OCS, draft(store).last_no)
    links = {row.earlier: row.later for row in successions(store)}
    assert (links["JAP14-1-OCS"], links["JAP14-1-LEADS"], links["JAP14-1-DWP"]) == (
        "JAP15-1-OCSb", "JAP15-1-LEADSb", "JAP15-1-DWPb",
    )  # fmt: skip


def test_an_action_can_be_carried_into_a_plan_that_is_published(store: Store) -> None:
    wanted = NewPlanAction("JAP-2014/15", 3, "OCS", "Warn of policy early", "Still wanted")
    assert carry_into_plan(store, OCS, "JAP13-4-OCS", wanted) == "JAP14-3-OCS"
    assert ("JAP13-4-OCS", "JAP14-3-OCS") in [(row.earlier, row.later) for row in successions(store)]


@pytest.mark.slow
def test_an_action_closed_with_its_plan_says_why(store: Store) -> None:
    close(store, OCS, "JAP14-1-OCS", "The Forum meets by itself now")
    after = line(store, "JAP14-1-OCS", "plan_action")
    assert (after.headline, after.agreed_reason) == ("withdrawn", "Closed with its plan: The Forum meets by itself now")


def carried_twice(store: Store) -> None:
    objective = drafted(store).objectives[0].objective_id
    carry_into_draft(store, OCS, Carrying("JAP14-1-OCS", objective))
    carry_into_draft(store, OCS, Carrying("JAP14-1-OCS", objective))


def closed_when_carried(store: Store) -> None:
    carry_into_draft(store, OCS, Carrying("JAP14-1-OCS", drafted(store).objectives[0].objective_id))
    close(store, OCS, "JAP14-1-OCS", "No longer wanted")


def published_unseen(store: Store) -> None:
    seen_no = drafted(store).last_no
    remove_cell(store, VOICE, draft(store).cells[0].cell_id)
    publish(store, OCS, seen_no)


def reworded_by_another(store: Store) -> None:
    cell = drafted(store).cells[0]
    reword_cell(store, VOICE, cell.cell_id, "OCS books the rooms", cell.title)
    reword_cell(store, OCS, cell.cell_id, "OCS pays for the rooms", cell.title)


def published_under_a_reference_given_before(store: Store) -> None:
    rows = changed("plan_actions", ref="JAP15-1-CV", owner="CV")
    import_plan(store, OCS, sheets_of(files(rows)))
    publish(store, OCS, drafted(store).last_no)


def published_bare(store: Store) -> None:
    start_draft(store, OCS, YEAR)
    add_objective(store, OCS, "Meet in every region")
    publish(store, OCS, draft(store).last_no)


def dropped_then_worded(store: Store) -> None:
    cell = drafted(store).cells[0].cell_id
    drop_draft(store, OCS)
    reword_cell(store, OCS, cell, "X")


def same_owner_twice(store: Store) -> None:
    plan = drafted(store)
    add_cell(store, OCS, CellWanted(plan.objectives[0].objective_id, "CV", "CV comes to the regions"))


def strange_owner(store: Store) -> None:
    add_cell(store, OCS, CellWanted(drafted(store).objectives[0].objective_id, "DWP", "X"))


REFUSED: dict[str, tuple[Callable[[Store], object], type[CompactError], str]] = {
    "a lead drafting": (lambda s: start_draft(s, LEAD, YEAR), NotAllowed, "Only Compact Voice or OCS can draft"),
    "Compact Voice publishing": (lambda s: publish(s, VOICE, drafted(s).last_no), NotAllowed, "Only OCS can change"),
    "Compact Voice closing": (lambda s: close(s, VOICE, "JAP14-1-OCS", "X"), NotAllowed, "Only OCS can change"),
    "a second draft": (lambda s: [start_draft(s, OCS, YEAR) for _ in "ab"], NotNow, "2015/16 is in draft already"),
    "a year there is": (lambda s: start_draft(s, OCS, date(2014, 4, 1)), NotNow, "Joint Action Plan for 2014/15"),
    "a year there is by another name": (
        lambda s: [import_plan(s, OCS, sheets_of(files(next_year()))), start_draft(s, OCS, date(2016, 4, 1))],
        NotNow, "Joint Action Plan for 2016/17 already",
    ),
    "nothing in draft": (lambda s: add_objective(s, OCS, "X"), NotNow, "No Joint Action Plan is in draft"),
    "an objective gone": (lambda s: [drafted(s), reword_objective(s, OCS, "x", "X")], NotNow, "no longer in the draft"),
    "a draft given up": (dropped_then_worded, NotNow, "No Joint Action Plan is in draft"),
    "the same words twice": (same_owner_twice, NotNow, "under this objective already"),
    "an owner of no cell": (strange_owner, NotFound, "There is no owner “DWP”"),
    "a reference given before": (
        published_under_a_reference_given_before, NotNow, "The reference JAP15-1-CV was given before, to “Come along”",
    ),
    "a bare objective": (published_bare, NotNow, "objective 1 has no action yet"),
    "an action reworded by another": (reworded_by_another, Overtaken, "while you were writing: “OCS books the rooms”"),
    "a draft changed since": (published_unseen, Overtaken, "was changed since you read it"),
    "carried twice": (carried_twice, NotNow, "carried into the draft already"),
    "closed when carried": (closed_when_carried, NotNow, "Remove it there before closing it"),
    "a commitment carried": (
        lambda s: carry_into_draft(s, OCS, Carrying("DWP-03", drafted(s).objectives[0].objective_id)),
        NotNow, "DWP-03 cannot be carried over",
    ),
    "carried into its own plan": (
        lambda s: carry_into_plan(s, OCS, "JAP14-1-CV", NewPlanAction("JAP-2014/15", 3, "CV", "X", "Y")),
        NotNow, "JAP14-1-CV is an action of this plan already",
    ),
    "closed without a reason": (lambda s: close(s, OCS, "JAP14-1-OCS", " "), NotNow, "for withdrawing is missing"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses_with_a_sentence(store: Store, case: str) -> None:
    act, kind, sentence = REFUSED[case]
    with pytest.raises(kind) as refused:
        act(store)
    assert sentence in str(refused.value)
