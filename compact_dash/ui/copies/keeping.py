"""Keeping the database safe: what the app knows of the file that is open, and of its backups."""

import logging
import shutil
import threading
from datetime import datetime

from compact_dash.domain.errors import CompactError
from compact_dash.reports.backups import backup_schedule
from compact_dash.store import Store
from compact_dash.store.copies.backup import Backup, backups_in, stamp_of, take_backup
from compact_dash.store.copies.file_watch import FileWatch
from compact_dash.store.duckdb_engine import DuckdbEngine

LOG = logging.getLogger("compact_dash")
# In seconds: how often it is considered whether a backup is due.
CONSIDER = 60.0
# One at a time: a press and the schedule may meet.
backing_up = threading.Lock()


class Keeper:
    """What the app knows of the file that is open, and of its backups."""

    def __init__(self) -> None:
        self.watch: FileWatch | None = None
        self.failure: str | None = None
        self.considered: datetime | None = None

    def look(self, store: Store, now: datetime) -> None:
        """Look at the file of a store; a database on a server has none."""
        engine = store.engine
        if not isinstance(engine, DuckdbEngine) or engine.path is None or engine.read_only:
            return
        if self.watch is None or self.watch.engine is not engine:
            self.watch = FileWatch(store, engine, engine.path)
        self.watch.look(now)

    def back_up_if_due(self, store: Store, now: datetime) -> None:
        """Make a backup where one is due and something was written since the last, and remove those outlived."""
        schedule = backup_schedule(store)
        if schedule.hours == 0:
            return
        try:
            before = backups_in(schedule.folder)
            if schedule.is_due(before[0].taken_at if before else None, now) and not is_told(before, store):
                back_up(store, now)
            kept = backups_in(schedule.folder)
            outlived = set(schedule.outlived([each.taken_at for each in kept], now))
            for each in kept:
                if each.taken_at in outlived:
                    shutil.rmtree(each.folder, ignore_errors=True)
            self.failure = None
        except (CompactError, OSError) as refusal:
            LOG.error("%s", refusal)
            self.failure = "The last backup that was due could not be made; the log says why."

    def keep(self, store: Store, now: datetime) -> None:
        """Do what is to be done now."""
        self.look(store, now)
        if self.considered is None or (now - self.considered).total_seconds() >= CONSIDER:
            self.considered = now
            self.back_up_if_due(store, now)


KEEPER = Keeper()


def is_told(before: list[Backup], store: Store) -> bool:
    """Whether the newest backup has everything already."""
    return bool(before) and before[0].changes == store.head()


def back_up(store: Store, now: datetime) -> Backup:
    """Back the store up into the folder of its schedule.

    Raises:
        StoreRefused: as `take_backup`.
    """
    with backing_up:
        folder = backup_schedule(store).folder
        taken = take_backup(store.engine, folder / stamp_of(now), now)
        LOG.info("Backed up at %s, to the mark %s.", taken.folder, taken.mark)
        return taken
