"""The plan in draft, as the store keeps it, for those who may read it."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.plan.draft import DraftCell, DraftObjective, DraftPlan
from compact_dash.store.store import Store


@dataclass(frozen=True)
class PlanDraftRow:
    """One row of the `draft_plan` query."""

    plan_id: str
    code: str
    year: str
    title: str
    starts_on: date
    ends_on: date
    last_no: int


def plan_in_draft(store: Store) -> DraftPlan | None:
    """The Joint Action Plan that is being written, or None where there is none that this reader may read."""
    row = store.fetch_one(PlanDraftRow, "draft_plan")
    if row is None:
        return None
    wanted = {"plan_id": row.plan_id}
    objectives = store.fetch(DraftObjective, "draft_objectives", wanted)
    known = {objective.objective_id for objective in objectives}
    cells = [cell for cell in store.fetch(DraftCell, "draft_cells", wanted) if cell.objective_id in known]
    return DraftPlan(
        plan_id=row.plan_id,
        code=row.code,
        year=row.year,
        title=row.title,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        last_no=row.last_no,
        objectives=tuple(objectives),
        cells=tuple(cells),
    )
