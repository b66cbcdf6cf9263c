"""DuckDB: one process, one connection, a cursor for each use."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from compact_dash.store.engine import Answer, Session

# Written so that DuckDB 1.5 can still read the file.
CONFIG: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "v1.5.0"}


class DuckdbSession:
    """A cursor inside one transaction."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self.cursor = cursor

    def run(self, sql: str, values: Sequence[Any] = ()) -> Answer:
        self.cursor.execute(sql, list(values))
        columns = tuple(column[0] for column in self.cursor.description or ())
        return Answer(columns, self.cursor.fetchall())

    def script(self, sql: str) -> None:
        self.cursor.execute(sql)


class DuckdbEngine:
    """An open DuckDB file, or a database in memory for `:memory:`."""

    name = "duckdb"
    has_other_writers = False
    conflicts: tuple[type[Exception], ...] = (duckdb.TransactionException,)

    def __init__(self, path: Path | str, *, read_only: bool = False) -> None:
        self.connection = duckdb.connect(str(path), read_only=read_only, config={} if read_only else CONFIG)
        # The lock lets writes queue instead of conflicting over the head row; readers never wait for it.
        self.writing = threading.RLock()

    def read(self, sql: str, values: Sequence[Any] = ()) -> Answer:
        with self.connection.cursor() as cursor:
            return DuckdbSession(cursor).run(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with self.writing, self.connection.cursor() as cursor:
            cursor.begin()
            try:
                yield DuckdbSession(cursor)
                cursor.commit()
            except BaseException:
                roll_back(cursor)
                raise

    def checkpoint(self) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("checkpoint")

    def close(self) -> None:
        self.connection.close()


def roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Undo the transaction; one that DuckDB has already ended has nothing left to undo."""
    try:
        cursor.rollback()
    except duckdb.TransactionException:
        return
