"""The readings: what pages read of the board, the Forums and the lines, kept for each sight.

A function ending in `_at` is told the sight; the one without takes that of the run of the page at hand.
"""

from datetime import date

from compact_dash.domain.action import ActionKind
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.organisation import Organisations
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader
from compact_dash.reports.board.board import Board, read_board
from compact_dash.reports.board.board import recorded_since as read_recorded_since
from compact_dash.reports.board.department import DepartmentView, department_view
from compact_dash.reports.forum.readiness import Readiness, readiness_as_read
from compact_dash.reports.forum.readiness import readiness as read_readiness
from compact_dash.reports.forums import forums as read_forums
from compact_dash.reports.lines import NotShown, Question, lines_not_shown, rated_lines
from compact_dash.reports.organisations import organisations as read_organisations
from compact_dash.ui import session
from compact_dash.ui.sight import Sight, kept

# Each `most` has room for every kind of reader (the organisations, OCS and the public) at today's state, and for some
# past days. The room is in rows, of some 300 bytes each of a board and 1,500 of a line.


@kept(most=24, size=lambda board: len(board.cells), room=250_000)
def board_at(sight: Sight, as_at: date) -> Board:
    return read_board(sight.store, as_at)


def board(as_at: date) -> Board:
    """The board as at a date, read again only when something was written since."""
    return board_at(session.sight(), as_at)


@kept(most=24)
def recorded_since_at(sight: Sight, as_at: date) -> int:
    return read_recorded_since(sight.store, as_at)


def recorded_since(as_at: date) -> int:
    """How many facts of a past day or before were recorded since; nothing is recorded after a day that goes on."""
    return recorded_since_at(session.sight(), as_at) if as_at < session.today() else 0


@kept(most=24)
def whole_readiness_at(sight: Sight, as_at: date) -> Readiness | None:
    return read_readiness(sight.store, board_at(sight, as_at))


@kept(most=24)
def readiness_at(sight: Sight, as_at: date) -> Readiness | None:
    # Drafted once for all readers: one Forum has one agenda.
    whole = whole_readiness_at(sight.read_as(EVERYTHING), as_at)
    return readiness_as_read(sight.store, board_at(sight, as_at), whole) if whole else None


def readiness(as_at: date) -> Readiness | None:
    """The readiness of the next Forum as at a date; None where none is planned."""
    return readiness_at(session.sight(), as_at)


@kept(most=8)
def forums_shared(sight: Sight) -> list[ForumRow]:
    return read_forums(sight.store)


def forums_at(sight: Sight) -> list[ForumRow]:
    """Every Forum that the reader of the sight may know of, oldest first.

    It is read once for all who hold the reviews and once for all others, so that sixty followers share two lists.
    """
    if sight.reader.follows is not None:
        return forums_shared(sight)
    return forums_shared(sight.read_as(EVERYTHING if sight.reader.holds_reviews else PUBLIC))


def forums() -> list[ForumRow]:
    """Every Forum that the reader may open, oldest first."""
    return open_to(session.reader(), forums_at(session.sight()))


def forums_now() -> list[ForumRow]:
    """The Forums as they are this moment, for looking again between two runs of the page."""
    return open_to(session.reader(), forums_at(session.sight_of(session.reader())))


def open_to(reader: Reader, known: list[ForumRow]) -> list[ForumRow]:
    """The Forums that a reader may open: a room that follows a wall by a code knows the days of others, and no more."""
    return [row for row in known if reader.follows in (None, row.forum_id)]


def has_forums() -> bool:
    return bool(forums())


@kept(most=64, size=lambda view: view.rows, room=40_000)
def department_at(sight: Sight, as_at: date, code: str) -> DepartmentView:
    return department_view(sight.store, board_at(sight, as_at), code, readiness_at(sight, as_at))


def department(as_at: date, code: str) -> DepartmentView:
    """One department's page, as at a date."""
    return department_at(session.sight(), as_at, code)


@kept(most=64, size=len, room=40_000)
def lines_at(sight: Sight, question: Question) -> list[RatedLine]:
    return rated_lines(sight.store, question)


def lines(question: Question) -> list[RatedLine]:
    """The lines that answer a question."""
    return lines_at(session.sight(), question)


@kept(most=24)
def not_shown_at(sight: Sight, as_at: date) -> list[NotShown]:
    return lines_not_shown(sight.store, as_at)


def number_not_shown(as_at: date, kind: ActionKind, organisation: str | None = None) -> int:
    """How many lines of a kind, and of one organisation where it is named, the reader is not shown."""
    rows = not_shown_at(session.sight(), as_at)
    return sum(row.number for row in rows if row.kind is kind and organisation in (None, row.organisation))


def lines_by_ref(as_at: date) -> dict[str, RatedLine]:
    """The rateable commitments as at a date, by reference."""
    return {line.ref: line for line in lines(Question(as_at, rateable_only=True))}


# One for each state: the organisations are the same for every reader.
@kept(most=8)
def organisations_at(sight: Sight) -> Organisations:
    return read_organisations(sight.store)


def organisations() -> Organisations:
    """The organisations of the programme by what they are in it."""
    return organisations_at(session.sight())
