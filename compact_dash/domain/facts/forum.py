"""Facts about the Forum: meetings, their agendas and what was captured in them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact


@dataclass(frozen=True)
class Forum(Fact):
    table: ClassVar[str] = "forum"
    id: str
    programme_id: str
    kind: str


@dataclass(frozen=True)
class ForumVersion(Fact):
    """A Forum as planned from `reported_on` on; `starts_at` is a London time of day such as 14:00."""

    table: ClassVar[str] = "forum_version"
    about: ClassVar[str] = "forum_id"
    forum_id: str
    reported_on: date
    held_on: date
    starts_at: str
    minutes: int
    place: str
    guest: str | None


@dataclass(frozen=True)
class ForumEvent(Fact):
    """A step in a Forum's life. The number of its `opened` event is the pin its figures are read at."""

    table: ClassVar[str] = "forum_event"
    about: ClassVar[str] = "forum_id"
    forum_id: str
    reported_on: date
    kind: str
    agenda_item_id: str | None
    words: str | None


@dataclass(frozen=True)
class AgendaItem(Fact):
    table: ClassVar[str] = "agenda_item"
    id: str
    forum_id: str


@dataclass(frozen=True)
class AgendaItemVersion(Fact):
    table: ClassVar[str] = "agenda_item_version"
    about: ClassVar[str] = "agenda_item_id"
    agenda_item_id: str
    position: int
    title: str
    kind: str
    purpose: str
    led_by: str
    minutes: int
    reason: str | None
    dropped: bool
    paper_number: str | None = None
    department: str | None = None
    ask: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True)
class AgendaItemBrief(Fact):
    """The chair's brief on an item; the newest row stands."""

    table: ClassVar[str] = "agenda_item_brief"
    about: ClassVar[str] = "agenda_item_id"
    agenda_item_id: str
    aim: str | None
    speakers: str | None
    question: str | None
    line_to_take: str | None
    outcome: str | None


@dataclass(frozen=True)
class AgendaItemAction(Fact):
    """An action that an agenda item is about."""

    table: ClassVar[str] = "agenda_item_action"
    about: ClassVar[str] = "agenda_item_id"
    agenda_item_id: str
    action_id: str


@dataclass(frozen=True)
class Capture(Fact):
    """A decision, an action, a rating, a date, a note or an insight written down in the meeting.

    `made_no` is the number of the fact it made, where it made one; a row of kind `undone` takes back the one it
    supersedes.
    """

    table: ClassVar[str] = "capture"
    about: ClassVar[str] = "agenda_item_id"
    forum_id: str
    agenda_item_id: str
    reported_on: date
    supersedes: int | None
    kind: str
    words: str
    action_id: str | None
    made_no: int | None = None


@dataclass(frozen=True)
class Attendance(Fact):
    """Whether somebody came; of several rows on the same person at a Forum the newest stands."""

    table: ClassVar[str] = "attendance"
    about: ClassVar[str] = "forum_id"
    forum_id: str
    organisation_id: str | None
    attendee: str
    state: str


@dataclass(frozen=True)
class RoomCodeState(Fact):
    """A code by which a room follows a Forum's wall, given or ended: a hash of it alone."""

    table: ClassVar[str] = "room_code"
    about: ClassVar[str] = "forum_id"
    forum_id: str
    state: str
    code_hash: str | None


@dataclass(frozen=True)
class GuestVersion(Fact):
    """A guest of a Forum's insight session: what they spoke on and what was to follow."""

    table: ClassVar[str] = "guest_version"
    about: ClassVar[str] = "guest_id"
    guest_id: str
    forum_id: str
    reported_on: date
    presenter: str
    from_whom: str | None
    topic: str
    follow_up: str | None
    withdrawn: bool


@dataclass(frozen=True)
class MinutesVersion(Fact):
    """The minutes of a Forum, whole: a JSON list of paragraphs."""

    # Whole and not the change alone, so that History can show where any two versions differ.
    table: ClassVar[str] = "minutes_version"
    about: ClassVar[str] = "forum_id"
    forum_id: str
    row_version: int
    paragraphs: str


@dataclass(frozen=True)
class ActionNote(Fact):
    """News of a Forum's action, in its owner's words."""

    table: ClassVar[str] = "action_note"
    about: ClassVar[str] = "action_id"
    action_id: str
    reported_on: date
    words: str
