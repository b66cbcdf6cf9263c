"""Rows of a plan's files: the columns of each table and what a cell of it may hold."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from compact_dash.domain.returns.typed_answer import without_sign
from compact_dash.domain.setting_values import UnfitValue, Value
from compact_dash.domain.settings import RULE
from compact_dash.intake.cells import Day, Whole, YesNo, iso_where_dated, of_shape, plan_year
from compact_dash.intake.tables import Row, some_of

Count = Annotated[Whole, Field(ge=0)]
Position = Annotated[Whole, Field(ge=1)]
Year = Annotated[str, AfterValidator(plan_year)]
Ref = Annotated[str, of_shape(r"[A-Z][A-Za-z0-9./-]*", "a reference such as HO-01a")]


class SourcedRow(Row):
    """A row that says where its facts come from: a document of sources.csv, or an address."""

    source_document: str
    source_place: str | None


class SourceRow(Row):
    name: str
    address: str | None
    note: str | None


class OrganisationRow(SourcedRow):
    code: Ref
    abbreviation: str
    name: str
    short_name: str
    kind: Literal["department", "ocs", "compact_voice"]
    position: Position


class ThemeRow(SourcedRow):
    name: str
    position: Position
    general: YesNo


class PriorityRow(SourcedRow):
    name: str
    position: Position
    note: str | None


class PlanFileRow(SourcedRow):
    code: Ref
    kind: Literal["business_plan", "joint_action_plan"]
    year: Year
    title: str
    published_on: Day
    starts_on: Day
    ends_on: Day
    note: str | None


class ObjectiveFileRow(SourcedRow):
    plan: str
    number: Position
    title: str
    note: str | None


class CommitmentRow(SourcedRow):
    ref: Ref
    department: str
    plan: str
    counting: Literal["rateable", "standing", "heading", "linked"]
    business_plan_action: str | None
    title: str
    theme: str
    parent_ref: str | None
    dates_quantities: str | None
    named_partners: str | None
    note: str | None


class CommitmentPriorityRow(SourcedRow):
    ref: str
    priority: str
    basis: str


class PlanActionRow(SourcedRow):
    ref: Ref
    plan: str
    objective: Position
    owner: str
    title: str
    completeness: str


class MilestoneRow(SourcedRow):
    ref: str
    number: Position
    title: str
    starts_on: Day | None
    due_on: Day | None
    precision: Literal["day", "month", "season", "year", "annual", "recurring", "standard"]
    note: str | None


class ForumFactRow(SourcedRow):
    id: Ref
    dated: Annotated[str, AfterValidator(iso_where_dated)]
    precision: Literal["day", "week", "month", "financial_year", "standing", "undated"]
    kind: Literal["document", "meeting", "audit", "letter", "topic", "event", "recommendation", "finding"]
    fact: str


class NaoMeasureRow(SourcedRow):
    measure: str
    value: str
    period: str
    base: str | None
    direction: Literal["lower is better", "higher is better"]


def known_setting(name: str) -> str:
    if name in RULE:
        return name
    raise PydanticCustomError("cell", "{expected}", {"expected": f"a setting’s name: {some_of(RULE, name)}"})


def setting_value(cell: Any, info: ValidationInfo) -> Value:
    """A cell as the value of the setting that its row names; a percentage may be written as one."""
    rule = RULE.get(info.data.get("name", ""))
    # Of a name that there is none of, the name is the fault.
    if rule is None or isinstance(cell, int):
        return cast(Value, cell)
    try:
        return rule.read(without_sign(str(cell or "")) if rule.unit == "per cent" else str(cell or ""))
    except UnfitValue as unfit:
        raise PydanticCustomError("cell", "{expected}", {"expected": str(unfit)}) from None


class SettingRow(Row):
    """A setting's value; the program knows the rest, which stands in a file for its reader."""

    name: Annotated[str, AfterValidator(known_setting)]
    value: Annotated[int | str | None, BeforeValidator(setting_value)]
    unit: str | None
    label: str | None
    meaning: str | None
    source_document: str | None
    source_place: str | None

    @property
    def set_to(self) -> Value:
        """The value; a blank cell of a setting that may be empty is empty words."""
        return "" if self.value is None else self.value


@dataclass(frozen=True)
class PlanFiles:
    """Every file of the plan, read and found to agree with the others."""

    sources: tuple[SourceRow, ...]
    organisations: tuple[OrganisationRow, ...]
    themes: tuple[ThemeRow, ...]
    priorities: tuple[PriorityRow, ...]
    plans: tuple[PlanFileRow, ...]
    objectives: tuple[ObjectiveFileRow, ...]
    commitments: tuple[CommitmentRow, ...]
    commitment_priorities: tuple[CommitmentPriorityRow, ...]
    plan_actions: tuple[PlanActionRow, ...]
    milestones: tuple[MilestoneRow, ...]
    forum_facts: tuple[ForumFactRow, ...]
    nao_measures: tuple[NaoMeasureRow, ...]
    settings: tuple[SettingRow, ...]


# Each table's rows, and the columns whose values do not repeat: the first of them is what a row is known by.
TABLES: dict[str, tuple[type[Row], tuple[str, ...]]] = {
    "sources": (SourceRow, ("name",)),
    "organisations": (OrganisationRow, ("code", "abbreviation", "name", "short_name", "position")),
    "themes": (ThemeRow, ("name", "position")),
    "priorities": (PriorityRow, ("name", "position")),
    "plans": (PlanFileRow, ("code", "title", "kind+year")),
    "objectives": (ObjectiveFileRow, ("plan+number",)),
    "commitments": (CommitmentRow, ("ref", "plan+title")),
    "commitment_priorities": (CommitmentPriorityRow, ("ref+priority",)),
    "plan_actions": (PlanActionRow, ("ref",)),
    "milestones": (MilestoneRow, ("ref+number",)),
    "forum_facts": (ForumFactRow, ("id",)),
    "nao_measures": (NaoMeasureRow, ("measure+period",)),
    "settings": (SettingRow, ("name",)),
}
