"""Words that the database holds, read as the members of their enums, so that the type checker knows them."""

import ast
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

import compact_dash
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.rating import Rating
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store
from compact_dash.store.rows import as_rows

PACKAGE = Path(compact_dash.__file__).parent
# Only these two say how a rating is spelt: the enum, and the words a file of the demonstration may have.
SPELLING = {"domain/rating.py", "commands/loading/demo_rows.py"}
# Rooms that still compare with words.
OTHER_ROOMS = {"forum", "returns"}
# Words that mean something else as well: the code of a rule, a colour of the terminal.
OTHER_MEANINGS = {"domain/board/reasons.py", "cli/status_table.py", "domain/minutes/words.py"}


@dataclass(frozen=True)
class Judged:
    ref: str
    headline: Rating
    agreed: Rating | None


@dataclass(frozen=True)
class Plain:
    ref: str


def test_a_word_is_read_as_the_member_of_its_enum() -> None:
    [row] = as_rows(Judged, [("DFE-1", "red", None)])
    assert row.headline is Rating.RED
    assert row.agreed is None


def test_a_row_without_enums_is_read_as_it_is() -> None:
    assert as_rows(Plain, [("DFE-1",), ("red",)]) == [Plain("DFE-1"), Plain("red")]


@pytest.mark.parametrize("row", [("DFE-1", "redd", None), ("DFE-1", None, None)], ids=["misspelt", "missing"])
def test_a_word_that_the_enum_has_not_is_refused(row: tuple[str | None, ...]) -> None:
    with pytest.raises(ValueError, match=r"Judged\.headline cannot be"):
        as_rows(Judged, [row])


@pytest.mark.slow
def test_every_line_of_the_plan_is_read_in_enums(demo_store: Store) -> None:
    lines: list[RatedLine] = []
    for kind in (ActionKind.COMMITMENT, ActionKind.PLAN_ACTION):
        lines += rated_lines(demo_store, Question(date(2014, 5, 21), kind=kind))
    assert {type(line.kind) for line in lines} == {ActionKind}
    assert {type(line.counting) for line in lines} == {Counting}
    assert {type(line.claimed) for line in lines} == {Rating, type(None)}


def misspellable() -> list[str]:
    """Each place that writes a rating as a string, which the type checker cannot read."""
    return [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if str(path.relative_to(PACKAGE)) not in SPELLING | OTHER_MEANINGS and path.parent.name not in OTHER_ROOMS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in list(Rating)
    ]


@pytest.mark.slow
def test_no_rating_is_written_as_a_string() -> None:
    assert misspellable() == []
