"""The database a command works on: opened for it, and closed again whatever happens."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from compact_dash.domain.errors import StoreRefused
from compact_dash.store import Store, open_store
from compact_dash.store.address import database_address
from compact_dash.store.clock import utc_now
from compact_dash.store.inspection import StoreInUse


@contextmanager
def open_database(instead: str) -> Iterator[Store]:
    """The store that COMPACT_DB names; `instead` says how to get the same while the app holds the file.

    Raises:
        StoreRefused: as `open_store`.
    """
    try:
        store = open_store(database_address(), utc_now())
    # DuckDB lets one process hold a file at a time (decision 1), and the app does while it runs.
    except StoreInUse as held:
        raise StoreRefused(f"{held.path} is in use by another program, most likely the app: {instead}.") from held
    if store.counts.stopped:
        # On stderr: what a command answers may be read by another program.
        typer.echo(store.counts.stopped, err=True)
    try:
        yield store
    finally:
        store.close()
