"""The Joint Action Plans: objective by owner, with progress in each cell and the plan's own measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.organisation import LEADS
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.reports.forum.meetings import presence
from compact_dash.reports.forums import forums
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.organisations import organisations
from compact_dash.reports.settings import InForce, number_in
from compact_dash.store import Store


@dataclass(frozen=True)
class PublishedPlan:
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
class PlanObjective:
    plan: str
    number: int
    title: str
    note: str | None


@dataclass(frozen=True)
class PlanAction:
    """The cell that a line belongs to: the plan's code and the objective's number, by the line's reference."""

    ref: str
    plan: str
    objective: int


@dataclass(frozen=True)
class Succession:
    """An action and the one of a later plan that carries it on, by their references."""

    earlier: str
    later: str


@dataclass(frozen=True)
class Relative:
    """An action of another plan that one carries on, or is carried on by."""

    ref: str
    year: str


@dataclass(frozen=True)
class CellEntry:
    """An action in a cell: one owner's line, or one that all department leads carry with their lines under it."""

    line: RatedLine
    department_lines: tuple[RatedLine, ...]

    @property
    def lines(self) -> tuple[RatedLine, ...]:
        """The lines whose ratings speak for it: its departments' where it is shared."""
        return self.department_lines or (self.line,)

    @property
    def is_finished(self) -> bool:
        """Whether nothing of it is open any more: complete or withdrawn, every line of it."""
        return not any(line.is_open for line in self.lines)

    @property
    def is_shared(self) -> bool:
        return self.line.counting is Counting.SHARED

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

    objective: PlanObjective
    cells: dict[str, tuple[CellEntry, ...]]


@dataclass(frozen=True)
class HeldForum:
    """A Forum held in the plan's year and how many departments came, by the register."""

    forum: ForumRow
    departments_present: int
    local_team_present: bool


@dataclass(frozen=True)
class PlanView:
    """Everything the Plan page shows of one plan."""

    plan: PublishedPlan
    owners: dict[str, str]
    objectives: tuple[ObjectiveView, ...]
    held: tuple[HeldForum, ...]
    planned: tuple[ForumRow, ...]
    forums_wanted: int
    carries_on: dict[str, Relative]
    carried_on_as: dict[str, Relative]

    @property
    def entries(self) -> list[CellEntry]:
        return [entry for view in self.objectives for cell in view.cells.values() for entry in cell]

    @property
    def complete(self) -> int:
        """Actions done: one owner's when complete, a shared one when every department's line is."""
        return sum(all(line.rating is Rating.COMPLETE for line in entry.lines) for entry in self.entries)


def joint_plans(store: Store, as_at: date, known_to: int = ALL_KNOWN) -> list[PublishedPlan]:
    """The Joint Action Plans published by a date, as known up to a change, newest first."""
    return published_plans(store, "joint_action_plan", as_at, known_to)


def place_in_force(plans: Sequence[PublishedPlan], as_at: date) -> int:
    """The place, counted from 0, of the plan that runs on a day; 0 where none does."""
    return next((place for place, row in enumerate(plans) if row.starts_on <= as_at <= row.ends_on), 0)


def business_plans(store: Store, as_at: date) -> list[PublishedPlan]:
    """The business plans published by a date, newest first."""
    return published_plans(store, "business_plan", as_at)


def published_plans(store: Store, kind: str, as_at: date, known_to: int = ALL_KNOWN) -> list[PublishedPlan]:
    rows = store.fetch(PublishedPlan, "plans", {"known_to": known_to})
    # A plan without a day of publication is known to nobody yet.
    known = [row for row in rows if row.kind == kind and row.published_on and row.published_on <= as_at]
    return sorted(known, key=lambda row: row.starts_on, reverse=True)


def objectives_of(store: Store, code: str) -> list[PlanObjective]:
    """The objectives of a plan."""
    return [row for row in store.fetch(PlanObjective, "objectives") if row.plan == code]


def successions(store: Store) -> list[Succession]:
    """Every pair of an action and the one that carries it on."""
    return store.fetch(Succession, "successions")


def plan_view(
    store: Store,
    plan: PublishedPlan,
    as_at: date,
    in_force: InForce,
    lines: list[RatedLine] | None = None,
    pin: int = ALL_KNOWN,
) -> PlanView:
    """One plan as at a date. `lines` and `pin` are given where a Forum looks from its pin, or at what it kept."""
    if lines is None:
        lines = rated_lines(store, Question(as_at, kind=ActionKind.PLAN_ACTION))
    owners = organisations(store).owners
    # Of every plan: an action may carry on one of another.
    places = {row.ref: row for row in store.fetch(PlanAction, "plan_places")}
    place = {ref: row for ref, row in places.items() if row.plan == plan.code}
    mine = [line for line in lines if line.ref in place]
    year_of = {row.code: row.year for row in joint_plans(store, as_at)}
    # Only lines that the reader sees: a link to another would name what is hidden from them.
    known = {line.ref: Relative(line.ref, year_of[places[line.ref].plan]) for line in lines}
    linked = [row for row in successions(store) if row.earlier in known and row.later in known]
    within = [row for row in forums(store) if row.kind == "quarterly" and plan.starts_on <= row.held_on <= plan.ends_on]
    return PlanView(
        plan=plan,
        owners=owners,
        objectives=tuple(
            ObjectiveView(row, cells([line for line in mine if place[line.ref].objective == row.number], owners))
            for row in objectives_of(store, plan.code)
        ),
        held=tuple(held_forum(store, row, pin) for row in within if row.met_on <= as_at and row.was_over(pin)),
        planned=tuple(row for row in within if row.held_on > as_at),
        forums_wanted=number_in(in_force, "forums_wanted"),
        carries_on={row.later: known[row.earlier] for row in linked},
        carried_on_as={row.earlier: known[row.later] for row in linked},
    )


def cells(lines: list[RatedLine], owners: Iterable[str]) -> dict[str, tuple[CellEntry, ...]]:
    """The lines of one objective by owner; a department's line stands under the one it carries."""
    by_owner: dict[str, list[CellEntry]] = {code: [] for code in owners}
    for line in lines:
        if line.parent_ref is None:
            owner = line.organisation_code if line.counting is not Counting.SHARED else LEADS
            # Departments' lines stand under the shared one even where each has an owner of its own.
            under = tuple(other for other in lines if other.parent_ref == line.ref)
            by_owner[owner or LEADS].append(CellEntry(line, under))
    return {owner: tuple(entries) for owner, entries in by_owner.items()}


def held_forum(store: Store, forum: ForumRow, pin: int) -> HeldForum:
    """A Forum with the number of departments that came, read from the register and never from a claim."""
    came = presence(store, forum.forum_id, pin)
    return HeldForum(forum, came.departments, came.local_team)
