"""The meeting room: a Forum with its agenda, the state its log has come to, and what was captured."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from compact_dash.domain.errors import NotFound
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import KeptItem
from compact_dash.domain.forum.meeting import MeetingEvent, MeetingState, fold
from compact_dash.domain.house import house
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.reports.forums import forums
from compact_dash.store import Store


@dataclass(frozen=True)
class StandingCapture:
    """Something captured and not taken back; of an action whose it is and when it is due."""

    change_no: int
    item_id: str
    at: datetime
    kind: str
    words: str
    action_id: str | None
    made_no: int | None
    ref: str | None
    owner: str | None
    owner_role: str | None
    due_on: date | None

    @property
    def whose(self) -> str:
        """The department and the post that an action was given to; empty for what is none."""
        return " ".join(part for part in (self.owner, self.owner_role) if part)


@dataclass(frozen=True)
class Moves:
    """The number of the last change of each thing that a screen of the meeting is drawn from.

    In order: the agenda, the captures, the captures that move figures, the wording and sharing of lines, the register,
    the guests and briefs, and anything that may have come in. A chair who moves on changes none, so a screen compares
    these numbers and reads again only the thing whose number moved.
    """

    agenda_no: int
    captured_no: int
    rated_no: int
    worded_no: int
    registered_no: int
    prepared_no: int
    arrived_no: int


@dataclass(frozen=True)
class Room:
    """Everything a screen of the meeting is drawn from."""

    forum: ForumRow
    # In order, with what was taken off where it stood.
    agenda: tuple[KeptItem, ...]
    state: MeetingState
    captures: tuple[StandingCapture, ...]
    moves: Moves

    @cached_property
    def items(self) -> tuple[KeptItem, ...]:
        """The items before the meeting, in order, without those taken off."""
        return standing(self.agenda)

    @property
    def shown(self) -> KeptItem | None:
        """The item that was put on the wall last, also where it was taken off the agenda since; None where none was."""
        return next((item for item in self.agenda if item.item_id == self.state.item_id), None)

    @property
    def here(self) -> KeptItem | None:
        """The item on the wall; None where none is, or where it was taken off the agenda while it was shown."""
        return self.shown if self.shown and not self.shown.dropped else None

    @property
    def place(self) -> int:
        """The place of the item on the wall, from 0; that of the first where none is."""
        return self.items.index(self.here) if self.here else 0

    @property
    def beside(self) -> tuple[int, int]:
        """The places before and after the item on the wall, also where it was taken off; either may be off the end."""
        if self.here:
            return self.place - 1, self.place + 1
        # The item was taken off while it was shown, so the chair goes on from the gap that it left.
        before = sum(item.position < self.shown.position for item in self.items) if self.shown else 0
        return before - 1, before

    def captured_on(self, item_id: str) -> list[StandingCapture]:
        return [capture for capture in self.captures if capture.item_id == item_id]


def forum_by_id(store: Store, forum_id: str) -> ForumRow:
    """The Forum with that id.

    Raises:
        NotFound: there is none.
    """
    return forum_among(forums(store), forum_id)


def forum_among(every: Iterable[ForumRow], forum_id: str) -> ForumRow:
    """The Forum with that id, among Forums that were read already.

    Raises:
        NotFound: there is none.
    """
    forum = next((row for row in every if row.forum_id == forum_id), None)
    if forum is None:
        raise NotFound(f"There is no such {house().forum}. Choose one on the Agenda page.")
    return forum


def read_room(store: Store, forum_id: str, known_to: int = ALL_KNOWN) -> Room:
    """The meeting room of a Forum, its agenda as known up to a change.

    Raises:
        NotFound: there is no such Forum.
    """
    return Room(
        forum=forum_by_id(store, forum_id),
        agenda=agenda_of(store, forum_id, known_to),
        state=meeting_state(store, forum_id),
        captures=captures_of(store, forum_id),
        moves=moves_of(store, forum_id),
    )


def moves_of(store: Store, forum_id: str) -> Moves:
    """The last changes of the things that screens are drawn from; the same for every reader."""
    return store.fetch(Moves, "room_moves", {"forum": forum_id})[0]


def captures_of(store: Store, forum_id: str) -> tuple[StandingCapture, ...]:
    """The captures that stand, oldest first; those taken back are left out."""
    return tuple(store.fetch(StandingCapture, "standing_captures", {"forum": forum_id}))


def agenda_of(store: Store, forum_id: str, known_to: int) -> tuple[KeptItem, ...]:
    """A Forum's agenda in order, as known up to a change, with what was taken off where it stood."""
    return tuple(store.fetch(KeptItem, "meeting_items", {"forum": forum_id, "known_to": known_to}))


def items_of(store: Store, forum_id: str, known_to: int) -> tuple[KeptItem, ...]:
    """The items before a Forum, in order, as known up to a change; without those taken off."""
    return standing(agenda_of(store, forum_id, known_to))


def standing(agenda: Iterable[KeptItem]) -> tuple[KeptItem, ...]:
    """The items of an agenda that were not taken off."""
    return tuple(item for item in agenda if not item.dropped)


def meeting_state(store: Store, forum_id: str) -> MeetingState:
    """The state that the Forum's log of events has come to."""
    return fold(store.fetch(MeetingEvent, "meeting_events", {"forum": forum_id}))
