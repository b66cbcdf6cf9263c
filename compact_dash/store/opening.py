"""Opening and creating a database, with one clear sentence when it cannot be done."""

import logging
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.address import on_server, place_beside
from compact_dash.store.copies.backup import STAMP, take_backup
from compact_dash.store.copies.building import (
    building_of,
    refuse_existing,
    remove,
    remove_leftovers,
    take_free_place,
)
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.ending import missing_end
from compact_dash.store.engine import FILLING, Engine, Session, WithinSession
from compact_dash.store.inspection import inspect, read_through, refusal_for
from compact_dash.store.migrate import (
    applied_migrations,
    is_up_to_date,
    migrate,
    migrations,
    remove_tables,
    views_kept,
    views_known,
)
from compact_dash.store.store import Store

Fill = Callable[[Store], None]
LOG = logging.getLogger("compact_dash")
READ_ONLY = "The database can be read and not written to: this program has no right to write there. Nothing is saved."


def open_store(address: str, now: datetime, *, upgrade: bool = False) -> Store:
    """Open the database at a path or a postgresql:// address.

    One of an earlier version of the program is opened with `upgrade` alone: it is backed up first, and then brought up
    to date. One that this user may not write to, or whose end is missing, is opened to be read.

    Raises:
        StoreRefused: it is missing, held by another process, not ours, older or newer than the program or damaged.
    """
    if on_server(address):
        return open_on_server(address, now, upgrade=upgrade)
    path = Path(address)
    inspect(path)
    try:
        engine = duckdb_engine_at(path)
        store = readable_store(engine, path) if engine.read_only else store_on(engine, now, path if upgrade else None)
    except duckdb.Error as error:
        raise refusal_for(path, error) from error
    if upgrade:
        # Whoever stays for long has every block in memory then, to be saved from there should the file be lost.
        read_through(engine)
    if engine.read_only:
        store.stop_writing(READ_ONLY)
    elif missing := missing_end(engine):
        LOG.error("%s: %s", path, missing)
        store.stop_writing(missing)
    return store


def readable_store(engine: DuckdbEngine, path: Path) -> Store:
    """A store on a file that may only be read: neither its schema nor its views can be brought up to date.

    Raises:
        StoreRefused: they would have to be.
    """
    if views_kept(engine) == views_known():
        return Store(engine)
    engine.close()
    raise StoreRefused(
        f"{path} is of another version of this program and can only be read. Give this user the right to write to it "
        "and its folder, so that it can be brought up to date."
    )


def duckdb_engine_at(path: Path) -> DuckdbEngine:
    """The file, opened for writing, or for reading where this user may not write to it and its folder."""
    # Asked first: DuckDB opens a file in a folder that is closed to it, and fails at the first write.
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return DuckdbEngine(path, read_only=True)
    return DuckdbEngine(path)


def open_on_server(address: str, now: datetime, *, upgrade: bool) -> Store:
    engine = postgres_engine(address)
    try:
        is_filled = bool(applied_migrations(engine)) and not is_unfilled(engine)
    except BaseException:
        engine.close()
        raise
    if is_filled:
        return store_on(engine, now, before=place_beside(address) if upgrade else None)
    engine.close()
    # Not filled here: a plan that went away must not come back as an illustration.
    raise StoreRefused("The PostgreSQL database in COMPACT_DB is empty. Run “python -m compact_dash init” to fill it.")


def is_unfilled(engine: Engine) -> bool:
    """Whether an earlier version of `init` was killed here: it made the tables, and wrote no fact."""
    return not engine.read("select 1 from change limit 1").rows


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
        take_free_place(building, path)
    except (duckdb.IOException, OSError) as error:
        raise StoreRefused(f"{path} cannot be made: its folder is missing or cannot be written to.") from error
    finally:
        remove(building)


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
    """Fill an empty PostgreSQL database in one transaction: it is filled whole, or the server keeps nothing of it."""
    try:
        with engine.transaction() as session:
            refuse_second(session)
            within = WithinSession(engine, session)
            if applied_migrations(within):
                if not is_unfilled(within):
                    raise StoreRefused(
                        "The PostgreSQL database in COMPACT_DB is already filled. Name another one, or drop it first."
                    )
                remove_tables(within)
            migrate(within, now)
            fill(Store(within))
    finally:
        engine.close()


def refuse_second(session: Session) -> None:
    """Refuse to fill or upgrade a PostgreSQL database while another process does.

    Raises:
        StoreRefused: one does.
    """
    # The server lets go of it at the end of the transaction, also when this process is killed.
    if not session.run("select pg_try_advisory_xact_lock($1)", [FILLING]).rows[0][0]:
        raise StoreRefused(
            "Another program is filling or upgrading this PostgreSQL database just now. Wait until it has ended."
        )


class StoreOlder(StoreRefused):
    """The database was written by an earlier version of the program, and was not opened to be upgraded."""

    def __init__(self, schema: int) -> None:
        super().__init__(
            f"The database has schema {schema}, of an earlier version of this program; it was left as it is. "
            "“python -m compact_dash upgrade” makes a backup of it and brings it up to date. So does starting the app."
        )


def store_on(engine: Engine, now: datetime, before: Path | None = None) -> Store:
    """A store on an open engine. Where a path is given, an older one is backed up beside it and brought up to date.

    Raises:
        StoreOlder: it is older, and no path is given.
    """
    try:
        if not is_up_to_date(engine):
            with engine.alone():
                # Looked at again in there: another process may have done it meanwhile.
                bring_up_to_date(engine, now, before)
    except BaseException:
        engine.close()
        raise
    return Store(engine)


def bring_up_to_date(engine: Engine, now: datetime, before: Path | None) -> None:
    record = applied_migrations(engine)
    if record and max(record) < migrations()[-1].version:
        if before is None:
            raise StoreOlder(max(record))
        back_up_before(engine, before, now, max(record))
    migrate(engine, now)


def back_up_before(engine: Engine, path: Path, now: datetime, schema: int) -> None:
    """Back the database up beside its path before its schema changes: the way back to the earlier program.

    Raises:
        StoreRefused: no backup can be made there; nothing was changed.
    """
    place = path.absolute().with_name(f"{path.name}.before-schema-{migrations()[-1].version}-{now.strftime(STAMP)}")
    backup = take_backup(engine, place, now)
    LOG.warning(
        "The database has schema %s. It was backed up at %s, at the mark %s, and is now brought up to date.",
        schema,
        backup.folder,
        backup.mark,
    )


def postgres_engine(address: str) -> Engine:
    # Imported here: a house that keeps a DuckDB file needs no PostgreSQL client.
    from compact_dash.store.postgres_engine import PostgresEngine

    return PostgresEngine(address)
