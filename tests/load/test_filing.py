"""Forty people filing at once through sessions of their own: nothing lost, nothing overwritten, nothing mixed up."""

from collections import Counter
from datetime import datetime
from pathlib import Path

from tools.bench.grounds.ground import Ground
from tools.bench.grounds.proof import proof
from tools.bench.measures.filing import Sitting
from tools.bench.measures.killing import Killer
from tools.bench.server import Server

ROOT = Path(__file__).parent.parent.parent
LEADS, TURNS, KILLS = 40, 2, 3


def test_the_leads_share_returns_and_lines(ground: Ground) -> None:
    places = ground.places(LEADS)
    assert len({place.number for place in places}) == LEADS
    assert len({place.organisation for place in places}) == LEADS / 4
    assert len({place.ref for place in places}) == LEADS * 3 / 4


def test_forty_leads_filing_at_once_lose_nothing(ground: Ground, now: datetime) -> None:
    """A page that shows another organisation's words, or does not say what became of a save, fails in `Lead`."""
    with Server("the product", ROOT, ground.database) as server:
        saves = Sitting(server.port, ground.forum, ground.places(LEADS)).file(range(TURNS))
    assert len(saves) == LEADS * TURNS
    assert proof(ground.database, now, saves) == []
    at_a_line = Counter(place.ref for place in ground.places(LEADS))
    refused = {save.place.ref for save in saves if not save.kept}
    assert refused, "nobody met anybody, so nothing was proved"
    assert all(at_a_line[ref] > 1 for ref in refused)


def test_what_was_acknowledged_outlives_the_server(ground: Ground, now: datetime) -> None:
    killer = Killer(ROOT, ground, now)
    for _ in range(KILLS):
        death = killer.kill_once()
        assert death.acknowledged
        assert death.findings == ()
