"""Saving: the seconds that a save into a return takes, with one lead at work and with forty."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median

from compact_dash.domain.wording import count
from tools.bench.grounds.ground import Ground
from tools.bench.grounds.proof import proof
from tools.bench.measures.cost import percentile
from tools.bench.measures.filing import Sitting
from tools.bench.play.lead import Save
from tools.bench.server import Server

LEADS = 40
# Saves of each lead. Together they are few, because forty leads make forty times as many.
ALONE, TOGETHER = 20, 4
# Nobody fills in a field, looks at the next and thinks about it in much less than this.
THINKING = 15.0


@dataclass(frozen=True)
class Saving:
    """The saves of one lead alone and of forty together, and what is wrong with the database afterwards."""

    alone: tuple[Save, ...]
    together: tuple[Save, ...]
    findings: tuple[str, ...]


def measure_saving(root: Path, ground: Ground, now: datetime) -> Saving:
    """Have one lead save, then forty at once, on one server; and prove the database when it has stopped.

    Raises:
        BenchFailed: a page answered with an error, or not in time.
    """
    with Server("the product", root, ground.database) as server:
        # The numbers differ from those of the forty, because no two saves may have the same words.
        alone = Sitting(server.port, ground.forum, ground.places(1)).file(range(TOGETHER, TOGETHER + ALONE))
        together = Sitting(server.port, ground.forum, ground.places(LEADS), THINKING).file(range(TOGETHER))
    return Saving(tuple(alone), tuple(together), tuple(proof(ground.database, now, [*alone, *together])))


def saving_lines(saving: Saving) -> list[str]:
    """The findings, one sentence a line."""
    refused = sum(not save.kept for save in saving.together)
    return [
        "A save of one field of a return, over the websocket, until the page has answered:",
        f"  one lead alone: {times(saving.alone)} ({count(len(saving.alone), 'save')});",
        f"  {LEADS} leads at once, each thinking for up to {THINKING:.0f} s: {times(saving.together)} "
        f"({count(len(saving.together), 'save')}, {refused} of them refused because another lead of the same line "
        "was first).",
        *(f"  {finding}" for finding in saving.findings or ("Afterwards every acknowledged save is there once.",)),
    ]


def times(saves: tuple[Save, ...]) -> str:
    seconds = [save.seconds for save in saves]
    return f"{median(seconds) * 1000:.0f} ms median, {percentile(seconds, 95) * 1000:.0f} ms p95"
