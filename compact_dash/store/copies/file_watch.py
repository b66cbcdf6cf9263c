"""Watching the file of an open database: what others do to it is noticed, and what was written is saved beside it.

DuckDB asks nobody whether the file is still its own. A file that was moved away, replaced or written over goes on being
read and written to in memory, and is gone when the program stops.
"""

import logging
import os
from datetime import datetime
from pathlib import Path

from compact_dash.domain.errors import NotNow, StoreRefused
from compact_dash.store.copies.backup import STAMP, take_backup
from compact_dash.store.copies.held_file import GONE, FileTrouble, HeldFile
from compact_dash.store.duckdb_engine import DuckdbEngine, log_of, size_of
from compact_dash.store.store import Store

LOG = logging.getLogger("compact_dash")
# Seconds. A write takes less; a look that finds the lock taken comes again.
PATIENCE = 0.5


class FileWatch:
    """Looks at the file of a store from time to time, and stops its writes when the file is not its own any more."""

    def __init__(self, store: Store, engine: DuckdbEngine, path: Path) -> None:
        self.store, self.engine, self.path = store, engine, path
        self.held = engine.held or HeldFile(path)
        self.header, self.log_size = self.held.header_known, 0
        self.trouble: FileTrouble | None = None

    def look(self, now: datetime) -> FileTrouble | None:
        """Look once, and do what has to be done. Returns what is wrong."""
        # Within the lock of the writes: a checkpoint of our own changes the file as well.
        if not self.engine.writing.acquire(timeout=PATIENCE):
            return self.trouble
        try:
            found = self.trouble if self.trouble and self.trouble.lasts else self.found()
            if found != self.trouble:
                self.turn_to(found)
                if found:
                    self.save_beside(now)
        finally:
            self.engine.writing.release()
        return self.trouble

    def found(self) -> FileTrouble | None:
        """What is wrong with the file now."""
        if trouble := self.held.found():
            return trouble
        try:
            log_size = size_of(log_of(self.path))
            # A checkpoint of our own counts itself in the header, and ends the log.
            if self.header == self.held.header_known and log_size < self.log_size:
                self.bring_in_the_rest()
            self.log_size = size_of(log_of(self.path))
        # A share that went away answers nothing at all.
        except OSError:
            return GONE
        self.header = self.held.header_known
        return None

    def bring_in_the_rest(self) -> None:
        """Write everything into the file: its log was cut short or removed, and memory still has what was in it."""
        LOG.error("%s was cut short or removed by another program. What was in it is written anew.", log_of(self.path))
        try:
            self.engine.checkpoint()
        except Exception as error:
            if not isinstance(error, (NotNow, *self.engine.conflicts)):
                raise
            LOG.error("It could not be written anew yet: %s", error)

    def turn_to(self, found: FileTrouble | None) -> None:
        """Stop the writes, or let them go on where the file is back at its place."""
        before, self.trouble = self.trouble, found
        if found:
            LOG.error("%s: %s", self.path, found.sentence)
            self.store.stop_writing(found.sentence)
            if found.lasts:
                self.engine.abandon()
        elif before and self.store.counts.stopped == before.sentence:
            LOG.warning("%s is back at its place.", self.path)
            self.store.stop_writing(None)

    def save_beside(self, now: datetime) -> None:
        """Save what the program knows into a folder of its own, before it is known nowhere else."""
        place = self.path.absolute().with_name(f"{self.path.name}.saved-{now.strftime(STAMP)}")
        try:
            saved = take_backup(self.engine, place, now)
        except StoreRefused as refusal:
            LOG.error("What was in the database could not be saved beside it: %s", refusal)
        else:
            LOG.error("What was in the database was saved at %s, to the mark %s.", saved.folder, saved.mark)

    def put_log_aside(self) -> None:
        """After the end: keep the log from being taken for that of the other file which lies at the address."""
        log = log_of(self.path)
        if self.trouble and self.trouble.lasts and log.exists():
            os.replace(log, log.with_name(f"{log.name}.of-the-file-before"))
