"""Killing: the server ended while leads fill in returns, and the drafts that it leaves."""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from compact_dash.domain.wording import count
from tools.bench.failure import ServerGone
from tools.bench.grounds.ground import Ground
from tools.bench.grounds.proof import proof
from tools.bench.measures.filing import Sitting
from tools.bench.play.lead import Save
from tools.bench.server import Server

# Two organisations' worth, so that lines are shared as well as written alone.
LEADS = 8
# More saves than any lead gets to before the end; the words of two deaths differ by it too.
TURNS = 1000
# Seconds of saving before the death: at random, so that it falls into another part of a save each time.
SOONEST, LATEST = 0.2, 2.0


@dataclass(frozen=True)
class Killed:
    """One death of the server: seconds until it, saves acknowledged and refused by then, and findings since."""

    after: float
    acknowledged: int
    refused: int
    findings: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """One sentence on the death: its moment, the saves told by then, and the findings."""
        left = "; ".join(self.findings) or "all there once, check clean"
        told = f"{count(self.acknowledged, 'save')} acknowledged, {self.refused} refused"
        return f"Killed after {self.after:.1f} s: {told}; {left}."


@dataclass
class Killer:
    """Kills the server of one database again and again while eight leads save; each proof covers all saves so far."""

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
        # All saves ever made: a later death must not lose what survived an earlier one.
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
            # Not before: a server killed while leads still come in would prove nothing about saves.
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
