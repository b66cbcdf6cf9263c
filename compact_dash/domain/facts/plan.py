"""Facts about the plan: who there is, what was promised, how it is counted, and a Joint Action Plan in draft.

A draft is known to OCS and Compact Voice alone. Publishing turns it into a Plan, its Objectives and its Actions under
the same ids. Until then no query on the plan's lines can meet it.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.facts.base import Fact


@dataclass(frozen=True)
class Programme(Fact):
    """The Compact programme; `today_on` is set where the programme is an illustration with its own today."""

    table: ClassVar[str] = "programme"
    id: str
    title: str
    illustrative: bool
    today_on: date | None


@dataclass(frozen=True)
class Organisation(Fact):
    # Without versions: an organisation that is renamed or merged is a new one, which owns its lines from a date.
    table: ClassVar[str] = "organisation"
    id: str
    programme_id: str
    code: str
    abbreviation: str
    name: str
    short_name: str
    kind: str
    position: int


@dataclass(frozen=True)
class Theme(Fact):
    table: ClassVar[str] = "theme"
    id: str
    name: str
    position: int
    general: bool


@dataclass(frozen=True)
class Priority(Fact):
    table: ClassVar[str] = "priority"
    id: str
    name: str
    position: int
    note: str | None


@dataclass(frozen=True)
class Plan(Fact):
    table: ClassVar[str] = "plan"
    is_of_house: ClassVar[bool] = True
    id: str
    programme_id: str
    code: str
    kind: str
    year: str
    title: str
    published_on: date | None
    starts_on: date
    ends_on: date
    note: str | None


@dataclass(frozen=True)
class Objective(Fact):
    table: ClassVar[str] = "objective"
    id: str
    plan_id: str
    number: int
    title: str
    note: str | None


@dataclass(frozen=True)
class Action(Fact):
    """A commitment, a plan action or an action of the Forum: its identity, which never changes."""

    table: ClassVar[str] = "action"
    id: str
    ref: str
    kind: ActionKind
    plan_id: str | None
    objective_id: str | None
    parent_id: str | None
    successor_of: str | None
    business_plan_action: str | None


@dataclass(frozen=True)
class ActionVersion(Fact):
    """An action's wording, owner and way of counting, from `reported_on` on."""

    table: ClassVar[str] = "action_version"
    about: ClassVar[str] = "action_id"
    action_id: str
    reported_on: date
    organisation_id: str | None
    owner_role: str | None
    title: str
    theme_id: str | None
    counting: Counting
    sharing: str
    note: str | None
    reason: str | None


@dataclass(frozen=True)
class ActionPriority(Fact):
    table: ClassVar[str] = "action_priority"
    about: ClassVar[str] = "action_id"
    action_id: str
    priority_id: str
    basis: str | None


@dataclass(frozen=True)
class Milestone(Fact):
    table: ClassVar[str] = "milestone"
    id: str
    action_id: str
    number: int


@dataclass(frozen=True)
class Source(Fact):
    """The document that a row of the plan comes from, and the place in it."""

    table: ClassVar[str] = "source"
    about: ClassVar[str] = "row_id"
    entity: str
    row_id: str
    document: str
    place: str | None


@dataclass(frozen=True)
class ForumFact(Fact):
    table: ClassVar[str] = "forum_fact"
    id: str
    dated: str
    precision_word: str
    kind: str
    words: str


@dataclass(frozen=True)
class NaoMeasure(Fact):
    table: ClassVar[str] = "nao_measure"
    id: str
    measure: str
    value: str
    period: str
    base: str | None
    direction: str


@dataclass(frozen=True)
class Setting(Fact):
    """A threshold's name and meaning; its values stand in SettingVersion."""

    table: ClassVar[str] = "setting"
    about: ClassVar[str] = "name"
    name: str
    position: int
    unit: str
    label: str
    meaning: str


@dataclass(frozen=True)
class SettingVersion(Fact):
    table: ClassVar[str] = "setting_version"
    is_of_house: ClassVar[bool] = True
    about: ClassVar[str] = "name"
    name: str
    reported_on: date
    value: int
    reason: str | None


@dataclass(frozen=True)
class SettingWords(Fact):
    """A setting that is words, as set from a day on; empty words are a value, too."""

    table: ClassVar[str] = "setting_words"
    is_of_house: ClassVar[bool] = True
    about: ClassVar[str] = "name"
    name: str
    reported_on: date
    words: str
    reason: str | None


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
