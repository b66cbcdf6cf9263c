"""Recording what goes on between Forums, going on with it, putting it right, and withdrawing it."""

from dataclasses import replace
from datetime import date

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.known import PlanIds, known_ids
from compact_dash.commands.register.entry_facts import Change, counted_on, version_facts
from compact_dash.commands.required_text import require_text
from compact_dash.domain.actor import Role
from compact_dash.domain.errors import AnswerRefused, NotFound, NotNow, Overtaken
from compact_dash.domain.facts import Entry, EntryOfRegister, Fact
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.permissions import Act
from compact_dash.domain.register.allowed import require_change, require_move, require_record
from compact_dash.domain.register.entry import EntryWords, KnownNames, entry_faults
from compact_dash.domain.register.kind import Kind
from compact_dash.domain.register.kinds import KINDS
from compact_dash.reports.organisations import organisations
from compact_dash.reports.register.entries import RegisteredEntry, entry
from compact_dash.store import Store
from compact_dash.store.ids import new_id


def record_entry(
    store: Store, occasion: Occasion, kind_name: str, wanted: EntryWords, made_from: str | None = None
) -> str:
    """Record an entry; its id. `made_from` is the id of the entry that it was made from, if any.

    Raises:
        NotFound: there is no such kind.
        NotAllowed: the actor may not record it, or not in that state, on those departments.
        AnswerRefused: with everything that is missing or cannot stand.
    """
    kind, entry_id = kind_of(kind_name), new_id()

    def entries(_: int) -> list[Entry]:
        about = wanted.departments or own_codes(occasion, kind)
        occasion.require(Act.RECORD, about[0] if about else None)
        require_record(occasion.actor, kind, wanted.departments)
        require_move(occasion.actor, kind, kind.state(wanted.state), about)
        ids = known_ids(store)
        refuse_faults(store, kind, wanted, ids, occasion.today)
        recorder = recording_organisation(store, occasion, kind, wanted)
        first = EntryOfRegister(entry_id, kind.name, ids.organisations[recorder], made_from)
        change = Change(entry_id, 1, occasion.today, counted_on(kind, wanted, None))
        return [occasion.entry(fact) for fact in [first, *version_facts(kind, wanted, change, ids)]]

    store.append(entries)
    return entry_id


def change_entry(
    store: Store, occasion: Occasion, seen: RegisteredEntry, wanted: EntryWords, reason: str | None
) -> None:
    """Put an entry right, with a reason.

    Raises:
        NotAllowed: only those who recorded it and OCS may, and to a state that they may bring it to.
        NotFound, Overtaken: it is gone, or somebody has changed it since it was `seen`.
        AnswerRefused: there is no reason, or something cannot stand.
    """

    def entries(_: int) -> list[Entry]:
        kept = kept_entry(store, occasion, seen)
        require_change(occasion.actor, kept.kind, kept.row.recorded_by)
        if wanted.state != kept.row.state:
            require_move(occasion.actor, kept.kind, kept.kind.state(wanted.state), kept.about)
        why = require_text(reason, "the reason for the change", LONGEST_REASON)
        return next_version(store, occasion, kept, wanted, why)

    store.append(entries)


def move_entry(
    store: Store, occasion: Occasion, seen: RegisteredEntry, state: str, on: date, words: dict[str, str] | None = None
) -> None:
    """Bring an entry to a later state on a day; `words` are what its fields say from then on.

    Raises:
        NotAllowed: the actor may not, for that state.
        NotFound, Overtaken: as `change_entry`.
        NotNow: it is in that state already, or past it.
        AnswerRefused: the day is still to come.
    """

    def entries(_: int) -> list[Entry]:
        kept = kept_entry(store, occasion, seen)
        reached = kept.kind.state(state)
        require_move(occasion.actor, kept.kind, reached, kept.about)
        if not kept.kind.is_later(state, kept.row.state):
            raise NotNow(
                f"“{kept.row.title}” is {kept.state.word.lower()}, and cannot go on to “{reached.word}”. Where that is "
                "wrong, those who recorded it put it right."
            )
        wanted = replace(kept.words, state=state, state_on=on)
        for name, text in (words or {}).items():
            wanted = wanted.with_value(name, text)
        return next_version(store, occasion, kept, wanted, None)

    store.append(entries)


