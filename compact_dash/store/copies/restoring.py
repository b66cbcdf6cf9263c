"""Restoring: a database filled from a backup or another database, proved, and put in its place; the old one is kept."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.address import on_server
from compact_dash.store.chain import TrailMark, parse_mark
from compact_dash.store.copies.backup import (
    STAMP,
    Backup,
    load,
    read_label,
    refuse_differences,
)
from compact_dash.store.copies.building import (
    building_of,
    refuse_existing,
    remove,
    remove_leftovers,
    take_free_place,
)
from compact_dash.store.copies.compacting import allow_the_same
from compact_dash.store.copies.filling import Prove, fill_server
from compact_dash.store.duckdb_engine import DuckdbEngine, log_of
from compact_dash.store.ending import has_notes, mark_path, missing_end
from compact_dash.store.engine import Engine
from compact_dash.store.inspection import StoreInUse, inspect, refuse_strange_file
from compact_dash.store.migrate import migrate
from compact_dash.store.store import Store


@dataclass(frozen=True)
class Restored:
    """What came of it: where the old database is kept, and what is missing at the end, if anything."""

    kept: Path | None
    missing: str | None


def restore(source: Path, address: str, now: datetime, prove: Prove, *, force: bool) -> Restored:
    """Put a backup, or a copy of a database file, in place of the database at an address.

    The new one is filled beside the old, proved by `prove`, which raises what is wrong with it, and takes its place at
    the end; the old one is kept under another name, with its log.

    Raises:
        StoreRefused: something is there and `force` is not given, it is in use, or the backup cannot be relied on.
    """
    backup = None if source.is_file() else read_label(source)
    if on_server(address):
        if backup is None:
            raise StoreRefused(f"{source} is a file. Move it to PostgreSQL with “python -m compact_dash migrate”.")
        fill_server(address, now, lambda engine: load(engine, backup, now), prove)
        return Restored(None, None)
    # Not the link to it: the new file must lie beside the old one.
    path = Path(address).resolve()
    refuse_held(path)
    if not force and os.path.lexists(path):
        raise StoreRefused(
            f"{path} is already there. Say --force to put the backup in its place; it is kept under another name."
        )
    with building_at(path) as building:
        missing = fill_file(building, source, backup, now)
        finish(building, now, prove, backup)
        allow_the_same(building, path)
        # Again: filling takes seconds, and somebody may have come to the address meanwhile.
        if force:
            refuse_held(path)
        else:
            refuse_existing(path)
        kept = set_aside(path, now)
        take_free_place(building, path)
    return Restored(kept, missing)


def refuse_held(path: Path) -> None:
    """Refuse a file that somebody has open; one that is damaged is to be replaced.

    Raises:
        StoreInUse: somebody has.
    """
    try:
        if path.exists():
            duckdb.connect(path, read_only=True).close()
    except duckdb.Error as error:
        if "could not set lock" in str(error).lower():
            raise StoreInUse(path) from error


@contextlib.contextmanager
def building_at(path: Path) -> Iterator[Path]:
    """The path at which a new file is built, and from which nothing is left.

    Raises:
        StoreRefused: the folder cannot be written to.
    """
    building = building_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(path)
        yield building
    except (duckdb.IOException, OSError) as error:
        raise StoreRefused(
            f"{path} was left as it is: no second file can be written beside it. "
            "Look whether the disk is full and this user may write there."
        ) from error
    finally:
        remove(building)


def fill_file(building: Path, source: Path, backup: Backup | None, now: datetime) -> str | None:
    """Fill a new file from a backup or from a copy of a file. Returns what is missing at the end of the copy, if any.

    Raises:
        StoreRefused: neither half of the backup can be relied on, or the copy is no sound database of ours.
    """
    if backup is None:
        return fill_from_file(building, source)
    if not is_quickly_filled(building, backup):
        remove(building)
        with file_to_fill(building) as engine:
            load(engine, backup, now)
    return None


def fill_from_file(building: Path, source: Path) -> str | None:
    # In words about the file that was named, not about the copy of it.
    refuse_strange_file(source)
    for of in (lambda path: path, log_of, mark_path):
        if of(source).exists():
            shutil.copyfile(of(source), of(building))
    inspect(building)
    with file_to_fill(building) as engine:
        return missing_end(engine)


def is_quickly_filled(building: Path, backup: Backup) -> bool:
    """Whether the quick copy is there and holds what the label says; else the portable half is read."""
    try:
        shutil.copyfile(backup.quick, building)
        with file_to_fill(building) as engine, engine.snapshot() as session:
            refuse_differences(backup, session)
    except (FileNotFoundError, duckdb.Error, StoreRefused):
        return False
    return True


@contextlib.contextmanager
def file_to_fill(building: Path) -> Iterator[DuckdbEngine]:
    engine = DuckdbEngine(building)
    engine.keeps_notes = False
    try:
        yield engine
    finally:
        engine.close()


def finish(building: Path, now: datetime, prove: Prove, backup: Backup | None = None) -> None:
    """Bring a filled file up to date, have it proved, and leave everything in the one file."""
    with file_to_fill(building) as engine:
        migrate(engine, now)
        note_whole(engine, now, backup)
        prove(Store(engine))
        engine.checkpoint()
    mark_path(building).unlink(missing_ok=True)


def note_whole(engine: Engine, now: datetime, backup: Backup | None) -> None:
    """Note in the file that it is whole, and what it was restored from."""
    notes = {"state": "whole"}
    if backup is not None:
        notes["restored"] = f"{backup.mark} {backup.taken_at.isoformat()} {now.replace(microsecond=0).isoformat()}"
    with engine.transaction() as session:
        for name, words in notes.items():
            session.run("delete from file_note where name = $1", [name])
            session.run("insert into file_note (name, words) values ($1, $2)", [name, words])


@dataclass(frozen=True)
class RestoredFrom:
    """The backup that a database was restored from; both times are naive UTC."""

    mark: TrailMark
    taken_at: datetime
    restored_at: datetime


def restored_from(engine: Engine) -> RestoredFrom | None:
    """What the database was restored from, where it was."""
    rows = engine.read("select words from file_note where name = 'restored'").rows if has_notes(engine) else []
    if not rows:
        return None
    words, taken_at, restored_at = str(rows[0][0]).split()
    mark = parse_mark(words)
    return RestoredFrom(mark, *map(datetime.fromisoformat, (taken_at, restored_at))) if mark else None


def set_aside(path: Path, now: datetime) -> Path | None:
    """Give the old file another name, with the log and the mark beside it: a log would be taken for the new one's.

    Returns the other name, or None where nothing was there.
    """
    kept = path.with_name(f"{path.name}.before-restore-{now.strftime(STAMP)}")
    moved = [of for of in (log_of, mark_path, lambda each: each) if of(path).exists()]
    # The file last, so that something is at the address until the new one is about to take it.
    for of in moved:
        os.replace(of(path), of(kept))
    return kept if moved else None
