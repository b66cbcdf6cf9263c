"""DuckDB: one process, one connection, a cursor for each use."""

import re
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import duckdb

from compact_dash.domain.errors import NotNow, StoreRefused
from compact_dash.store.chain import mark_of
from compact_dash.store.copies.held_file import HeldFile
from compact_dash.store.ending import NOTE_STATE, READ_END, READ_STATE, UNDER_WAY, WHOLE, MarkBeside
from compact_dash.store.engine import BATCH, DISK_FULL, QueryAnswer, Session

# In bytes. DuckDB's own 256 KB hold a hundred small tables in ten times the room, and are written five times as slowly.
BLOCK_SIZE = 16_384
# Written so that DuckDB 1.5 can still read the file.
STORAGE_VERSION = "v1.5.0"
# Both are for files that are made; one that is there keeps its own.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": STORAGE_VERSION,
    "default_block_size": BLOCK_SIZE,
}


class DuckdbSession:
    """A cursor inside one transaction."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self.cursor = cursor

    def run(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
        self.cursor.execute(sql, list(values))
        # A statement that answers nothing has no description.
        columns = tuple(column[0] for column in self.cursor.description or ())
        return QueryAnswer(columns, self.cursor.fetchall())

    def batches(self, sql: str) -> Iterator[list[tuple[Any, ...]]]:
        self.cursor.execute(sql)
        while rows := self.cursor.fetchmany(BATCH):
            yield rows

    def script(self, sql: str) -> None:
        self.cursor.execute(sql)


class DuckdbEngine:
    """An open DuckDB file, or a database in memory for `:memory:`."""

    name = "duckdb"
    # While this process has the file open for writing, DuckDB lets no other one open it.
    has_other_writers = False
    conflicts: tuple[type[Exception], ...] = (duckdb.TransactionException,)

    def __init__(self, path: Path | str, *, read_only: bool = False) -> None:
        self.path = None if str(path) == ":memory:" else Path(path)
        # Asked before DuckDB makes one of its own: a file that was being written and has none has lost its end.
        self.had_log = self.path is not None and log_of(self.path).exists()
        self.connection = duckdb.connect(str(path), read_only=read_only, config={} if read_only else CONFIG)
        # Before anything is written here: whether it is the file of a program that was writing, without its log.
        self.has_lost_log = not self.had_log and self.is_noted_under_way()
        self.read_only = read_only
        self.commits = 0
        # Nothing is noted of what is in memory or only read; tests that make hundreds of files turn it off.
        self.keeps_notes = self.path is not None and not read_only
        # What a killed program left is taken in and noted as whole at the end, like what is written from now on.
        self.is_under_way = self.keeps_notes and self.had_log
        # Whether the file itself says so: the note may have come no further than the log.
        self.is_told_by_file = self.is_under_way
        self.mark = MarkBeside(self.path) if self.path is not None else None
        self.held = HeldFile(self.path) if self.path is not None and not read_only else None
        # The lock lets writes queue instead of conflicting over the head row; readers never wait for it.
        self.writing = threading.RLock()

    def read(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
        # A cursor of its own: a connection of DuckDB serves one thread at a time.
        with self.connection.cursor() as cursor:
            return DuckdbSession(cursor).run(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with self.writing, self.connection.cursor() as cursor:
            self.refuse_strange_file()
            self.note_under_way(cursor)
            cursor.begin()
            try:
                yield DuckdbSession(cursor)
                cursor.commit()
                self.commits += 1
            # Also when the run of a page is stopped half way: the head's row must not stay taken.
            except BaseException:
                roll_back(cursor)
                raise

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        # Without the lock: a reader in a transaction sees one state, and writers do not wait for it.
        with self.connection.cursor() as cursor:
            cursor.begin()
            try:
                yield DuckdbSession(cursor)
            finally:
                roll_back(cursor)

    def is_noted_under_way(self) -> bool:
        """Whether the file says that more was being written when it was last brought up to date."""
        try:
            return self.connection.execute(READ_STATE).fetchall() == [(UNDER_WAY,)]
        # An older schema has no such table; what is damaged is told by whoever reads the rest.
        except duckdb.Error:
            return False

    def refuse_strange_file(self) -> None:
        """Refuse to write where what lies at the address is not the file that was opened, or not as it was left.

        Raises:
            StoreRefused: it is not; the watch over it sees to the rest.
        """
        # At every write, because the watch looks every other second only, and the log is made anew at the address.
        if self.held is not None and (trouble := self.held.found()):
            raise StoreRefused(trouble.sentence)

    def note_under_way(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Have the file itself say that more is being written, before the first write after a quiet time.

        A copy of the file alone then says that its end is in the log.
        """
        if not self.keeps_notes or self.is_told_by_file:
            return
        try:
            cursor.execute(NOTE_STATE, [UNDER_WAY])
            # Noted in the log at least, so the end must take it back also where the next step fails.
            self.is_under_way = True
            cursor.execute("checkpoint")
            self.is_told_by_file = True
            self.mark_first_end(cursor)
        # An older schema has no such table, a reader may be in the way, the disk be full: the next write notes it.
        except duckdb.Error:
            return

    def mark_first_end(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Give a file its mark before its first write: a kill before there is a log then looks like no loss."""
        if self.mark is not None and not self.mark.path.exists():
            for change_no, digest in cursor.execute(READ_END).fetchall():
                self.acknowledge(str(mark_of(change_no, digest)))

    def acknowledge(self, mark: str) -> None:
        if self.mark is not None and self.keeps_notes:
            self.mark.write(mark)

    def alone(self) -> AbstractContextManager[None]:
        # DuckDB's own lock on the file sees to it, for as long as it is open.
        return nullcontext()

    def hindrance(self, error: Exception) -> str | None:
        return hindrance_of(error) if isinstance(error, duckdb.Error) else None

    def checkpoint(self) -> None:
        # Within the lock no write is under way; one that a reader has looked past may still be on its way out.
        with self.writing, self.connection.cursor() as cursor:
            self.refuse_strange_file()
            refuse_without_room(self.path)
            if self.is_under_way:
                cursor.execute(NOTE_STATE, [WHOLE])
                # Also where the checkpoint fails: the next write must say again that it is under way.
                self.is_under_way = self.is_told_by_file = False
            cursor.execute("checkpoint")

    def abandon(self) -> None:
        """Write nothing more, not even at the end: what lies at the address is not the file that was opened."""
        with self.writing, self.connection.cursor() as cursor:
            self.keeps_notes = self.is_under_way = self.is_told_by_file = False
            cursor.execute("pragma disable_checkpoint_on_shutdown")

    def close(self) -> None:
        self.bring_in_log()
        self.connection.close()
        if self.mark is not None:
            self.mark.close()
        if self.held is not None:
            # Last: with it goes the lock on the file.
            self.held.close()
            self.held = None

    def bring_in_log(self) -> None:
        """Bring what was written into the file for the end, also where there may be no room for it."""
        try:
            if self.is_under_way:
                self.checkpoint()
        except StoreRefused:
            self.abandon()
        except (duckdb.Error, NotNow):
            # DuckDB tries by itself as it closes the file. One that says that more is under way and has no log would
            # be taken for one that has lost its end; where this cannot be noted either, the log stays.
            try:
                self.connection.execute(NOTE_STATE, [WHOLE])
            except duckdb.Error:
                self.connection.execute("pragma disable_checkpoint_on_shutdown")


FULL = re.compile(r"no space left|disk quota exceeded|disk full|file too large")
LOST = re.compile(r"could not (write|read|open|fsync|truncate)|input/output error|stale file handle|not connected")
STORAGE_LOST = (
    "The place where the database is kept does not answer, and nothing of this was saved. Everything saved before is "
    "kept. Look whether its disk or share is still there, then save once more."
)


def hindrance_of(error: duckdb.Error) -> str | None:
    """The sentence for what the disk or share under the file has refused; None for any other error."""
    words = str(error).lower()
    if FULL.search(words):
        return DISK_FULL
    return STORAGE_LOST if LOST.search(words) else None


def log_of(path: Path) -> Path:
    """The path of DuckDB's log, which holds what was written and is not in the file yet."""
    return path.with_name(f"{path.name}.wal")


def size_of(path: Path) -> int:
    """The size of a file in bytes; 0 where there is none."""
    return path.stat().st_size if path.exists() else 0


def refuse_without_room(path: Path | None) -> None:
    """Refuse to bring the log into the file where the disk may not hold it.

    A checkpoint that meets a full disk makes DuckDB refuse everything until the app is started again. What it writes
    is at most the tables once more, with what is in the log.

    Raises:
        NotNow: there is less room than that.
    """
    if path is not None and shutil.disk_usage(path.parent).free < size_of(path) + size_of(log_of(path)):
        raise NotNow(f"The disk is too full to bring what was written into {path}; it stays in {log_of(path).name}.")


def roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Undo the transaction; one that DuckDB has already ended has nothing left to undo."""
    try:
        cursor.rollback()
    except duckdb.TransactionException:
        return
