"""Watching over the database while the app runs: its file is looked at every few seconds, and backed up by itself."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from compact_dash.domain.errors import CompactError
from compact_dash.store import Store
from compact_dash.store.address import database_address
from compact_dash.store.clock import utc_now
from compact_dash.ui.copies.keeping import KEEPER
from compact_dash.ui.opened_store import store_if_open
from compact_dash.ui.operation.deadline import stops_within

LOG = logging.getLogger("compact_dash")
# In seconds: how often the file is looked at.
LOOK = 2.0
FAILED = "The database could not be looked after: %s"


async def keep_watch(stop: asyncio.Event, beat: float, clock: Callable[[], datetime]) -> None:
    """Keep the open store safe, if there is one, at every beat until the app stops."""
    while not await stops_within(stop, beat):
        store = store_if_open(database_address())
        if store is not None:
            # In a thread, because a share that went away answers late, and the loop serves every tab meanwhile.
            await asyncio.to_thread(keep_quietly, store, clock())


class Outage:
    """Whether the database could not be looked after the last time, which was told then."""

    is_told = False


OUTAGE = Outage()


def keep_quietly(store: Store, now: datetime) -> None:
    """As `keep`. An error that got out would end the watch; it is told once until all goes well again."""
    try:
        KEEPER.keep(store, now)
    except Exception as error:
        if not OUTAGE.is_told:
            # Of a refusal the sentence is enough: a server that is away says the same at every step of a trace.
            LOG.error(FAILED, error, exc_info=None if isinstance(error, CompactError) else error)
        OUTAGE.is_told = True
    else:
        OUTAGE.is_told = False


@contextlib.asynccontextmanager
async def safekeeping(beat: float = LOOK, clock: Callable[[], datetime] = utc_now) -> AsyncIterator[None]:
    """Keep the database safe while the block runs; at its end the file is looked at once more."""
    stop = asyncio.Event()
    watching = asyncio.create_task(keep_watch(stop, beat, clock))
    try:
        yield
    finally:
        stop.set()
        await watching
        store = store_if_open(database_address())
        if store is not None:
            # Before it is closed: what another program did a moment ago must not be taken for the end.
            KEEPER.look(store, clock())


def put_log_aside() -> None:
    """After the store was closed: keep a log from lying beside a file that is not its own."""
    if KEEPER.watch is not None:
        KEEPER.watch.put_log_aside()
