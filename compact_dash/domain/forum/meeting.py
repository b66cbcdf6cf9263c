"""A meeting in session: the state that its log of events adds up to. Every screen of Present is a fold over it.

Nothing here asks what time it is: the caller says when, so that a replay comes to the same state.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class Happened(StrEnum):
    """The events of a Forum in session."""

    OPENED = "opened"
    SHOWN = "item_shown"
    DISCUSSED = "item_discussed"
    PAUSED = "paused"
    RESUMED = "resumed"
    CLOSED = "closed"
    REOPENED = "reopened"


class Phase(StrEnum):
    """Where the meeting is."""

    NOT_OPENED = "not opened"
    IN_SESSION = "in session"
    PAUSED = "paused"
    CLOSED = "closed"


# What is captured in a meeting and what it is called, in the order in which the chair's screen offers it.
CAPTURE_WORDS: dict[str, str] = {
    "decision": "Decision",
    "action": "Action",
    "rating": "Rating agreed",
    "date": "Date agreed",
    "note": "Note",
    "insight": "Insight",
    "good_practice": "Good practice",
}


@dataclass(frozen=True)
class MeetingEvent:
    """One event of the log; `at` is naive UTC."""

    change_no: int
    at: datetime
    kind: str
    item_id: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class MeetingState:
    """The state after the log. `spent` holds seconds by item; `since` is when the running item last began to count.

    `moved_no` is the number of the event that put the present item on the wall. A move names it, so that two chairs
    pressing at once move once.
    """

    phase: Phase = Phase.NOT_OPENED
    item_id: str | None = None
    moved_no: int = 0
    opened_at: datetime | None = None
    since: datetime | None = None
    # Read-only, because one state is read for everybody who looks on.
    spent: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    discussed: frozenset[str] = field(default_factory=frozenset)
    reopened_because: tuple[str, ...] = ()

    def seconds_on(self, item_id: str, now: datetime) -> float:
        """The seconds that an item has been before the meeting, pauses left out; `now` is naive UTC."""
        counted = self.spent.get(item_id, 0.0)
        if item_id == self.item_id and self.since is not None:
            counted += seconds_between(self.since, now)
        return counted

    @property
    def is_open(self) -> bool:
        """Whether things can be captured."""
        return self.phase in (Phase.IN_SESSION, Phase.PAUSED)


BEFORE = MeetingState()


def seconds_between(start: datetime, end: datetime) -> float:
    """The seconds from one time to another, and never less than 0."""
    # The computer's clock may have been set back between the two.
    return max((end - start).total_seconds(), 0.0)


def fold(events: Iterable[MeetingEvent], state: MeetingState = BEFORE) -> MeetingState:
    """The state after the events, in order of their numbers; events of other kinds change nothing."""
    for event in events:
        state = after(state, event)
    return state


def after(state: MeetingState, event: MeetingEvent) -> MeetingState:
    """The state after one more event."""
    match event.kind:
        case Happened.OPENED:
            return replace(BEFORE, phase=Phase.IN_SESSION, opened_at=event.at, moved_no=event.change_no)
        case Happened.SHOWN:
            return show_item(bank_time(state, event.at), event)
        case Happened.DISCUSSED if event.item_id:
            return replace(state, discussed=state.discussed | {event.item_id})
        case Happened.PAUSED:
            return replace(bank_time(state, event.at), phase=Phase.PAUSED, since=None)
        case Happened.RESUMED:
            return replace(state, phase=Phase.IN_SESSION, since=event.at)
        case Happened.CLOSED:
            return replace(bank_time(state, event.at), phase=Phase.CLOSED, since=None)
        case Happened.REOPENED:
            reasons = (*state.reopened_because, event.words or "")
            return replace(state, phase=Phase.IN_SESSION, since=event.at, reopened_because=reasons)
    return state


def bank_time(state: MeetingState, at: datetime) -> MeetingState:
    """The state with the running item's time put to its account."""
    if state.item_id is None or state.since is None:
        return state
    spent = {**state.spent, state.item_id: state.seconds_on(state.item_id, at)}
    return replace(state, spent=MappingProxyType(spent), since=at)


def show_item(state: MeetingState, event: MeetingEvent) -> MeetingState:
    # Moving on in a pause starts no clock.
    since = event.at if state.phase is Phase.IN_SESSION else None
    return replace(state, item_id=event.item_id, moved_no=event.change_no, since=since)
