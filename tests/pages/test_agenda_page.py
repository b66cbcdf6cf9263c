"""The Agenda page: the next Forum's agenda drafted with reasons, past ones with what came of them."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.readiness import readiness
from compact_dash.store import Store
from tests.pages.conftest import Open

TODAY = date(2014, 9, 17)


@pytest.mark.thorough
def test_the_next_agenda_fits_the_meeting_and_each_item_says_why(visit: Open, page_store: Store) -> None:
    ready = readiness(page_store, read_board(page_store, TODAY))
    assert ready is not None
    table = visit("agenda").html.table("Draft agenda")
    assert sum(int(row[1]) for row in table.body) == ready.agenda.minutes_used <= ready.forum.minutes
    for row, item in zip(table.body, ready.agenda.items, strict=True):
        assert item.title in row[2]
        assert row[5] or item.kind in {"welcome", "aob", "next"}


def test_what_is_left_out_says_why(visit: Open) -> None:
    left_out = visit("agenda").html.table("Items left out")
    assert left_out.body
    assert all(row[2] for row in left_out.body)


def test_progress_and_agenda_name_the_same_minutes(visit: Open) -> None:
    minutes = re.search(r"\d+ of 90 minutes", visit("agenda").text)
    assert minutes
    assert minutes[0] in visit("progress").text


def test_a_past_forum_shows_what_came_of_it(visit: Open) -> None:
    opened = visit("agenda", forum="2014-05")
    assert "Compact Forum, 21 May 2014" in opened.text
    table = opened.html.table("Agenda and what came of it")
    assert any("Decision" in row[4] for row in table.body)
    assert any("Action" in row[4] for row in table.body)


def test_a_past_forum_names_the_lines_of_an_item_as_people_write_them(visit: Open) -> None:
    items = [row[1] for row in visit("agenda", forum="2014-05-21").html.table("Agenda and what came of it").body]
    assert any("HMT-01b, HMT-04" in item for item in items)
    assert not any("('" in item for item in items)


def test_a_forum_after_the_next_has_no_agenda_yet(visit: Open) -> None:
    assert "its agenda is drafted once it is the next" in visit("agenda", forum="2015-02").text


def test_the_action_log_is_never_rated(visit: Open) -> None:
    log = visit("agenda").html.table("Action log")
    states = {row[5].split()[0] for row in log.body}
    assert states <= {"Open", "Overdue", "Done"}
    assert states >= {"Overdue", "Done"}


def test_a_past_day_is_for_reading_only(visit: Open) -> None:
    opened = visit("agenda", as_at="2014-08-20")
    assert "Prepare this Forum" not in opened.text
    assert "Take this draft" not in [button.label for button in opened.page.button]


@pytest.mark.parametrize("post", ["DFT Compact lead", "Compact Voice", "Viewer"])
def test_others_read_the_draft_and_are_offered_nothing(
    visit: Open, at_the_desk: Callable[[str], None], post: str
) -> None:
    at_the_desk(post)
    opened = visit("agenda")
    assert opened.html.table("Draft agenda").body
    assert "Prepare this Forum" not in opened.text
    assert "Take this draft" not in [button.label for button in opened.page.button]


def test_where_no_forum_is_planned_a_year_is_offered(visit_empty: Open) -> None:
    opened = visit_empty("agenda")
    assert "No Forum is planned yet. Once one is" in opened.text
    assert "Plan these Forums" in [button.label for button in opened.page.button]
