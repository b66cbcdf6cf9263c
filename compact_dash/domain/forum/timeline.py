"""The time line of an agenda: when each item starts and finishes, and what could give way where it runs over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from compact_dash.domain.forum.clock import Relief, TimedItem, relief
from compact_dash.domain.forum.meeting import BEFORE


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


def timeline(items: Sequence[TimedItem], starts: datetime, minutes: int) -> Timeline:
    """The time line of items in order, for a meeting that starts then and is planned to take `minutes`."""
    planned = starts + timedelta(minutes=minutes)
    slots: list[Slot] = []
    at = starts
    for item in items:
        ends = at + timedelta(minutes=item.minutes)
        slots.append(Slot(at, ends, ends > planned))
        at = ends
    over = sum(item.minutes for item in items) - minutes
    return Timeline(tuple(slots), minutes, at, over, tuple(relief(BEFORE, items, over)) if over > 0 else ())
