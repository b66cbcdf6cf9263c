"""The store: questions by name, facts appended, and the proof that both agree."""

import functools
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry
from compact_dash.domain.sharing import EVERYTHING, Reader
from compact_dash.store.append import Columns, Entries, append, take_head
from compact_dash.store.engine import Engine, Session
from compact_dash.store.statements import statements

Row = TypeVar("Row")
Done = TypeVar("Done")
# Eight tries wait 0.36 s in all: longer than any write takes, shorter than a person waits before pressing again.
TRIES = 8


@functools.cache
def enum_columns(row_type: type[Any]) -> tuple[tuple[int, dict[str | None, StrEnum | None]], ...]:
    """The columns of a row type that hold an enum's words: the place of each, counted from 0, and its members by word.

    Worked out once for each row type, because every query asks.
    """
    hints = get_type_hints(row_type)
    found = []
    for place, column in enumerate(fields(row_type)):
        # `Rating | None` is made of two types; a type that stands alone is made of none.
        types = get_args(hints[column.name]) or (hints[column.name],)
        enums = [each for each in types if isinstance(each, type) and issubclass(each, StrEnum)]
        if enums:
            members: dict[str | None, StrEnum | None] = {member.value: member for member in enums[0]}
            found.append((place, members | ({None: None} if NoneType in types else {})))
    return tuple(found)


def as_rows(row_type: type[Row], answered: Sequence[tuple[Any, ...]]) -> list[Row]:
    """The database's answer as rows, with the members of enums in the place of their words.

    Raises:
        ValueError: a column holds a word that its enum has not.
    """
    described: Any = row_type
    enums = enum_columns(described)
    if not enums:
        return [row_type(*values) for values in answered]
    rows = []
    # Row by row: turning the answer by columns and back takes longer, measured with 100,000 rows.
    for each in answered:
        values = list(each)
        for place, members in enums:
            if values[place] not in members:
                raise ValueError(f"{row_type.__name__}.{fields(described)[place].name} cannot be {values[place]!r}")
            values[place] = members[values[place]]
        rows.append(row_type(*values))
    return rows


@dataclass(frozen=True)
class Derived:
    """A named statement that brings up to date what is derived from the facts, with its parameters."""

    name: str
    parameters: Mapping[str, Any]


Derive = Callable[[int], Iterable[Derived]]


