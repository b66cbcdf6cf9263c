"""Work: how much of the processor the runs of each address take, and how many of them compute at once.

How often somebody asks says little of what it costs: a run of one page takes as long as a hundred looks at another.
Python computes one thing at a time, so whoever asks for the costly ones would leave next to nothing to the others.
"""

import asyncio
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from weakref import WeakValueDictionary

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from compact_dash.ui.entry import limits
from compact_dash.ui.entry.pace import Pace, Purses

# Seconds that a run takes of the server's own thread, about: its request is read there and its answers are sent.
OF_THE_SERVER = 0.003
# Seconds after which a run goes on all the same: those before it may wait for a database that does not answer.
LONGEST_WAIT = 2.0
# Seconds between two looks whether there is room.
BETWEEN_LOOKS = 0.02
# Turns that the server's own thread gives to others before it begins the next run of an address. A page takes some 150.
TURNS_OF_OTHERS = 8
# Seconds for which one thread of Python's computes before another may. The server's own waits so long for each run that
# computes, at every one of those turns: Python's own 5 milliseconds made seconds of them.
BETWEEN_TURNS = 0.001
# The address of the connection at hand. A run is begun by what arrives over one.
place_at_hand: ContextVar[str] = ContextVar("place_at_hand", default="")


class Work:
    """What each address has taken, and its runs that compute now; each run has a thread of its own."""

    def __init__(self, pace: Pace, at_once: int, sleep: Callable[[float], None] = time.sleep) -> None:
        self.purses, self.at_once, self.sleep = Purses(pace), at_once, sleep
        self.turns: dict[str, list[threading.Semaphore]] = {}
        self.guard = threading.Lock()
        # For as long as somebody waits in it.
        self.lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @contextmanager
    def turn(self, place: str) -> Iterator[None]:
        """One run of an address, when it is its turn."""
        with self.guard:
            # One of the list for each run that computes or waits; the address is forgotten with the last.
            semaphores = self.turns.setdefault(place, [])
            semaphores.append(semaphores[0] if semaphores else threading.Semaphore(self.at_once))
        is_ours = semaphores[0].acquire(timeout=LONGEST_WAIT)
        try:
            self.take(place, 0)
            yield
        finally:
            if is_ours:
                semaphores[0].release()
            with self.guard:
                semaphores.pop()
                if not semaphores:
                    self.turns.pop(place, None)

    async def room(self, place: str) -> None:
        """Wait before a run is begun: for those of its address that wait already, and while as many compute as may.

        The server's own thread begins each, and waits for those that compute to let it. Twenty connections that began
        theirs one after the other kept it at that for seconds, so those of one address come one by one, and between
        two of them everybody else has several turns.
        """
        until = time.monotonic() + LONGEST_WAIT
        line = self.lines.setdefault(place, asyncio.Lock())
        async with line:
            while len(self.turns.get(place, ())) >= self.at_once and time.monotonic() < until:
                await asyncio.sleep(BETWEEN_LOOKS)
            for _ in range(TURNS_OF_OTHERS):
                await asyncio.sleep(0)

    def take(self, place: str, seconds: float) -> None:
        """Count seconds of the processor, and wait until the address owes none."""
        with self.guard:
            wait = self.purses.of(place).take(self.purses.clock(), much=seconds)
        if wait:
            self.sleep(wait)


WORK = Work(limits.WORK_OF_ADDRESS, limits.RUNS_AT_ONCE)


def keep_account() -> None:
    """Count the work of every run from now on; called once. Streamlit has no place of its own to be told of an end."""
    begin, run, finish = ScriptRunner.__init__, ScriptRunner._run_script, ScriptRunner._on_script_finished

    def begin_for_place(runner: Any, *args: Any, **more: Any) -> None:
        runner.compact_place, runner.compact_counted = place_at_hand.get(), 0.0
        begin(runner, *args, **more)

    def run_in_turn(runner: Any, *args: Any) -> None:
        with WORK.turn(runner.compact_place):
            run(runner, *args)

    def finish_counted(runner: Any, *args: Any) -> None:
        finish(runner, *args)
        # Of this thread, which is the runner's own. It may go on with the next run, so each is counted at its end.
        taken = time.thread_time()
        seconds, runner.compact_counted = taken - runner.compact_counted, taken
        WORK.take(runner.compact_place, seconds + OF_THE_SERVER)

    sys.setswitchinterval(BETWEEN_TURNS)
    methods = {"__init__": begin_for_place, "_run_script": run_in_turn, "_on_script_finished": finish_counted}
    for name, method in methods.items():
        setattr(ScriptRunner, name, method)
