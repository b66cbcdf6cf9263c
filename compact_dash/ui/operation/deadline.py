"""Deadlines: an answer that comes in time whatever the question has to wait for."""

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
# In seconds. Whoever asks for health has usually given up after a second or two.
PATIENCE = 0.8


@dataclass
class Probe(Generic[Answer]):
    """A question whose answer may hang, such as one to a database or to a disk of the network.

    It is asked in a thread of its own, never in the loop that serves every tab. All who ask while it is under way wait
    for the same answer, so one that hangs holds one thread, however often it is asked for.
    """

    ask: Callable[[], Answer]
    """Whatever it raises goes to the log and is no answer."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    under_way: Future[Answer | None] | None = None
    last: Answer | None = None
    """The last answer there was, from however long ago."""

    last_at: float | None = None
    """When it came, in seconds of the clock that only goes forward."""

    async def answer(self, patience: float | None = None) -> Answer | None:
        """The answer, or None where there is none in time."""
        waited = asyncio.wrap_future(self.begin())
        # Not cancelled by the wait: others may wait for it, and the last answer is of use later.
        done, _ = await asyncio.wait([waited], timeout=PATIENCE if patience is None else patience)
        return waited.result() if done else None

    def begin(self) -> Future[Answer | None]:
        """Ask, unless it is being asked."""
        with self.lock:
            if self.under_way is None:
                self.under_way = Future()
                # A daemon: one that hangs must not keep the app from ending.
                threading.Thread(target=self.run, args=(self.under_way,), name="question", daemon=True).start()
            return self.under_way

    def run(self, future: Future[Answer | None]) -> None:
        found: Answer | None = None
        try:
            found = self.last = self.ask()
            self.last_at = time.monotonic()
        except Exception as error:
            logging.getLogger("compact_dash").error("fault", exc_info=error)
        with self.lock:
            self.under_way = None
        future.set_result(found)


async def stops_within(stop: asyncio.Event, within: float) -> bool:
    """Whether the app stops within so many seconds; returns at once when it does."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), within)
    return stop.is_set()
