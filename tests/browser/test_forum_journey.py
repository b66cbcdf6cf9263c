"""A whole Forum in a real browser: one chair and three followers, from the draft to a replay that does not move."""

import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import PROJECTOR
from tests.browser.conftest import PATIENCE, ROOT, Reader, Readers, choose, everybody
from tests.browser.test_every_page_in_a_browser import violations
from tests.browser.test_return_journey import filled_in

FORUM = "2014-09-24"
CHAIR = f"present?forum={FORUM}&chair=1"
WALL = f"present?forum={FORUM}"
FOLLOWERS = ("HMT Compact lead", "Compact Voice", "OCS")
DECISIONS = ("The minutes of 21 May are agreed.", "The log stands as shown.")
ACTIONS = ("Send the draft to OCS", "Name a second reviewer", "Bring a date for each undated line")
REASON = "The points of May are open still."
STEPPED = 8
TITLE = "Welcome to the autumn Forum"


@pytest.fixture(scope="module")
def people(browser: Browser, own_server: str) -> Iterator[Readers]:
    """Everybody at a browser of their own."""
    with everybody(browser, own_server, *PROJECTOR) as somebody:
        yield somebody


def press(page: Page, name: str, said: str) -> None:
    button = page.get_by_role("button", name=name, exact=True).locator("visible=true")
    expect(button).to_be_enabled()
    button.click()
    page.get_by_text(said).first.wait_for()


def place(page: Page) -> str:
    return page.locator(".slide .top span").last.inner_text()


# The smallest text on a slide in CSS pixels, and where the slide ends.
LEGIBLE = """() => {
  const told = [...document.querySelectorAll('.slide *')].filter(part => !part.closest('.hidden')
    && [...part.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()));
  const sizes = told.map(part => parseFloat(getComputedStyle(part).fontSize));
  return [Math.min(...sizes), document.querySelector('.slide').getBoundingClientRect().bottom];
}"""


def is_legible(page: Page) -> None:
    """From ten metres: nothing smaller than 28 pixels at 1920 x 1080, and nothing below the edge."""
    smallest, bottom = page.evaluate(LEGIBLE)
    assert smallest >= 28, page.locator(".slide h1").inner_text()
    assert bottom <= 1080, page.locator(".slide h1").inner_text()


def step(chair: Reader, followers: list[Reader], number: int) -> None:
    """The chair presses a key; every follower's wall shows the item."""
    chair.page.locator("h1").first.click()
    chair.page.keyboard.press("ArrowRight" if number % 2 else "PageDown")
    chair.page.get_by_text(re.compile(rf"On the wall, {number} of ")).wait_for()
    for follower in followers:
        shows(follower, number)


def shows(follower: Reader, number: int) -> None:
    """Wait for the item on a follower's wall."""
    follower.page.locator(".slide .top span").filter(has_text=re.compile(rf"^{number} of ")).wait_for()


def write_down(
    page: Page, kind: str, fields: dict[str, str], said: str, select: Callable[[Page], object] = lambda _: None
) -> None:
    page.get_by_role("radio", name=kind, exact=True).click()
    for label, value in fields.items():
        page.get_by_label(label, exact=True).locator("visible=true").fill(value)
    select(page)
    press(page, "Write it down", said)


def choose_whose(page: Page) -> None:
    choose(page, "Whose", "HMT")


def choose_amber(page: Page) -> None:
    page.get_by_role("radiogroup", name="Agreed rating").get_by_text("Amber", exact=True).click()


def edit_the_agenda(chair: Reader) -> None:
    """The draft is taken, and its first item retitled."""
    page = chair.open("agenda")
    press(page, "Take this draft", "The draft is taken.")
    page.get_by_role("radio", name="Change the agenda", exact=True).click()
    page.get_by_label("Title", exact=True).fill(TITLE)
    press(page, "Save the item", "is changed.")


