"""One department on a page: its rating and why, each line, what is due and what it will be asked."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.overall import Overall
from compact_dash.domain.forum.item import Item
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.reports.board.board import Board, ForumColumn, Organisation, Standing
from compact_dash.reports.board.line_history import MilestoneState, Said, line_history, milestones
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.returns.answered import ReturnStanding
from compact_dash.reports.returns.supplements import consultations
from compact_dash.store import Store

DOING_WELL = frozenset({Rating.GREEN, Rating.COMPLETE})


@dataclass(frozen=True)
class Helpers:
    """Departments that are Green or Complete on a theme this one finds hard."""

    theme: str
    organisations: tuple[Organisation, ...]


@dataclass(frozen=True)
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
    standing: Standing
    before: Overall | None
    compared: ForumColumn | None
    commitments: tuple[LineView, ...]
    plan_lines: tuple[LineView, ...]
    paper: ReturnStanding | None
    asked: tuple[Item, ...]
    helpers: tuple[Helpers, ...]
    consultations: tuple[Supplement, ...]

    @property
    def rateable(self) -> list[LineView]:
        return [view for view in self.commitments if view.line.counting == "rateable"]

    @property
    def outside(self) -> list[LineView]:
        """Standing, heading and linked lines."""
        return [view for view in self.commitments if view.line.counting != "rateable"]

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
        for kind in ("commitment", "plan_action")
        for line in rated_lines(store, Question(board.as_at, kind=kind, organisation=code))
    ]
    column = board.columns[-1] if board.columns else None
    return DepartmentView(
        as_at=board.as_at,
        standing=standing,
        before=column.overalls.get(standing.organisation.id) if column else None,
        compared=column,
        commitments=tuple(view for view in lines if view.line.kind == "commitment"),
        plan_lines=tuple(view for view in lines if view.line.kind == "plan_action"),
        paper=next((row for row in ready.returns if row.code == code), None) if ready else None,
        asked=tuple(item for item in ready.agenda.items if code == item.department or led(item, code)) if ready else (),
        helpers=helpers(board, code, [view.line for view in lines if view.line.status == "open"]),
        consultations=consultations(store, board.as_at, code),
    )


def led(item: Item, code: str) -> bool:
    """Whether an item on undated commitments names this department among others."""
    return item.kind.rules.asks_each_owner and any(ref.startswith(f"{code}-") for ref in item.refs)


def helpers(board: Board, code: str, lines: list[RatedLine]) -> tuple[Helpers, ...]:
    """Who is doing well on each theme on which an open line is off course or undated, where it is Red first."""
    hard = [line for line in lines if line.theme and line.rating not in DOING_WELL]
    hard.sort(key=lambda line: line.rating is not Rating.RED)
    by_id = {row.id: row for row in board.organisations}
    found = []
    for theme in dict.fromkeys(line.theme or "" for line in hard):
        doing_well = {
            cell.organisation_id
            for cell in board.cells
            if cell.theme == theme and cell.commitments and Rating(cell.headline) in DOING_WELL
        }
        others = [by_id[ident] for ident in doing_well if ident in by_id and by_id[ident].code != code]
        if others:
            found.append(Helpers(theme, tuple(sorted(others, key=lambda row: row.position))))
    return tuple(found)
