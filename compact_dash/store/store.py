"""The store: questions by name, facts appended, and the proof that both agree."""

import logging
import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry
from compact_dash.domain.sharing import EVERYTHING, Reader
from compact_dash.store.append import ChainEnd, Entries, StoreCounts, append, log_write, take_head
from compact_dash.store.chain import mark_of
from compact_dash.store.engine import Engine, Session
from compact_dash.store.freshness import noting
from compact_dash.store.rows import as_rows, columns_of
from compact_dash.store.statements import Derive, always_given, statements

Row = TypeVar("Row")
Done = TypeVar("Done")
# Twelve tries wait 0.8 s in all: longer than any write takes, shorter than a person waits before pressing again.
TRIES = 12
LOG = logging.getLogger("compact_dash")


class Store:
    """An open database as one reader sees it. Safe to share between threads: every use takes its own cursor.

    Queries that touch what is shared with some and not with others take `$reader_levels` and the like; the
    store gives them, so that no page can forget to.
    """

    def __init__(
        self,
        engine: Engine,
        reader: Reader = EVERYTHING,
        counts: StoreCounts | None = None,
        tried: Mapping[str, int] | None = None,
    ) -> None:
        self.engine = engine
        self.reader = reader
        self.counts = counts or StoreCounts()
        self.tried = tried or {}

    def seen_by(self, reader: Reader) -> "Store":
        """The same database, with what this reader may not read left out of every answer."""
        return Store(self.engine, reader, self.counts, self.tried)

    def trying(self, thresholds: Mapping[str, int]) -> "Store":
        """The same database as it would read with other thresholds; nothing is set."""
        return Store(self.engine, self.reader, self.counts, thresholds)

    @property
    def queries_run(self) -> int:
        """The number of queries that this process has asked of this database."""
        return self.counts.queries_run

    def complete(self, parameters: Mapping[str, Any] | None, wanted: Sequence[str] = ()) -> dict[str, Any]:
        """The parameters with who reads, and what roles are called; nobody can give those themselves."""
        return {**(parameters or {}), **always_given(self.reader, self.tried, wanted)}

    def fetch(self, row_type: type[Row], name: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """The rows of a named query as `row_type`: a dataclass or named tuple whose fields are the columns in order.

        A field that is a StrEnum is given the member for the word in its column.

        Raises:
            KeyError: the query or one of its parameters is not given.
            TypeError: the query's columns are not the fields of `row_type`.
            ValueError: a column holds a word that the enum of its field has not.
        """
        statement = statements()[name]
        given = self.complete(parameters, statement.parameters)
        noted = noting.get()
        if noted is not None:
            noted.note(statement, given)
        answer = self.engine.read(statement.sql, [given[parameter] for parameter in statement.parameters])
        # Adding one is two steps, and several threads may be between them.
        with self.counts.lock:
            self.counts.queries_run += 1
        described: Any = row_type
        expected = columns_of(described)
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
        if self.counts.stopped:
            raise StoreRefused(self.counts.stopped)
        for attempt in range(1, TRIES + 1):
            try:
                with self.engine.transaction() as session:
                    before = take_head(session)
                    entries, done = make(before.number)
                    end = append(session, self.counts.columns, before, entries)
                    for each in derive(end.number) if derive else ():
                        self.run(session, each.name, each.parameters)
                log_write(end.number, entries)
                return self.note_written(end, entries), done
            except Exception as error:
                self.refuse_hindered(error)
                if not isinstance(error, self.engine.conflicts):
                    raise
                # In seconds, longer each time and never as long as the other's, or two that met would go on meeting.
                time.sleep(0.01 * attempt * random.uniform(0.5, 1.5))
        raise StoreRefused("Others were writing at the same moment, and nothing of this was written. Try again.")

    def note_written(self, end: ChainEnd, written: Sequence[Entry]) -> int:
        """Remember what was just written; the file's own note of it lies beside the file."""
        self.counts.hindered = None
        with self.counts.lock:
            # Two threads may come here in the other order than they wrote, and the note must not go back.
            if written and end.number > self.counts.head_known:
                self.engine.acknowledge(str(mark_of(end.number, end.hash)))
        # Beside other writers the changes before these may not be known yet.
        facts = [entry.fact for entry in written]
        self.counts.written.note_facts(facts, end.number, are_all=not self.engine.has_other_writers)
        self.note_settled(end.number, written)
        return self.note_head(end.number)

    def refuse_hindered(self, error: Exception) -> None:
        """Say in true words that it was the place where the database is kept that failed, if it was.

        Raises:
            StoreRefused: it was; nothing was written.
        """
        self.counts.hindered = self.engine.hindrance(error)
        if self.counts.hindered:
            LOG.error("%s", self.counts.hindered, exc_info=error)
            raise StoreRefused(self.counts.hindered) from error

    def stop_writing(self, reason: str | None) -> None:
        """Refuse every write with a sentence until it is taken back with None; reading goes on."""
        self.counts.stopped = reason

    def head(self) -> int:
        """The number of the last change: what a reader compares to know whether anything is new.

        Where this process is the only writer it is known without asking.
        """
        if self.counts.head_known >= 0 and not self.engine.has_other_writers:
            return self.counts.head_known
        with self.counts.lock:
            self.counts.queries_run += 1
        return self.note_others(self.note_head(int(self.engine.read(statements()["head"].sql).rows[0][0])))

    def note_others(self, number: int) -> int:
        """Learn which kinds of facts others wrote up to a number, where others write."""
        written = self.counts.written
        if self.engine.has_other_writers and number > written.mark.number:
            with self.counts.lock:
                self.counts.queries_run += 1
            # At first nothing is known of what was written before, and all of it would be much.
            after = number if written.mark.number < 0 else written.mark.number
            written.note_others(number, self.engine.read(statements()["kinds_since"].sql, [after]).rows)
        return number

    def note_head(self, number: int) -> int:
        """Remember the highest number seen, whichever of several threads saw it."""
        with self.counts.lock:
            self.counts.head_known = max(self.counts.head_known, number)
        return number

    def settled(self) -> int:
        """A number that moves with every change but drafts: while it stays, whatever is read without them is the same.

        A draft is saved every few seconds by many, and is on nobody's page but its writers'.
        """
        if self.engine.has_other_writers:
            with self.counts.lock:
                self.counts.queries_run += 1
            return int(self.engine.read(statements()["settled"].sql).rows[0][0])
        if self.counts.settled_known < 0:
            return self.head()
        return self.counts.settled_known

    def note_settled(self, number: int, written: Sequence[Entry]) -> None:
        """Remember the number, unless nothing but drafts was written since the one that is known."""
        with self.counts.lock:
            if self.counts.settled_known < 0 or not all(entry.fact.is_draft for entry in written):
                self.counts.settled_known = max(self.counts.settled_known, number)
            if any(entry.fact.is_of_house for entry in written):
                self.counts.housed_known = max(self.counts.housed_known, number)

    def housed(self) -> int:
        """A number that moves when the words of the house may differ; beside other writers, with all but drafts."""
        return self.settled() if self.engine.has_other_writers else self.counts.housed_known

    def execute(self, name: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a named statement that writes what is derived, not facts: frozen ratings, the bench's rows."""
        if self.counts.stopped:
            raise StoreRefused(self.counts.stopped)
        with self.engine.transaction() as session:
            self.run(session, name, parameters)
        self.counts.written.begin_anew()

    def run(self, session: Session, name: str, parameters: Mapping[str, Any] | None) -> None:
        """Run a named statement within a transaction, from everything: what is derived is derived for every reader."""
        statement = statements()[name]
        given = self.seen_by(EVERYTHING).complete(parameters, statement.parameters)
        session.run(statement.sql, [given[parameter] for parameter in statement.parameters])

    def close(self) -> None:
        self.engine.close()
