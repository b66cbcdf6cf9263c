"""Present: one agenda item at a time, with the very figures the pages show."""

from datetime import date

import pytest

from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.readiness import readiness
from compact_dash.store import Store
from compact_dash.ui.forum.slides import LED_BY
from tests.pages.conftest import Open

TODAY = date(2014, 9, 17)


@pytest.mark.thorough
def test_every_item_of_the_agenda_has_a_slide(visit: Open, page_store: Store) -> None:
    ready = readiness(page_store, read_board(page_store, TODAY))
    assert ready is not None
    places = len(ready.agenda.items)
    for place, item in enumerate(ready.agenda.items, start=1):
        text = visit("present", item=str(place)).text
        assert f"{place} of {places}" in text
        assert f"led by {LED_BY.get(item.led_by, item.led_by)}" in text


def test_the_round_up_shows_the_figures_of_progress(visit: Open) -> None:
    progress = visit("progress").html.table("Progress by department")
    slide = visit("present", item="4").html.table("The board")
    counts = slice(3, progress.header.index("Next milestone"))
    for row, other in zip(slide.body, progress.body, strict=True):
        assert other[0].startswith(row[0])
        assert row[1] == other[1]
        assert row[2:-1] == other[counts]
    assert [row[-1] for row in slide.body[:-1]] == [other[-1] for other in progress.body[:-1]]


def test_steps_stand_in_the_address(visit: Open) -> None:
    opened = visit("present")
    opened.page.button(key="next").click().run()
    assert opened.page.query_params["item"] in ("2", ["2"])
    assert "2 of " in opened.text
    opened.page.button(key="previous").click().run()
    assert opened.page.query_params["item"] in ("1", ["1"])
    assert opened.page.button(key="previous").disabled


def test_the_last_item_has_no_next(visit: Open, page_store: Store) -> None:
    ready = readiness(page_store, read_board(page_store, TODAY))
    assert ready is not None
    opened = visit("present", item=str(len(ready.agenda.items)))
    assert opened.page.button(key="next").disabled
    assert "Last item" in opened.text
