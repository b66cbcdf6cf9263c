"""Killing: what is left of a return when the server dies under the leads who fill it in."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from compact_dash.domain.wording import count
from tools.bench.failure import ServerGone
from tools.bench.filing import Sitting
from tools.bench.ground import Ground
from tools.bench.lead import Save
from tools.bench.proof import proof
from tools.bench.server import Server

LEADS = 8
# More saves than any lead gets to before the end, and how long they are let alone.
TURNS = 1000
SOONEST, LATEST = 0.2, 2.0


@dataclass(frozen=True)
class Killed:
    """One death of the server: after how many seconds, what had been answered by then, and what is wrong since."""

    after: float
    acknowledged: int
    refused: int
    findings: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What happened, in words."""
        left = "; ".join(self.findings) or "all there once, check clean"
        told = f"{count(self.acknowledged, 'save')} acknowledged, {self.refused} refused"
        return f"Killed after {self.after:.1f} s: {told}; {left}."


@dataclass
class Killer:
    """Kills the server of one database again and again while eight leads save; every save is held to, ever after."""

    root: Path
    ground: Ground
    now: datetime
    saves: list[Save] = field(default_factory=list)
    times: int = 0

    def kill_once(self) -> Killed:
        """Start the server, let the leads begin, kill it, and look at what it left."""
        after = random.uniform(SOONEST, LATEST)
        with Server("the product", self.root, self.ground.database) as server:
            saved = self.cut_short(server, after)
        self.saves += saved
        self.times += 1
        kept = sum(save.kept for save in saved)
        return Killed(after, kept, len(saved) - kept, tuple(proof(self.ground.database, self.now, self.saves)))

    def cut_short(self, server: Server, after: float) -> list[Save]:
        """The saves that the page had answered when the server was killed."""
        sitting = Sitting(server.port, self.ground.forum, self.ground.places(LEADS))
        first = self.times * TURNS
        with ThreadPoolExecutor(1) as pool:
            filing = pool.submit(work_until_cut, sitting, range(first, first + TURNS))
            sitting.wait_for_saves(LEADS)
            time.sleep(after)
            server.kill()
        filing.result()
        return sitting.saves


def work_until_cut(sitting: Sitting, turns: range) -> None:
    try:
        sitting.file(turns)
    except ServerGone:
        # As it was meant to be.
        return
