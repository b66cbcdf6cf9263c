"""Moving: everything in one database written into another, on the same engine or the other one, and compared."""

import tempfile
from datetime import datetime
from pathlib import Path

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.address import on_server
from compact_dash.store.copies.backup import PORTABLE, Backup, load, write_portable
from compact_dash.store.copies.building import refuse_existing, take_free_place
from compact_dash.store.copies.filling import Prove, fill_server
from compact_dash.store.copies.restoring import building_at, file_to_fill, finish
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.engine import Engine
from compact_dash.store.inspection import inspect
from compact_dash.store.migrate import applied_migrations
from compact_dash.store.opening import postgres_engine


def move(source: str, target: str, now: datetime, prove: Prove) -> Backup:
    """Fill an empty database with everything in another, on the same engine or the other one.

    The source is only read. Returns what was moved, with its counts and sums, which the target was compared with.

    Raises:
        StoreRefused: the source cannot be read, or the target is not empty or does not hold the same.
    """
    with tempfile.TemporaryDirectory(prefix="compact-move-") as folder:
        moved = write_moved(source, Path(folder), now)

        def fill(engine: Engine) -> None:
            load(engine, moved, now)

        if on_server(target):
            fill_server(target, now, fill, prove)
            return moved
        path = Path(target).resolve()
        refuse_existing(path)
        with building_at(path) as building:
            with file_to_fill(building) as engine:
                fill(engine)
            finish(building, now, prove)
            take_free_place(building, path)
        return moved


def write_moved(source: str, folder: Path, now: datetime) -> Backup:
    """Write everything in a database into a folder, in the portable form of a backup."""
    if on_server(source):
        engine = postgres_engine(source)
        if not applied_migrations(engine):
            engine.close()
            raise StoreRefused("The PostgreSQL database to move from is empty.")
    else:
        inspect(Path(source))
        engine = DuckdbEngine(source, read_only=True)
    try:
        (folder / PORTABLE).mkdir()
        with engine.snapshot() as session:
            return write_portable(session, folder, now)
    finally:
        engine.close()
