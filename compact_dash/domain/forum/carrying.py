"""Items that come back: one that no Forum has discussed waits until one does, or it is dropped with a reason."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.forum.agenda import Candidate
from compact_dash.domain.forum.item import Item, Key, PastItem
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.wording import as_list, day_and_month, long_date

# It goes after the dates that are missing and a department with six lines or more turned Red, and before all else.
RANK = 15


@dataclass(frozen=True)
class PastForum:
    """A Forum that is over, with everything that was ever on its agenda."""

    held_on: date
    items: tuple[PastItem, ...]


@dataclass(frozen=True)
class Waiting:
    """An item that waits for a Forum: as the last one left it, and the days of those that did not reach it.

    `asked_as` is what it was known by before it was carried: the data may ask for the same again.
    """

    item: PastItem
    days: tuple[date, ...]
    asked_as: Key


def waiting_items(past: Iterable[PastForum]) -> tuple[Waiting, ...]:
    """The items that the Forums have left undiscussed, in the order in which they were last left.

    `past` is in the order of the Forums' days. A Forum that neither takes an item nor declines it leaves it waiting:
    only a discussion or a reason ends that.
    """
    found: dict[Key, Waiting] = {}
    for forum in past:
        found = left_by(forum, found)
    return tuple(found.values())


def left_by(forum: PastForum, before: Mapping[Key, Waiting]) -> dict[Key, Waiting]:
    """The items that wait after a Forum: of those that waited before it, and of those it did not reach itself."""
    ended = {key for key, row in before.items() if any(is_ended(item) and is_again(item, row) for item in forum.items)}
    after = {key: row for key, row in before.items() if key not in ended}
    for item in forum.items:
        if is_left(item) and item.key not in ended:
            # A copy is gone through, because rows leave the one that it was made of.
            earlier = [after.pop(key) for key, row in tuple(after.items()) if is_again(item, row)]
            days = sorted({forum.held_on, *(day for row in earlier for day in row.days)})
            # The first key it had: should the data ask for it again, it is by that one.
            after[item.carried_key] = Waiting(item, tuple(days), earlier[0].asked_as if earlier else item.key)
    return after


def is_ended(item: PastItem) -> bool:
    """Whether a Forum has done with it: it was discussed, or taken off with a reason. Moved, it is another's item."""
    return bool(item.taken_up) or item.dropped


def is_left(item: PastItem) -> bool:
    """Whether the meeting did not come to it. What stands on every agenda is there anew without being carried."""
    return not is_ended(item) and item.kind.rules.is_carried


def is_again(item: PastItem, earlier: Waiting) -> bool:
    """Whether a later Forum's item is the one that waits: carried there, or asked for by the data once more."""
    return item.key == earlier.item.carried_key or covers(item.key, item.refs, earlier)


def covers(key: Key, refs: Collection[str], earlier: Waiting) -> bool:
    """Whether an item asks for all that an earlier one does: a department's has to be about every line of it."""
    return key == earlier.asked_as and (
        not earlier.item.kind.rules.keeps_every_line or set(earlier.item.refs) <= set(refs)
    )


def with_waiting(waits: Iterable[Waiting], asked: Iterable[Candidate], year: int) -> list[Candidate]:
    """The candidates for a Forum of that year: those that wait and those the data asks for, one that is both once."""
    carried, new = [], list(asked)
    for row in waits:
        again = next((each for each in new if covers(each.item.key, each.item.refs, row)), None)
        if again is None:
            carried.append(Candidate(carried_item(row, year), RANK))
        else:
            # Having waited lifts it where it can, and never puts it behind the rank it has of its own.
            new[new.index(again)] = Candidate(asked_again(again.item, row, year), min(again.rank, RANK))
    return [*carried, *new]


def carried_item(row: Waiting, year: int) -> Item:
    """The item in the words and with the lines that it had."""
    return Item(
        kind=AgendaKind.CARRIED,
        title=row.item.title,
        led_by=row.item.led_by,
        purpose=row.item.purpose,
        minutes=row.item.minutes,
        reason=carried_in_words(row.days, year),
        refs=row.item.refs,
        department=row.item.department,
        ask=row.item.ask,
    )


def asked_again(item: Item, row: Waiting, year: int) -> Item:
    """The item as the data asks for it again, with the Forums that left it; a title that people gave it stays."""
    retitled = row.item.title != row.item.first_title
    reason = f"{carried_in_words(row.days, year)}; {item.reason}"
    return replace(item, title=row.item.title if retitled else item.title, reason=reason)


def carried_in_words(days: Sequence[date], year: int) -> str:
    """The reason of a carried item, such as: carried from 26 November 2013 and 21 May, not reached."""
    # The year stands only where it is another than that of the Forum the item is offered to.
    said = [day_and_month(day) if day.year == year else long_date(day) for day in days]
    return f"carried from {as_list(said)}, not reached"
