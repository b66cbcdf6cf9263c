"""Who can help a department: others doing well on the theme of each line that is hard, and what worked there."""

from datetime import date

import pytest

from compact_dash.domain.rating import Rating
from compact_dash.reports.board.board import Board, read_board
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.register.who_can_help import ThemeHelp, helpers
from compact_dash.store import Store

TODAY = date(2014, 9, 17)


@pytest.fixture(scope="module")
def board(demo_store: Store) -> Board:
    return read_board(demo_store, TODAY)


def help_for(store: Store, board: Board, code: str) -> dict[str, ThemeHelp]:
    lines = rated_lines(store, Question(TODAY, organisation=code, rateable_only=True))
    return {row.theme: row for row in helpers(store, board).with_lines(lines)}


def test_an_amber_line_leads_to_who_has_done_it_and_the_post_to_ring(demo_store: Store, board: Board) -> None:
    found = help_for(demo_store, board, "HO")
    training = found["Training & awareness"]
    assert next(iter(found)) == "Training & awareness", "its Amber line comes before those without a date"
    assert (training.lines[0].ref, training.lines[0].rating) == ("HO-03a", Rating.AMBER)
    assert [each.organisation.code for each in training.doing_well] == ["DFT"]
    assert [study.ring for study in training.studies] == ["Compact lead of DfT"]


@pytest.mark.parametrize("code", ["DFT", "DWP", "HMRC", "HMT"])
def test_nobody_is_told_to_ring_themselves(demo_store: Store, board: Board, code: str) -> None:
    for row in help_for(demo_store, board, code).values():
        assert code not in {each.organisation.code for each in row.doing_well}
        assert not any(code in study.about for study in row.studies)


def test_what_is_on_course_or_general_needs_no_help(demo_store: Store, board: Board) -> None:
    for code in ("CO", "DCLG", "HO"):
        found = help_for(demo_store, board, code)
        assert "Policy & programme" not in found
        assert not any(line.rating in (Rating.GREEN, Rating.COMPLETE) for row in found.values() for line in row.lines)
