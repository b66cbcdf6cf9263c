"""One department: its rating and the reason, each line with its history, its next dates and its agenda items."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.action import RATED_KINDS, ActionKind, Counting
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.overall import Overall
from compact_dash.domain.forum.item import Item
from compact_dash.domain.house import house
from compact_dash.domain.moment import london_today
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.domain.wording import long_date
from compact_dash.reports.board.board import Board, DepartmentStanding, ForumColumn
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.register.who_can_help import ThemeHelp, helpers, open_concerns
from compact_dash.reports.returns.answered import ReturnStanding
from compact_dash.reports.returns.supplements import consultations
from compact_dash.store import Store


@dataclass(frozen=True, slots=True)
class Said:
    """One fact about a line, of any kind."""

    action_id: str
    change_no: int
    reported_on: date
    recorded_at: datetime
    kind: str
    rating: Rating | None
    words: str | None
    more: str | None
    milestone_id: str | None
    due_on: date | None
    done_on: date | None
    dropped: bool
    agreed_by_forum: bool
    superseded: bool
    # Whether there are words that the reader may not read.
    withheld: bool

    @property
    def sentence(self) -> str:
        """The fact in words, without its date."""
        return SENTENCES[self.kind](self)

    @property
    def late_note(self) -> str:
        """A note where the fact was written down after the day it speaks of, or was corrected; else empty."""
        recorded_on = london_today(self.recorded_at)
        notes = [f"recorded {long_date(recorded_on)}"] if recorded_on > self.reported_on else []
        notes += ["corrected since"] if self.superseded else []
        return "; ".join(notes)


def update_sentence(said: Said) -> str:
    claim = f"Department said {(said.rating or Rating.GREEN).word}"
    if said.withheld:
        return f"{claim} (what it wrote is not shown to you)"
    return claim + (f": {said.words}" if said.words else "") + (f" ({said.more})" if said.more else "")


def milestone_sentence(said: Said) -> str:
    due = long_date(said.due_on) if said.due_on else "no date"
    agreed = f", agreed by the {house().forum}" if said.agreed_by_forum else ""
    if said.dropped:
        return f"Milestone dropped: {said.words}"
    if said.done_on:
        return f"Milestone done on {long_date(said.done_on)}: {said.words}"
    return f"Milestone: {said.words}, due {due}{agreed}" + (f" ({said.more})" if said.more else "")


def agreed_sentence(said: Said) -> str:
    who = house().forum if said.more == "forum" else house().office
    if said.rating is None:
        return f"{who} took the agreed rating back: {said.words}"
    return f"{who} agreed {said.rating.word}: {said.words}"


SENTENCES: dict[str, Callable[["Said"], str]] = {
    "update": update_sentence,
    "milestone": milestone_sentence,
    "agreed": agreed_sentence,
    "reply": lambda said: f"Department replied: {said.words}",
    "wording": lambda said: f"Worded: {said.words}" + (f" ({said.more})" if said.more else ""),
}


@dataclass(frozen=True, slots=True)
class MilestoneState:
    """A milestone as it now stands, its first date beside the present one."""

    title: str
    first_due_on: date | None
    due_on: date | None
    done_on: date | None

    @property
    def was_moved(self) -> bool:
        return self.first_due_on is not None and self.due_on is not None and self.due_on > self.first_due_on


def line_history(store: Store, organisation: str, as_at: date, ref: str | None = None) -> dict[str, list[Said]]:
    """The facts about each of an organisation's lines, or one of them, up to a date, newest first, by the line's id."""
    by_line: dict[str, list[Said]] = {}
    for said in store.fetch(Said, "line_history", {"organisation": organisation, "as_at": as_at, "ref": ref}):
        by_line.setdefault(said.action_id, []).append(said)
    return by_line


def milestones(history: Iterable[Said]) -> list[MilestoneState]:
    """The milestones a line's history speaks of, those still open first, by date."""
    versions: dict[str, list[Said]] = {}
    for said in history:
        # A corrected version counts nowhere, or a slip of the keyboard would be told as the first date.
        if said.milestone_id and not said.superseded:
            versions.setdefault(said.milestone_id, []).append(said)
    states = [
        MilestoneState(
            title=newest_first[0].words or "",
            # The first version may have had no date; later dates have moved from the first that there was.
            first_due_on=next((v.due_on for v in reversed(newest_first) if v.due_on), None),
            due_on=newest_first[0].due_on,
            done_on=newest_first[0].done_on,
        )
        for newest_first in versions.values()
        if not newest_first[0].dropped
    ]
    # Those without a date come last among the open ones, because nothing is due of them.
    return sorted(states, key=lambda state: (state.done_on is not None, state.due_on or date.max))


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with its milestones and everything said of it."""

    line: RatedLine
    milestones: tuple[MilestoneState, ...]
    history: tuple[Said, ...]

    @property
    def open_milestones(self) -> list[MilestoneState]:
        return [row for row in self.milestones if row.done_on is None and row.due_on is not None]


@dataclass(frozen=True)
class DepartmentView:
    """Everything the Department page shows."""

    as_at: date
    standing: DepartmentStanding
    before: Overall | None
    compared: ForumColumn | None
    commitments: tuple[LineView, ...]
    plan_lines: tuple[LineView, ...]
    paper: ReturnStanding | None
    asked: tuple[Item, ...]
    helpers: tuple[ThemeHelp, ...]
    consultations: tuple[Supplement, ...]
    # How many more there are that the reader is not shown.
    consultations_withheld: int

    @property
    def rows(self) -> int:
        """How much there is of it: the lines, and everything that was said of them."""
        return sum(1 + len(view.history) for view in (*self.commitments, *self.plan_lines))

    @property
    def updates_withheld(self) -> int:
        """How many updates are here with their rating alone, because the reader may not read what was written."""
        return sum(said.withheld for view in (*self.commitments, *self.plan_lines) for said in view.history)

    @property
    def rateable(self) -> list[LineView]:
        return [view for view in self.commitments if view.line.counting is Counting.RATEABLE]

    @property
    def outside(self) -> list[LineView]:
        """Standing, heading and linked lines."""
        return [view for view in self.commitments if view.line.counting is not Counting.RATEABLE]

    @property
    def helped_first(self) -> ThemeHelp | None:
        """The first of the themes that are hard here on which another department is doing well."""
        return next((row for row in self.helpers if row.doing_well), None)

    def children(self, ref: str) -> list[LineView]:
        return [view for view in self.commitments if view.line.parent_ref == ref]

    @property
    def due_next(self) -> tuple[date, LineView] | None:
        """The first open milestone that is not yet due, and its line."""
        coming = [(view.line.next_due_on, view) for view in self.rateable if view.line.is_open]
        dated = [(day, view) for day, view in coming if day is not None]
        return min(dated, key=lambda pair: pair[0], default=None)


def department_view(store: Store, board: Board, code: str, ready: Readiness | None) -> DepartmentView:
    """The department's page as at the board's date. `code` must be one of the board's departments."""
    standing = next(row for row in board.standings() if row.organisation.code == code)
    history = line_history(store, code, board.as_at)
    lines = [
        LineView(line, tuple(milestones(history.get(line.action_id, []))), tuple(history.get(line.action_id, [])))
        for kind in RATED_KINDS
        for line in rated_lines(store, Question(board.as_at, kind=kind, organisation=code))
    ]
    told = consultations(store, board.as_at, code)
    # Columns come oldest first, so the last is the Forum that a reader remembers.
    column = board.columns[-1] if board.columns else None
    return DepartmentView(
        as_at=board.as_at,
        standing=standing,
        before=column.overalls.get(standing.organisation.id) if column else None,
        compared=column,
        commitments=tuple(view for view in lines if view.line.kind is ActionKind.COMMITMENT),
        plan_lines=tuple(view for view in lines if view.line.kind is ActionKind.PLAN_ACTION),
        paper=next((row for row in ready.returns if row.code == code), None) if ready else None,
        asked=asked_of(ready, code) if ready else (),
        helpers=who_can_help(store, board, code, [view.line for view in lines if view.line.status == "open"]),
        consultations=told,
        consultations_withheld=len(consultations(store.seen_by(EVERYTHING), board.as_at, code)) - len(told),
    )


def who_can_help(store: Store, board: Board, code: str, lines: Sequence[RatedLine]) -> tuple[ThemeHelp, ...]:
    """Who can help a department with its open lines and with the concerns about it."""
    concerns = open_concerns(store, board, code, lines)
    return helpers(store, board).with_lines(lines, {code}, concerns)


def asked_of(ready: Readiness, code: str) -> tuple[Item, ...]:
    """The agenda items that the department will be asked about."""
    return tuple(item for item in ready.agenda.items if code == item.department or names(item, code))


def names(item: Item, code: str) -> bool:
    """Whether an item on undated commitments names this department among others."""
    return item.kind.rules.asks_each_owner and any(ref.startswith(f"{code}-") for ref in item.refs)
