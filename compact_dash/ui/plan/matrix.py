"""The matrix of a joint plan, objective by owner, and the lines of one action where there are too many for its cell."""

from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.reports.background import outside_measures
from compact_dash.reports.plan.plan import CellEntry, ObjectiveView, PlanView
from compact_dash.ui import parameters, readings, session
from compact_dash.ui.board.line_filters import FEW, FilteredLines, filtered_lines, line_bar
from compact_dash.ui.board.progress_table import RANKS
from compact_dash.ui.board.why import whys
from compact_dash.ui.components.parts import WHOLE, Part, part_asked
from compact_dash.ui.html import address, show

# The parameters of the address: where the actions shown begin, whose lines are shown, and where those begin.
ACTIONS, LINES_OF, LINES = "actions_from", "lines_of", "lines_from"


@dataclass(frozen=True)
class LinesOfAction:
    """The lines of the action that the address names, a part of them; without one none."""

    ref: str
    part: Part[RatedLine]


@dataclass(frozen=True)
class Matrix:
    """The part of a plan that is shown; `in_cells` says whether each action's lines are folded into its cell."""

    objectives: tuple[ObjectiveView, ...]
    actions: Part[CellEntry]
    in_cells: bool
    asked: LinesOfAction | None
    year: str
    past: date | None

    @property
    def lines(self) -> list[RatedLine]:
        """Every line that is told of."""
        under = [line for entry in self.actions.rows for line in entry.department_lines] if self.in_cells else []
        return [*(entry.line for entry in self.actions.rows), *under, *(self.asked.part.rows if self.asked else ())]

    def link_to_lines(self, ref: str) -> str:
        """The address of the page with the lines of an action."""
        return address("plan", **self.kept, lines_of=ref) + "#lines"

    @property
    def kept(self) -> dict[str, object]:
        return {"year": self.year, "as_at": self.past, ACTIONS: self.actions.first if self.actions.first > 1 else None}


def matrix(view: PlanView, past: date | None) -> Matrix:
    """The matrix that the address asks for.

    Raises:
        NotFound: it asks for lines of an action that has none.
    """
    entries = view.entries
    lines_asked = {name: parameters.parameter(name) for name in (LINES_OF, LINES)}
    beside = {"year": view.plan.year, "as_at": past, **lines_asked}
    actions = part_asked(ACTIONS, entries, lambda entry: entry.line.ref, "plan", **beside)
    in_cells = sum(len(entry.department_lines) for entry in actions.rows) <= WHOLE
    made = Matrix(narrowed_objectives(view.objectives, actions), actions, in_cells, None, view.plan.year, past)
    by_ref = {entry.line.ref: entry for entry in entries if entry.department_lines}
    ref = parameters.choice(LINES_OF, by_ref, "action with lines")
    if ref is None:
        return made
    of_action = {**made.kept, LINES_OF: ref}
    part = part_asked(LINES, by_ref[ref].department_lines, lambda line: line.ref, "plan", **of_action)
    return replace(made, asked=LinesOfAction(ref, part))


def narrowed_objectives(objectives: tuple[ObjectiveView, ...], actions: Part[CellEntry]) -> tuple[ObjectiveView, ...]:
    """The objectives with the actions of a part alone; of a whole plan also those without any."""
    if actions.is_whole:
        return objectives
    shown = {entry.line.ref for entry in actions.rows}

    def left(cell: tuple[CellEntry, ...]) -> tuple[CellEntry, ...]:
        return tuple(entry for entry in cell if entry.line.ref in shown)

    cut = [replace(view, cells={code: left(cell) for code, cell in view.cells.items()}) for view in objectives]
    return tuple(view for view in cut if any(view.cells.values()))


def filtered_actions(shown: Matrix) -> FilteredLines | None:
    """The bar of filters, where the whole plan is on the page, and the actions as it leaves them."""
    if not (shown.actions.is_whole and shown.in_cells) or shown.actions.of_all < FEW:
        return None
    rows = [(entry.line.ref, entry.lines) for entry in shown.actions.rows]
    themes = sorted({line.theme for _, lines in rows for line in lines if line.theme})
    return filtered_lines(rows, themes, line_bar("plan", themes), "lines")


def attends(entry: CellEntry) -> bool:
    """Whether the action is to come to the Forum, which its words say and the register answers."""
    return entry.is_shared and "forum" in entry.line.title.lower()


def worst(entries: tuple[CellEntry, ...]) -> int | str:
    """What an owner's column is sorted by: the worst rating in a cell; an empty one stands last."""
    return max((RANKS[line.headline] for entry in entries for line in entry.lines), default="")


def plan_matrix(view: PlanView, as_at: date) -> None:
    """The matrix with the plan's own measures, and under it the lines of an action that the address asks for."""
    shown = matrix(view, as_at if as_at < session.today() else None)
    departments = len(readings.board(as_at).organisations)
    show("plan/top", view=view, departments=departments)
    show(
        "plan/matrix",
        view=view,
        found=filtered_actions(shown),
        shown=shown,
        departments=departments,
        owners=view.owners,
        any_cell={code: any(row.cells[code] for row in shown.objectives) for code in view.owners},
        attends=attends,
        worst=worst,
        why=whys(shown.lines),
        measures=outside_measures(session.store()),
    )
