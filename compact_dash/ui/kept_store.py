"""A store for pages, which asks no question twice while nothing was written of what it was answered from."""

import threading
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast
from weakref import WeakKeyDictionary

from cachetools import LRUCache

from compact_dash.domain.sharing import Reader
from compact_dash.store import Store
from compact_dash.store.freshness import Mark, WrittenFacts, note_reads, noted_reads
from compact_dash.store.statements import statements

Row = TypeVar("Row")
# In rows, of all answers together; and of one, since what is larger belongs to a reading that is kept by itself.
ROOM, LARGEST = 40_000, 2_000


class KnownAnswer(NamedTuple):
    """The rows of a question, what they were read from, and how far the writing had come before."""

    rows: tuple[Any, ...]
    days: Mapping[str, date]
    since: Mark


class Answers:
    """The answers of one database that were asked for last."""

    def __init__(self) -> None:
        self.kept: LRUCache[Hashable, KnownAnswer] = LRUCache(ROOM, lambda answer: len(answer.rows) + 10)
        self.guard = threading.Lock()


# By what was written since a store was opened, so that the answers go when the store does.
of_stores: WeakKeyDictionary[WrittenFacts, Answers] = WeakKeyDictionary()


class KeptStore(Store):
    """The store as a reader sees it; who reads is part of every question, so no answer is given to another reader."""

    @classmethod
    def of(cls, store: Store) -> "KeptStore":
        return cls(store.engine, store.reader, store.counts, store.tried)

    def seen_by(self, reader: Reader) -> "KeptStore":
        return KeptStore.of(super().seen_by(reader))

    def fetch(self, row_type: type[Row], name: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        written = self.counts.written
        answers = of_stores.setdefault(written, Answers())
        wanted = statements()[name].parameters
        given = self.complete(parameters, wanted)
        key: Hashable = (cast(Hashable, row_type), name, *(hashable(given[each]) for each in wanted))
        with answers.guard:
            found = answers.kept.get(key)
        if found is not None and written.is_fresh(found.days, found.since):
            note_reads(found.days)
            return list(found.rows)
        since = written.mark
        with noted_reads() as reads:
            rows = super().fetch(row_type, name, parameters)
        if len(rows) <= LARGEST:
            with answers.guard:
                answers.kept[key] = KnownAnswer(tuple(rows), reads.days, since)
        return rows


def hashable(value: Any) -> Hashable:
    """A parameter as part of a key."""
    # With its type: a 1 is no True to a database.
    return (type(value), tuple(value) if isinstance(value, list) else value)
