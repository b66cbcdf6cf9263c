"""Opening and creating a database, with one clear sentence when it cannot be done."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import psutil

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.address import on_server
from compact_dash.store.duckdb_engine import DuckdbEngine, log_of
from compact_dash.store.engine import Engine
from compact_dash.store.inspection import inspect, refusal_for, refuse_strange_file
from compact_dash.store.migrate import applied_migrations, migrate, remove_tables
from compact_dash.store.store import Store

Fill = Callable[[Store], None]


def open_store(address: str, now: datetime) -> Store:
    """Open the database at a path or a postgresql:// address and bring its schema up to date.

    Raises:
        StoreRefused: it is missing, held by another process, not ours, newer than the program or damaged.
    """
    if on_server(address):
        return open_on_server(address, now)
    path = Path(address)
    inspect(path)
    try:
        return store_on(DuckdbEngine(path), now)
    except duckdb.Error as error:
        raise refusal_for(path, error) from error


@contextmanager
def look_into(path: Path) -> Iterator[Store]:
    """A file opened for reading and not changed in any way, of whichever version of the program it is.

    Raises:
        StoreRefused: it is no database of ours, held by another process, or cannot be read.
    """
    refuse_strange_file(path)
    try:
        engine = DuckdbEngine(path, read_only=True)
        try:
            yield Store(engine)
        finally:
            engine.close()
    except duckdb.Error as error:
        raise refusal_for(path, error) from error


def open_on_server(address: str, now: datetime) -> Store:
    engine = postgres_engine(address)
    try:
        is_filled = bool(applied_migrations(engine))
    except BaseException:
        engine.close()
        raise
    if is_filled:
        return store_on(engine, now)
    engine.close()
    # Not filled here: a plan that went away must not come back as an illustration.
    raise StoreRefused("The PostgreSQL database in COMPACT_DB is empty. Run “python -m compact_dash init” to fill it.")


def create_store(address: str, now: datetime, fill: Fill) -> None:
    """Make a database and fill it: it appears whole at its address, or not at all.

    Raises:
        StoreRefused: something is already there, or the folder cannot be written to.
    """
    if on_server(address):
        create_on_server(postgres_engine(address), now, fill)
        return
    path = Path(address)
    refuse_existing(path)
    remove_leftovers(path)
    building = building_of(path)
    try:
        build(building, now, fill)
        # Again: filling takes seconds, and replacing would write over what somebody put there meanwhile.
        refuse_existing(path)
        os.replace(building, path)
    except (duckdb.IOException, OSError) as error:
        raise StoreRefused(f"{path} cannot be made: its folder is missing or cannot be written to.") from error
    finally:
        remove(building)


def refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise StoreRefused(f"{path} is already there. Move it away first, or name another file in COMPACT_DB.")


def building_of(path: Path) -> Path:
    """The path at which this process builds what is to be at the address."""
    # In the same folder, so that taking its place is one step of the file system.
    return path.with_name(f".{path.name}.{os.getpid()}.building")


def remove_leftovers(path: Path) -> None:
    """Remove the half-built files beside the address whose process no longer runs; one at work keeps its own."""
    for building in path.parent.glob(f".{path.name}.*.building"):
        # The name holds the number of the process that builds it.
        maker = building.name.split(".")[-2]
        if not (maker.isdecimal() and psutil.pid_exists(int(maker))):
            remove(building)


def remove(building: Path) -> None:
    """Remove an unfinished database and its log, where they are there and can be removed."""
    for path in (building, log_of(building)):
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue


def build(path: Path, now: datetime, fill: Fill) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    store = store_on(DuckdbEngine(path), now)
    try:
        fill(store)
        # Everything into the one file that is moved: its log keeps the old name and is removed.
        store.engine.checkpoint()
    finally:
        store.close()


def create_on_server(engine: Engine, now: datetime, fill: Fill) -> None:
    """Fill an empty PostgreSQL database; what was made is removed again if the filling fails."""
    try:
        if applied_migrations(engine):
            raise StoreRefused(
                "The PostgreSQL database in COMPACT_DB is already filled. Name another one, or drop it first."
            )
        migrate(engine, now)
        try:
            fill(Store(engine))
        # Also when somebody presses Ctrl-C: a part of a plan would be taken for the whole.
        except BaseException:
            remove_tables(engine)
            raise
    finally:
        engine.close()


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
    from compact_dash.store.postgres_engine import PostgresEngine

    return PostgresEngine(address)
