"""Time: when an agenda's items start, how a meeting stands against that, when it will end and what could give way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from compact_dash.domain.forum.item import KeptItem, Purpose
from compact_dash.domain.forum.meeting import BEFORE, MeetingState
from compact_dash.domain.house import house

# An item may give up half of its time, and none is worth opening for less than this.
SHORTEST = 2
GIVES_WAY = (Purpose.NOTE, Purpose.DISCUSSION)
# A Forum that opens within so much of its planned start keeps the end that its agenda and its wall are timed for; one
# that is opened again so much after that end has put it behind.
IN_TIME = timedelta(hours=1)


@dataclass(frozen=True)
class Clock:
    """How the meeting stands against its plan, at a time. All times are naive UTC.

    Minutes are whole ones, as people read them: an item that has run 20 seconds has taken none of its 8 and has 8
    left, and a meeting is over by as much as the two times shown lie apart. `passed_over` are the items that were left
    behind without being discussed; the projected end is without them. A Forum that was opened again long after its end
    has none to keep.
    """

    opened_again: bool
    planned_finish: datetime
    projected_finish: datetime
    by_agenda: bool
    item_minutes: int
    item_seconds: float
    passed_over: tuple[KeptItem, ...]

    @property
    def minutes_spent(self) -> int:
        """The whole minutes that the item has taken."""
        return int(self.item_seconds // 60)

    @property
    def minutes_left(self) -> int:
        """The whole minutes left of the item's time; below 0 once it has run over."""
        return self.item_minutes - self.minutes_spent

    @property
    def over(self) -> int:
        """The whole minutes by which the meeting will end late; 0 where it will not."""
        if self.opened_again:
            return 0
        # By the times as shown: else two that lie a minute apart on the screen might be called on time.
        late = to_the_minute(self.projected_finish) - to_the_minute(self.planned_finish)
        return max(int(late.total_seconds() // 60), 0)

    @property
    def minutes_passed_over(self) -> int:
        return sum(item.minutes for item in self.passed_over)


@dataclass(frozen=True)
class Relief:
    """One way to win time: what a later item gives up, in words, and the minutes that this saves."""

    item_id: str
    title: str
    words: str
    minutes: int


def clock(
    state: MeetingState, items: Sequence[KeptItem], now: datetime, minutes: int, starts: datetime
) -> Clock | None:
    """The clock of an open meeting planned to start at `starts` and to take `minutes`; None before it was opened."""
    if state.opened_at is None:
        return None
    # None also where the item on the wall has been taken off the agenda since.
    here = next((item for item in items if item.item_id == state.item_id), None)
    spent = state.seconds_on(here.item_id, now) if here else 0.0
    # An item that has run over has nothing left, and takes nothing off the items after it.
    left = max(here.minutes * 60 - spent, 0.0) if here else 0.0
    later = sum(item.minutes for item in to_come(state, items))
    by_agenda = abs(state.opened_at - starts) <= IN_TIME
    begins = starts if by_agenda else state.opened_at
    planned_finish = begins + timedelta(minutes=minutes)
    return Clock(
        opened_again=bool(state.reopened_because) and now - planned_finish > IN_TIME,
        planned_finish=planned_finish,
        projected_finish=now + timedelta(seconds=left, minutes=later),
        by_agenda=by_agenda,
        item_minutes=here.minutes if here else 0,
        item_seconds=spent,
        passed_over=tuple(undiscussed_items(state, items[: place_of(state, items)])),
    )


def to_the_minute(at: datetime) -> datetime:
    """The time as a clock without seconds shows it."""
    return at.replace(second=0, microsecond=0)


def place_of(state: MeetingState, items: Sequence[KeptItem]) -> int:
    """The place of the item on the wall, counted from 0; 0 also where none is there."""
    ids = [item.item_id for item in items]
    return ids.index(state.item_id) if state.item_id in ids else 0


def undiscussed_items(state: MeetingState, items: Sequence[KeptItem]) -> list[KeptItem]:
    return [item for item in items if item.item_id not in {*state.discussed, state.item_id}]


def to_come(state: MeetingState, items: Sequence[KeptItem]) -> list[KeptItem]:
    """The items after the one on the wall that have not been discussed."""
    return undiscussed_items(state, items[place_of(state, items) :])


def relief(state: MeetingState, items: Sequence[KeptItem], over: int) -> list[Relief]:
    """The ways to win back `over` minutes: items to shorten, and then items to move to the next Forum.

    Items to note give way before items for discussion; what is for decision keeps its time. What stands on every
    agenda can be shortened and not moved.
    """
    coming = [item for purpose in GIVES_WAY for item in to_come(state, items) if item.purpose == purpose]
    found: list[Relief] = []
    for item in coming:
        saved = item.minutes - half_of(item)
        if over > 0 and saved > 0:
            found.append(Relief(item.item_id, item.title, f"take {half_of(item)} of {item.minutes} minutes", saved))
            over -= saved
    for item in reversed(coming):
        if over > 0 and item.minutes > SHORTEST and item.kind.rules.is_carried:
            # Moved, it saves all its minutes. Half of them were counted when it was shortened, so that row goes.
            found = [row for row in found if row.item_id != item.item_id]
            found.append(Relief(item.item_id, item.title, f"move to the next {house().forum}", item.minutes))
            over -= half_of(item)
    return found


def half_of(item: KeptItem) -> int:
    """The minutes an item keeps when it is shortened: half of them, and never less than it is worth opening for."""
    return max(item.minutes // 2, SHORTEST)


@dataclass(frozen=True)
class Slot:
    """An item's time, and whether it ends after the meeting should."""

    starts: datetime
    ends: datetime
    is_over: bool


@dataclass(frozen=True)
class Timeline:
    """How an agenda runs: `over` in minutes, less than nothing where time is left."""

    slots: tuple[Slot, ...]
    minutes: int
    finishes: datetime
    over: int
    relief: tuple[Relief, ...]

    @property
    def used(self) -> int:
        return self.minutes + self.over


def agenda_timeline(items: Sequence[KeptItem], starts: datetime, minutes: int) -> Timeline:
    """The time line of items in order, for a meeting that starts then and is planned to take `minutes`."""
    planned = starts + timedelta(minutes=minutes)
    slots: list[Slot] = []
    at = starts
    for item in items:
        ends = at + timedelta(minutes=item.minutes)
        slots.append(Slot(at, ends, ends > planned))
        at = ends
    over = sum(item.minutes for item in items) - minutes
    # Before the meeting nothing has been discussed and nothing is on the wall, so every item may give way.
    return Timeline(tuple(slots), minutes, at, over, tuple(relief(BEFORE, items, over)) if over > 0 else ())
