"""The database a command works on: opened for it, and closed again whatever happens."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from compact_dash.commands.loading.other_database import forgotten_database
from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.house import speak_for
from compact_dash.reports.house import read_house
from compact_dash.store import Store, open_store
from compact_dash.store.address import DEFAULT_DATABASE, database_address
from compact_dash.store.clock import utc_now
from compact_dash.store.inspection import StoreInUse


@contextmanager
def open_database(instead: str) -> Iterator[Store]:
    """The store that COMPACT_DB names; `instead` says how to get the same while the app holds the file.

    From here on the command speaks in the words of the house that the store is of.

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
        # To the end of the command and not of the block: a command says what it did once the store is closed.
        speak_for(read_house(store))
        say_if_forgotten(store)
        yield store
    finally:
        store.close()


def say_if_forgotten(store: Store) -> None:
    """Say, on stderr because it is no answer, that this may not be the database that is meant."""
    other = forgotten_database(store)
    if other:
        typer.echo(
            f"COMPACT_DB is not set, so this is the demonstration. A real plan is kept at {other}: set COMPACT_DB to "
            f"that, or to {DEFAULT_DATABASE} if the demonstration is meant.",
            err=True,
        )
