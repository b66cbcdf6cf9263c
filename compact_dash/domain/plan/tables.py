"""The tables of a plan: the plan as it stands, in the columns of the files that a plan is read from.

A field named first_x says what x was when the row was first written, and is_dropped that it counts no longer; they
are no columns of the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any


@dataclass(frozen=True)
class KeptSource:
    name: str
    address: str | None
    note: str | None


@dataclass(frozen=True)
class KeptOrganisation:
    code: str
    abbreviation: str
    name: str
    short_name: str
    kind: str
    position: int
    source_document: str
    source_place: str | None


@dataclass(frozen=True)
class KeptTheme:
    name: str
    position: int
    general: bool
    source_document: str
    source_place: str | None


@dataclass(frozen=True)
class KeptPriority:
    name: str
    position: int
    note: str | None
    source_document: str
    source_place: str | None


@dataclass(frozen=True)
class KeptPlan:
    code: str
    kind: str
    year: str
    title: str
    published_on: date
    starts_on: date
    ends_on: date
    note: str | None
    source_document: str
    source_place: str | None


@dataclass(frozen=True)
class KeptObjective:
    plan: str
    number: int
    title: str
    note: str | None
    source_document: str
    source_place: str | None


@dataclass(frozen=True)
class KeptCommitment:
    ref: str
    department: str
    plan: str
    counting: str
    business_plan_action: str | None
    title: str
    theme: str
    parent_ref: str | None
    dates_quantities: str | None
    named_partners: str | None
    note: str | None
    source_document: str
    source_place: str | None
    # As first written: an old file that still says so brings nothing new.
    first_department: str
    first_counting: str
    first_title: str


@dataclass(frozen=True)
class KeptCommitmentPriority:
    ref: str
    priority: str
    basis: str
    source_document: str
    source_place: str | None


@dataclass(frozen=True)
class KeptPlanAction:
    ref: str
    plan: str
    objective: int
    owner: str
    title: str
    completeness: str
    source_document: str
    source_place: str | None
    first_owner: str
    first_title: str


@dataclass(frozen=True)
class KeptMilestone:
    ref: str
    number: int
    title: str
    starts_on: date | None
    due_on: date | None
    precision: str
    note: str | None
    source_document: str
    source_place: str | None
    first_title: str
    first_due_on: date | None
    is_dropped: bool


@dataclass(frozen=True)
class KeptForumFact:
    id: str
    dated: str
    precision: str
    kind: str
    fact: str
    source_document: str
    source_place: str | None


@dataclass(frozen=True)
class KeptNaoMeasure:
    measure: str
    value: str
    period: str
    base: str | None
    direction: str
    source_document: str
    source_place: str | None


@dataclass(frozen=True)
class KeptSetting:
    """A setting as it is now; its label and its meaning are the program's, in the words of the house."""

    name: str
    value: int | str
    unit: str
    label: str
    meaning: str
    source_document: str
    source_place: str | None
    first_value: int | str


# By its name, so that a new field of either sort stays out of the file without a list to keep.
NO_COLUMN = ("first_", "is_")
KeptTables = dict[str, Sequence[Any]]

# Every table of the plan by its name, in the order in which a file of all of them has them.
ROWS: dict[str, type[Any]] = {
    "sources": KeptSource,
    "organisations": KeptOrganisation,
    "themes": KeptTheme,
    "priorities": KeptPriority,
    "plans": KeptPlan,
    "objectives": KeptObjective,
    "commitments": KeptCommitment,
    "commitment_priorities": KeptCommitmentPriority,
    "plan_actions": KeptPlanAction,
    "milestones": KeptMilestone,
    "forum_facts": KeptForumFact,
    "nao_measures": KeptNaoMeasure,
    "settings": KeptSetting,
}
COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(each.name for each in fields(row) if not each.name.startswith(NO_COLUMN)) for name, row in ROWS.items()
}


@dataclass(frozen=True)
class PlanCopy:
    """The plan as it stood on a day, to be written as one file."""

    tables: KeptTables
    as_at: date


def columns(row: Any) -> dict[str, Any]:
    """A row's columns as its file has them."""
    return {each.name: getattr(row, each.name) for each in fields(row) if not each.name.startswith(NO_COLUMN)}
