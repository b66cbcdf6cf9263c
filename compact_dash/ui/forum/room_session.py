"""The meeting room as a page reads it, kept for each state of the store so that sixty followers ask once."""

from dataclasses import dataclass

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Item, KeptItem
from compact_dash.domain.forum.meeting import MeetingState, Phase
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.domain.wording import as_list
from compact_dash.reports.forum.meetings import RegisterEntry, attendance
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.reports.forum.room import (
    Moves,
    Room,
    StandingCapture,
    agenda_of,
    captures_of,
    forum_among,
    meeting_state,
    moves_of,
)
from compact_dash.reports.forum.wall import (
    CONCLUDED,
    OPENED,
    Wall,
    WallFigures,
    figures_in_session,
    since_opened,
    wall_as_kept,
)
from compact_dash.ui import readings, session
from compact_dash.ui.forum.deck import Deck
from compact_dash.ui.sight import Sight, kept

# What is kept for each reader of a meeting: each of 16 organisations reads as one, OCS with the chair, and a viewer;
# twice, because some are a move behind the others.
READERS = 48


@dataclass(frozen=True)
class Table:
    """The agenda and the captures of a Forum, as one reader may see them."""

    agenda: tuple[KeptItem, ...]
    captures: tuple[StandingCapture, ...]


@kept(most=READERS)
def kept_table(sight: Sight, forum_id: str) -> Table:
    """The agenda and the captures, read again when some of them change, not when the chair moves on."""
    return Table(agenda_of(sight.store, forum_id, ALL_KNOWN), captures_of(sight.store, forum_id))


@kept(most=4)
def kept_state(sight: Sight, forum_id: str) -> tuple[ForumRow, MeetingState, Moves]:
    """Where the meeting is: the same for every reader, so one follower asks for all."""
    forum = forum_among(readings.forums_at(sight), forum_id)
    return forum, meeting_state(sight.store, forum_id), moves_of(sight.store, forum_id)


@kept(most=READERS)
def kept_room(sight: Sight, forum_id: str) -> Room:
    # Read as for one who sees everything, so that it is read once for all; the table is read as the reader.
    forum, state, moves = kept_state(sight.read_as(EVERYTHING), forum_id)
    table = kept_table(sight.only_for(moves), forum_id)
    return Room(forum, table.agenda, state, table.captures, moves)


@kept(most=READERS)
def kept_register(sight: Sight, forum_id: str) -> tuple[RegisterEntry, ...]:
    """Who is on the register: read again when somebody is marked."""
    return attendance(sight.store, forum_id)


def register_of(room: Room) -> tuple[RegisterEntry, ...]:
    """The register of the room that this run of the page sees."""
    return kept_register(session.sight().only_for(room.moves.registered_no), room.forum.forum_id)


def room_of_this_run(forum_id: str) -> Room:
    """The room as this run of the page sees it."""
    return kept_room(session.sight(), forum_id)


def freshest_room(forum_id: str) -> Room:
    """The room as it is this moment, for looking again between two runs of the page."""
    return kept_room(session.sight_of(session.reader()), forum_id)


@kept(most=READERS)
def kept_figures(sight: Sight, room_forum: ForumRow) -> WallFigures:
    """The figures of a Forum in session: worked out again when it captures what moves them, or lines are reworded."""
    return figures_in_session(sight.store, room_forum)


def kept_wall(sight: Sight, forum_id: str) -> Wall:
    here = kept_room(sight, forum_id)
    figures = kept_figures(sight.only_for((here.moves.rated_no, here.moves.worded_no)), here.forum)
    return Wall(here, figures, None)


def wall_of_this_run(forum_id: str) -> Wall:
    """The wall of a Forum in session as this run of the page sees it."""
    return kept_wall(session.sight(), forum_id)


@kept(most=12)
def kept_edition(sight: Sight, forum_id: str, edition: str) -> Wall:
    return wall_as_kept(sight.store, forum_id, edition)


# The kinds of news after the opening, as the wall's foot lists them, each before whose it is.
ARRIVED = {
    "return": "returns from",
    "rating": "ratings agreed for",
    "action": "news of actions of",
    "line": "lines changed of",
}


def arrived_in(room: Room) -> str:
    """A sentence on what came in since the meeting opened; empty where nothing did."""
    return kept_arrivals(session.sight().only_for(room.moves.arrived_no), room.forum)


@kept(most=READERS)
def kept_arrivals(sight: Sight, forum: ForumRow) -> str:
    """Read again when something comes in, not when the chair moves on."""
    rows = since_opened(sight.store, forum)
    owners = {kind: [row.organisation for row in rows if row.kind == kind] for kind in ARRIVED}
    parts = [f"{words} {as_list(owners[kind])}" for kind, words in ARRIVED.items() if owners[kind]]
    return f"Since the meeting opened, not shown here: {'; '.join(parts)}." if parts else ""


def deck_of(wall: Wall, remark: str) -> Deck:
    by_place: dict[int, list[StandingCapture]] = {
        place: wall.room.captured_on(item.item_id) for place, item in enumerate(wall.room.items, start=1)
    }
    return Deck(
        forum=wall.room.forum,
        items=wall.room.items,
        board=wall.board,
        lines=wall.lines,
        captures=by_place,
        plan_lines=wall.figures.plan_lines,
        remark=remark,
        pin=wall.room.forum.opened_no or ALL_KNOWN,
        known_to=last_known(wall),
    )


def last_known(wall: Wall) -> int:
    """The last change that the wall knew of what lies beside its figures: the guests, the register, the next Forum."""
    forum = wall.room.forum
    kept = {OPENED: forum.opened_no, CONCLUDED: forum.closed_no}
    return kept.get(wall.edition or "") or ALL_KNOWN


def deck_in_session(forum_id: str) -> Deck:
    """The slides of a Forum in session."""
    sight = session.sight()
    wall = kept_wall(sight, forum_id)
    paused = "The meeting is paused. " if wall.room.state.phase is Phase.PAUSED else ""
    return deck_of(wall, f"{paused}{arrived_in(wall.room)}".strip())


def deck_as_kept(forum_id: str, edition: str) -> Deck:
    """The slides of a closed Forum in one of its editions."""
    word = "as it concluded" if edition == CONCLUDED else "as it opened"
    return deck_of(kept_edition(session.sight(), forum_id, edition), f"Replay, {word}.")


def place_in(forum_id: str, edition: str, other: str, place: int) -> int | None:
    """The place that an item of one edition has in the other, both counted from 1; None where it is not in it."""
    here, there = (kept_edition(session.sight(), forum_id, each).room.items for each in (edition, other))
    places = {item.item_id: number for number, item in enumerate(there, start=1)}
    return places.get(here[place - 1].item_id)


def deck_before(forum: ForumRow, ready: Readiness | None) -> Deck | None:
    """The slides of a Forum that is not opened: its kept agenda, or the draft of the next one; else None."""
    kept = room_of_this_run(forum.forum_id)
    as_at = ready.as_at if ready else session.today()
    if kept.items:
        items: tuple[Item, ...] = kept.items
    elif ready and ready.forum.forum_id == forum.forum_id:
        items = ready.agenda.items
    else:
        return None
    lines = readings.lines_by_ref(as_at)
    return Deck(forum, items, readings.board(as_at), lines, {})
