"""The engine: what the store asks of a database, so that DuckDB and PostgreSQL serve alike."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol

# The number of the lock that whoever fills or upgrades a database on a server holds. Any will do that never changes.
FILLING = 1_413_565_776
# How many rows are read at a time where a table may not fit into memory.
BATCH = 5_000
DISK_FULL = (
    "The disk that holds the database is full, and nothing of this was saved. Everything saved before is kept. "
    "Once there is room again, save once more."
)


@dataclass(frozen=True)
class QueryAnswer:
    """The columns and rows a statement gave."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Session(Protocol):
    """One transaction's hold on the engine."""

    def run(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer: ...

    def batches(self, sql: str) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query, some thousands at a time, for tables that should not be in memory whole."""

    def script(self, sql: str) -> None:
        """Run several statements, none of which takes a parameter."""


class Engine(Protocol):
    """A database: reads on their own, writes in transactions that are tried again on conflict."""

    @property
    def name(self) -> str: ...

    @property
    def conflicts(self) -> tuple[type[Exception], ...]:
        """The errors that mean another write came first, so that this one may be tried again."""

    @property
    def has_other_writers(self) -> bool:
        """Whether another process may write to the same database."""

    @property
    def commits(self) -> int:
        """The number of transactions committed since it was opened; stays 0 where no log lies beside a main file."""

    def read(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer: ...

    def transaction(self) -> AbstractContextManager[Session]: ...

    def snapshot(self) -> AbstractContextManager[Session]:
        """A session that reads one state of the database, whatever is written meanwhile; writers do not wait for it."""

    def alone(self) -> AbstractContextManager[None]:
        """Keep every other process from filling or upgrading the same database; it waits for one that does."""

    def hindrance(self, error: Exception) -> str | None:
        """The sentence for an error that the place of the database is to blame for: a full disk, a lost share.

        None for every other error.
        """

    def acknowledge(self, mark: str) -> None:
        """Note outside the database how far it was written, where the engine keeps its log in a file."""

    def checkpoint(self) -> None:
        """Bring what is written into the main file, where the engine keeps a log beside it.

        Raises:
            one of `conflicts`: a write is not over yet; nothing is lost, and it may be tried again.
            NotNow: the disk is too full; as before.
        """

    def close(self) -> None: ...


@dataclass(frozen=True)
class WithinSession:
    """An engine whose every transaction is a part of one that is open already: all of it is kept, or nothing."""

    engine: Engine
    session: Session

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def conflicts(self) -> tuple[type[Exception], ...]:
        # What met another write is over as a whole; a part of it cannot be tried again.
        return ()

    @property
    def has_other_writers(self) -> bool:
        return self.engine.has_other_writers

    @property
    def commits(self) -> int:
        return self.engine.commits

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        yield self.session

    def snapshot(self) -> AbstractContextManager[Session]:
        return self.transaction()

    def read(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer:
        return self.session.run(sql, values)

    def alone(self) -> AbstractContextManager[None]:
        # Whoever began the transaction has seen to it.
        return nullcontext()

    def hindrance(self, error: Exception) -> str | None:
        return self.engine.hindrance(error)

    def acknowledge(self, mark: str) -> None:
        """Nothing is written before the whole is."""

    def checkpoint(self) -> None:
        """Nothing to bring anywhere yet."""

    def close(self) -> None:
        """The engine is closed by whoever opened it."""
