"""Keeping what was read: never for another reader, another state or another database."""

import ast
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

import compact_dash.ui
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader, Sharing
from compact_dash.ui.opened_store import close_at
from compact_dash.ui.sight import Sight, kept

SEEN = Sight("a.duckdb", 7, EVERYTHING)
UI = Path(compact_dash.ui.__file__).parent
# The decorator itself, a judgement of a browser’s headers, and who leads a programme, which everybody may know.
OTHER_CACHES = {"sight.py", "local_visit.py", "desk.py"}


@dataclass
class Reads:
    """A function that is kept, and what it was really asked."""

    asked: list[tuple[Sight, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        @kept(most=2)
        def read(sight: Sight, name: str) -> str:
            self.asked.append((sight, name))
            return f"{name} for {sight.reader.sees}"

        self.read = read


def test_the_same_sight_is_read_once() -> None:
    reads = Reads()
    assert reads.read(SEEN, "board") == reads.read(replace(SEEN), "board") == "board for internal"
    assert len(reads.asked) == 1


@pytest.mark.parametrize(
    "other",
    [
        SEEN.read_as(PUBLIC),
        SEEN.read_as(Reader(Sharing.INTERNAL, frozenset({"DFE"}))),
        SEEN.only_for(8),
        SEEN.only_for((7, 7)),
        replace(SEEN, address="b.duckdb"),
    ],
    ids=["public", "department", "later", "part", "database"],
)
def test_another_sight_is_read_for_itself(other: Sight) -> None:
    reads = Reads()
    reads.read(SEEN, "board")
    reads.read(other, "board")
    assert reads.asked == [(SEEN, "board"), (other, "board")]


def test_whatever_else_is_given_is_part_of_the_key() -> None:
    reads = Reads()
    assert (reads.read(SEEN, "board"), reads.read(SEEN, "plan")) == ("board for internal", "plan for internal")


def test_no_more_is_kept_than_was_said() -> None:
    reads = Reads()
    for state in (1, 2, 3, 1):
        reads.read(SEEN.only_for(state), "board")
    assert len(reads.asked) == 4


@pytest.mark.slow
def test_a_sight_reads_the_store_as_its_reader(demo_copy: Path) -> None:
    try:
        assert Sight(str(demo_copy), 0, PUBLIC).store.reader == PUBLIC
    finally:
        close_at(str(demo_copy))


@pytest.mark.slow
def test_pages_keep_what_they_read_in_no_other_way() -> None:
    """A key written by hand can forget who reads."""
    written_by_hand = [
        path.name
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "lru_cache"
    ]
    assert set(written_by_hand) <= OTHER_CACHES


def test_what_is_large_is_kept_for_fewer_calls() -> None:
    asked = []

    @kept(most=8, size=len, room=80)
    def read(sight: Sight, name: str, rows: int) -> str:
        asked.append(name)
        return name * rows

    small = [f"{number}" for number in range(8)]
    for name in small * 2:
        read(SEEN, name, 1)
    assert asked == small, "eight small ones have room"
    for name in ("a", "b", "c", "d"):
        read(SEEN, name, 1_000)
    for name in ("d", "c", "b", "a"):
        read(SEEN, name, 1_000)
    assert asked == [*small, "a", "b", "c", "d"], "and four of any size"
    read(SEEN, small[-1], 1)
    assert asked[-1] == small[-1], "which took the room of the small ones"
