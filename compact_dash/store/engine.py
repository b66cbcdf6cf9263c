"""The engine: what the store asks of a database, so that DuckDB and PostgreSQL serve alike."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class QueryAnswer:
    """The columns and rows a statement gave."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Session(Protocol):
    """One transaction's hold on the engine."""

    def run(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer: ...

    def script(self, sql: str) -> None:
        """Run several statements, none of which takes a parameter."""


class Engine(Protocol):
    """A database: reads on their own, writes in transactions that are tried again on conflict."""

    name: str
    conflicts: tuple[type[Exception], ...]
    """The errors that mean another write came first, so that this one may be tried again."""

    has_other_writers: bool
    """Whether another process may write to the same database."""

    commits: int
    """The number of transactions committed since it was opened; stays 0 where no log lies beside a main file."""

    def read(self, sql: str, values: Sequence[Any] = ()) -> QueryAnswer: ...

    def transaction(self) -> AbstractContextManager[Session]: ...

    def checkpoint(self) -> None:
        """Bring what is written into the main file, where the engine keeps a log beside it.

        Raises:
            one of `conflicts`: a write is not over yet; nothing is lost, and it may be tried again.
            NotNow: the disk is too full; as before.
        """

    def close(self) -> None: ...
