"""The cost of following: seconds from the chair's key to the viewers' walls, and what an idle viewer takes."""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from compact_dash.domain.wording import count
from tools.bench.grounds.meeting import Meeting
from tools.bench.measures.cost import percentile
from tools.bench.measures.following import PAGE, Audience, delays, step_through
from tools.bench.play.client import Client
from tools.bench.play.visitor import DOOR, Visitor
from tools.bench.server import Server

VIEWERS, PRESSES = 60, 8
# How long the chair stays at an item, and how long the viewers' idleness is measured, in seconds.
PAUSE, IDLE = 3.0, 4.0
# Seconds from key to wall within which 95 of 100 slides must be there.
GOAL = 1.5


@dataclass(frozen=True)
class Followed:
    """The measurements: a delay in seconds for each item and viewer, idle CPU seconds per viewer and second, bytes."""

    viewers: int
    presses: int
    delays: tuple[float, ...]
    idle: float
    memory: int

    @property
    def slow(self) -> float:
        return percentile(list(self.delays), 95)


def measure_following(
    root: Path, meeting: Meeting, viewers: int = VIEWERS, presses: int = PRESSES, pause: float = PAUSE
) -> Followed:
    """Have viewers follow a chair through the meeting, on one server.

    Raises:
        BenchFailed: a page answered with an error, or not in time.
    """
    with Server("the product", root, meeting.database) as server:
        first_in(server.port, meeting)
        before = server.memory()
        with Audience(server.port, meeting, viewers).seated() as audience:
            memory = (server.memory() - before) // viewers
            # Before the first press, while nobody has anything new to draw.
            idle = idle_cpu(server, viewers)
            pressed = step_through(audience, presses, pause)
    return Followed(viewers, presses, tuple(delays(pressed, audience.seen)), idle, memory)


def first_in(port: int, meeting: Meeting) -> None:
    """Somebody who comes first, so that what a server loads once is not put to the viewers' account."""
    with Client(port, DOOR) as client:
        Visitor(client).come_in("OCS", PAGE, meeting.wall)


def idle_cpu(server: Server, viewers: int) -> float:
    """The processor seconds that each second of one viewer takes while the chair stays where they are."""
    taken, began_at = server.cpu_seconds(), time.monotonic()
    time.sleep(IDLE)
    return (server.cpu_seconds() - taken) / (time.monotonic() - began_at) / viewers


def following_lines(found: Followed) -> list[str]:
    """The findings, one sentence a line."""
    verdict = "reached" if found.slow < GOAL else "not reached"
    return [
        f"A Forum in session, {count(found.viewers, 'viewer')} and the chair's own screen on one server, each in a "
        "session whose page looks again by itself as in a browser:",
        f"  from the chair's key to a viewer's changed slide: {median(found.delays):.2f} s median, {found.slow:.2f} s "
        f"p95 ({count(found.presses, 'move')}, {len(found.delays)} slides); to reach: under {GOAL} s p95: {verdict}.",
        f"  An idle viewer takes {found.idle * 1000:.1f} ms of the server's processor a second, and "
        f"{found.memory / 1_000_000:.1f} MB of its memory.",
    ]
