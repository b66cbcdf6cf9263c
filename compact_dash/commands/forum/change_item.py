"""Changing an agenda: an item in other words, one of one's own, the order, and items dropped or put off."""

from dataclasses import asdict, replace

from compact_dash.commands.forum.keep_agenda import Preparing, difference, keep, prepare
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain import facts
from compact_dash.domain.errors import AnswerRefused, NotNow, Overtaken
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.forum.item import Agenda, Item, ItemWords, KeptItem, Purpose, keep_item
from compact_dash.domain.forum.keeping import (
    standing_items,
    with_item_moved,
    with_item_worded,
    with_new,
    without_item,
)
from compact_dash.domain.forum.kinds import AgendaKind, kinds_people_add
from compact_dash.domain.forum.paper_number import next_number, tidy_number, year_of
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.wording import count, day_and_month, long_date
from compact_dash.reports.forum.kept_agenda import briefs, forum_after, kept_agenda, paper_numbers
from compact_dash.store import Store
from compact_dash.store.ids import new_id

PURPOSES = tuple(purpose.value for purpose in Purpose)
# Half of the longest Forum that can be planned is the most that one item may take.
LONGEST_TITLE, LONGEST_NAME, MOST_MINUTES = 300, 200, 240


def change_item(
    store: Store, occasion: Occasion, forum_id: str, item_id: str, seen: ItemWords, wanted: ItemWords
) -> None:
    """Retitle or re-time an item, or change its purpose, presenter or paper number.

    Raises:
        NotAllowed, NotFound, NotNow: as `prepare`; the item is not on the agenda, or the paper number cannot be.
        AnswerRefused: a field cannot stand.
        Overtaken: somebody else has changed the item since it was `seen`.
    """

    def step(inside: Preparing) -> Agenda:
        entry = as_seen(inside, item_id, seen)
        words = tidy(wanted)
        refuse_paper_number(inside, entry, words.paper_number)
        return with_item_worded(inside.agenda, item_id, words)

    keep(store, occasion, forum_id, step)


def as_seen(inside: Preparing, item_id: str, seen: ItemWords) -> KeptItem:
    """The item, if it still reads as the person who acts saw it.

    Raises:
        NotFound: it is not on the agenda.
        Overtaken: somebody else has changed its words.
    """
    entry = inside.item(item_id)
    # Words are compared and not a version number: moving another item is no change of this one (decision 34).
    if entry.words != seen:
        now = f"“{entry.title}”, {entry.purpose}, {count(entry.minutes, 'minute')}, led by {entry.led_by}"
        raise Overtaken(f"Somebody else has changed this item: it is now {now}. Press again if you still want to.")
    return entry


def tidy(words: ItemWords) -> ItemWords:
    """The words as they are kept.

    Raises:
        AnswerRefused: every field that cannot stand, a sentence each.
    """
    faults = []
    if words.purpose not in PURPOSES:
        faults.append(f"Purpose: found “{words.purpose}”, expected one of {', '.join(PURPOSES)}.")
    if not 1 <= words.minutes <= MOST_MINUTES:
        faults.append(f"Minutes: found {words.minutes}, expected 1 to {MOST_MINUTES}.")
    if faults:
        raise AnswerRefused(faults)
    return replace(
        words,
        title=require_text(on_one_line(words.title), "a title for the item", LONGEST_TITLE),
        led_by=require_text(on_one_line(words.led_by), "who leads the item", LONGEST_NAME),
        paper_number=tidy_number(words.paper_number or ""),
    )


def on_one_line(words: str) -> str:
    return " ".join(tidy_text(words).split())


def refuse_paper_number(inside: Preparing, entry: KeptItem, number: str | None) -> None:
    """Refuse a paper number of another year, or one that another item has.

    A number that the item has already stays good, also where its Forum moved into another year.

    Raises:
        AnswerRefused: the number is not one of the Forum's year.
        NotNow: another paper has it.
    """
    if number is None or number == entry.paper_number:
        return
    kept = paper_numbers(inside.store)
    year = inside.forum.held_on.year
    free = next_number([row.paper_number for row in kept], year)
    if year_of(number) != year % 100:
        raise AnswerRefused([f"Paper number: found “{number}”, expected a number of {year} such as {free}."])
    # Numbers run through a year and not through an agenda, so the papers of every Forum are looked at.
    if any(row.paper_number == number and row.item_id != entry.item_id for row in kept):
        raise NotNow(f"{number} is another paper’s number already. The next free one is {free}.")


