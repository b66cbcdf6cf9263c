"""Following: many viewers on one server, each behind a session of its own, and one chair who moves on."""

import random
import re
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from tools.bench.failure import BenchFailed
from tools.bench.grounds.meeting import CHAIR, Meeting
from tools.bench.play.client import PATIENCE, Answer, Client
from tools.bench.play.visitor import DOOR, Visitor

PAGE = "present"
NEXT = "next"
# The wall says "3 of 12" beside its slide: the one thing that tells every item from the next.
PLACE = re.compile(r"<span>(\d+) of \d+</span>")
# Sessions that begin at the same moment are no meeting: people come one after another.
ARRIVING = 0.05
# How long a viewer sits before asking whether the meeting is over.
A_LOOK = 0.2


@dataclass(frozen=True)
class Seen:
    """An item shown on a viewer's wall: the viewer, the item's place from 1, and the moment on the monotonic clock."""

    viewer: int
    place: int
    at: float


@dataclass(frozen=True)
class Press:
    """A press of the chair for the next item: the item's place from 1, and the moment on the monotonic clock."""

    place: int
    at: float


@dataclass
class Audience:
    """Viewers who come in one after another and look at the wall until it is over; `seen` grows as it changes.

    Raises, on everything it does:
        BenchFailed: a page answered with an error, or not in time.
    """

    port: int
    meeting: Meeting
    number: int
    seen: list[Seen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.over = threading.Event()
        self.came_in = threading.Semaphore(0)

    @contextmanager
    def seated(self) -> Iterator["Audience"]:
        """The viewers, all of them before the wall."""
        with ThreadPoolExecutor(self.number) as pool:
            posts = self.meeting.followers(self.number)
            watching = [pool.submit(self.attend, viewer, post) for viewer, post in enumerate(posts)]
            try:
                self.wait_for_all(watching)
                yield self
            finally:
                self.over.set()
        for each in watching:
            # Raises what a viewer's thread ran into, which a thread by itself keeps to itself.
            each.result()

    def attend(self, viewer: int, post: str) -> None:
        """One viewer, from coming in to the end."""
        time.sleep(viewer * ARRIVING)

        def heard(answer: Answer, at: float) -> None:
            self.seen += [Seen(viewer, int(place), at) for place in PLACE.findall(answer.html)]

        with Client(self.port, DOOR) as client:
            visitor = Visitor(client, heard)
            visitor.come_in(post, PAGE, self.meeting.wall)
            self.came_in.release()
            while not self.over.is_set():
                visitor.watch(time.monotonic() + A_LOOK)

    def wait_for_all(self, watching: Sequence[Future[None]]) -> None:
        for _ in watching:
            # A second at a time, so that a viewer who failed is told of and not waited for.
            while not self.came_in.acquire(timeout=1):
                failed = next((each for each in watching if each.done()), None)
                if failed:
                    failed.result()

    def wait_for(self, place: int) -> None:
        """Wait until every viewer has seen the item at a place."""
        give_up_at = time.monotonic() + PATIENCE
        while len({seen.viewer for seen in list(self.seen) if seen.place == place}) < self.number:
            if time.monotonic() > give_up_at:
                raise BenchFailed(f"Not every viewer saw item {place} in {PATIENCE} seconds.")
            time.sleep(A_LOOK)


def step_through(audience: Audience, presses: int, pause: float) -> list[Press]:
    """Have the chair press for the next item `presses` times, about `pause` seconds apart; the presses made."""
    with Client(audience.port, DOOR) as client:
        chair = Visitor(client)
        chair.come_in(CHAIR, PAGE, audience.meeting.chair)
        # From 2, because opening the Forum has put the first item on the wall.
        return [press(chair, audience, place, pause) for place in range(2, presses + 2)]


def press(chair: Visitor, audience: Audience, place: int, pause: float) -> Press:
    at = time.monotonic()
    answer = chair.press({NEXT: True})
    if f"On the wall, {place} of " not in answer.html:
        raise BenchFailed(f"The chair pressed for item {place}, and the page does not show it.")
    # A fifth more or less, or every press would meet the viewers' timers at the same point of their interval.
    chair.watch(at + pause * random.uniform(0.8, 1.2))
    audience.wait_for(place)
    return Press(place, at)


def delays(presses: Sequence[Press], seen: Sequence[Seen]) -> list[float]:
    """How long each viewer took to show each item, in seconds from the chair's key."""
    pressed = {press.place: press.at for press in presses}
    first: dict[tuple[int, int], float] = {}
    for each in seen:
        if each.place in pressed:
            # The first time alone: a wall that is drawn again shows the same place once more.
            first.setdefault((each.viewer, each.place), each.at)
    return [at - pressed[place] for (_, place), at in first.items()]
