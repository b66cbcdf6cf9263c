"""Opening and creating a database, with one clear sentence when it cannot be done."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.engine import Engine
from compact_dash.store.migrate import applied, migrate, migrations, refuse_strangers
from compact_dash.store.store import Store

POSTGRES = ("postgresql://", "postgres://")


def open_store(address: str, now: datetime) -> Store:
    """Open the database at a path or a postgresql:// address and bring its schema up to date.

    Raises:
        StoreRefused: it is missing, held by another process, not ours, newer than the program or damaged.
    """
    if address.startswith(POSTGRES):
        return store_on(postgres_engine(address), now)
    path = Path(address)
    inspect(path)
    try:
        return store_on(DuckdbEngine(path), now)
    except duckdb.Error as error:
        raise refused(path, error) from error


def create_store(address: str, now: datetime, fill: Callable[[Store], None]) -> None:
    """Make a database and fill it: it appears whole at its address, or not at all.

    Raises:
        StoreRefused: something is already there, or the folder cannot be written to.
    """
    if address.startswith(POSTGRES):
        fill(store_on(postgres_engine(address), now))
        return
    path = Path(address)
    if path.exists():
        raise StoreRefused(f"{path} is already there. Move it away first, or name another file in COMPACT_DB.")
    building = path.with_name(f".{path.name}.{os.getpid()}.building")
    try:
        build(building, now, fill)
        os.replace(building, path)
    except (duckdb.IOException, OSError) as error:
        raise StoreRefused(f"{path} cannot be made: its folder is missing or cannot be written to.") from error
    finally:
        building.unlink(missing_ok=True)
        Path(f"{building}.wal").unlink(missing_ok=True)


def build(path: Path, now: datetime, fill: Callable[[Store], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    store = store_on(DuckdbEngine(path), now)
    try:
        fill(store)
        store.engine.checkpoint()
    finally:
        store.close()


def store_on(engine: Engine, now: datetime) -> Store:
    """A store on an open engine, its schema brought up to date."""
    try:
        migrate(engine, now)
    except BaseException:
        engine.close()
        raise
    return Store(engine)


def postgres_engine(address: str) -> Engine:
    # Imported here: a house that keeps a DuckDB file needs no PostgreSQL client.
    from compact_dash.store.postgres_engine import PostgresEngine, PostgresUnreachable

    try:
        return PostgresEngine(address)
    except PostgresUnreachable as error:
        raise StoreRefused(
            "The PostgreSQL database does not answer. Check the address in COMPACT_DB and that the server is up."
        ) from error


def inspect(path: Path) -> None:
    """Look at a file without changing it, and refuse one that this program must not open for writing."""
    if not path.is_file():
        raise StoreRefused(f"There is no database at {path}. Run “python -m compact_dash init” to make one.")
    with path.open("rb") as file:
        if file.read(12)[8:] != b"DUCK":
            raise not_ours(path)
    try:
        engine = DuckdbEngine(path, read_only=True)
    except duckdb.Error as error:
        raise refused(path, error) from error
    try:
        record = applied(engine)
        if not record:
            raise not_ours(path)
        refuse_strangers(migrations(), record)
    except duckdb.Error as error:
        raise refused(path, error) from error
    finally:
        engine.close()


def not_ours(path: Path) -> StoreRefused:
    return StoreRefused(
        f"{path} is not a database of Compact Dash; it was left as it is. Name another file in COMPACT_DB."
    )


def refused(path: Path, error: duckdb.Error) -> StoreRefused:
    """The sentence for an error DuckDB raised on opening."""
    if "lock" in str(error).lower() and isinstance(error, duckdb.IOException):
        return StoreRefused(
            f"{path} is in use by another program, most likely the app itself. "
            "Use the same page in the app, or stop it first."
        )
    return StoreRefused(f"{path} is damaged and was left as it is. Restore it from a backup.")
