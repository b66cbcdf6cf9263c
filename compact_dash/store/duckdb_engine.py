"""DuckDB: one process, one connection, a cursor for each use."""

import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from compact_dash.domain.errors import NotNow
from compact_dash.store.engine import QueryAnswer, Session

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
        self.connection = duckdb.connect(str(path), read_only=read_only, config={} if read_only else CONFIG)
        self.commits = 0
        # The lock lets writes queue instead of conflicting over the head row; readers never wait for it.
        self.writing = threading.RLock()

    def read(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
        # A cursor of its own: a connection of DuckDB serves one thread at a time.
        with self.connection.cursor() as cursor:
            return DuckdbSession(cursor).run(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with self.writing, self.connection.cursor() as cursor:
            cursor.begin()
            try:
                yield DuckdbSession(cursor)
                cursor.commit()
                self.commits += 1
            # Also when the run of a page is stopped half way: the head's row must not stay taken.
            except BaseException:
                roll_back(cursor)
                raise

    def checkpoint(self) -> None:
        # Within the lock no write is under way; one that a reader has looked past may still be on its way out.
        with self.writing, self.connection.cursor() as cursor:
            refuse_without_room(self.path)
            cursor.execute("checkpoint")

    def close(self) -> None:
        self.connection.close()


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