@dataclass
class StoreCounts:
    """The counters that a store shares with every reader of it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    queries_run: int = 0
    head_known: int = -1
    settled_known: int = -1
    columns: Columns = field(default_factory=Columns)


class Store:
    """An open database as one reader sees it. Safe to share between threads: every use takes its own cursor.

    Queries that touch what is shared with some and not with others take `$reader_levels` and the like; the
    store gives them, so that no page can forget to.
    """

    def __init__(self, engine: Engine, reader: Reader = EVERYTHING, counts: StoreCounts | None = None) -> None:
        self.engine = engine
        self.reader = reader
        self.counts = counts or StoreCounts()

    def seen_by(self, reader: Reader) -> "Store":
        """The same database, with what this reader may not read left out of every answer."""
        return Store(self.engine, reader, self.counts)

    @property
    def queries_run(self) -> int:
        """The number of queries that this process has asked of this database."""
        return self.counts.queries_run

    def complete(self, parameters: Mapping[str, Any] | None) -> dict[str, Any]:
        """The parameters with who reads; nobody can give those themselves."""
        reading = {
            "reader_levels": self.reader.levels,
            "reader_own": sorted(self.reader.own),
            "reader_holds_reviews": self.reader.holds_reviews,
            "reader_forum": self.reader.follows,
        }
        # Last, so that nothing a caller gives can widen what is read.
        return {**(parameters or {}), **reading}

    def fetch(self, row_type: type[Row], name: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of a named query as `row_type`, a dataclass whose fields are the query's columns in order.

        A field that is a StrEnum is given the member for the word in its column.

        Raises:
            KeyError: the query or one of its parameters is not given.
            TypeError: the query's columns are not the fields of `row_type`.
            ValueError: a column holds a word that the enum of its field has not.
        """
        statement = statements()[name]
        given = self.complete(parameters)
        answer = self.engine.read(statement.sql, [given[parameter] for parameter in statement.parameters])
        # Adding one is two steps, and several threads may be between them.
        with self.counts.lock:
            self.counts.queries_run += 1
        expected = tuple(each.name for each in fields(row_type)) if is_dataclass(row_type) else ()
        # Rows are made by place, so a query with its columns in another order would mix them up in silence.
        if answer.columns != expected:
            raise TypeError(f"{name} gives {answer.columns}, {row_type.__name__} has {expected}")
        return as_rows(row_type, answer.rows)

    def fetch_one(self, row_type: type[Row], name: str, parameters: Mapping[str, Any] | None = None) -> Row | None:
        """The only row of a named query, or None."""
        rows = self.fetch(row_type, name, parameters)
        return rows[0] if rows else None

    def append(self, make_entries: Entries, derive: Derive | None = None) -> int:
        """Write facts in one transaction and return the number of the last.

        Raises:
            StoreRefused: others were first every time; nothing was written.
        """
        return self.commit(lambda head: (make_entries(head), None), derive)[0]

    def write(self, make: Callable[[int], tuple[Sequence[Entry], Done]], derive: Derive | None = None) -> Done:
        """Write the facts that `make(head)` gives first, and return what it gives second: what was done.

        It may be called several times, so it says what was done instead of noting it down somewhere: what is
        returned belongs to the try that was written.

        Raises:
            StoreRefused: others were first every time; nothing was written.
        """
        return self.commit(make, derive)[1]

    def commit(
        self, make: Callable[[int], tuple[Sequence[Entry], Done]], derive: Derive | None = None
    ) -> tuple[int, Done]:
        """Write facts in one transaction; tried again from the beginning when another came first.

        Returns the number of the last change, and what `make` gave beside the facts. `derive(head)` is given that
        number and says which named statements bring what is derived from the facts up to date, within the same
        transaction.

        Raises:
            StoreRefused: others were first every time; nothing was written.
        """
        for attempt in range(1, TRIES + 1):
            try:
                with self.engine.transaction() as session:
                    before = take_head(session)
                    entries, done = make(before.number)
                    head = append(session, self.counts.columns, before, entries)
                    for each in derive(head) if derive else ():
                        self.run(session, each.name, each.parameters)
                self.note_settled(head, entries)
                return self.note_head(head), done
            except self.engine.conflicts:
                # In seconds, longer each time, so that two that met do not go on meeting.
                time.sleep(0.01 * attempt)
        raise StoreRefused("Others were writing at the same moment, and nothing of this was written. Try again.")

    def head(self) -> int:
        """The number of the last change: what a reader compares to know whether anything is new.

        Where this process is the only writer it is known without asking.
        """
        if self.counts.head_known >= 0 and not self.engine.has_other_writers:
            return self.counts.head_known
        with self.counts.lock:
            self.counts.queries_run += 1
        return self.note_head(int(self.engine.read(statements()["head"].sql).rows[0][0]))

    def note_head(self, number: int) -> int:
        """Remember the highest number seen, whichever of several threads saw it."""
        with self.counts.lock:
            self.counts.head_known = max(self.counts.head_known, number)
        return number

    def settled(self) -> int:
        """A number that moves with every change but drafts: while it stays, whatever is read without them is the same.

        A draft is saved every few seconds by many, and is on nobody's page but its writers'.
        """
        if self.counts.settled_known < 0 or self.engine.has_other_writers:
            return self.head()
        return self.counts.settled_known

    def note_settled(self, number: int, written: Sequence[Entry]) -> None:
        """Remember the number, unless nothing but drafts was written since the one that is known."""
        with self.counts.lock:
            if self.counts.settled_known < 0 or not all(entry.fact.is_draft for entry in written):
                self.counts.settled_known = max(self.counts.settled_known, number)

    def execute(self, name: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a named statement that writes what is derived, not facts: frozen ratings, the bench's rows."""
        with self.engine.transaction() as session:
            self.run(session, name, parameters)

    def run(self, session: Session, name: str, parameters: Mapping[str, Any] | None) -> None:
        """Run a named statement within a transaction, from everything: what is derived is derived for every reader."""
        statement = statements()[name]
        given = self.seen_by(EVERYTHING).complete(parameters)
        session.run(statement.sql, [given[parameter] for parameter in statement.parameters])

    def close(self) -> None:
        self.engine.close()
