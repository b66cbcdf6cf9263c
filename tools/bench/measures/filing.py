"""Filing: many leads at once, each saving into a return through a session of its own."""

import random
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tools.bench.failure import BenchFailed, ServerGone
from tools.bench.play.client import PATIENCE, Client
from tools.bench.play.lead import DOOR, Lead, Place, Save


@dataclass
class Sitting:
    """Leads who sit down, wait for one another and then save; `saves` grows as the page answers each.

    Each thinks before a save, for anything up to `thinking` seconds.
    """

    port: int
    forum: str
    places: Sequence[Place]
    thinking: float = 0
    saves: list[Save] = field(default_factory=list)

    def __post_init__(self) -> None:
        # One more than the leads: the thread that began them waits as well, to know that all of them sit.
        self.ready = threading.Barrier(len(self.places) + 1)

    def file(self, turns: Iterable[int]) -> list[Save]:
        """Have every lead save once for each of `turns`, and return all the saves.

        Raises:
            BenchFailed: a page answered with an error, or not in time; ServerGone only where that is all there is.
        """
        with ThreadPoolExecutor(len(self.places)) as pool:
            working = [pool.submit(self.fill_in, place, list(turns)) for place in self.places]
            self.wait()
        errors = [error for work in working if (error := work.exception())]
        # A server that went is the least telling error, and often only what another one led to; so it comes last.
        for error in sorted(errors, key=lambda error: isinstance(error, ServerGone)):
            raise error
        return self.saves

    def fill_in(self, place: Place, turns: Iterable[int]) -> None:
        """One lead's work from sitting down to the last save."""
        with Client(self.port, DOOR) as client:
            lead = Lead(client, place, self.forum)
            try:
                lead.sit_down()
            # The others wait for this lead, and would wait until their patience ends.
            except BaseException:
                self.ready.abort()
                raise
            self.wait()
            for turn in turns:
                # At random, or all leads would press in the same moment again and again.
                time.sleep(random.uniform(0, self.thinking))
                self.saves.append(lead.save(turn))

    def wait_for_saves(self, number: int) -> None:
        """Wait until the page has answered so many saves."""
        give_up_at = time.monotonic() + PATIENCE
        while len(self.saves) < number:
            if time.monotonic() > give_up_at or self.ready.broken:
                raise BenchFailed(f"Only {len(self.saves)} of {number} saves were answered in {PATIENCE} seconds.")
            # Short beside a save, so that a server is killed close to the save that was waited for.
            time.sleep(0.02)

    def wait(self) -> None:
        """Wait until everybody sits."""
        try:
            self.ready.wait(PATIENCE)
        except threading.BrokenBarrierError:
            raise BenchFailed("Not every lead could open the return.") from None
