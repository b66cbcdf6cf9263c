"""Status: the figures of the Progress page, for the command line and for other programs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.reasons import computed_reason
from compact_dash.domain.errors import NotFound
from compact_dash.domain.rating import Rating
from compact_dash.reports.board.board import Board, DepartmentStanding, read_board, recorded_since
from compact_dash.reports.board.tally import Filters, Tally
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store


@dataclass(frozen=True)
class StatusFigures:
    """Counts over rateable commitments."""

    counts: Mapping[str, int]
    disputed: int
    overdue: int
    dates_moved: int
    movement: Mapping[str, int]


@dataclass(frozen=True)
class ActionStatus:
    """One commitment as JSON has it; a line outside the counts has no rating and no date to keep."""

    ref: str
    kind: ActionKind
    title: str
    status: str
    claimed: Rating | None
    computed: Rating | None
    computed_reason: str | None
    agreed: Rating | None
    headline: Rating | None
    disputed: bool
    worse_than_agreed: bool
    due: str | None
    overdue_days: int


@dataclass(frozen=True)
class Status:
    """The board as at a date: every department, or one with its lines."""

    board: Board
    filters: Filters
    lines: tuple[RatedLine, ...] | None = None
    recorded_since: int = 0

    @property
    def standings(self) -> list[DepartmentStanding]:
        return self.board.standings(self.filters)

    @property
    def total(self) -> Tally:
        return self.board.total(self.filters)

    def as_json(self) -> dict[str, Any]:
        """The values that `status --json` prints."""
        # Without a department there is no key "actions" at all: programs tell "none" from "not asked" by it.
        lines = {} if self.lines is None else {"actions": [asdict(action_status(line)) for line in self.lines]}
        return {
            "as_at": self.board.as_at.isoformat(),
            "departments": [department_values(standing) for standing in self.standings],
            "totals": asdict(figures(self.total)),
        } | lines


def read_status(store: Store, as_at: date, department: str | None = None) -> Status:
    """The board as at a date; with a department's code, that department alone and all its commitments.

    Raises:
        NotFound: no department has that code.
    """
    board = read_board(store, as_at)
    status = Status(board, Filters()) if department is None else department_status(store, board, department)
    return replace(status, recorded_since=recorded_since(store, as_at))


def department_status(store: Store, board: Board, department: str) -> Status:
    """One department of a board that was read, with its lines."""
    code = known_code(board, department)
    lines = rated_lines(store, Question(board.as_at, organisation=code))
    return Status(board, Filters(department=code), tuple(lines))


def known_code(board: Board, wanted: str) -> str:
    """The department's code as the plan writes it, whatever its capitals.

    Raises:
        NotFound: no department has that code; the sentence lists those there are.
    """
    codes = {organisation.code.lower(): organisation.code for organisation in board.organisations}
    if wanted.lower() not in codes:
        raise NotFound(f"There is no department “{wanted}”. It may be one of {', '.join(codes.values())}.")
    return codes[wanted.lower()]


def department_values(standing: DepartmentStanding) -> dict[str, Any]:
    return {
        "code": standing.organisation.code,
        "name": standing.organisation.name,
        "overall": standing.overall.rating.value,
    } | asdict(figures(standing.tally))


def figures(tally: Tally) -> StatusFigures:
    return StatusFigures(
        counts={rating.value: number for rating, number in tally.counts.items()},
        disputed=tally.disputed,
        overdue=tally.sums["overdue"],
        dates_moved=tally.sums["dates_moved"],
        movement=tally.movement,
    )


def action_status(line: RatedLine) -> ActionStatus:
    """A line's values; only a line that counts has ratings, and only an open one can be overdue."""
    rated = line.counting is Counting.RATEABLE
    # A closed line keeps its date in the plan, and would be told as overdue for ever.
    open_due = line.due_on if line.status == "open" else None
    return ActionStatus(
        ref=line.ref,
        kind=line.kind,
        title=line.title,
        status=line.status,
        claimed=line.claimed if rated else None,
        computed=line.computed if rated else None,
        computed_reason=computed_reason(line) if rated else None,
        agreed=line.agreed if rated else None,
        headline=line.headline if rated else None,
        disputed=rated and line.disputed,
        worse_than_agreed=rated and line.worse_than_agreed,
        due=open_due.isoformat() if open_due else None,
        overdue_days=line.overdue_days if open_due else 0,
    )
