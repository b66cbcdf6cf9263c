"""PostgreSQL, for a house with more than one machine: the same statements through psycopg."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import psycopg
import psycopg.conninfo
import psycopg_pool

from compact_dash.domain.errors import StoreUnreachable
from compact_dash.store.engine import BATCH, DISK_FULL, FILLING, QueryAnswer, Session

# All in seconds. How long a server may take to answer when it is first asked.
PATIENCE = 10.0
# How long a page waits for a connection: the pool renews one that was lost within this.
WAIT = 3.0
# While the server is known to be gone, each who asks waits only long enough to find it back.
WAIT_WHILE_GONE = 0.5
# The pool waits twice as long after each failed try. A short end to that lets the next who asks start it anew.
RECONNECT_WITHIN = 2.0
# The classes of an error's code that mean the connection, not the statement: lost, or ended by the server.
LOST = ("08", "57P")

# A host that went away without a word would be waited for a quarter of an hour. So it is looked after, and given up 20
# seconds after it was last heard of; in seconds, and the last in milliseconds. What the address says goes before this.
SIGNS_OF_LIFE: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 20_000,
}
NO_ANSWER = "The PostgreSQL database does not answer. Check the address in COMPACT_DB and that the server is up."
LOG = logging.getLogger("compact_dash")


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
            kwargs={"cursor_factory": psycopg.RawCursor, **signs_of_life(address)},
            reconnect_timeout=RECONNECT_WITHIN,
            # A connection that was lost while nobody used it is renewed instead of handed out.
            check=psycopg_pool.ConnectionPool.check_connection,
        )
        self.is_gone = False
        try:
            self.pool.wait(timeout=PATIENCE)
        except psycopg_pool.PoolTimeout as error:
            # Or its threads would go on trying to connect.
            self.pool.close()
            raise StoreUnreachable(NO_ANSWER) from error

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction.

        Raises:
            StoreUnreachable: the server cannot be reached. What was being written may be there or not.
        """
        try:
            with (
                self.pool.connection(timeout=WAIT_WHILE_GONE if self.is_gone else WAIT) as connection,
                connection.cursor() as cursor,
            ):
                self.note_back()
                yield PostgresSession(cast(psycopg.RawCursor[Any], cursor))
        except psycopg.OperationalError as error:
            # Others of this class, such as a conflict, come from a server that is there.
            if error.sqlstate and not error.sqlstate.startswith(LOST):
                raise
            self.note_gone(error)
            raise StoreUnreachable from error

    def note_gone(self, error: Exception) -> None:
        """Say in the log once, for however long it lasts, that the server is gone."""
        if not self.is_gone:
            self.is_gone = True
            LOG.error("The PostgreSQL database does not answer: %s", " ".join(str(error).split()))

    def note_back(self) -> None:
        if self.is_gone:
            self.is_gone = False
            LOG.warning("The PostgreSQL database answers again")

    def read(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
        with self.transaction() as session:
            return session.run(sql, values)

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        with self.transaction() as session:
            session.script("set transaction isolation level repeatable read, read only")
            yield session

    @contextmanager
    def alone(self) -> Iterator[None]:
        # A transaction of its own, whose end is the lock's: also where this process is killed.
        with self.transaction() as session:
            # However long the other one takes to back up; a limit of the server's for usual statements is not for this.
            session.script("set local statement_timeout = 0; set local lock_timeout = 0")
            session.script("set local idle_in_transaction_session_timeout = 0")
            if not session.run("select pg_try_advisory_xact_lock($1)", [FILLING]).rows[0][0]:
                LOG.warning("Another program is filling or upgrading the PostgreSQL database. Waiting until it is done")
                session.run("select pg_advisory_xact_lock($1)", [FILLING])
            yield

    def hindrance(self, error: Exception) -> str | None:
        return DISK_FULL if isinstance(error, psycopg.errors.DiskFull) else None

    def acknowledge(self, mark: str) -> None:
        """Nothing to note: the server keeps its own log."""

    def checkpoint(self) -> None:
        """Nothing to do: the server keeps its own log."""

    def close(self) -> None:
        self.pool.close()


def signs_of_life(address: str) -> dict[str, Any]:
    """Those signs of life that an address says nothing of."""
    try:
        said = psycopg.conninfo.conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        # Connecting will say what is wrong with it.
        said = {}
    return {name: value for name, value in SIGNS_OF_LIFE.items() if name not in said}
