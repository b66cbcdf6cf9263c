"""The Progress table, made once for each board and filter."""

from collections.abc import Mapping
from datetime import date

from compact_dash.domain.board.movement import MOVED, WORDS
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.domain.wording import count
from compact_dash.reports.board.board import Board, Standing
from compact_dash.reports.board.tally import Filters, combined
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.ui.html import render

SHORT_WORDS = {
    "complete": "Complete",
    "green": "Green",
    "amber": "Amber",
    "red": "Red",
    "no_milestone": "No<br>milestone",
    "no_return": "No<br>return",
    "not_yet_asked": "Not yet<br>asked",
    "withdrawn": "With-<br>drawn",
}
ALWAYS_SHOWN = COUNTED[:6]


def progress_table(board: Board, filters: Filters, ready: Readiness | None, past: date | None) -> str:
    """The table by department and the honesty strip under it, as HTML."""
    rows = board.standings(filters)
    late = {paper.code: paper.timing(ready.as_at) for paper in ready.late} if ready else {}
    total = combined([row.tally for row in rows])
    columns = [*ALWAYS_SHOWN, *(rating for rating in COUNTED[6:] if total.counts[rating])]
    return render(
        "board/progress",
        board=board,
        filters=filters,
        rows=rows,
        total=total,
        ratings_shown=columns,
        short_words=SHORT_WORDS,
        notes={row.organisation.code: note(row, late.get(row.organisation.code)) for row in rows},
        movements={row.organisation.code: movement(row.tally.movement, board) for row in rows},
        total_movement=movement(total.movement, board),
        past=past,
    )


def note(row: Standing, late: str | None) -> str:
    """What a reader must know beside a department's name; `late` is how late its return is, if it is."""
    notes = []
    if row.overall.rating is Rating.NOTHING_TO_RATE:
        notes.append("Standing commitment only")
    if row.overall.rating is Rating.NO_MILESTONE:
        notes.append(f"{row.tally.counts[Rating.NO_MILESTONE]} to be dated")
    if row.tally.disputed:
        notes.append(f"{count(row.tally.disputed, 'claim')} above dates")
    if late:
        notes.append(f"Return {late}")
    return "; ".join(notes)


def movement(sums: Mapping[str, int], board: Board) -> str:
    """Movement in words: only what moved, or that nothing did."""
    if board.compared is None:
        return ""
    parts = [f"{sums[name]} {WORDS[name]}" for name in MOVED if sums[name]]
    return ", ".join(parts) or ("No change" if sums["same"] else "")
