"""The agenda of a meeting between Forums, drafted from what the register and the board have to talk about."""

from collections.abc import Sequence
from dataclasses import dataclass

from compact_dash.commands.forum.keep_agenda import Preparing, difference, prepare
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.register.led_from import led_from
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry, RegisterOutcome
from compact_dash.domain.forum.item import Agenda, Item, KeptItem, Purpose, keep_item
from compact_dash.domain.forum.keeping import with_new
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.house import house
from compact_dash.domain.wording import as_list
from compact_dash.reports.register.entries import entry
from compact_dash.store import Store
from compact_dash.store.ids import new_id

# Minutes for each entry under a topic, and the least and the most for a topic.
EACH, LEAST, MOST = 4, 5, 20
# A title names the first of its entries; the rest stand on the page of the register.
NAMED = 3


@dataclass(frozen=True)
class PrivateTopic:
    """A topic as an item has it: its title, the ids of its entries and their titles, and the lines it is about."""

    title: str
    entry_ids: tuple[str, ...]
    titles: tuple[str, ...]
    refs: tuple[str, ...]

    @property
    def item(self) -> Item:
        number = len(self.titles) or len(self.refs)
        minutes = min(max(EACH * number, LEAST), MOST)
        named = "; ".join(self.titles[:NAMED]) + (" …" if len(self.titles) > NAMED else "")
        reason = named or f"{number} of the board"
        led_by = as_list([part for part in (house().office, house().partner) if part])
        return Item(AgendaKind.OWN, self.title, led_by, Purpose.DISCUSSION, minutes, reason, self.refs)


def draft_private(store: Store, occasion: Occasion, forum_id: str, topics: Sequence[PrivateTopic]) -> int:
    """Put each topic that has anything on the agenda as an item; how many were put there.

    Raises:
        NotAllowed, NotFound: as `prepare`.
        NotNow: the meeting is not one between Forums, it is closed, or nothing is new.
    """

    def made(_: int) -> tuple[list[Entry], int]:
        inside = prepare(store, occasion, forum_id)
        refuse_open_to_all(inside)
        taken = {each.key for each in inside.agenda if not each.dropped}
        # A topic that stands there is left as somebody may have worded it.
        kept = [(topic, keep_item(topic.item, new_id())) for topic in topics if topic.item.key not in taken]
        if not kept:
            raise NotNow("Everything that there is to talk about stands on the agenda already.")
        agenda: Agenda = inside.agenda
        for _topic, item in kept:
            agenda = with_new(agenda, item)
        items = [occasion.entry(fact) for fact in difference(inside, agenda)]
        return [*items, *outcomes(store, occasion, kept)], len(kept)

    return store.write(made)


def refuse_open_to_all(inside: Preparing) -> None:
    if inside.forum.kind != "ad_hoc":
        raise NotNow(
            f"This is {house().a_forum}, whose agenda every member reads. Plan a meeting between {house().forums} for "
            "what is not for them."
        )


def outcomes(store: Store, occasion: Occasion, kept: Sequence[tuple[PrivateTopic, KeptItem]]) -> list[Entry]:
    """Which item each entry led to."""
    reads = store.seen_by(occasion.actor.reader)
    made: list[Entry] = []
    # An entry may stand under two topics, and what a return told is written down once for both.
    known: dict[str, str] = {}
    for topic, item in kept:
        for ident in topic.entry_ids:
            if ident not in known:
                known[ident], first = led_from(store, occasion, entry(reads, occasion.today, ident))
                made += first
            made.append(occasion.entry(RegisterOutcome(known[ident], item.item_id)))
    return made