def add_own(
    store: Store,
    occasion: Occasion,
    forum_id: str,
    wanted: ItemWords,
    ask: str = "",
    kind: AgendaKind = AgendaKind.OWN,
) -> str:
    """Put an item of one's own on the agenda, before any other business, and return its id.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused: as `change_item`; the kind is none that people add.
    """
    # Made before the write, so that the page can open the very item it added.
    item_id = new_id()

    def step(inside: Preparing) -> Agenda:
        if kind not in kinds_people_add():
            raise AnswerRefused([f"Kind: found “{kind}”, expected one of {', '.join(kinds_people_add())}."])
        words = tidy(wanted)
        item = Item(kind, words.title, words.led_by, Purpose(words.purpose), words.minutes, ask=on_one_line(ask))
        entry = keep_item(item, item_id)
        refuse_paper_number(inside, entry, words.paper_number)
        return with_new(inside.agenda, replace(entry, paper_number=words.paper_number))

    keep(store, occasion, forum_id, step)
    return item_id


def move_item(
    store: Store, occasion: Occasion, forum_id: str, item_id: str, step: int, seen_order: tuple[str, ...]
) -> None:
    """Move an item up (-1) or down (1); every number on the agenda follows in the same write.

    Raises:
        NotAllowed, NotFound, NotNow: as `prepare`; the item is not on the agenda.
        Overtaken: somebody else has changed the order since it was seen.
    """

    def moving(inside: Preparing) -> Agenda:
        entry = inside.item(item_id)
        order = tuple(each.item_id for each in standing_items(inside.agenda))
        if order != seen_order:
            place = order.index(item_id) + 1
            raise Overtaken(f"Somebody else has changed the order: “{entry.title}” is number {place} now. Look again.")
        return with_item_moved(inside.agenda, item_id, step)

    keep(store, occasion, forum_id, moving)


def drop_item(store: Store, occasion: Occasion, forum_id: str, item_id: str, seen: ItemWords, reason: str) -> None:
    """Take an item off the agenda, with a reason; a redraft of the same Forum does not bring it back.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused, Overtaken: as `change_item`; no reason; it was taken up already.
    """

    def step(inside: Preparing) -> Agenda:
        refuse_taken_up(as_seen(inside, item_id, seen), "dropped")
        return without_item(
            inside.agenda, item_id, require_text(reason, "the reason for dropping the item", LONGEST_REASON)
        )

    keep(store, occasion, forum_id, step)


def refuse_taken_up(entry: KeptItem, done: str) -> None:
    if entry.taken_up:
        raise NotNow(f"The meeting has taken up “{entry.title}” already, so it cannot be {done}.")


def put_off_item(store: Store, occasion: Occasion, forum_id: str, item_id: str, seen: ItemWords, reason: str) -> None:
    """Move an item to the next Forum: it appears there as carried, with the reason and the chair's brief.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused, Overtaken: as `drop_item`; no later Forum is planned.
    """

    def entries(_: int) -> list[Entry]:
        inside = prepare(store, occasion, forum_id)
        entry = as_seen(inside, item_id, seen)
        refuse_taken_up(entry, "put off")
        # A standing item is on the next agenda anyway; carried there, it would stand twice.
        if not entry.kind.rules.is_carried:
            raise NotNow(f"“{entry.title}” stands on every agenda, so it cannot be put off. It can be dropped.")
        why = require_text(reason, "the reason for moving the item", LONGEST_REASON)
        later = later_forum(inside)
        # One write for both agendas: an item is never on two of them, nor lost between them.
        gone = difference(inside, without_item(inside.agenda, item_id, why, later.forum.forum_id))
        return [occasion.entry(fact) for fact in (*gone, *carried_on(inside, entry, later, why))]

    store.append(entries)


def later_forum(inside: Preparing) -> Preparing:
    """The next Forum with its agenda, for the same actor.

    Raises:
        NotNow: no later Forum is planned.
    """
    later = forum_after(inside.store, inside.forum)
    if later is None:
        raise NotNow(f"No {house().forum} is planned after {long_date(inside.forum.held_on)}. Plan one first.")
    return replace(inside, forum=later, agenda=kept_agenda(inside.store, later.forum_id))


def carried_on(inside: Preparing, entry: KeptItem, later: Preparing, why: str) -> list[Fact]:
    """The item as it appears on the next Forum's agenda, with its brief."""
    reason = f"moved from {day_and_month(inside.forum.held_on)}: {why}"
    # `first_title` tells drafts of one kind apart, so that a redraft there does not offer the item again.
    carried = replace(entry, item_id=new_id(), kind=AgendaKind.CARRIED, first_title=entry.title, reason=reason)
    made = difference(later, with_new(later.agenda, carried))
    brief = briefs(inside.store, inside.forum.forum_id).get(entry.item_id)
    if brief is not None:
        made.append(facts.AgendaItemBrief(carried.item_id, **asdict(brief)))
    return made
