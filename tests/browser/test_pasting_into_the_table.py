"""The table of all lines in a real browser: rows pasted from a spreadsheet are saved as they were meant, and what
cannot be saved stays in its cell and is said."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from tests.browser.conftest import Reader, everybody
from tests.browser.test_every_page_in_a_browser import violations

COLUMNS = ["ref", "title", "last", "rating", "words", "percent"]
pytestmark = pytest.mark.thorough
TABLE = "All in one table"
# From the rating to the reason for the new date.
FIRST = ["green", "Going on.", "45%", "", "", "", "10/12/2014", "The printer"]
SECOND = ["GREEN", "Also going on.", "forty", "", "", "", "4/30/2014", "The paper"]
SAID = [
    "DEFRA-02, Percent complete: found “forty”, expected a whole number from 0 to 100, such as 40; "
    "until you correct the cell, nothing is saved there.",
    "DEFRA-02, New date: found “4/30/2014”, expected a date with the day first, such as 3/11/2014 or 3 November 2014, "
    "and one that is in the calendar: this one has its month first, so look at every date beside it; "
    "until you correct the cell, nothing is saved there.",
]


@pytest.fixture(scope="module")
def lead(browser: Browser, own_server: str) -> Iterator[Reader]:
    """DEFRA's lead, who may paste."""
    with everybody(browser, own_server) as somebody:
        reader = somebody("DEFRA Compact lead")
        reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield reader


def cell(page: Page, row: int, name: str) -> Locator:
    """A cell as the table itself tells it to a screen reader; columns beside the window are not told."""
    return page.get_by_test_id(f"glide-cell-{COLUMNS.index(name)}-{row}")


def paste(reader: Reader, rows: list[list[str]], name: str) -> None:
    """Paste rows into the table, from its first line on and from a column on."""
    page = reader.page
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join("\t".join(row) for row in rows))
    enter(reader)
    for reached in COLUMNS[2 : COLUMNS.index(name) + 1]:
        page.keyboard.press("ArrowRight")
        expect(cell(page, 0, reached)).to_be_focused()
    page.keyboard.press("Control+V")


def enter(reader: Reader) -> None:
    """Click on the first line and go to its second cell by keyboard.

    A click that takes the focus from another control does not always select a cell, and a table that was drawn on a
    busy machine may hear the mouse and no key: one goes away and comes back, as a person would.
    """
    page = reader.page
    for attempt in range(6):
        if attempt:
            way(reader, "One line at a time")
            way(reader, TABLE)
        # By the mouse itself: what scrolls the table lies over it.
        page.get_by_test_id("data-grid-canvas").click(position={"x": 50, "y": 52}, force=True)
        page.keyboard.press("ArrowRight")
        with suppress(AssertionError):
            expect(cell(page, 0, COLUMNS[1])).to_be_focused(timeout=2000)
            return
    pytest.fail("the table takes no key")


def refusals(page: Page) -> list[str]:
    return page.locator(".refusal").all_inner_texts()


@pytest.fixture(scope="module")
def pasted(lead: Reader) -> Reader:
    """Two rows pasted: one that is all well, and one with two cells that cannot be saved."""
    lead.open("returns?view=table")
    cell(lead.page, 0, "rating").wait_for(state="attached")
    paste(lead, [FIRST, SECOND], "rating")
    lead.page.locator(".refusal").first.wait_for()
    lead.settle()
    return lead


def test_a_refused_cell_is_named_above_the_table(pasted: Reader, axe: str) -> None:
    assert refusals(pasted.page) == SAID
    assert violations(pasted.page, axe) == []


def way(reader: Reader, name: str) -> Page:
    """Go to another way of answering, and wait until the last one is gone: two tables would be one too many."""
    reader.page.get_by_role("radio", name=name).click()
    if name != TABLE:
        expect(reader.page.get_by_test_id("data-grid-canvas")).to_have_count(0)
    return reader.settle()


def test_what_was_pasted_is_saved_the_day_first_and_whatever_its_capitals(pasted: Reader) -> None:
    page = way(pasted, "Check and send")
    first, second = (page.locator("tr").filter(has_text=ref).first for ref in ("DEFRA-01", "DEFRA-02"))
    for said in ("Green", "Going on.", "10 December 2014", "The printer"):
        expect(first).to_contain_text(said)
    for said in ("Green", "Also going on.", "the new date that the reason is for"):
        expect(second).to_contain_text(said)


def test_the_table_comes_back_as_it_is_saved_with_the_refused_cells_as_they_were_typed(pasted: Reader) -> None:
    way(pasted, "One line at a time")
    page = way(pasted, TABLE)
    for place, (rating, percent) in enumerate([("Green", "45"), ("Green", "forty")]):
        expect(cell(page, place, "rating")).to_have_text(rating)
        expect(cell(page, place, "percent")).to_have_text(percent)
    assert refusals(page) == SAID


def test_closing_asks_while_a_cell_is_refused(pasted: Reader) -> None:
    page, asked = pasted.page, list[str]()

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(1000)
    assert asked == ["beforeunload"]


def test_a_cell_that_is_put_right_is_saved_and_said_no_more(pasted: Reader) -> None:
    way(pasted, "One line at a time")
    page = way(pasted, TABLE)
    paste(pasted, [["45%"], ["40"]], "percent")
    expect(page.locator(".refusal")).to_have_text([SAID[1]])
    assert pasted.complaints == []


def test_what_cells_refused_or_held_half_typed_is_told_after_f5(pasted: Reader) -> None:
    page = way(pasted, TABLE)
    enter(pasted)
    for _ in COLUMNS[2:5]:
        page.keyboard.press("ArrowRight")
    page.keyboard.type("Half a sent", delay=20)
    page.reload()
    pasted.settle()
    bar = page.locator("#unsaved-bar")
    expect(bar).to_contain_text("DEFRA-01, Update, “Half a sent”")
    expect(bar).to_contain_text(f"{SAID[1].split(':')[0]}, “")
    for _drop in bar.get_by_role("button", name="Drop it").all():
        bar.get_by_role("button", name="Drop it").first.click()
    expect(bar).to_have_count(0)
