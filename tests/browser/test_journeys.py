"""Whole journeys in a real browser: by keyboard alone, by a link sent on, to a file and to paper."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader, Readers
from tests.tiers import some_first

FIGURES = """selector => [...document.querySelectorAll(`${selector} tbody tr:not([hidden])`)].map(
  row => [...row.cells].map(cell => cell.innerText.trim().replace(/\\s+/g, ' ')))"""
BOARD, SLIDE = '[aria-label="Progress by department"] table', ".slide table"
FOCUSED = "() => (document.activeElement?.innerText || '').trim()"
OUTLINE = (
    "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)] }"
)
MOVING = """() => [...document.querySelectorAll('*')].filter(part => {
  const style = getComputedStyle(part);
  return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
}).map(part => part.tagName)"""


def tab_to(page: Page, words: str, most: int = 80) -> None:
    """Press Tab until what has the focus says the words."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(words):
            return
    raise AssertionError(f"no Tab leads to “{words}”")


def follow(reader: Reader, words: str, address: str) -> None:
    """Tab to a link and open it."""
    tab_to(reader.page, words)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(f"**/{address}*")
    reader.settle()


@pytest.mark.thorough
def test_a_whole_journey_by_keyboard(visitor: Readers) -> None:
    reader = visitor()
    page = reader.open("progress")
    follow(reader, "HM Treasury", "department?department=HMT")
    tab_to(page, "History of HMT-01a")
    entries = page.locator("#HMT-01a details li")
    assert not entries.first.is_visible()
    page.keyboard.press("Enter")
    assert entries.first.is_visible()
    # What the browser itself does on Alt and the left arrow, which a page never sees.
    page.go_back()
    page.wait_for_url("**/progress*")
    reader.settle()
    follow(reader, "Agenda", "agenda")
    follow(reader, "Present it", "present")
    for key, place in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2)):
        page.keyboard.press(key)
        page.get_by_text(f"{place} of 15").wait_for()
        # The slide is drawn before its keys: pressed in between, they are still those of the slide before.
        reader.settle()
    page.keyboard.press("F5")
    page.get_by_text("2 of 15").wait_for()
    assert "item=2" in page.url
    reader.settle()
    follow(reader, "Leave the presentation", "agenda")
    assert page.get_by_role("heading", name="Compact Forum, 24 September 2014").is_visible()


def test_the_focus_can_be_seen(visitor: Readers) -> None:
    page = visitor().open("progress")
    for words in ("Department", "Agenda", "DEFRA", "HM Treasury"):
        tab_to(page, words)
        style, width = page.evaluate(OUTLINE)
        assert style != "none"
        assert width >= 2


@pytest.mark.parametrize("address", some_first(("progress", "present", "agenda"), ("progress",)))
def test_nothing_moves_for_whoever_asks_for_that(address: str, visitor: Readers) -> None:
    page = visitor(reduced_motion="reduce").open(address)
    assert page.evaluate(MOVING) == []


def test_a_filter_stands_in_the_address_and_shows_the_same_to_the_next_reader(visitor: Readers) -> None:
    reader = visitor()
    page = reader.open("progress")
    everything = page.evaluate(FIGURES, BOARD)
    page.get_by_label("Theme", exact=True).select_option("Training & awareness")
    page.get_by_text("by this filter").wait_for()
    page.get_by_text("Hide general policy").click()
    page.wait_for_url("**specific=true*")
    reader.settle()
    assert "theme=Training" in page.url
    rows = page.evaluate(FIGURES, BOARD)
    assert 0 < len(rows) < len(everything)
    other = visitor().open(page.url.removeprefix(reader.server))
    assert other.evaluate(FIGURES, BOARD) == rows


def test_another_spelling_in_an_address_is_put_right(visitor: Readers) -> None:
    page = visitor().open("progress?rating=red")
    page.wait_for_url("**rating=Red*")
    assert all(row[6] != "0" for row in page.evaluate(FIGURES, BOARD))


def test_the_bare_address_leads_to_progress(visitor: Readers) -> None:
    page = visitor().open("")
    assert page.url.endswith("/progress")
    assert page.title() == "Progress"


def test_a_wrong_address_says_so_and_leads_back(visitor: Readers) -> None:
    reader = visitor()
    answer = reader.page.goto(f"{reader.server}/nowhere")
    assert answer is not None
    assert answer.status == 404
    assert reader.page.get_by_role("heading").inner_text() == "There is no page at /nowhere"
    reader.page.get_by_role("link", name="Progress").click()
    reader.settle()
    assert reader.page.get_by_role("heading", name="Where the 14 departments stand").is_visible()


@pytest.mark.thorough
def test_the_wall_shows_the_figures_of_progress_and_nothing_around_them(visitor: Readers) -> None:
    reader = visitor(1920, 1080)
    on_page = reader.open("progress").evaluate(FIGURES, BOARD)
    page = reader.open("present?item=4")
    on_wall = page.evaluate(FIGURES, SLIDE)
    for row, other in zip(on_wall, on_page, strict=True):
        assert other[0].startswith(row[0])
        assert row[1:8] == [other[1], *other[3:9]]
    assert not page.locator('[data-testid="stSidebar"]').is_visible()
    page.reload()
    reader.settle()
    assert page.evaluate(FIGURES, SLIDE) == on_wall


def test_the_first_view_of_progress_fetches_no_plotly_and_no_grid(visitor: Readers) -> None:
    reader = visitor()
    reader.open("progress")
    heavy = [
        url for url in reader.asked if any(word in url.lower() for word in ("plotly", "dataframe", "vega", "arrow"))
    ]
    assert heavy == []


@pytest.mark.thorough
def test_the_review_downloads_its_rows_and_the_file_keeps_no_address(visitor: Readers, tmp_path: Path) -> None:
    reader = visitor(accept_downloads=True)
    page = reader.open("review?off_track=true")
    rows = page.evaluate(FIGURES, '[aria-label="Answer"] table')
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    download = waiting.value
    assert download.suggested_filename == "compact-review-2014-09-17-illustrative.csv"
    download.save_as(tmp_path / "review.csv")
    text = (tmp_path / "review.csv").read_text(encoding="utf-8-sig")
    _columns, *lines = csv.reader(io.StringIO(text))
    assert [line[0] for line in lines] == [row[0] for row in rows]
    assert all("illustrative" in line[-1] for line in lines)
    # Streamlit marks a file that nobody shows any more after one run, and removes it after the next.
    for choice, name in (("Claim above dates", "disputed"), ("Changed since then", "changed")):
        page.get_by_text(choice, exact=True).click()
        page.wait_for_url(f"**{name}=true*")
        reader.settle()
    page.wait_for_timeout(500)
    assert page.request.get(download.url).status == 404


def test_a_printed_page_is_the_page_without_its_frame(visitor: Readers) -> None:
    page = visitor().open("progress")
    page.emulate_media(media="print")
    assert not page.locator('[data-testid="stSidebar"]').is_visible()
    assert not page.get_by_role("combobox", name="Theme").is_visible()
    table = page.locator(BOARD)
    assert table.is_visible()
    cut = "part => part.parentElement.scrollWidth - part.parentElement.clientWidth"
    assert table.evaluate(cut) <= 0
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("part => getComputedStyle(part).overflowY") == "visible"
