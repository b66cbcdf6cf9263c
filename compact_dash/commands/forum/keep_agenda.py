"""Keeping an agenda: a draft taken, and what the data offers later added, declined or brought up to date.

Each command makes the agenda as it is to be out of the agenda as it is, and writes the difference.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain import facts
from compact_dash.domain.errors import NotFound, NotNow, Overtaken
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Agenda, Item, KeptItem, keep_item, version_of
from compact_dash.domain.forum.keeping import is_taken, refresh_agenda, with_draft, with_new
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import long_date
from compact_dash.reports.forum.kept_agenda import kept_agenda
from compact_dash.reports.forum.room import forum_by_id
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class Preparing:
    """An agenda as it stands under the write lock, and who prepares it."""

    store: Store
    occasion: Occasion
    forum: ForumRow
    agenda: Agenda

    def item(self, item_id: str) -> KeptItem:
        """An item that stands on the agenda.

        Raises:
            NotFound: it was dropped, or was never there.
        """
        found = next((entry for entry in self.agenda if entry.item_id == item_id and not entry.dropped), None)
        if found is None:
            raise NotFound("That item is not on the agenda any more. Choose another.")
        return found


def prepare(store: Store, occasion: Occasion, forum_id: str) -> Preparing:
    """The agenda as it stands, for somebody who may prepare it.

    Raises:
        NotAllowed: only OCS and the chair prepare Forums.
        NotFound: there is no such Forum.
        NotNow: it is closed, so its agenda is part of the record.
    """
    occasion.require(Act.RUN_FORUM)
    forum = forum_by_id(store, forum_id)
    # A closed Forum replays as it was, so its agenda is part of what was frozen.
    if forum.closed_no is not None:
        raise NotNow(f"The {house().forum} of {long_date(forum.held_on)} is closed, so its agenda stays as it is.")
    return Preparing(store, occasion, forum, kept_agenda(store, forum_id))


Step = Callable[[Preparing], Agenda]


def keep(store: Store, occasion: Occasion, forum_id: str, step: Step) -> None:
    """Take one step on the agenda as it is at the moment of writing."""

    def entries(_: int) -> list[Entry]:
        # Prepared inside the write: a step taken on an agenda read earlier would undo what others did since.
        inside = prepare(store, occasion, forum_id)
        return [occasion.entry(fact) for fact in difference(inside, step(inside))]

    store.append(entries)


def difference(inside: Preparing, agenda: Agenda) -> list[Fact]:
    """The facts that turn the agenda as it is into the one that is to be."""
    before = {entry.item_id: entry for entry in inside.agenda}
    made = [entry for entry in agenda if before.get(entry.item_id) != entry]
    # One query for every item, where one for each would be a query for each line of a taken draft.
    lines = line_ids(inside.store, made)
    found: list[Fact] = []
    for entry in made:
        old = before.get(entry.item_id)
        found += [] if old else [facts.AgendaItem(entry.item_id, inside.forum.forum_id)]
        # The lines of an item are facts of their own, so an item that only gained some needs no new version.
        found += [version_of(entry)] if old is None or replace(old, refs=entry.refs) != entry else []
        # Lines are only ever added: what an item was once said to be about stays readable in History.
        added = [ref for ref in entry.refs if old is None or ref not in old.refs]
        found += [facts.AgendaItemAction(entry.item_id, lines[ref]) for ref in added if ref in lines]
    return found


@dataclass(frozen=True)
class LineNamed:
    """A line by its reference."""

    action_id: str
    ref: str


def line_ids(store: Store, agenda: Sequence[KeptItem]) -> dict[str, str]:
    """The ids of the lines that items are about."""
    refs = sorted({ref for entry in agenda for ref in entry.refs})
    return {row.ref: row.action_id for row in store.fetch(LineNamed, "lines_named", {"refs": refs})} if refs else {}


def take_draft(store: Store, occasion: Occasion, forum_id: str, draft: Draft) -> None:
    """Turn the draft that somebody has before them into the agenda that is kept.

    Raises:
        NotAllowed, NotFound, NotNow: as `prepare`.
        Overtaken: somebody else has taken a draft already.
    """

    def step(inside: Preparing) -> Agenda:
        # Two drafts laid over each other would put every standing item on the agenda twice.
        if is_taken(entry.kind for entry in inside.agenda):
            raise Overtaken("Somebody else has taken a draft already. What yours adds to it is offered below.")
        return with_draft(inside.agenda, draft.items, new_id)

    keep(store, occasion, forum_id, step)


def add_offered(store: Store, occasion: Occasion, forum_id: str, items: Sequence[Item]) -> None:
    """Put what the data offers on the agenda, one item or all.

    Raises:
        NotAllowed, NotFound, NotNow: as `prepare`; there is nothing to add.
        Overtaken: somebody else has added or declined it already.
    """

    def step(inside: Preparing) -> Agenda:
        agenda = inside.agenda
        if not items:
            raise NotNow("The data offers nothing that could be added.")
        for item in items:
            refuse_known(inside, item)
            agenda = with_new(agenda, keep_item(item, new_id()))
        return agenda

    keep(store, occasion, forum_id, step)


def refuse_known(inside: Preparing, item: Item) -> None:
    # Dropped items count as known: an item that was declined with a reason must not come back by a second press.
    known = next((entry for entry in inside.agenda if entry.key == item.key), None)
    if known is not None:
        done = f"declined it: {known.reason}" if known.dropped else "added it"
        raise Overtaken(f"“{item.title}”: somebody else has already {done}.")


def decline_offered(store: Store, occasion: Occasion, forum_id: str, item: Item, reason: str) -> None:
    """Say why what the data offers is not for this Forum; a redraft of the same Forum does not offer it again.

    What was carried here from an earlier Forum ends with that reason, as if it were dropped: none is offered it later.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused: as `prepare`; no reason is given.
        Overtaken: somebody else has added or declined it already.
    """

    def step(inside: Preparing) -> Agenda:
        refuse_known(inside, item)
        why = require_text(reason, f"the reason why it is not for this {house().forum}", LONGEST_REASON)
        # Kept as a dropped item, because a redraft leaves out only what the agenda already knows.
        return (*inside.agenda, replace(keep_item(item, new_id()), dropped=True, reason=why))

    keep(store, occasion, forum_id, step)


def bring_up_to_date(store: Store, occasion: Occasion, forum_id: str, draft: Draft) -> None:
    """Give every item the reason, the ask and the lines that the data has for it now; what people changed stays.

    Raises:
        NotAllowed, NotFound, NotNow: as `prepare`.
    """
    keep(store, occasion, forum_id, lambda inside: refresh_agenda(inside.agenda, draft))
