"""The real plan as it stands in CSV files: what a row may hold and how the files hang together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from compact_dash.commands.cells import Day, Whole, YesNo, shaped
from compact_dash.commands.references import RULES_NEED, Reference, missing_names
from compact_dash.commands.tables import Row, check_known, check_order, scan_table
from compact_dash.domain.errors import Fault, FileRefused

Count = Annotated[Whole, Field(ge=0)]
Position = Annotated[Whole, Field(ge=1)]
Year = Annotated[str, shaped(r"20[0-9]{2}/[0-9]{2}", "a year such as 2013/14")]
Ref = Annotated[str, shaped(r"[A-Z][A-Za-z0-9./-]*", "a reference such as HO-01a")]

ADDRESS_STARTS = ("http://", "https://")
WITHOUT_DATE = ("annual", "recurring", "standard")


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


class PlanRow(SourcedRow):
    code: Ref
    kind: Literal["business_plan", "joint_action_plan"]
    year: Year
    title: str
    published_on: Day
    starts_on: Day
    ends_on: Day
    note: str | None


class ObjectiveRow(SourcedRow):
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
    owner: Literal["OCS", "CV", "LEADS"]
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
    dated: str
    precision: Literal["day", "week", "month", "financial_year", "standing", "undated"]
    kind: Literal["document", "meeting", "audit", "letter", "topic", "event"]
    fact: str


class NaoMeasureRow(SourcedRow):
    measure: str
    value: str
    period: str
    base: str | None
    direction: Literal["lower is better", "higher is better"]


class SettingRow(SourcedRow):
    name: str
    value: Count
    unit: Literal["days", "working days", "minutes", "times", "meetings", "per cent"]
    label: str
    meaning: str


@dataclass(frozen=True)
class PlanFiles:
    """Every file of the plan, read and found to agree with the others."""

    sources: tuple[SourceRow, ...]
    organisations: tuple[OrganisationRow, ...]
    themes: tuple[ThemeRow, ...]
    priorities: tuple[PriorityRow, ...]
    plans: tuple[PlanRow, ...]
    objectives: tuple[ObjectiveRow, ...]
    commitments: tuple[CommitmentRow, ...]
    commitment_priorities: tuple[CommitmentPriorityRow, ...]
    plan_actions: tuple[PlanActionRow, ...]
    milestones: tuple[MilestoneRow, ...]
    forum_facts: tuple[ForumFactRow, ...]
    nao_measures: tuple[NaoMeasureRow, ...]
    settings: tuple[SettingRow, ...]


_TABLES: dict[str, tuple[type[Row], tuple[str, ...]]] = {
    "sources": (SourceRow, ("name",)),
    "organisations": (OrganisationRow, ("code", "abbreviation", "name", "short_name", "position")),
    "themes": (ThemeRow, ("name", "position")),
    "priorities": (PriorityRow, ("name", "position")),
    "plans": (PlanRow, ("code", "title")),
    "objectives": (ObjectiveRow, ("plan+number",)),
    "commitments": (CommitmentRow, ("ref", "title")),
    "commitment_priorities": (CommitmentPriorityRow, ("ref+priority",)),
    "plan_actions": (PlanActionRow, ("ref",)),
    "milestones": (MilestoneRow, ("ref+number",)),
    "forum_facts": (ForumFactRow, ("id",)),
    "nao_measures": (NaoMeasureRow, ("measure+period",)),
    "settings": (SettingRow, ("name",)),
}


_DEPARTMENT = {"kind": ("department",)}
_BUSINESS_PLAN = {"kind": ("business_plan",)}
_JOINT_PLAN = {"kind": ("joint_action_plan",)}
# A sub-item hangs from a heading or (BIS-1.2) an action that is rated itself: one level only.
_PARENT = {"counting": ("heading", "rateable"), "parent_ref": (None,)}

_REFERENCES = (
    Reference("commitments", "department", "a department", "organisations", "code", _DEPARTMENT),
    Reference("commitments", "plan", "a business plan", "plans", "code", _BUSINESS_PLAN),
    Reference("commitments", "theme", "a theme", "themes", "name"),
    Reference(
        "commitments",
        "department+parent_ref",
        "a heading or rated commitment of the same department",
        "commitments",
        "department+ref",
        _PARENT,
    ),
    Reference("commitment_priorities", "ref", "a commitment", "commitments", "ref"),
    Reference("commitment_priorities", "priority", "a priority", "priorities", "name"),
    Reference("objectives", "plan", "a Joint Action Plan", "plans", "code", _JOINT_PLAN),
    Reference("plan_actions", "plan", "a Joint Action Plan", "plans", "code", _JOINT_PLAN),
    Reference("plan_actions", "plan+objective", "an objective", "objectives", "plan+number"),
    Reference("milestones", "ref", "a commitment", "commitments", "ref"),
)

_ORDERS = (
    ("plans", "starts_on", "ends_on"),
    ("plans", "published_on", "ends_on"),
    ("milestones", "starts_on", "due_on"),
)


def read_plan(folder: Path) -> PlanFiles:
    """The plan in a folder, or one refusal with every fault of every file."""
    scans = {name: scan_table(folder / f"{name}.csv", row, unique=unique) for name, (row, unique) in _TABLES.items()}
    tables: dict[str, Any] = {name: tuple(rows) for name, (rows, _) in scans.items()}
    faults = [fault for _, found in scans.values() for fault in found]
    # A file with faults is known only in part, so nothing is measured against it.
    faults += _disagreements(tables, {name for name, (_, found) in scans.items() if not found})
    if faults:
        raise FileRefused(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))
    return PlanFiles(**tables)


def _disagreements(tables: Mapping[str, Sequence[Any]], sound: Collection[str]) -> list[Fault]:
    faults = [f for each in _REFERENCES if each.other in sound for f in each.faults(tables)]
    for name, earlier, later in _ORDERS:
        faults += check_order(f"{name}.csv", tables[name], earlier, later)
    for row in tables["milestones"]:
        faults += _due_date_faults(row)
    if "settings" in sound:
        faults += missing_names("settings.csv", tables["settings"], RULES_NEED)
    if "sources" in sound:
        faults += _source_faults(tables)
    return faults


def _due_date_faults(row: MilestoneRow) -> list[Fault]:
    if (row.due_on is None) == (row.precision in WITHOUT_DATE):
        return []
    found = None if row.due_on is None else str(row.due_on)
    needed = "a date" if row.due_on is None else "no date"
    expected = f"{needed} where the precision is {row.precision}"
    return [Fault("milestones.csv", row.line, "due_on", found, expected)]


def _source_faults(tables: Mapping[str, Sequence[Any]]) -> list[Fault]:
    known = [row.name for row in tables["sources"]]
    faults = []
    what = "an address that starts with https:// or a document of sources.csv"
    for name in tables.keys() - {"sources"}:
        named = [r for r in tables[name] if not r.source_document.startswith(ADDRESS_STARTS)]
        faults += check_known(f"{name}.csv", named, "source_document", known, what)
    return faults
