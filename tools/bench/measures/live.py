"""The live board: how soon what one person saves is on the Progress page that another has open."""

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from compact_dash.domain.wording import count
from tools.bench.failure import BenchFailed
from tools.bench.play.client import PATIENCE, Answer, Client
from tools.bench.play.visitor import DOOR, Visitor
from tools.bench.server import Server

BOARD, RETURNS = "progress", "returns"
FORUM = date(2014, 9, 24)
# Returns of the demonstration that OCS has and can accept.
SUBMITTED = ("DH", "DCMS", "HO", "MOJ")
ACCEPT = "Accept and lock"
# One of each kind of reader, because what a page keeps is kept for each of them.
READERS = ("HMT Compact lead", "Compact Voice", "OCS")
# Seconds until the last reader's board shows what was saved.
GOAL = 2.0


@dataclass(frozen=True)
class Arrived:
    """How long each reader's board took to change after each save, in seconds."""

    saves: int
    readers: int
    seconds: tuple[float, ...]


@dataclass
class Reader:
    """Somebody with the board open; `changed_at` is when it was last drawn anew."""

    port: int
    post: str
    changed_at: float = 0.0
    is_in: bool = False

    def read(self, until_set: "Over") -> None:
        """Sit before the board until it is over."""

        def heard(answer: Answer, at: float) -> None:
            # A look that finds nothing new draws nothing.
            if answer.html:
                self.changed_at = at

        with Client(self.port, DOOR) as client:
            visitor = Visitor(client, heard)
            visitor.come_in(self.post, BOARD)
            self.is_in = True
            while not until_set.is_over:
                visitor.watch(time.monotonic() + 0.2)


@dataclass
class Over:
    """Whether there is nothing more to wait for."""

    is_over: bool = False


def measure_live(root: Path, database: Path) -> Arrived:
    """Have OCS accept returns of a demonstration while others have the board open.

    Raises:
        BenchFailed: a page answered with an error, or not in time.
    """
    with Server("the product", root, database) as server:
        readers, over = [Reader(server.port, post) for post in READERS], Over()
        with ThreadPoolExecutor(len(readers)) as pool:
            reading = [pool.submit(reader.read, over) for reader in readers]
            try:
                seconds = accept_all(server.port, readers, reading)
            finally:
                over.is_over = True
        for each in reading:
            each.result()
    return Arrived(len(SUBMITTED), len(READERS), tuple(seconds))


def accept_all(port: int, readers: Sequence[Reader], reading: Sequence[Future[None]]) -> list[float]:
    """Accept one return after another, each once the boards show the one before."""
    seconds: list[float] = []
    with Client(port, DOOR) as client:
        reviewer = Visitor(client)
        reviewer.come_in("OCS", RETURNS)
        wait(readers, reading, 0.0)
        for department in SUBMITTED:
            # Opened before the clock starts: the reading of the page is not part of the save.
            reviewer.open(RETURNS, f"department={department}&forum={FORUM.isoformat()}")
            saved_at = time.monotonic()
            reviewer.press({ACCEPT: True})
            wait(readers, reading, saved_at)
            seconds += [reader.changed_at - saved_at for reader in readers]
    return seconds


def wait(readers: Sequence[Reader], reading: Sequence[Future[None]], since: float) -> None:
    """Wait until every reader's board was drawn after `since`, on the monotonic clock."""
    give_up_at = time.monotonic() + PATIENCE
    while not all(reader.is_in and reader.changed_at > since for reader in readers):
        for each in reading:
            # A reader who is done before the end has failed, and `result` raises why.
            if each.done():
                each.result()
        if time.monotonic() > give_up_at:
            raise BenchFailed(f"Not every board changed in {PATIENCE} seconds.")
        time.sleep(0.02)


def live_lines(found: Arrived) -> list[str]:
    """The findings, one sentence a line."""
    slowest = max(found.seconds)
    verdict = "reached" if slowest < GOAL else "not reached"
    return [
        f"A return accepted, until the Progress page of {count(found.readers, 'other reader')} shows it: "
        f"{median(found.seconds):.2f} s median, {slowest:.2f} s at most ({count(found.saves, 'save')}); "
        f"to reach: {GOAL:.0f} s: {verdict}.",
    ]
