"""The meeting's clock: what was planned, what was spent, when it will end, and what could give way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from compact_dash.domain.agenda import DISCUSSION, NOTE
from compact_dash.domain.meeting import MeetingState

# An item may give up half of its time, and none is worth opening for less than this.
SHORTEST = 2
GIVES_WAY = (NOTE, DISCUSSION)


@dataclass(frozen=True)
class TimedItem:
    """An item of the agenda as the clock sees it."""

    item_id: str
    title: str
    purpose: str
    minutes: int


@dataclass(frozen=True)
class Clock:
    """How the meeting stands against its plan, at a time. All times are naive UTC; `over` is in whole minutes."""

    planned_finish: datetime
    projected_finish: datetime
    item_minutes: int
    item_seconds: float
    over: int

    @property
    def item_seconds_left(self) -> float:
        """What is left of the item's time; less than nothing once it has run over."""
        return self.item_minutes * 60 - self.item_seconds


@dataclass(frozen=True)
class Relief:
    """What one later item could give up, and how much that saves."""

    item_id: str
    title: str
    words: str
    minutes: int


def clock(state: MeetingState, items: Sequence[TimedItem], now: datetime, minutes: int) -> Clock | None:
    """The clock of an open meeting planned to take `minutes`; None before it was opened."""
    if state.opened_at is None:
        return None
    here = next((item for item in items if item.item_id == state.item_id), None)
    spent = state.seconds_on(here.item_id, now) if here else 0.0
    left = max(here.minutes * 60 - spent, 0.0) if here else 0.0
    later = sum(item.minutes for item in to_come(state, items))
    planned = state.opened_at + timedelta(minutes=minutes)
    projected = now + timedelta(seconds=left, minutes=later)
    over = max(ceil((projected - planned).total_seconds() / 60), 0)
    return Clock(planned, projected, here.minutes if here else 0, spent, over)


def to_come(state: MeetingState, items: Sequence[TimedItem]) -> list[TimedItem]:
    """The items after the one on the wall that have not been discussed."""
    ids = [item.item_id for item in items]
    start = ids.index(state.item_id) + 1 if state.item_id in ids else 0
    return [item for item in items[start:] if item.item_id not in state.discussed]


def relief(state: MeetingState, items: Sequence[TimedItem], over: int) -> list[Relief]:
    """What could be shortened, and then moved to the next Forum, until the meeting fits again.

    Items to note give way before items for discussion; what is for decision keeps its time. The very last items
    that only close the meeting are short, so they never come up.
    """
    coming = [item for purpose in GIVES_WAY for item in to_come(state, items) if item.purpose == purpose]
    found: list[Relief] = []
    for item in coming:
        saved = item.minutes - half_of(item)
        if over > 0 and saved > 0:
            found.append(Relief(item.item_id, item.title, f"take {half_of(item)} of {item.minutes} minutes", saved))
            over -= saved
    for item in reversed(coming):
        if over > 0 and item.minutes > SHORTEST:
            found = [row for row in found if row.item_id != item.item_id]
            found.append(Relief(item.item_id, item.title, "move to the next Forum", item.minutes))
            over -= half_of(item)
    return found


def half_of(item: TimedItem) -> int:
    """The least time an item is worth opening for."""
    return max(item.minutes // 2, SHORTEST)
