"""PostgreSQL, for a house with more than one machine: the same statements through psycopg."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import psycopg
import psycopg_pool

from compact_dash.store.engine import BATCH, DISK_FULL, QueryAnswer, Session

PostgresUnreachable = psycopg_pool.PoolTimeout
# How long a server may take to answer, in seconds.
PATIENCE = 10.0


class PostgresSession:
    """A cursor that takes `$1..n` parameters, inside one transaction."""

    def __init__(self, cursor: psycopg.RawCursor[Any]) -> None:
        self.cursor = cursor

    def run(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
        self.cursor.execute(sql, list(values) if values else None)
        if self.cursor.description is None:
            return QueryAnswer((), [])
        return QueryAnswer(tuple(column.name for column in self.cursor.description), self.cursor.fetchall())

    def batches(self, sql: str) -> Iterator[list[tuple[Any, ...]]]:
        # Of the server's own, because the usual cursor has every row in memory before the first is read.
        with psycopg.RawServerCursor(self.cursor.connection, "batches") as cursor:
            cursor.execute(sql)
            while rows := cursor.fetchmany(BATCH):
                yield rows

    def script(self, sql: str) -> None:
        self.cursor.execute(sql)


class PostgresEngine:
    """A pool of connections to one PostgreSQL database."""

    name = "postgresql"
    has_other_writers = True
    # None is counted: there is no file of ours to bring anything into.
    commits = 0
    conflicts: tuple[type[Exception], ...] = (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected)

    def __init__(self, address: str) -> None:
        self.pool = psycopg_pool.ConnectionPool(
            # RawCursor takes `$1..n`, as DuckDB does; psycopg's usual cursor would want `%s`.
            address,
            min_size=1,
            max_size=8,
            open=True,
            kwargs={"cursor_factory": psycopg.RawCursor},
        )
        try:
            self.pool.wait(timeout=PATIENCE)
        except psycopg_pool.PoolTimeout:
            # Or its threads would go on trying to connect.
            self.pool.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with self.pool.connection() as connection, connection.cursor() as cursor:
            yield PostgresSession(cast(psycopg.RawCursor[Any], cursor))

    def read(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
        with self.transaction() as session:
            return session.run(sql, values)

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        with self.transaction() as session:
            session.script("set transaction isolation level repeatable read, read only")
            yield session

    def hindrance(self, error: Exception) -> str | None:
        return DISK_FULL if isinstance(error, psycopg.errors.DiskFull) else None

    def acknowledge(self, mark: str) -> None:
        """Nothing to note: the server keeps its own log."""

    def checkpoint(self) -> None:
        """Nothing to do: the server keeps its own log."""

    def close(self) -> None:
        self.pool.close()
