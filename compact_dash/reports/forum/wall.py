"""The wall: the figures at the pin with the Forum's own captures while it meets, as it kept them once it has closed."""

from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.action import RATED_KINDS, ActionKind, Counting
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.moment import ALL_KNOWN, Moment
from compact_dash.domain.rating import Rating
from compact_dash.reports.board.board import Board, frozen_board, read_board
from compact_dash.reports.forum.room import Room, read_room
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store

OPENED, CONCLUDED = "opened", "concluded"
EDITIONS = (OPENED, CONCLUDED)


@dataclass(frozen=True)
class FrozenLine:
    """A line's ratings and dates as a Forum kept them."""

    action_id: str
    title: str
    claimed: Rating | None
    computed: Rating
    computed_code: str
    agreed: Rating | None
    headline: Rating
    headline_code: str
    disputed: bool
    worse_than_agreed: bool
    due_on: date | None
    overdue_days: int
    date_moves: int

    def on(self, line: RatedLine) -> RatedLine:
        """The line with what was kept of it in the place of what the rules give today."""
        return replace(
            line,
            title=self.title,
            claimed=self.claimed,
            computed=self.computed,
            computed_code=self.computed_code,
            agreed=self.agreed,
            headline=self.headline,
            headline_code=self.headline_code,
            disputed=self.disputed,
            worse_than_agreed=self.worse_than_agreed,
            due_on=self.due_on,
            overdue_days=self.overdue_days,
            date_moves=self.date_moves,
        )


@dataclass(frozen=True, eq=False)
class WallFigures:
    """The figures on the wall: the board, and the commitments and the plan's lines by reference."""

    board: Board
    lines: dict[str, RatedLine]
    plan_lines: dict[str, RatedLine]


@dataclass(frozen=True)
class Wall:
    """A Forum's room with its figures. `edition` is empty while it is in session."""

    room: Room
    figures: WallFigures
    edition: str | None

    @property
    def board(self) -> Board:
        return self.figures.board

    @property
    def lines(self) -> dict[str, RatedLine]:
        return self.figures.lines

    @property
    def rateable(self) -> dict[str, RatedLine]:
        """The lines that a Forum may agree a rating or a date for: the commitments, then rated lines of the plan."""
        plan = {ref: line for ref, line in self.figures.plan_lines.items() if line.counting is Counting.RATEABLE}
        return self.lines | plan

    @property
    def as_at(self) -> date:
        return self.board.as_at


def session_moment(forum: ForumRow) -> Moment:
    """The pin of a Forum in session, with what it captures itself.

    `forum` must have been opened.
    """
    assert forum.opened_no is not None, f"{house().a_forum} that was not opened has no pin"
    return Moment(forum.met_on, forum.opened_no, forum.forum_id, ALL_KNOWN)


def edition_moment(forum: ForumRow, edition: str) -> Moment:
    """The moment that an edition was kept at."""
    assert forum.opened_no is not None, f"{house().a_forum} that was not opened kept nothing"
    if edition == OPENED or forum.closed_no is None:
        return Moment(forum.met_on, forum.opened_no)
    return Moment(forum.met_on, forum.opened_no, forum.forum_id, forum.closed_no)


def figures_in_session(store: Store, forum: ForumRow) -> WallFigures:
    """The figures of a Forum in session: later arrivals leave them as they are, its own captures show at once."""
    moment = session_moment(forum)
    board = read_board(store, moment.as_at, moment=moment)
    return WallFigures(board, *(lines_at(store, moment, kind) for kind in RATED_KINDS))


def wall_as_kept(store: Store, forum_id: str, edition: str) -> Wall:
    """The wall of a closed Forum in one of its editions, untouched by whatever came after."""
    forum = read_room(store, forum_id).forum
    here = room_as_kept(store, forum, edition)
    moment = edition_moment(forum, edition)
    # Read for all that no edition keeps, such as titles and past Forums; frozen cells then take the place of its own.
    live = read_board(store, moment.as_at, moment=moment)
    kept = store.fetch(FrozenLine, "frozen_lines", {"forum": forum_id, "edition": edition})
    frozen = {row.action_id: row for row in kept}
    lines, plan_lines = (as_frozen(lines_at(store, moment, kind), frozen) for kind in RATED_KINDS)
    return Wall(here, WallFigures(frozen_board(store, live, forum_id, edition), lines, plan_lines), edition)


def room_as_kept(store: Store, forum: ForumRow, edition: str) -> Room:
    """The room of a closed Forum in one of its editions: as it opened it had the agenda of then, and no captures."""
    if edition == OPENED:
        return replace(read_room(store, forum.forum_id, known_to=forum.opened_no or ALL_KNOWN), captures=())
    return read_room(store, forum.forum_id, known_to=forum.closed_no or ALL_KNOWN)


def as_frozen(lines: dict[str, RatedLine], frozen: dict[str, FrozenLine]) -> dict[str, RatedLine]:
    """The lines with what was kept of them; one that is not rated was not kept, and stays as it is."""
    return {ref: frozen[line.action_id].on(line) if line.action_id in frozen else line for ref, line in lines.items()}


def lines_at(store: Store, moment: Moment, kind: ActionKind) -> dict[str, RatedLine]:
    """The lines of one kind at a moment, by reference."""
    # The plan's shared cells are headings over rated lines, and the plan's slide needs both.
    question = Question(moment.as_at, kind=kind, rateable_only=kind is ActionKind.COMMITMENT, moment=moment)
    return {line.ref: line for line in rated_lines(store, question)}


@dataclass(frozen=True)
class Arrival:
    """Something filed or agreed by others after the Forum was opened; it is not on the wall."""

    organisation: str
    kind: str


def since_opened(store: Store, forum: ForumRow) -> list[Arrival]:
    """The arrivals since the meeting opened, which the wall leaves out; none before it opened."""
    if forum.opened_no is None:
        return []
    # After the close nothing arrives at a meeting any more: it is the next Forum's.
    until = forum.closed_no or ALL_KNOWN
    return store.fetch(Arrival, "since_opened", {"opened_no": forum.opened_no, "until": until, "forum": forum.forum_id})
