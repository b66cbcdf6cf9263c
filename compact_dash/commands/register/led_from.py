"""The entry that something is led from; one that a return told is written into the register first."""

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.plan.known import known_ids
from compact_dash.commands.register.entry_facts import Change, version_facts
from compact_dash.commands.register.record_entry import with_what_is_kept_back
from compact_dash.domain.facts import Entry, EntryOfRegister, Fact
from compact_dash.reports.register.entries import RegisteredEntry
from compact_dash.store import Store
from compact_dash.store.ids import new_id


def led_from(store: Store, occasion: Occasion, kept: RegisteredEntry) -> tuple[str, list[Entry]]:
    """The id that a link is kept with, and what has to be written so that there is a row of that id.

    What a return told has no row here to lead from. It is written down as it was told and as of the day it was told,
    so that it counts where it did.
    """
    if not kept.is_of_a_return:
        return kept.id, []
    ids, entry_id = known_ids(store), new_id()
    whole = with_what_is_kept_back(store, occasion, kept, kept.words)
    change = Change(entry_id, 1, kept.row.reported_on, kept.row.counted_on)
    made: list[Fact] = [EntryOfRegister(entry_id, kept.kind.name, ids.organisations[kept.row.recorded_by])]
    return entry_id, [occasion.entry(fact) for fact in [*made, *version_facts(kept.kind, whole, change, ids)]]