@pytest.fixture(scope="module")
def journey(people: Readers, tmp_path_factory: pytest.TempPathFactory, axe: str) -> dict[str, str]:
    """The whole meeting, once; what was seen on the way."""
    chair, seen = people("Chair"), {}
    followers = [people(post) for post in FOLLOWERS]
    edit_the_agenda(chair)
    page = chair.open(CHAIR)
    assert violations(page, axe) == []
    press(page, "Open the Forum", "The Forum is open.")
    for follower in followers:
        follower.open(WALL)
        assert place(follower.page).startswith("1 of ")
        assert TITLE in follower.page.locator(".slide h1").inner_text()
    for number in range(2, STEPPED + 1):
        step(chair, followers, number)
        is_legible(followers[0].page)
        if os.environ.get("UPDATE_SCREENSHOTS"):
            followers[0].page.screenshot(path=str(ROOT / "docs" / "screenshots" / f"wall-{number}.png"))
        if number in (2, 3):
            write_down(page, "Decision", {"In words": DECISIONS[number - 2]}, "Decision written down on “")
        if number in (4, 5, 6):
            fields = {"What will be done, beginning with a verb": ACTIONS[number - 4]}
            write_down(page, "Action", fields, "Action written down on “", choose_whose)
    write_down(page, "Rating agreed", {"The reason": REASON}, "Rating agreed written down on “", choose_amber)
    for follower in followers:
        follower.page.get_by_text(REASON).first.wait_for()
    assert violations(page, axe) == []
    assert violations(followers[0].page, axe) == []
    seen["wall"] = followers[0].page.locator(".slide").inner_text()
    page.get_by_text("Who is here", exact=False).first.click()
    page.get_by_role("radiogroup", name="HMT", exact=True).get_by_text("present", exact=True).click()
    page.get_by_label("A guest", exact=True).fill("Local Intelligence Team, London")
    press(page, "Mark the register", "2 marked.")
    seen["read back"] = page.locator('[data-testid="stMain"]').inner_text()
    page.get_by_text("Close the Forum", exact=True).first.click()
    page.get_by_text("Everything is captured and read back").click()
    press(page, "Close the Forum now", "The Forum is closed.")
    return seen


def test_everything_is_read_back(journey: dict[str, str]) -> None:
    for words in (*DECISIONS, *ACTIONS, REASON):
        assert words in journey["read back"]


def test_the_agreed_rating_stands_on_the_wall(journey: dict[str, str]) -> None:
    assert "Rating agreed" in journey["wall"]
    assert REASON in journey["wall"]


def test_the_actions_stand_in_the_log(journey: dict[str, str], people: Readers) -> None:
    text = people("OCS").open("agenda").locator('[data-testid="stMain"]').inner_text()
    for words in ACTIONS:
        assert words in text


def replay(reader: Reader) -> list[str]:
    """Every slide of the Forum's replay, in words, stepped through by keyboard."""
    page = reader.open(f"{WALL}&item=1")
    number = int(place(page).split(" of ")[1])
    slides = [page.locator(".slide").inner_text()]
    for item in range(2, number + 1):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".slide .top span").last).to_have_text(f"{item} of {number}", timeout=PATIENCE)
        slides.append(reader.settle().locator(".slide").inner_text())
    return slides


def file_by_workbook(people: Readers, department: str, address: str, folder: Path) -> None:
    """A department's return, filled in Excel, sent, cleared and submitted."""
    lead, sro = people(f"{department} Compact lead"), people(f"{department} SRO")
    page = lead.open(f"{address}&view=excel" if "?" in address else f"{address}?view=excel")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download the workbook").click()
    filled = folder / f"{department}.xlsx"
    filled.write_bytes(filled_in(Path(coming.value.path()).read_bytes()))
    page.locator('input[type="file"]').set_input_files(str(filled))
    page.get_by_role("heading", name=f"What {department}.xlsx would change").wait_for()
    lead.settle()
    press(page, "Keep it and send for clearance", "the return sent for clearance")
    page = sro.open(address)
    page.get_by_label("Your grade").fill("Director")
    press(page, "Clear this return", "Cleared and submitted to OCS.")


def test_the_replay_has_not_moved_after_two_more_returns(
    journey: dict[str, str], people: Readers, tmp_path: Path
) -> None:
    ocs = people("OCS")
    before, board = replay(ocs), ocs.open("progress").locator("table").first.inner_text()
    assert len(before) >= STEPPED
    file_by_workbook(people, "DEFRA", f"returns?forum={FORUM}", tmp_path)
    ocs.open("returns?forum=2014-11-26")
    press(ocs.page, "Commission the returns", "are commissioned")
    file_by_workbook(people, "DFT", "returns?forum=2014-11-26", tmp_path)
    assert ocs.open("progress").locator("table").first.inner_text() != board, "the live board has moved"
    assert replay(ocs) == before


def test_a_lead_does_not_get_the_chair_s_screen(journey: dict[str, str], people: Readers) -> None:
    page = people("HMT Compact lead").open(CHAIR)
    refusal = page.locator(".refusal").inner_text()
    assert refusal.startswith("Only OCS or the Forum’s chair can prepare and run a Forum")


def test_nobody_met_an_error(journey: dict[str, str], people: Readers) -> None:
    time.sleep(0.1)
    for post in ("Chair", *FOLLOWERS):
        assert (people(post).complaints, people(post).strangers) == ([], []), post
