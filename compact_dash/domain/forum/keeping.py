"""Keeping an agenda: what people do to its items, and what a new draft would add, refresh or no longer ask for.

Every step takes the whole agenda and gives the whole agenda back, numbered again. Nothing is lost by a step: an item
that is dropped stays in the list as dropped, with its reason, so that no later draft offers it again.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from compact_dash.domain.forum.agenda import Draft, LeftOut
from compact_dash.domain.forum.item import Agenda, Item, ItemWords, KeptItem, Key, Purpose, keep_item
from compact_dash.domain.forum.kinds import AgendaKind, ItemSource

# A drafted title may hold a count, so two drafts of one item may differ in their numbers alone.
NUMBERS = re.compile(r"\d[\d,]*")


def standing_items(agenda: Iterable[KeptItem]) -> list[KeptItem]:
    """The items that will be before the meeting, in order."""
    return sorted((entry for entry in agenda if not entry.dropped), key=lambda entry: (entry.position, entry.item_id))


def renumber(order: Sequence[KeptItem], others: Iterable[KeptItem] = ()) -> Agenda:
    """The agenda in this order, counted from 1, with what was dropped behind it."""
    return (*(replace(entry, position=place) for place, entry in enumerate(order, start=1)), *others)


def dropped_items(agenda: Iterable[KeptItem]) -> list[KeptItem]:
    return [entry for entry in agenda if entry.dropped]


def is_taken(kinds: Iterable[AgendaKind]) -> bool:
    """Whether a draft was taken, by the kinds of what is kept: anything but items that people placed beforehand."""
    return any(not kind.is_placed_by_people for kind in kinds)


def with_new(agenda: Agenda, entry: KeptItem) -> Agenda:
    """The agenda with one more item, before those that close the meeting."""
    order = standing_items(agenda)
    place = place_for(entry.kind, order)
    return renumber([*order[:place], entry, *order[place:]], dropped_items(agenda))


def place_for(kind: AgendaKind, order: Sequence[KeptItem]) -> int:
    """Where an item of a kind goes: before the later sections at the end, however people have ordered the rest."""
    place = len(order)
    while place and order[place - 1].kind.rules.section > kind.rules.section:
        place -= 1
    return place


def with_draft(agenda: Agenda, items: Iterable[Item], new_id: Callable[[], str]) -> Agenda:
    """The agenda with a whole draft taken; what stood here before is put before the closing items."""
    known = {entry.key for entry in agenda}
    # A dropped item is among the known ones, so taking a draft does not bring it back.
    taken = [keep_item(item, new_id()) for item in items if item.key not in known]
    made = renumber(taken, dropped_items(agenda))
    for entry in standing_items(agenda):
        made = with_new(made, entry)
    return made


def with_item_moved(agenda: Agenda, item_id: str, step: int) -> Agenda:
    """The agenda with an item moved up (-1) or down (1); at its end it stays where it is."""
    order = standing_items(agenda)
    place = next(place for place, entry in enumerate(order) if entry.item_id == item_id)
    entry = order.pop(place)
    order.insert(min(max(place + step, 0), len(order)), entry)
    return renumber(order, dropped_items(agenda))


def with_item_worded(agenda: Agenda, item_id: str, words: ItemWords) -> Agenda:
    """The agenda with an item in other words."""
    return tuple(
        replace(
            entry,
            title=words.title,
            purpose=Purpose(words.purpose),
            led_by=words.led_by,
            minutes=words.minutes,
            paper_number=words.paper_number,
        )
        if entry.item_id == item_id
        else entry
        for entry in agenda
    )


def without_item(agenda: Agenda, item_id: str, reason: str, moved_to: str | None = None) -> Agenda:
    """The agenda with an item taken off, its reason kept, and the Forum it went to where it was moved."""
    gone = [
        replace(entry, dropped=True, reason=reason, moved_to=moved_to) for entry in agenda if entry.item_id == item_id
    ]
    return renumber(
        [entry for entry in standing_items(agenda) if entry.item_id != item_id], [*dropped_items(agenda), *gone]
    )


@dataclass(frozen=True)
class Changed:
    """An item that the data still asks for, for other reasons or other lines than when it was taken."""

    item_id: str
    now: Item


@dataclass(frozen=True)
class Redraft:
    """A draft held against a kept agenda: the items to add, those left out for want of time, stale and out of date."""

    new: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    stale: frozenset[str]
    changed: tuple[Changed, ...]

    @property
    def offered(self) -> tuple[Item, ...]:
        """Everything that could be added, the new first."""
        return (*self.new, *(row.item for row in self.left_out))


def redraft(agenda: Agenda, draft: Draft) -> Redraft:
    """Hold a draft against what is kept. Nothing is changed by it: people add, decline, refresh or drop."""
    known = {entry.key for entry in agenda}
    # Also those that did not fit: they are still asked for, so a kept item among them is not stale.
    asked = {item.key: item for item in (*draft.items, *(row.item for row in draft.left_out))}
    present = standing_items(agenda)
    return Redraft(
        new=tuple(item for item in draft.items if item.key not in known),
        left_out=tuple(row for row in draft.left_out if row.item.key not in known),
        stale=frozenset(entry.item_id for entry in present if is_stale(entry, asked.keys())),
        changed=tuple(
            Changed(entry.item_id, asked[entry.key])
            for entry in present
            if entry.key in asked and refresh_item(entry, asked[entry.key]) != entry
        ),
    )


def is_stale(entry: KeptItem, asked: Iterable[Key]) -> bool:
    """Whether the data asked for it and does so no more. What was carried here was placed by people or by a Forum."""
    return entry.kind.rules.source is ItemSource.DATA and entry.key not in asked


def refresh_item(entry: KeptItem, now: Item) -> KeptItem:
    """The item with what the data says of it now; its order, time, presenter and edited title stay.

    A title in which nothing but numbers differs is still the draft's own, so it follows. Lines are only added: what
    an item was once about stays in its trail.
    """
    title = now.title if without_numbers(now.title) == without_numbers(entry.title) else entry.title
    refs = entry.refs if set(now.refs) <= set(entry.refs) else tuple(sorted({*entry.refs, *now.refs}))
    return replace(entry, title=title, reason=now.reason, ask=now.ask, refs=refs)


def without_numbers(title: str) -> str:
    return NUMBERS.sub("#", title)


def refresh_agenda(agenda: Agenda, draft: Draft) -> Agenda:
    """The agenda with every reason as the data gives it now."""
    now = {row.item_id: row.now for row in redraft(agenda, draft).changed}
    return tuple(refresh_item(entry, now[entry.item_id]) if entry.item_id in now else entry for entry in agenda)
