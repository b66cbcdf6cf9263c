"""Facts about a Joint Action Plan in draft: known to OCS and Compact Voice alone until it is published.

Publishing turns them into a Plan, its Objectives and its Actions under the same ids. Until then no query on the
plan's lines can meet them.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact


@dataclass(frozen=True)
class PlanDraft(Fact):
    """A plan being written; `state` is draft, published or dropped."""

    table: ClassVar[str] = "plan_draft"
    about: ClassVar[str] = "plan_id"
    plan_id: str
    reported_on: date
    state: str
    code: str
    year: str
    title: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class PlanDraftObjective(Fact):
    """An objective of a draft as worded from `reported_on` on."""

    table: ClassVar[str] = "plan_draft_objective"
    about: ClassVar[str] = "objective_id"
    objective_id: str
    plan_id: str
    reported_on: date
    title: str
    removed: bool


@dataclass(frozen=True)
class PlanDraftCell(Fact):
    """An owner's cell of a draft; `successor_of` is the action of an earlier plan that it carries on."""

    table: ClassVar[str] = "plan_draft_cell"
    about: ClassVar[str] = "cell_id"
    cell_id: str
    objective_id: str
    reported_on: date
    owner: str
    title: str
    successor_of: str | None
    removed: bool
