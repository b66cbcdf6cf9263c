"""The plan on its page: objective by owner, with the plan's own measures."""

from datetime import date

from compact_dash.reports.background import outside_measures
from compact_dash.reports.plan.plan import CellEntry, PlanView
from compact_dash.ui import readings, session
from compact_dash.ui.board.filters import answer_in_browser
from compact_dash.ui.board.progress_table import RANKS
from compact_dash.ui.board.why import whys
from compact_dash.ui.html import show


def attends(entry: CellEntry) -> bool:
    """Whether the action is to come to the Forum, which its words say and the register answers."""
    return entry.is_shared and "forum" in entry.line.title.lower()


def worst(entries: tuple[CellEntry, ...]) -> int | str:
    """What an owner's column is sorted by: the worst rating in a cell; an empty one stands last."""
    return max((RANKS[line.headline] for entry in entries for line in entry.lines), default="")


def objectives_part(view: PlanView, as_at: date) -> None:
    """The plan's cells, each with how far it is."""
    answer_in_browser()
    show(
        "plan/matrix",
        view=view,
        departments=len(readings.board(as_at).organisations),
        owners=view.owners,
        any_cell={code: any(row.cells[code] for row in view.objectives) for code in view.owners},
        attends=attends,
        worst=worst,
        why=whys([line for entry in view.entries for line in (entry.line, *entry.department_lines)]),
        measures=outside_measures(session.store()),
    )
