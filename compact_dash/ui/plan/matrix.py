"""The matrix of a Joint Action Plan."""

from compact_dash.reports.background import outside_measures
from compact_dash.reports.plan.plan import OWNERS, CellEntry, PlanView
from compact_dash.ui import session
from compact_dash.ui.board.why import whys
from compact_dash.ui.html import show


def plan_matrix(view: PlanView, departments: int) -> None:
    """The plan's measures, then objective by owner with the department lines folded under each shared action."""
    lines = [line for entry in view.entries for line in (entry.line, *entry.department_lines)]
    show(
        "plan/matrix",
        view=view,
        departments=departments,
        owners=OWNERS,
        any_cell={code: any(row.cells[code] for row in view.objectives) for code, _ in OWNERS},
        attends=attends,
        why=whys(lines),
        measures=outside_measures(session.store()),
    )


def attends(entry: CellEntry) -> bool:
    """Whether the action is to come to the Forum, which its words say and the register answers."""
    return entry.is_shared and "forum" in entry.line.title.lower()
