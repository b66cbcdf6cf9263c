"""Drafting next year's Joint Action Plan: OCS and Compact Voice together, unseen by anyone else."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.family import words_of
from compact_dash.commands.plan.known import known_ids
from compact_dash.domain.errors import NotFound, NotNow, Overtaken
from compact_dash.domain.facts import Fact, PlanDraft, PlanDraftCell, PlanDraftObjective
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.plan.draft import DraftCell, DraftObjective, DraftPlan
from compact_dash.domain.plan.years import year_called
from compact_dash.reports.organisations import organisations
from compact_dash.store import Store
from compact_dash.store.ids import new_id
from compact_dash.store.plan_drafts import plan_in_draft


def write(store: Store, occasion: Occasion, make: Callable[[], list[Fact]]) -> int:
    """Write what `make` gives, which reads the draft as it is at the moment of writing.

    Raises:
        NotAllowed: the actor does not draft the plan.
    """
    occasion.require(Act.DRAFT_PLAN)
    return store.append(lambda _: [occasion.entry(fact) for fact in make()])


def start_draft(store: Store, occasion: Occasion, starts_on: date) -> int:
    """Begin the plan of the year that starts on a day; the number of the change.

    Raises:
        NotAllowed: the actor does not draft the plan.
        NotNow: another plan is in draft, or this year has one.
    """

    def facts() -> list[Fact]:
        begun = plan_in_draft(store)
        if begun is not None:
            raise NotNow(f"{begun.title} is in draft already. Publish it or drop it before another is begun.")
        year = year_called(starts_on.year)
        # Plans from files may be coded otherwise, so the year is compared beside the code.
        code = f"JAP-{year}"
        known = known_ids(store)
        if code in known.plans or year in known.joint_years:
            raise NotNow(f"There is a {house().joint_plan} for {year} already. Choose another first day.")
        ends_on = next_year(starts_on) - timedelta(days=1)
        title = f"{house().joint_plan} {year}"
        return [PlanDraft(new_id(), occasion.today, "draft", code, year, title, starts_on, ends_on)]

    return write(store, occasion, facts)


def next_year(day: date) -> date:
    """The same day a year on; 29 February has 1 March."""
    # So that a plan of a leap year ends on 28 February and not a day early.
    return date(day.year + 1, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def drop_draft(store: Store, occasion: Occasion) -> int:
    """Give the draft up; History keeps what stood in it."""
    return write(store, occasion, lambda: [draft_fact(occasion, current_draft(store), "dropped")])


def add_objective(store: Store, occasion: Occasion, title: str) -> int:
    """Add an objective to the draft."""

    def facts() -> list[Fact]:
        words = words_of(title, "The objective")
        plan = current_draft(store)
        if words in [row.title for row in plan.objectives]:
            raise NotNow(f"The draft has the objective “{words}” already.")
        return [PlanDraftObjective(new_id(), plan.plan_id, occasion.today, words, False)]

    return write(store, occasion, facts)


def reword_objective(store: Store, occasion: Occasion, objective_id: str, title: str, was: str | None = None) -> int:
    """Reword an objective of the draft; `was` is the wording on the page.

    Raises:
        NotAllowed, NotNow: as `write`; no draft, no such objective, or no words.
        Overtaken: somebody else has reworded it.
    """

    def facts() -> list[Fact]:
        plan, words = current_draft(store), words_of(title, "The objective")
        present = objective(plan, objective_id)
        refuse_overtaken(present.title, was)
        return [objective_fact(occasion, plan, replace(present, title=words))]

    return write(store, occasion, facts)


def remove_objective(store: Store, occasion: Occasion, objective_id: str) -> int:
    """Take an objective out of the draft, with its actions."""

    def facts() -> list[Fact]:
        plan = current_draft(store)
        gone: list[Fact] = [objective_fact(occasion, plan, objective(plan, objective_id), removed=True)]
        # Its actions are removed with it, or those carried over would wait in an objective that nobody sees.
        return gone + [cell_fact(occasion, cell, removed=True) for cell in plan.under(objective_id)]

    return write(store, occasion, facts)


@dataclass(frozen=True)
class CellWanted:
    """An action of the draft as asked for."""

    objective_id: str
    owner: str
    title: str


def add_cell(store: Store, occasion: Occasion, wanted: CellWanted) -> int:
    """Add an action under an objective of the draft."""

    def facts() -> list[Fact]:
        plan = current_draft(store)
        found = objective(plan, wanted.objective_id)
        owners = organisations(store).owners
        if wanted.owner not in owners:
            raise NotFound(f"There is no owner “{wanted.owner}”. It may be one of {', '.join(owners)}.")
        words = words_of(wanted.title, "The action")
        if words in [cell.title for cell in plan.under(found.objective_id, wanted.owner)]:
            raise NotNow(f"{owners[wanted.owner]} has “{words}” under this objective already.")
        cell = DraftCell(new_id(), found.objective_id, wanted.owner, words, None, None)
        return [cell_fact(occasion, cell)]

    return write(store, occasion, facts)


def reword_cell(store: Store, occasion: Occasion, cell_id: str, title: str, was: str | None = None) -> int:
    """Reword an action of the draft; `was` is the wording on the page.

    Raises:
        NotAllowed, NotNow: as `write`; no draft, no such action, or no words.
        Overtaken: somebody else has reworded it.
    """

    def facts() -> list[Fact]:
        words, present = words_of(title, "The action"), cell_of(current_draft(store), cell_id)
        refuse_overtaken(present.title, was)
        return [cell_fact(occasion, replace(present, title=words))]

    return write(store, occasion, facts)


def remove_cell(store: Store, occasion: Occasion, cell_id: str) -> int:
    """Take an action out of the draft; one that was carried over waits for a decision again."""
    return write(store, occasion, lambda: [cell_fact(occasion, cell_of(current_draft(store), cell_id), removed=True)])


def current_draft(store: Store) -> DraftPlan:
    """The plan in draft.

    Raises:
        NotNow: there is none.
    """
    plan = plan_in_draft(store)
    if plan is None:
        raise NotNow(f"No {house().joint_plan} is in draft. Start next year’s plan first.")
    return plan


def objective(plan: DraftPlan, objective_id: str) -> DraftObjective:
    for row in plan.objectives:
        if row.objective_id == objective_id:
            return row
    raise NotNow("That objective is no longer in the draft. Choose one that is.")


def cell_of(plan: DraftPlan, cell_id: str) -> DraftCell:
    for cell in plan.cells:
        if cell.cell_id == cell_id:
            return cell
    raise NotNow("That action is no longer in the draft. Choose one that is.")


def refuse_overtaken(present: str, was: str | None) -> None:
    """Refuse to write over other words than those the person saw; `was` is None where no page showed any.

    Raises:
        Overtaken: with the words as they are now.
    """
    if was not in (None, present):
        raise Overtaken(f"Somebody reworded it while you were writing: “{present}”. Nothing of yours was kept yet.")


def draft_fact(occasion: Occasion, plan: DraftPlan, state: str) -> PlanDraft:
    return PlanDraft(
        plan.plan_id, occasion.today, state, plan.code, plan.year, plan.title, plan.starts_on, plan.ends_on
    )


def objective_fact(
    occasion: Occasion, plan: DraftPlan, row: DraftObjective, removed: bool = False
) -> PlanDraftObjective:
    return PlanDraftObjective(row.objective_id, plan.plan_id, occasion.today, row.title, removed)


def cell_fact(occasion: Occasion, cell: DraftCell, removed: bool = False) -> PlanDraftCell:
    return PlanDraftCell(
        cell.cell_id, cell.objective_id, occasion.today, cell.owner, cell.title, cell.successor_of, removed
    )
