"""Left behind: what sessions that are gone have sent is dropped, and so are the sessions themselves.

Streamlit forgets a lost session only when somebody else's is to be kept, so on a quiet evening its files stay.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable

from streamlit.runtime import Runtime

from compact_dash.ui.entry.uploads import UPLOADS, Files

# Seconds between two looks.
EVERY = 15.0


def drop_left_behind(now: float) -> None:
    """Look once, at the sessions and files of the server that runs."""
    runtime = Runtime.instance()
    sessions = runtime._session_mgr
    connected = [each.session.id for each in sessions.list_active_sessions()]
    files: Files = runtime.uploaded_file_mgr  # type: ignore[assignment]
    UPLOADS.drop_left(files, connected, now)
    # Those whose time is over go as soon as anybody looks.
    sessions.list_sessions()


async def look(every: float, clock: Callable[[], float]) -> None:
    while True:
        await asyncio.sleep(every)
        try:
            drop_left_behind(clock())
        except Exception:
            # An error that got out would end the watch.
            logging.getLogger("compact_dash").exception("What was left behind could not be dropped")


@contextlib.asynccontextmanager
async def tidy_hours(every: float = EVERY, clock: Callable[[], float] = time.monotonic) -> AsyncIterator[None]:
    """Look again and again while the block runs."""
    looking = asyncio.create_task(look(every, clock))
    try:
        yield
    finally:
        looking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await looking
