"""Backups: the whole database in a folder of its own, proved before it gets its name.

A backup holds the same twice: `compact.duckdb`, to be put back quickly or opened by any DuckDB, and `portable`, one
Parquet file for each table with the schema and the mark, from which a database on either engine is filled.
"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import psutil

from compact_dash import __version__
from compact_dash.domain.errors import StoreRefused
from compact_dash.store.chain import TrailMark, mark_of, parse_mark
from compact_dash.store.copies.tables import (
    Sums,
    differences,
    make_schema,
    read_tables,
    schema_of,
    sums_as_json,
    sums_from_json,
    sums_of,
    write_tables,
)
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.engine import Engine, Session
from compact_dash.store.migrate import migrations

QUICK, PORTABLE, LABEL = "compact.duckdb", "portable", "backup.json"
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Backup:
    """A backup as its label tells it; `taken_at` is naive UTC and the mark is where its trail ends."""

    folder: Path
    taken_at: datetime
    mark: TrailMark
    schema: int
    sums: Sums

    @property
    def portable(self) -> Path:
        return self.folder / PORTABLE if (self.folder / PORTABLE).is_dir() else self.folder

    @property
    def quick(self) -> Path:
        return self.folder / QUICK

    @property
    def changes(self) -> int:
        return self.mark.change_no


def stamp_of(now: datetime) -> str:
    """The name of a backup that is taken now; names sort by time."""
    return f"compact-{now.strftime(STAMP)}"


def place_for(to: Path, now: datetime) -> Path:
    """Where a backup goes that is asked for at a path: there, or in a folder of its own in one that is there."""
    return to / stamp_of(now) if to.is_dir() else to


def take_backup(engine: Engine, place: Path, now: datetime) -> Backup:
    """Back up an open database to a folder that is not there yet; others read and write meanwhile.

    The folder appears whole or not at all: it was restored from, and the two compared, before it gets its name.

    Raises:
        StoreRefused: the place is taken or cannot be written to, the disk is full, or what was read back differs.
    """
    place = place.absolute()
    if os.path.lexists(place):
        raise StoreRefused(f"{place} is already there. Name another place for the backup.")
    building = place.with_name(f".{place.name}.{os.getpid()}.building")
    try:
        remove_unfinished(place.parent)
        place.parent.mkdir(parents=True, exist_ok=True)
        # For this user alone: it holds everything, what is internal too.
        building.mkdir(mode=0o700)
        (building / PORTABLE).mkdir()
        with engine.snapshot() as session:
            backup = write_portable(session, building, now)
        fill_quick(building, backup, now)
        settle_on_disk(building)
        building.rename(place)
    except (OSError, duckdb.IOException) as error:
        raise StoreRefused(f"No backup was made: {reason_of(error)} Nothing was left at {place}.") from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return read_label(place)


def reason_of(error: Exception) -> str:
    """Why files could not be written, in a sentence."""
    if re.search("no space left|file too large", str(error).lower()):
        return "the disk it was to be written to is full."
    return "its place cannot be written to, or its disk or share went away."


def remove_unfinished(folder: Path) -> None:
    """Remove the half-made backups in a folder whose process no longer runs."""
    for building in folder.glob(".*.building"):
        maker = building.name.split(".")[-2]
        if building.is_dir() and not (maker.isdecimal() and psutil.pid_exists(int(maker))):
            shutil.rmtree(building, ignore_errors=True)


def write_portable(session: Session, building: Path, now: datetime) -> Backup:
    """Write tables, schema and label from the one state that the session reads."""
    portable = building / PORTABLE
    write_tables(session, portable)
    backup = Backup(building, now.replace(microsecond=0), mark_in(session), schema_of(session), sums_of(session))
    scripts = [each.sql for each in migrations() if each.version <= backup.schema]
    (portable / "schema.sql").write_text("\n".join(scripts), encoding="utf-8")
    (portable / LABEL).write_text(label_of(backup), encoding="utf-8")
    return backup


def mark_in(session: Session) -> TrailMark:
    """The mark of the end of the trail, as the session sees it."""
    [(number, full_hash)] = session.run("select change_no, hash from change_head").rows
    return mark_of(int(number), str(full_hash).ljust(16, "0"))


def label_of(backup: Backup) -> str:
    values: dict[str, Any] = {
        "format": 1,
        "program": __version__,
        "taken_at": f"{backup.taken_at.isoformat()}Z",
        "mark": str(backup.mark),
        "schema": backup.schema,
        "tables": sums_as_json(backup.sums),
    }
    return json.dumps(values, indent=2) + "\n"


def read_label(folder: Path) -> Backup:
    """The backup in a folder, or in its portable half alone.

    Raises:
        StoreRefused: there is none, or its label cannot be read.
    """
    label = folder / PORTABLE / LABEL
    try:
        told = json.loads((label if label.exists() else folder / LABEL).read_text(encoding="utf-8"))
        mark = parse_mark(told["mark"])
        if mark is None:
            raise ValueError(told["mark"])
        taken_at = datetime.fromisoformat(told["taken_at"].removesuffix("Z"))
        return Backup(folder, taken_at, mark, int(told["schema"]), sums_from_json(told["tables"]))
    except FileNotFoundError as error:
        raise StoreRefused(f"There is no backup in {folder}. It has a file called {LABEL} in it.") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreRefused(f"The label of the backup in {folder} cannot be read: {LABEL} is damaged.") from error


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first; what cannot be read is passed over."""
    found = []
    for label in folder.glob(f"*/{PORTABLE}/{LABEL}"):
        # One that is being built has a name that begins with a dot.
        if not label.parents[1].name.startswith("."):
            with contextlib.suppress(StoreRefused):
                found.append(read_label(label.parents[1]))
    return sorted(found, key=lambda backup: backup.taken_at, reverse=True)


def fill_quick(building: Path, backup: Backup, now: datetime) -> None:
    """Restore the portable half into a new file beside it, and compare the two: the proof, and the quick copy.

    Raises:
        StoreRefused: they differ.
    """
    with new_engine(building / QUICK) as engine:
        load(engine, backup, now)
        # Everything into the one file: a log beside it would be forgotten by whoever copies it.
        engine.checkpoint()


@contextlib.contextmanager
def new_engine(path: Path) -> Iterator[DuckdbEngine]:
    """A new file that is opened for filling; nothing is noted beside it."""
    engine = DuckdbEngine(path)
    engine.keeps_notes = False
    try:
        yield engine
    finally:
        engine.close()


def load(engine: Engine, backup: Backup, now: datetime) -> None:
    """Fill an empty database from the portable half of a backup, and prove that it holds the same.

    Raises:
        StoreRefused: it does not.
    """
    make_schema(engine, backup.schema, now)
    read_tables(backup.portable, engine)
    with engine.snapshot() as session:
        refuse_differences(backup, session)


def refuse_differences(backup: Backup, session: Session) -> None:
    """Compare a database with what a backup says that it holds.

    Raises:
        StoreRefused: they differ.
    """
    found = differences(backup.sums, sums_of(session))
    if found or mark_in(session) != backup.mark:
        raise StoreRefused(
            f"What was read back does not hold the same as the label says, in {found or 'its mark'}. "
            f"{backup.folder.name} cannot be relied on: take another backup."
        )


def settle_on_disk(folder: Path) -> None:
    """Have every file of a folder on the disk before it gets its name, so that a power cut leaves no empty ones."""
    for path in [*(each for each in folder.rglob("*") if each.is_file()), folder]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
