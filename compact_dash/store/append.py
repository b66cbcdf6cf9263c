"""Appending facts: the one way anything enters the store.

All rows of a call share one transaction: the head of the chain is taken first, then each fact gets its number,
its row and its link, and the current rows of the actions it touches are brought up to date.
"""

import functools
import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from itertools import groupby
from typing import Any

from compact_dash.domain.facts import Entry, StatusUpdate
from compact_dash.store.chain import ChainLink, link
from compact_dash.store.engine import Session
from compact_dash.store.freshness import WrittenFacts
from compact_dash.store.statements import quoted_name, statements

LOG = logging.getLogger("compact_dash")
Entries = Callable[[int], Sequence[Entry]]


@functools.cache
def bulk_insert(table: str, columns: tuple[tuple[str, str], ...]) -> str:
    """An insert that takes one list for each column; names and types come from the schema itself."""
    names = ", ".join(quoted_name(name) for name, _ in columns)
    # A list for each column, so that the text is the same for any number of rows and is made once.
    lists = ", ".join(f"unnest(cast(${place} as {kind}[]))" for place, (_, kind) in enumerate(columns, start=1))
    return f"insert into {quoted_name(table)} ({names}) select {lists}"


class Columns:
    """The types of each table's columns, by name; asked of the database once for as long as it is open."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, str]] = {}

    def types(self, session: Session, table: str) -> dict[str, str]:
        if table not in self.known:
            found = session.run(statements()["column_types"].sql, [table]).rows
            self.known[table] = {name: kind.lower() for name, kind in found}
        return self.known[table]


@dataclass
class StoreCounts:
    """The counters that a store shares with every reader of it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    queries_run: int = 0
    head_known: int = -1
    settled_known: int = -1
    housed_known: int = 0
    columns: Columns = field(default_factory=Columns)
    written: WrittenFacts = field(default_factory=WrittenFacts)
    stopped: str | None = None
    """Why nothing may be written, in a sentence."""

    hindered: str | None = None
    """Why the last write could not be kept, in a sentence; None once one was."""


def insert_rows(session: Session, columns_of: Columns, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, column name to value, that all have the same columns; there is at least one."""
    types = columns_of.types(session, table)
    columns = tuple((name, types[name]) for name in rows[0])
    session.run(bulk_insert(table, columns), [[row[name] for row in rows] for name, _ in columns])


@dataclass(frozen=True)
class ChainEnd:
    """The end of the chain: the number and the hash of the last change."""

    number: int
    hash: str


def take_head(session: Session) -> ChainEnd:
    """The head of the chain, kept from every other writer until the transaction ends."""
    number, previous = session.run(statements()["take_head"].sql).rows[0]
    return ChainEnd(int(number), str(previous))


def append(session: Session, columns_of: Columns, head: ChainEnd, entries: Sequence[Entry]) -> ChainEnd:
    """Write the entries and return the new head.

    They are numbered head + 1, head + 2 and so on, so an entry may name the number of one before it.
    """
    previous = head.hash
    links: list[ChainLink] = []
    for change_no, entry in enumerate(entries, start=head.number + 1):
        links.append(link(entry, change_no, previous))
        previous = links[-1].hash
    # The head stays as it was, so no reader takes it for news.
    if not links:
        return head
    write_facts(session, columns_of, entries, links)
    insert_rows(session, columns_of, "change", [{f.name: getattr(row, f.name) for f in fields(row)} for row in links])
    end = ChainEnd(links[-1].change_no, previous)
    set_head(session, end, is_settled=not all(entry.fact.is_draft for entry in entries))
    refresh_current(session, entries)
    return end


def set_head(session: Session, end: ChainEnd, *, is_settled: bool) -> None:
    statement = statements()["set_head"]
    given = {"change_no": end.number, "hash": end.hash, "is_settled": is_settled}
    session.run(statement.sql, [given[name] for name in statement.parameters])


def write_facts(session: Session, columns_of: Columns, entries: Sequence[Entry], links: Sequence[ChainLink]) -> None:
    """Insert the facts table by table, in the order in which the tables first appear."""
    stamped = [
        (entry.fact.table, stamp(entry, change.change_no, entry.recorded_at))
        for entry, change in zip(entries, links, strict=True)
    ]
    # Reversed, so that of a table's several places the first is the one that stays.
    order = {table: place for place, table in reversed(list(enumerate(table for table, _ in stamped)))}
    # Grouping wants a table's rows together; the sort is stable, so they keep the order of their numbers.
    stamped.sort(key=lambda row: order[row[0]])
    for table, rows in groupby(stamped, key=lambda row: row[0]):
        insert_rows(session, columns_of, table, [row for _, row in rows])


def stamp(entry: Entry, change_no: int, recorded_at: datetime) -> dict[str, Any]:
    return {"change_no": change_no, "recorded_at": recorded_at, **entry.fact.values()}


def refresh_current(session: Session, entries: Sequence[Entry]) -> None:
    """Recompute the current row of every action that got an update."""
    touched = sorted({entry.fact.action_id for entry in entries if isinstance(entry.fact, StatusUpdate)})
    if touched:
        session.run(statements()["forget_current"].sql, [touched])
        session.run(statements()["compute_current"].sql, [touched])


def log_write(head: int, written: Sequence[Entry]) -> None:
    """Log what was written, by kind: neither by whom nor the words, which History tells those who may know."""
    if not written:
        return
    is_draft = all(entry.fact.is_draft for entry in written)
    kinds = Counter(entry.fact.table for entry in written)
    facts = " ".join(f"{kind}:{count}" for kind, count in kinds.items())
    LOG.log(
        logging.DEBUG if is_draft else logging.INFO,
        "written",
        extra={"head": head, "facts": facts, "draft": is_draft},
    )
