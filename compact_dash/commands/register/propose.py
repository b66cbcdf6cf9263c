"""An entry of the register put on the agenda of a meeting, or into the action log between two Forums."""

from dataclasses import replace

from compact_dash.commands.forum.capture import NewAction, forum_action, next_ref
from compact_dash.commands.forum.keep_agenda import Preparing, difference, prepare
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.register.led_from import led_from
from compact_dash.commands.register.record_entry import kept_entry, next_version
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry, RegisterAction, RegisterOutcome
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Item, Purpose, keep_item
from compact_dash.domain.forum.keeping import with_new
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.register.circle import CIRCLE_WORDS, EntryCircle
from compact_dash.domain.register.kinds import PROPOSAL
from compact_dash.domain.wording import as_list, long_date
from compact_dash.reports.forums import forums, last_over
from compact_dash.reports.organisations import organisations
from compact_dash.reports.register.entries import RegisteredEntry
from compact_dash.store import Store
from compact_dash.store.ids import new_id

# The time that an item from the register begins with; whoever prepares the agenda gives it another.
MINUTES = 10
READ_BY_MEMBERS = frozenset({EntryCircle.SHARED, EntryCircle.PUBLISHED})


def put_on_agenda(store: Store, occasion: Occasion, forum_id: str, seen: RegisteredEntry) -> None:
    """Put an entry on the agenda of a meeting as an item of its own; a proposal is taken by that.

    Raises:
        NotAllowed, NotFound: as `prepare`; the entry is gone, or kept from the actor.
        NotNow: the meeting is closed, has the entry already, or those who come to it may not read the entry.
        Overtaken: somebody has changed the entry since it was `seen`.
    """

    def entries(_: int) -> list[Entry]:
        inside = prepare(store, occasion, forum_id)
        kept = kept_entry(store, occasion, seen)
        refuse_unread(inside.forum, kept)
        item = keep_item(item_of(store, kept), new_id())
        refuse_double(inside, item.key, kept)
        made = [occasion.entry(fact) for fact in difference(inside, with_new(inside.agenda, item))]
        taken = taken_proposal(store, occasion, kept, inside.forum)
        entry_id, first = led_from(store, occasion, kept)
        return [*made, *first, occasion.entry(RegisterOutcome(entry_id, item.item_id)), *taken]

    store.append(entries)


def item_of(store: Store, entry: RegisteredEntry) -> Item:
    """The entry as an item, led by the departments that it is about, or by whoever recorded it."""
    names = {row.code: row.short_name for row in organisations(store).every}
    leads = [names[code] for code in entry.about or (entry.row.recorded_by,)]
    reason = f"from the register: {entry.kind.word}, {long_date(entry.row.happened_on)}"
    return Item(AgendaKind.OWN, entry.row.title, as_list(leads), Purpose.DISCUSSION, MINUTES, reason, entry.refs)


def refuse_unread(forum: ForumRow, entry: RegisteredEntry) -> None:
    """Refuse an entry that those who come may not read."""
    if forum.kind == "ad_hoc" or entry.row.circle in READ_BY_MEMBERS:
        return
    raise NotNow(
        f"“{entry.row.title}” is read by fewer than come to the {house().forum}: "
        f"{CIRCLE_WORDS[entry.row.circle]}. Change “Read by” first, or take it to a meeting between {house().forums}."
    )


def refuse_double(inside: Preparing, key: object, entry: RegisteredEntry) -> None:
    if any(each.key == key and not each.dropped for each in inside.agenda):
        raise NotNow(f"“{entry.row.title}” stands on the agenda of {long_date(inside.forum.held_on)} already.")


def taken_proposal(store: Store, occasion: Occasion, entry: RegisteredEntry, forum: ForumRow) -> list[Entry]:
    """The proposal as one that was taken, with the day of the meeting that takes it up."""
    if entry.kind is not PROPOSAL or entry.row.state != PROPOSAL.first.name:
        return []
    answer = f"Taken for {long_date(forum.held_on)}."
    wanted = replace(entry.words, state="taken", state_on=occasion.today).with_value("answer", answer)
    return next_version(store, occasion, entry, wanted, None)


def raise_action(store: Store, occasion: Occasion, seen: RegisteredEntry, new: NewAction) -> str:
    """Put an action into the action log that an entry led to; its reference.

    The log is read by every member. An action from an entry that fewer read is kept between its owner and OCS.

    Raises:
        NotAllowed: only OCS and the chair raise actions of the Forum, as they do in it.
        NotFound, Overtaken: the entry is gone or kept from the actor, or somebody has changed it since it was `seen`.
        NotNow: no Forum is planned whose numbers it could have.
        AnswerRefused: no words, owner, post or day is given, or none that can be.
    """

    def made(_: int) -> tuple[list[Entry], str]:
        occasion.require(Act.RUN_FORUM)
        kept = kept_entry(store, occasion, seen)
        forum = numbered_by(store, occasion)
        ref = next_ref(store, forum)
        sharing = "shared" if kept.row.circle in READ_BY_MEMBERS else "internal"
        action_id, facts = forum_action(store, occasion, ref, new, sharing)
        entry_id, first = led_from(store, occasion, kept)
        link = RegisterAction(entry_id, occasion.today, forum.forum_id, action_id)
        return [*first, *map(occasion.entry, [*facts, link])], ref

    return store.write(made)


def numbered_by(store: Store, occasion: Occasion) -> ForumRow:
    """The Forum whose numbers the action goes on with: the last that was held, else the first that is planned."""
    known = [row for row in forums(store) if row.kind == "quarterly"]
    forum = last_over(known, occasion.today) or next(iter(known), None)
    if forum is None:
        raise NotNow(f"No {house().forum} is planned yet, so an action has no number. Plan one on the Agenda page.")
    return forum
