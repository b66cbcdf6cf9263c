"""Carrying over: each unfinished action of a Joint Action Plan that ends is carried on or closed, one by one."""

from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan import draft_plan
from compact_dash.commands.plan.add_line import NewPlanAction, add_plan_action
from compact_dash.commands.plan.family import Family, family_of, words_of
from compact_dash.commands.plan.keep_plan import withdraw
from compact_dash.domain.action import ActionKind
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Fact
from compact_dash.domain.house import house
from compact_dash.domain.organisation import LEADS
from compact_dash.domain.plan.draft import DraftCell
from compact_dash.store import Store
from compact_dash.store.ids import new_id
from compact_dash.store.plan_drafts import plan_in_draft


@dataclass(frozen=True)
class Carrying:
    """The decision to carry an action on under an objective of the next plan, in other words where `title` is given."""

    ref: str
    objective_id: str
    title: str | None = None


def carry_into_draft(store: Store, occasion: Occasion, wanted: Carrying) -> int:
    """Put an unfinished action into the plan in draft, for the same owner.

    Raises:
        NotAllowed: the actor does not draft the plan.
        NotNow: the action is settled, carried already, or no action of an earlier plan.
    """

    def facts() -> list[Fact]:
        plan = draft_plan.current_draft(store)
        found = draft_plan.objective(plan, wanted.objective_id)
        family = carriable(store, wanted.ref)
        for cell in plan.cells:
            # A draft's cell is no line yet, so `carriable` cannot see it and the draft is searched here.
            if cell.successor_of == family.line.action_id:
                raise NotNow(f"{wanted.ref} is carried into the draft already. Reword or remove it there.")
        title = words_of(wanted.title or family.line.title, "The action")
        cell = DraftCell(new_id(), found.objective_id, owner_of(family), title, family.line.action_id, wanted.ref)
        return [draft_plan.cell_fact(occasion, cell)]

    return draft_plan.write(store, occasion, facts)


def carry_into_plan(store: Store, occasion: Occasion, ref: str, wanted: NewPlanAction) -> str:
    """Carry an unfinished action on in a plan that is published already; the new line's reference.

    Raises:
        NotAllowed: the actor does not keep the plan.
        NotNow: as `carry_into_draft`.
    """

    def before() -> Family:
        family = carriable(store, ref)
        # Carried on within its own plan, an action would count twice in the same year.
        if family.line.plan_code == wanted.plan:
            raise NotNow(f"{ref} is an action of this plan already. Carry it into a later one.")
        return family

    return add_plan_action(store, occasion, wanted, carries=before)


def close(store: Store, occasion: Occasion, ref: str, reason: str) -> int:
    """End an unfinished action with its plan: it shows as Withdrawn, with the reason.

    Raises:
        NotAllowed: the actor does not keep the plan.
        NotNow: the action is settled, or carried over.
    """
    return withdraw(
        # A blank reason stays blank, so that `withdraw` refuses it; the prefix alone would pass for one.
        store,
        occasion,
        ref,
        f"Closed with its plan: {reason}" if reason.strip() else "",
        lambda: closable(store, ref),
    )


def closable(store: Store, ref: str) -> None:
    """Refuse to close what is carried into the draft."""
    family, plan = carriable(store, ref), plan_in_draft(store)
    if plan is not None and any(cell.successor_of == family.line.action_id for cell in plan.cells):
        raise NotNow(f"{ref} is carried into the draft. Remove it there before closing it.")


def carriable(store: Store, ref: str) -> Family:
    """The action with its lines, if it still waits for a decision.

    Raises:
        NotNow: it is settled or carried on, or not an action of a plan.
    """
    family = family_of(store, ref)
    if family.line.kind is not ActionKind.PLAN_ACTION or family.is_department_line:
        raise NotNow(f"{ref} cannot be carried over: only an action of a {house().joint_plan} can, with all its lines.")
    # The shared cell itself has no rating; it is settled when every department's line is.
    lines = family.under if family.is_shared else (family.line,)
    if all(line.is_settled for line in lines):
        raise NotNow(f"{ref} is settled, so it needs no decision.")
    if family.line.successor_ref is not None:
        raise NotNow(f"{ref} was carried on as {family.line.successor_ref}.")
    return family


def owner_of(family: Family) -> str:
    return LEADS if family.is_shared else family.line.organisation_code or LEADS
