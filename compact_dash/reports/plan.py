"""The Joint Action Plans: objective by owner, with progress in each cell and the plan's own measures."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.line import RatedLine
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.reports.forums import ForumRow, forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.meetings import meeting
from compact_dash.reports.settings import Setting
from compact_dash.store import Store

OWNERS = (("CV", "Compact Voice"), ("OCS", "OCS, Cabinet Office"), ("LEADS", "Department leads"))


@dataclass(frozen=True)
class PlanRow:
    """A plan and when it ran."""

    code: str
    kind: str
    year: str
    title: str
    published_on: date | None
    starts_on: date
    ends_on: date
    note: str | None


@dataclass(frozen=True)
class ObjectiveRow:
    plan: str
    number: int
    title: str
    note: str | None


@dataclass(frozen=True)
class PlanAction:
    """Which cell of which plan a line belongs to, by the line's reference."""

    ref: str
    plan: str
    objective: int


@dataclass(frozen=True)
class CellEntry:
    """An action in a cell: one owner's line, or one that all department leads carry with their lines under it."""

    line: RatedLine
    department_lines: tuple[RatedLine, ...]

    @property
    def is_shared(self) -> bool:
        return self.line.counting == "shared"

    @property
    def counts(self) -> dict[Rating, int]:
        return {
            rating: sum(line.rating is rating for line in self.department_lines)
            for rating in COUNTED
            if any(line.rating is rating for line in self.department_lines)
        }

    @property
    def on_course(self) -> int:
        return sum(line.rating in (Rating.COMPLETE, Rating.GREEN) for line in self.department_lines)


@dataclass(frozen=True)
class ObjectiveView:
    """An objective and its entries for each owner."""

    objective: ObjectiveRow
    cells: dict[str, tuple[CellEntry, ...]]


@dataclass(frozen=True)
class HeldForum:
    """A Forum held in the plan's year and how many departments came, by the register."""

    forum: ForumRow
    departments_present: int
    present: frozenset[str]
    intelligence_team_present: bool


@dataclass(frozen=True)
class PlanView:
    """Everything the Plan page shows of one plan."""

    plan: PlanRow
    objectives: tuple[ObjectiveView, ...]
    held: tuple[HeldForum, ...]
    planned: tuple[ForumRow, ...]
    forums_wanted: int

    @property
    def entries(self) -> list[CellEntry]:
        return [entry for view in self.objectives for cell in view.cells.values() for entry in cell]

    @property
    def complete(self) -> int:
        """Actions done: one owner's when complete, a shared one when every department's line is."""
        return sum(
            all(line.rating is Rating.COMPLETE for line in entry.department_lines or (entry.line,))
            for entry in self.entries
        )


def joint_plans(store: Store, as_at: date) -> list[PlanRow]:
    """The Joint Action Plans published by a date, newest first."""
    rows = store.fetch(PlanRow, "plans")
    known = [row for row in rows if row.kind == "joint_action_plan" and row.published_on and row.published_on <= as_at]
    return sorted(known, key=lambda row: row.starts_on, reverse=True)


def plan_view(store: Store, plan: PlanRow, as_at: date, in_force: dict[str, Setting]) -> PlanView:
    """One plan as at a date."""
    lines = rated_lines(store, Question(as_at, kind="plan_action"))
    place = {row.ref: row for row in store.fetch(PlanAction, "plan_places") if row.plan == plan.code}
    mine = [line for line in lines if line.ref in place]
    objectives = [row for row in store.fetch(ObjectiveRow, "objectives") if row.plan == plan.code]
    within = [row for row in forums(store) if row.kind == "quarterly" and plan.starts_on <= row.held_on <= plan.ends_on]
    return PlanView(
        plan=plan,
        objectives=tuple(
            ObjectiveView(row, cells([line for line in mine if place[line.ref].objective == row.number]))
            for row in objectives
        ),
        held=tuple(held_forum(store, row) for row in within if row.closed_no and row.held_on <= as_at),
        planned=tuple(row for row in within if row.held_on > as_at),
        forums_wanted=in_force["forums_wanted"].value if "forums_wanted" in in_force else 3,
    )


def cells(lines: list[RatedLine]) -> dict[str, tuple[CellEntry, ...]]:
    """The lines of one objective by owner; a department's line stands under the one it carries."""
    by_owner: dict[str, list[CellEntry]] = {code: [] for code, _ in OWNERS}
    for line in lines:
        if line.parent_ref is None:
            owner = line.organisation_code if line.counting != "shared" else "LEADS"
            under = tuple(other for other in lines if other.parent_ref == line.ref)
            by_owner[owner or "LEADS"].append(CellEntry(line, under))
    return {owner: tuple(entries) for owner, entries in by_owner.items()}


def held_forum(store: Store, forum: ForumRow) -> HeldForum:
    """Who came, read from the register and never from a claim."""
    attendance = meeting(store, forum.forum_id).attendance
    present = {row.code for row in attendance if row.kind == "department" and row.state == "present" and row.code}
    team = any("Local Intelligence Team" in row.attendee and row.state == "present" for row in attendance)
    return HeldForum(forum, len(present), frozenset(present), team)
