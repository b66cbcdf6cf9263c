"""Drafting an agenda: standing items, and items ranked from the data that fit the time there is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from compact_dash.domain.forum.item import Item


@dataclass(frozen=True)
class Candidate:
    """An item the data asks for, with its rank: a lower one comes first."""

    item: Item
    rank: int


@dataclass(frozen=True)
class LeftOut:
    """A candidate that did not fit, and why."""

    item: Item
    why: str


@dataclass(frozen=True)
class Draft:
    """A drafted agenda: the items in order, what was left out, and the minutes there are.

    `placed` is the minutes of the items that people had put there before anything was drafted.
    """

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    minutes: int
    placed: int = 0

    @property
    def minutes_used(self) -> int:
        return self.placed + sum(item.minutes for item in self.items)

    @property
    def left_out_by_reason(self) -> dict[str, list[LeftOut]]:
        """The candidates left out, by their reason, so that a long list reads as a short one."""
        by_reason: dict[str, list[LeftOut]] = {}
        for row in self.left_out:
            by_reason.setdefault(row.item.reason, []).append(row)
        return by_reason

    @property
    def refs(self) -> frozenset[str]:
        """Every line that an item is about, those left out among them."""
        every = (*self.items, *(row.item for row in self.left_out))
        return frozenset(ref for item in every for ref in item.refs)

    @property
    def withheld(self) -> int:
        """The items that are not shown to the reader, those left out among them."""
        return sum(not item.is_shown for item in (*self.items, *(row.item for row in self.left_out)))

    def as_read(self, hidden: Collection[str], *, is_member: bool) -> "Draft":
        """The same agenda for a reader: each item in its place and with its minutes, as far as they may read it."""
        return replace(
            self,
            items=tuple(item.as_read(hidden, is_member=is_member) for item in self.items),
            left_out=tuple(replace(row, item=row.item.as_read(hidden, is_member=is_member)) for row in self.left_out),
        )

    @property
    def decisions(self) -> int:
        """The items that want a decision of their own, beside what stands on every agenda."""
        return sum(item.wants_decision for item in self.items)


def draft(
    opening: Sequence[Item], closing: Sequence[Item], candidates: Sequence[Candidate], minutes: int, placed: int = 0
) -> Draft:
    """The standing items with as many candidates between them as fit, the most pressing first."""
    room = minutes - placed - sum(item.minutes for item in (*opening, *closing))
    taken: list[Item] = []
    left_out: list[LeftOut] = []
    for candidate in sorted(candidates, key=lambda candidate: candidate.rank):
        # One that does not fit ends nothing: a shorter one after it may still have room.
        if candidate.item.minutes <= room:
            taken.append(candidate.item)
            room -= candidate.item.minutes
        else:
            left_out.append(LeftOut(candidate.item, why_left_out(candidate.item, room)))
    return Draft((*opening, *taken, *closing), tuple(left_out), minutes, placed)


def why_left_out(item: Item, room: int) -> str:
    left = f"only {room} left" if room > 0 else "none left"
    return f"It wants {item.minutes} minutes and {left} after more pressing items."


def start_times(items: Sequence[Item], starts: datetime) -> list[tuple[datetime, Item]]:
    """Each item with the time at which it starts."""
    rows = []
    for item in items:
        rows.append((starts, item))
        starts += timedelta(minutes=item.minutes)
    return rows
