"""Filling a PostgreSQL database from a copy: in one transaction, so that it is filled whole or not at all."""

from collections.abc import Callable
from datetime import datetime

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.engine import Engine, WithinSession
from compact_dash.store.migrate import applied_migrations, migrate
from compact_dash.store.opening import is_unfilled, postgres_engine, refuse_second
from compact_dash.store.store import Store

Prove = Callable[[Store], None]
Fill = Callable[[Engine], None]


def fill_server(address: str, now: datetime, fill: Fill, prove: Prove) -> None:
    """Fill an empty PostgreSQL database in one transaction.

    Raises:
        StoreRefused: it is not empty, or what was filled in is not sound; the server keeps nothing of it.
    """
    engine = postgres_engine(address)
    try:
        with engine.transaction() as session:
            refuse_second(session)
            within = WithinSession(engine, session)
            if applied_migrations(within):
                what = "was left unfinished by “init”" if is_unfilled(within) else "is not empty"
                raise StoreRefused(f"The PostgreSQL database {what}; it was left as it is. Name an empty one.")
            fill(within)
            migrate(within, now)
            prove(Store(within))
    finally:
        engine.close()
