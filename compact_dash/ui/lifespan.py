"""The app's life: warmed up before the first visitor, kept whole in quiet minutes, closed at its end.

DuckDB keeps what was written in a log beside the file until something asks for more. A copy of the file alone, made
while the app runs, has everything but that; neither the copy nor `check` can know what is not there. So the log is
brought into the file whenever it has been quiet for a while.
"""

import asyncio
import contextlib
import gc
import logging
import time
from collections.abc import AsyncIterator, Callable

from compact_dash import __version__
from compact_dash.domain.errors import NotNow, StoreRefused
from compact_dash.store.address import address_to_tell, database_address
from compact_dash.store.engine import Engine
from compact_dash.ui.forum.slides import check_slides
from compact_dash.ui.html import environment
from compact_dash.ui.opened_store import close_all, store_if_open
from compact_dash.ui.operation.deadline import stops_within
from compact_dash.ui.operation.forgotten import log_if_forgotten
from compact_dash.ui.operation.probes import BOARD, HEALTH

LOG = logging.getLogger("compact_dash")
# In seconds: so long the app waits for its database before it serves without.
PATIENCE_AT_START = 15.0


async def warm() -> None:
    """Load the templates and read the board, before anybody asks; where that fails or hangs the pages say so."""
    check_slides()
    environment().get_template("board/progress.html")
    await BOARD.answer(PATIENCE_AT_START)
    await log_start()
    # What was loaded at the start stays: keep the collector from walking it again and again.
    gc.freeze()


async def log_start() -> None:
    """One line on what was started: which version, and on which database in which state."""
    found = await HEALTH.answer()
    about = {"version": __version__, "database": address_to_tell(database_address())}
    if found is None or "rows" not in found.body:
        reason = found.body["reason"] if found is not None else "it does not answer"
        LOG.error("started without its database", extra=about | {"reason": reason})
        return
    about |= {"schema": found.body["schema_version"]} | found.body["rows"]
    if found.status == 200:
        LOG.info("started", extra=about)
        log_if_forgotten()
    else:
        LOG.error("started, and only read", extra=about | {"reason": found.body["reason"]})


def cool() -> None:
    """Close the store, which brings everything written into the one file that people copy."""
    close_all()


# All in seconds. Without a write for so long, it is quiet.
QUIET = 5.0
# Where it never is, nothing waits longer than this.
LONGEST = 60.0
# What could not be done is tried again after so long.
AGAIN = 30.0
# How often it is looked whether it is time.
BEAT = 1.0


class QuietMinute:
    """Keeps count of what an open database has written since it was last brought into its file.

    It is told the time, in seconds by any clock that only goes forward, and says whether it is time to save.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # Not 0: an app that was killed has left a log, which is brought in without waiting for a first write.
        self.seen = self.saved = -1
        self.quiet_since = self.waiting_since = self.not_before = float("-inf")

    def is_due(self, now: float) -> bool:
        """Whether something was written, and it has been quiet or the wait has been long."""
        if self.engine.commits != self.seen:
            self.note_write(now)
        waited = now - self.quiet_since >= QUIET or now - self.waiting_since >= LONGEST
        return self.seen != self.saved and waited and now >= self.not_before

    def note_write(self, now: float) -> None:
        if self.seen == self.saved:
            self.waiting_since = now
        self.quiet_since = now
        self.seen = self.engine.commits

    def save(self) -> None:
        """Bring what was written into the file; what is written meanwhile waits for the next time.

        Raises:
            NotNow: as `Engine.checkpoint`.
        """
        before = self.engine.commits
        self.engine.checkpoint()
        self.seen = self.saved = before

    def try_to_save(self, now: float) -> None:
        """As `save`, raising nothing. What hinders it goes to the log, and the next try waits for AGAIN seconds."""
        try:
            self.save()
        except self.engine.conflicts:
            # A reader who looks past an update keeps it open for a moment only: the next beat tries again.
            return
        except (NotNow, StoreRefused) as refusal:
            LOG.warning("%s", refusal)
            self.not_before = now + AGAIN
        except Exception:
            # An error that got out would end the watch, and nothing written later would reach the file.
            LOG.exception("What was written could not be brought into the file")
            self.not_before = now + AGAIN


async def watch(stop: asyncio.Event, beat: float, clock: Callable[[], float]) -> None:
    """Look at the open store, if there is one, at every beat until the app stops."""
    watched: QuietMinute | None = None
    while not await stops_within(stop, beat):
        store = store_if_open(database_address())
        if store is None:
            continue
        # A store that was closed and opened anew counts its commits from the beginning.
        if watched is None or watched.engine is not store.engine:
            watched = QuietMinute(store.engine)
        if watched.is_due(now := clock()):
            # In a thread: a checkpoint waits for the lock of the writes, and the loop serves every tab meanwhile.
            await asyncio.to_thread(watched.try_to_save, now)


@contextlib.asynccontextmanager
async def quiet_minutes(beat: float = BEAT, clock: Callable[[], float] = time.monotonic) -> AsyncIterator[None]:
    """Watch for quiet minutes while the block runs; at its end none is under way any more."""
    stop = asyncio.Event()
    watching = asyncio.create_task(watch(stop, beat, clock))
    try:
        yield
    finally:
        # Not cancelled: the store may be closed only after a checkpoint that has begun.
        stop.set()
        await watching
