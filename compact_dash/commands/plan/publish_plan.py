"""Publishing the Joint Action Plan in draft: from that day on its cells are plan actions that count."""

from collections.abc import Iterator, Mapping

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.draft_plan import current_draft, draft_fact
from compact_dash.commands.plan.family import family_of
from compact_dash.commands.plan.known import TakenReference, known_ids, taken_references
from compact_dash.commands.plan.new_lines import NewCell
from compact_dash.domain import facts
from compact_dash.domain.errors import NotNow, Overtaken
from compact_dash.domain.facts import Entry
from compact_dash.domain.organisation import LEADS
from compact_dash.domain.permissions import Act
from compact_dash.domain.plan import references
from compact_dash.domain.plan.draft import DraftCell, DraftPlan
from compact_dash.domain.wording import as_list
from compact_dash.reports.organisations import organisations
from compact_dash.store import Store


def publish(store: Store, occasion: Occasion, seen_no: int) -> int:
    """Publish the plan in draft as the person who confirms it saw it last.

    Raises:
        NotAllowed: the actor does not keep the plan.
        NotNow: there is no draft, it lacks something, or it was changed since it was seen.
    """
    occasion.require(Act.KEEP_PLAN)
    return store.append(lambda head: list(entries(store, occasion, seen_no)))


def entries(store: Store, occasion: Occasion, seen_no: int) -> Iterator[Entry]:
    plan, known = current_draft(store), known_ids(store)
    refuse_unready(store, plan, seen_no)
    yield occasion.entry(draft_fact(occasion, plan, "published"))
    yield occasion.entry(
        facts.Plan(
            id=plan.plan_id,
            programme_id=known.programme,
            code=plan.code,
            kind="joint_action_plan",
            year=plan.year,
            title=plan.title,
            published_on=occasion.today,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            note=None,
        )
    )
    # Read once, before the first cell: the references of this plan's own cells are not among them.
    given = taken_references(store)
    for number, row in enumerate(plan.objectives, start=1):
        yield occasion.entry(facts.Objective(row.objective_id, plan.plan_id, number, row.title, None))
        for cell in new_cells(store, plan, number, row.objective_id):
            refuse_given(cell.ref, given)
            yield from cell.entries(occasion, known)


def new_cells(store: Store, plan: DraftPlan, number: int, objective_id: str) -> Iterator[NewCell]:
    """The cells of one objective, by owner, with the references they keep from now on."""
    for owner in organisations(store).owners:
        drafted = plan.under(objective_id, owner)
        for ref, cell in zip(references.cells(plan.code, number, owner, len(drafted)), drafted, strict=True):
            yield NewCell(
                cell_id=cell.cell_id,
                ref=ref,
                plan_id=plan.plan_id,
                objective_id=objective_id,
                owner=owner,
                title=cell.title,
                successor_of=cell.successor_of,
                carried=department_lines(store, cell),
            )


def department_lines(store: Store, cell: DraftCell) -> dict[str, str]:
    """The departments' lines that a carried cell carries on, by department."""
    if cell.owner != LEADS or cell.carried_from is None:
        return {}
    return family_of(store, cell.carried_from).by_department


def refuse_unready(store: Store, plan: DraftPlan, seen_no: int) -> None:
    """Refuse a draft that lacks something, and one that its publisher has not seen as it is."""
    if plan.lacking:
        raise NotNow(f"{plan.title} cannot be published: {as_list(plan.lacking)}.")
    # Publishing cannot be taken back, so nobody publishes words that they have not read.
    if plan.last_no > seen_no:
        raise Overtaken(
            "The draft was changed since you read it, and nothing was published. Read it again, then publish."
        )


def refuse_given(ref: str, given: Mapping[str, TakenReference]) -> None:
    """Refuse a reference that an earlier line has: a plan of the same years was imported, say."""
    if ref in given:
        raise NotNow(f"The reference {ref} was given before, to “{given[ref].title}”. Drop this draft.")
