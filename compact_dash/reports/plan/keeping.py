"""The end of a plan: its actions, each with the decision on it."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.plan.draft import DraftPlan
from compact_dash.domain.rating import Rating
from compact_dash.reports.plan.plan import CellEntry, PlanView, PublishedPlan, joint_plans, plan_view
from compact_dash.store import Store


@dataclass(frozen=True)
class Fate:
    """An action of a plan that ends, and the decision on it: none yet where `decided` is empty."""

    entry: CellEntry
    decided: str

    @property
    def ref(self) -> str:
        return self.entry.line.ref

    @property
    def still_open(self) -> int:
        """The number of its lines that are open."""
        return sum(line.is_open for line in self.entry.lines)


@dataclass(frozen=True)
class EndingPlan:
    """A plan before the one that actions are carried into, with the fate of each of its actions."""

    plan: PublishedPlan
    fates: tuple[Fate, ...]

    @property
    def undecided(self) -> tuple[Fate, ...]:
        return tuple(fate for fate in self.fates if not fate.decided)


def ending_plans(store: Store, draft: DraftPlan | None, as_at: date) -> list[EndingPlan]:
    """Every plan before the draft, or before the newest plan where none is in draft; newest first."""
    plans = joint_plans(store, as_at)
    before = [row for row in plans if row.starts_on < draft.starts_on] if draft else plans[1:]
    # Without settings, since the Forums wanted in a plan's year are not shown here.
    views = [plan_view(store, row, as_at, {}) for row in before]
    drafted = {cell.carried_from for cell in draft.cells} if draft else set()
    return [EndingPlan(view.plan, tuple(Fate(e, decision(view, e, drafted)) for e in view.entries)) for view in views]


def decision(view: PlanView, entry: CellEntry, drafted: set[str | None]) -> str:
    """The decision on an action, in words."""
    # Carried before closed: an action that goes on elsewhere may be withdrawn in its own plan.
    if entry.line.ref in view.carried_on_as:
        return f"Carried on as {view.carried_on_as[entry.line.ref].ref}"
    if entry.line.ref in drafted:
        return "Carried into the draft"
    if not entry.is_finished:
        return ""
    return "Complete" if all(line.rating is Rating.COMPLETE for line in entry.lines) else "Closed"
