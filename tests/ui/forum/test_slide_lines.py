"""What a slide says beneath a title, and what it calls an item whose title says what stands beneath it."""

from dataclasses import replace
from datetime import date

import pytest

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.item import Item, Purpose
from compact_dash.domain.forum.kinds import AgendaKind
from compact_dash.reports.forum.meetings import LogAction
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store
from compact_dash.ui.forum.slide_lines import LINE, action_words, heading, line_words
from tests.house import TODAY

LONG = "The Compact lead sends the draft to OCS and the digital team opens the page to all who ask for it. " * 9


@pytest.fixture(scope="module")
def line(demo_store: Store) -> RatedLine:
    return rated_lines(demo_store, Question(TODAY, ref="HMT-03"))[0]


def item(title: str) -> Item:
    return Item(AgendaKind.DEPARTMENT, title, "HM Treasury", Purpose.DISCUSSION, 4)


def test_an_item_named_after_its_only_line_is_called_by_its_department(line: RatedLine) -> None:
    drafted = item(f"HM Treasury: {short_title(line.title)}")
    assert heading(drafted, "HM Treasury", [line]) == "HM Treasury: 1 commitment"
    assert heading(item(f"Good practice: {line.title}"), "HM Treasury", [line]) == "Good practice: HM Treasury"


def test_a_title_that_somebody_wrote_stands_as_it_is(line: RatedLine) -> None:
    assert heading(item("Treasury: the intranet page"), "HM Treasury", [line]) == "Treasury: the intranet page"
    cut = item(f"HM Treasury: {short_title(line.title)}")
    assert heading(cut, "HM Treasury", [line, line]) == cut.title


@pytest.mark.parametrize(("rows", "captured", "lines"), [(1, False, 4), (2, False, 3), (3, False, 3), (4, False, 2)])
def test_the_fewer_the_rows_the_more_is_said_of_each(line: RatedLine, rows: int, captured: bool, lines: int) -> None:
    said = line_words(replace(line, path_to_green=LONG, help_wanted=None), rows, captured)
    assert said.startswith("HMT-03. Its date moved later twice without the Forum’s agreement. Path to green: The")
    assert said.endswith(" …")
    assert LINE * (lines - 1) < len(said) + 30 <= LINE * lines + 32


def test_of_one_row_among_many_there_is_a_whole_sentence_or_none(line: RatedLine) -> None:
    said = line_words(replace(line, path_to_green=LONG), 9, captured=False)
    assert said == "HMT-03. Its date moved later twice without the Forum’s agreement."


def action(words: str | None) -> LogAction:
    raised, due = date(2014, 5, 21), date(2014, 9, 1)
    return LogAction("a", "m", "2014/15-1.02", "Agree one", "DWP", "DWP", None, raised, due, due, None, False,
                     None, words, None)  # fmt: skip


def test_an_owner_s_words_are_cut_to_one_line_among_several(line: RatedLine) -> None:
    assert action_words(action("Draft sent; no answer"), 5, captured=False) == "Draft sent; no answer"
    assert len(f"2014/15-1.02. {action_words(action(LONG), 5, captured=False)}") <= LINE + 2
    assert action_words(action(None), 5, captured=False) == ""


def test_an_owner_s_words_give_way_to_what_was_agreed(line: RatedLine) -> None:
    assert action_words(action("Draft sent; no answer"), 2, captured=True) == ""
