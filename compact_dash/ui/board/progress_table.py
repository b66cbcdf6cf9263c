"""The board with its filters and the Progress table: all that a change of filter redraws."""

from collections.abc import Mapping
from datetime import date

import streamlit

from compact_dash.domain.board.movement import moved_in_words
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.domain.wording import count
from compact_dash.reports.board.board import Board, DepartmentStanding
from compact_dash.reports.board.tally import Filters, combine_tallies
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.ui import readings, session
from compact_dash.ui.board.filters import board_filters, choices_at
from compact_dash.ui.html import render, show
from compact_dash.ui.refusals import refusals_said
from compact_dash.ui.sight import Sight, kept


# A part of its own, because a change of filter then redraws this alone (docs/decisions.md, 16).
@streamlit.fragment
def board_table(board: Board, sight: Sight) -> None:
    """The filters and the table under them, as of one state of the store and for one reader.

    When something was written since, or somebody else is now at the page, the whole of it is drawn again, so that
    no two parts of it disagree.
    """
    if session.sight_of(session.reader()) != sight:
        streamlit.rerun()
    with refusals_said():
        filters = board_filters(choices_at(sight, board.as_at))
        past = board.as_at if board.as_at < session.today() else None
        streamlit.html(table_html(sight, board.as_at, past, filters))


# More than for other readings, because every choice of filters is an entry; the room is in letters.
@kept(most=256, size=len, room=16_000_000)
def table_html(sight: Sight, as_at: date, past: date | None, filters: Filters) -> str:
    """The table as one reader sees one state of the store, made once for each filter that someone chose."""
    return progress_table(readings.board_at(sight, as_at), filters, readings.readiness_at(sight, as_at), past)


def forum_grid(board: Board) -> None:
    """Each department's overall rating at the last Forums and now, which no filter changes."""
    show("board/forum_grid", board=board, past=board.as_at < session.today())


SHORT_WORDS = {
    Rating.COMPLETE: "Complete",
    Rating.GREEN: "Green",
    Rating.AMBER: "Amber",
    Rating.RED: "Red",
    Rating.NO_MILESTONE: "No<br>milestone",
    Rating.NO_RETURN: "No<br>return",
    Rating.NOT_YET_ASKED: "Not yet<br>asked",
    Rating.WITHDRAWN: "With-<br>drawn",
}
# “Not yet asked” and “Withdrawn” take a column only where a line is so.
ALWAYS_SHOWN = COUNTED[:6]


def progress_table(board: Board, filters: Filters, ready: Readiness | None, past: date | None) -> str:
    """The table by department and the honesty strip under it, as HTML."""
    rows = board.standings(filters)
    late = {paper.code: paper.timing(ready.as_at) for paper in ready.late} if ready else {}
    total = combine_tallies([row.tally for row in rows])
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
        movements={row.organisation.code: movement_words(row.tally.movement, board) for row in rows},
        total_movement=movement_words(total.movement, board),
        past=past,
    )


def note(row: DepartmentStanding, late: str | None) -> str:
    """The note beside a department's name, for what the counts hide; `late` is how late its return is, if it is."""
    notes = []
    if row.overall.rating is Rating.NOTHING_TO_RATE:
        notes.append("Standing commitment only")
    if row.overall.rating is Rating.NO_MILESTONE:
        notes.append(f"{row.tally.counts[Rating.NO_MILESTONE]} to be dated")
    if row.tally.disputed:
        notes.append(f"{count(row.tally.disputed, 'claim')} above dates")
    if row.tally.worse_than_agreed:
        notes.append(f"{count(row.tally.worse_than_agreed, 'claim')} worse than agreed")
    if late:
        notes.append(f"Return {late}")
    return "; ".join(notes)


def movement_words(sums: Mapping[str, int], board: Board) -> str:
    """Movement in words: only what moved, or that nothing did."""
    if board.compared is None:
        return ""
    return moved_in_words(sums) or ("No change" if sums["same"] else "")
