"""A Joint Action Plan in draft: its objectives and cells as they stand, and what it still lacks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class DraftCell:
    """The action of one owner in a draft; `carried_from` is the reference of the action that it carries on."""

    cell_id: str
    objective_id: str
    owner: str
    title: str
    successor_of: str | None
    carried_from: str | None


@dataclass(frozen=True)
class DraftObjective:
    objective_id: str
    title: str


@dataclass(frozen=True)
class DraftPlan:
    """The plan that is being written; its objectives are numbered in the order in which they were added.

    `last_no` is the number of the last change to it.
    """

    plan_id: str
    code: str
    year: str
    title: str
    starts_on: date
    ends_on: date
    last_no: int
    objectives: tuple[DraftObjective, ...] = ()
    cells: tuple[DraftCell, ...] = ()

    def under(self, objective_id: str, owner: str | None = None) -> list[DraftCell]:
        """The cells of an objective, or one owner's of them."""
        return [cell for cell in self.cells if cell.objective_id == objective_id and owner in (None, cell.owner)]

    @property
    def lacking(self) -> list[str]:
        """A sentence for each thing that keeps it from being published."""
        if not self.objectives:
            return ["it has no objective yet"]
        numbered = enumerate(self.objectives, start=1)
        return [f"objective {number} has no action yet" for number, row in numbered if not self.under(row.objective_id)]
