"""The board with its filters and the Progress table, which a browser narrows by itself."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

import streamlit
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from compact_dash.domain.board.movement import JOINT, MOVED_PHRASES
from compact_dash.domain.board.phrase import Phrase, Phrases, always, number_of
from compact_dash.domain.house import house
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.reports.board.board import Board, DepartmentStanding
from compact_dash.reports.board.narrowing import narrowing
from compact_dash.reports.board.tally import Filters, combine_tallies, tally
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.ui import readings, session
from compact_dash.ui.board.filters import Choices, board_filters, choices_at
from compact_dash.ui.html import render, show
from compact_dash.ui.refusals import refusals_said
from compact_dash.ui.sight import Sight, kept


def board_table(board: Board, sight: Sight) -> None:
    """The filters and the table under them, as the address has them narrowed."""
    # A filter that names nothing is refused in the place of the table; the rest of the page stands.
    with refusals_said():
        filters = board_filters(choices_at(sight, board.as_at))
        past = board.as_at if board.as_at < session.today() else None
        streamlit.html(table_html(sight, board.as_at, past, filters))


# More than for other readings, because every choice of filters is an entry; the room is in letters.
@kept(most=256, size=len, room=16_000_000)
def table_html(sight: Sight, as_at: date, past: date | None, filters: Filters) -> str:
    """The table as one reader sees one state of the store, made once for each filter that someone chose."""
    board = readings.board_at(sight, as_at)
    return progress_table(board, filters, readings.readiness_at(sight, as_at), past, narrowed_at(sight, as_at))


# As many as of the board they are made of.
@kept(most=24)
def narrowed_at(sight: Sight, as_at: date) -> Markup:
    """What a browser narrows the board with."""
    return narrowed_json(readings.board_at(sight, as_at), choices_at(sight, as_at))


def narrowed_json(board: Board, offered: Choices) -> Markup:
    """What a browser narrows a board with; empty where the server has to."""
    found = narrowing(board, offered.narrowing)
    return in_attribute(found.values) if found else NOT_NARROWED


def in_attribute(values: object) -> Markup:
    """Values as JSON in an attribute that stands between single quotes, which takes half of what double ones would."""
    return htmlsafe_json_dumps(values, separators=(",", ":"), ensure_ascii=False)


def note_name(code: str) -> str:
    """What a department's note is called among the phrases."""
    return f"note {code}"


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
ALL_COUNTED = Phrases(
    (Phrase("commitments", *(f"All, # {noun}" for noun in ("commitments", "commitment", "commitments"))),)
)
# Of a board that only the server narrows.
NOT_NARROWED = Markup()
RANKS = {rating: place for place, rating in enumerate((*COUNTED, Rating.NOTHING_TO_RATE))}


def progress_table(
    board: Board, filters: Filters, ready: Readiness | None, past: date | None, narrowed: Markup = NOT_NARROWED
) -> str:
    """The table by department and the honesty strip under it, as HTML; `narrowed` is what a browser narrows it with."""
    left = board.standings(filters)
    late = {paper.code: paper.timing(ready.as_at) for paper in ready.late} if ready else {}
    sums = combine_tallies([row.tally for row in left]).figures
    ever = combine_tallies(list(board.whole.values())) if narrowed else combine_tallies([row.tally for row in left])
    # A browser needs the rows that it may show later, too.
    rows = every_row(board, left) if narrowed else [(row, True) for row in left]
    notes = {note_name(row.organisation.code): note(row, late.get(row.organisation.code)) for row, _ in rows}
    phrases = {"all": ALL_COUNTED, "grey": grey(), "movement": movement(board)} | notes
    return render(
        "board/progress",
        board=board,
        filters=filters,
        drawn=urlencode(filters.as_parameters),
        narrowed=narrowed,
        left=left,
        rows=[(row, row.tally.figures, is_left) for row, is_left in rows],
        sums=sums,
        ratings_shown=[*ALWAYS_SHOWN, *(rating for rating in COUNTED[6:] if ever.counts[rating])],
        always_shown=ALWAYS_SHOWN,
        mixed=[rating for rating in COUNTED if ever.counts[rating]],
        short_words=SHORT_WORDS,
        ranks=RANKS,
        phrases=phrases,
        said=in_attribute({name: phrase.parts for name, phrase in phrases.items()}) if narrowed else "",
        past=past,
    )


def every_row(board: Board, left: list[DepartmentStanding]) -> list[tuple[DepartmentStanding, bool]]:
    """A row for each department, also where nothing of it is left, and whether something is."""
    shown = {row.organisation.id: row for row in left}
    return [
        (shown.get(row.id) or DepartmentStanding(row, board.overalls[row.id], tally(())), row.id in shown)
        for row in board.organisations
    ]


def note(row: DepartmentStanding, late: str | None) -> Phrases:
    """The note beside a department's name, for what the counts hide; `late` is how late its return is, if it is."""
    notes = []
    if row.overall.rating is Rating.NOTHING_TO_RATE:
        notes.append(always("commitments", "Standing commitment only"))
    if row.overall.rating is Rating.NO_MILESTONE:
        notes.append(Phrase(Rating.NO_MILESTONE.value, "", "# to be dated", "# to be dated"))
    notes += [
        number_of("disputed", "claim", "above dates"),
        number_of("worse_than_agreed", "claim", "worse than agreed"),
    ]
    if late:
        notes.append(always("commitments", f"Return {late}"))
    return Phrases(tuple(notes), "; ")


def grey() -> Phrases:
    """What would clear the grey."""
    needed = f"a first dated milestone, which a return or the {house().forum} can agree"
    undated = Phrase(Rating.NO_MILESTONE.value, "", f"# commitment needs {needed}", f"# commitments need {needed}")
    waits = "for a return that is overdue"
    return Phrases((undated, Phrase(Rating.NO_RETURN.value, "", f"# waits {waits}", f"# wait {waits}")), "; ")


def movement(board: Board) -> Phrases:
    """Movement as phrases: only what moved, or that nothing did."""
    if board.compared is None:
        return Phrases(())
    return Phrases(MOVED_PHRASES, JOINT, Phrase("same", "", "No change", "No change"))


def movement_words(sums: Mapping[str, int], board: Board) -> str:
    """Movement in words: only what moved, or that nothing did."""
    return movement(board).said(sums)
