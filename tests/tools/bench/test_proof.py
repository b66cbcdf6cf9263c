"""The proof of a load: that it finds what it is there to find."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from compact_dash.domain.facts import Entry, ReturnAnswer
from compact_dash.store import open_store
from tools.bench.grounds.ground import Ground
from tools.bench.grounds.proof import proof
from tools.bench.play.lead import Place, Save

pytestmark = pytest.mark.thorough

PLACE = Place("DFT", "DFT-01", "words", 1)
FIRST = ReturnAnswer("a return", "a line", 1)


@pytest.fixture
def left(ground: Ground, now: datetime) -> Callable[..., list[str]]:
    """What the proof says of a database that holds these drafts, after these saves."""

    def go(drafts: list[ReturnAnswer], saves: list[Save]) -> list[str]:
        store = open_store(str(ground.database), now)
        store.append(lambda head: [Entry(draft, now, "A lead") for draft in drafts])
        store.close()
        return proof(ground.database, now, saves)

    return go


def save(turn: int, kept: bool = True) -> Save:
    return Save(PLACE, PLACE.words(turn), kept, 0.1)


def drafted(version: int, turn: int, evidence: str | None = None) -> ReturnAnswer:
    return replace(FIRST, row_version=version, words=PLACE.words(turn), evidence=evidence)


def test_what_is_as_it_was_acknowledged_passes(left: Callable[..., list[str]]) -> None:
    assert left([drafted(1, 0), drafted(2, 1)], [save(0), save(1), save(2, kept=False)]) == []


def test_an_acknowledged_save_that_is_not_there_is_found(left: Callable[..., list[str]]) -> None:
    assert left([drafted(1, 0)], [save(0), save(1)]) == ["“DFT~1~1” was acknowledged and is not there."]


def test_a_save_that_is_there_twice_is_found(left: Callable[..., list[str]]) -> None:
    found = left([drafted(1, 0), drafted(2, 1), drafted(3, 0)], [save(0), save(1)])
    assert found == ["“DFT~1~0” is there 2 times."]


def test_a_refused_save_that_is_there_is_found(left: Callable[..., list[str]]) -> None:
    assert left([drafted(1, 0)], [save(0, kept=False)]) == ["“DFT~1~0” was refused and is there."]


def test_a_save_over_what_another_wrote_is_found(left: Callable[..., list[str]]) -> None:
    other = replace(drafted(2, 0), evidence="DFT~2~0")
    [found] = left([drafted(1, 0), other, drafted(3, 1)], [save(0), save(1)])
    assert found == "Version 3 of a line changed words and evidence, not one field."


def test_a_gap_in_the_versions_is_found(left: Callable[..., list[str]]) -> None:
    [found] = left([drafted(1, 0), drafted(3, 1)], [save(0), save(1)])
    assert found == "The versions of a line are not numbered one by one: [1, 3]."
