"""The demonstration with a register of a size no real one has: its own entries over and over, by other names."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import cycle, islice
from pathlib import Path

from compact_dash.commands.loading.initialise import create_demonstration
from compact_dash.commands.plan.known import known_ids
from compact_dash.commands.register.entry_facts import Change, version_facts
from compact_dash.domain.facts import Entry, EntryOfRegister, Fact
from compact_dash.reports.register.entries import EntryQuestion, entries, every_entry
from compact_dash.store import Store, open_store
from compact_dash.store.ids import new_id

TODAY = date(2014, 9, 17)
# Entries to a transaction.
TOGETHER = 500


def create_register(path: Path, number: int, now: datetime, report: Callable[[str], None]) -> str:
    """A demonstration whose register has so many entries; the id of the newest."""
    create_demonstration(str(path), now, report)
    report(f"{number:,} entries")
    store = open_store(str(path), now)
    try:
        rows = made_up(store, number)
        while facts := [fact for each in islice(rows, TOGETHER) for fact in each]:
            store.append(lambda _, facts=facts: [Entry(fact, now, "OCS") for fact in facts])  # type: ignore[misc]
        return entries(store, EntryQuestion(TODAY, most=1)).shown[0].id
    finally:
        store.close()


def made_up(store: Store, number: int) -> Iterator[list[Fact]]:
    """The rows of each entry that is lacking, alike to one of the demonstration's."""
    ids = known_ids(store)
    known = [each for each in every_entry(store, EntryQuestion(TODAY)) if not each.is_of_a_return]
    for place, each in enumerate(islice(cycle(known), max(number - len(known), 0))):
        entry_id = new_id()
        change = Change(entry_id, 1, each.row.reported_on, each.row.counted_on)
        words = replace(each.words, title=f"{each.row.title}, {place + 1}")
        first = EntryOfRegister(entry_id, each.kind.name, ids.organisations[each.row.recorded_by])
        yield [first, *version_facts(each.kind, words, change, ids)]