def withdraw_entry(store: Store, occasion: Occasion, seen: RegisteredEntry, reason: str | None) -> None:
    """Take an entry out of the register, with a reason. It stays in History.

    Raises:
        NotAllowed, NotFound, Overtaken, AnswerRefused: as `change_entry`.
    """

    def entries(_: int) -> list[Entry]:
        kept = kept_entry(store, occasion, seen)
        require_change(occasion.actor, kept.kind, kept.row.recorded_by)
        why = require_text(reason, "the reason for withdrawing it", LONGEST_REASON)
        return next_version(store, occasion, kept, kept.words, why, withdrawn=True)

    store.append(entries)


def kind_of(name: str) -> Kind:
    if name not in KINDS:
        raise NotFound(f"The register has no kind “{name}”. It may be one of {', '.join(KINDS)}.")
    return KINDS[name]


def own_codes(occasion: Occasion, kind: Kind) -> tuple[str, ...]:
    """The organisations for which the actor may record the kind."""
    return tuple(occasion.actor.organisations(*kind.recorded_by))


def recording_organisation(store: Store, occasion: Occasion, kind: Kind, wanted: EntryWords) -> str:
    """The code of the organisation that an entry is put down to."""
    actor, known = occasion.actor, organisations(store)
    if actor.has(Role.OCS) or actor.has(Role.CHAIR):
        return known.lead_body.code
    own = own_codes(occasion, kind)
    # Somebody may be the lead of two departments: the entry is put down to the one that it is about.
    return next((code for code in wanted.departments if code in own), own[0])


def refuse_faults(store: Store, kind: Kind, wanted: EntryWords, ids: PlanIds, today: date) -> None:
    """Refuse an entry that may not be kept.

    Raises:
        AnswerRefused: with every reason, a sentence each.
    """
    everybody = frozenset(ids.organisations)
    faults = entry_faults(kind, wanted, KnownNames(everybody, frozenset(ids.actions), frozenset(ids.themes)), today)
    if faults:
        raise AnswerRefused(faults)


def kept_entry(store: Store, occasion: Occasion, seen: RegisteredEntry) -> RegisteredEntry:
    """The entry as the actor may read it now.

    Raises:
        NotFound: it was withdrawn, or is kept from them.
        Overtaken: somebody has changed it since it was `seen`.
    """
    # Read as the actor reads, so that nobody writes over, or learns of, what is kept from them.
    kept = entry(store.seen_by(occasion.actor.reader), occasion.today, seen.id)
    if kept.row.row_version != seen.row.row_version:
        raise Overtaken(
            f"Somebody else has changed “{kept.row.title}” meanwhile. Read what it says now, and press again."
        )
    return kept


def next_version(
    store: Store,
    occasion: Occasion,
    kept: RegisteredEntry,
    wanted: EntryWords,
    reason: str | None,
    *,
    withdrawn: bool = False,
) -> list[Entry]:
    """The entry's next version; of one that a return told, also its first."""
    ids = known_ids(store)
    refuse_faults(store, kept.kind, wanted, ids, occasion.today)
    whole = with_what_is_kept_back(store, occasion, kept, wanted)
    entry_id = new_id() if kept.is_of_a_return else kept.id
    change = Change(
        entry_id,
        kept.row.row_version + 1,
        occasion.today,
        counted_on(kept.kind, wanted, kept.row.counted_on),
        reason,
        withdrawn,
    )
    first: list[Fact] = []
    if kept.is_of_a_return:
        first = [EntryOfRegister(entry_id, kept.kind.name, ids.organisations[kept.row.recorded_by])]
    return [occasion.entry(fact) for fact in [*first, *version_facts(kept.kind, whole, change, ids)]]


def with_what_is_kept_back(store: Store, occasion: Occasion, kept: RegisteredEntry, wanted: EntryWords) -> EntryWords:
    """The words with those that the actor may not read, as they are: a version holds the whole of an entry."""
    whole = entry(store, occasion.today, kept.id).words
    return replace(
        wanted,
        values={name: text for name, text in whole.values.items() if name not in kept.values} | dict(wanted.values),
        refs=(*wanted.refs, *(ref for ref in whole.refs if ref not in kept.refs and ref not in wanted.refs)),
    )
