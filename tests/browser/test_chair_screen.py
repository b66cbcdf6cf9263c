"""The chair's screen and the wall in every state they can be in: axe finds nothing, nothing runs off the side, and a
Forum can be held by keyboard alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from compact_dash.commands.forum.change_item import add_own
from compact_dash.commands.forum.keep_agenda import take_draft
from compact_dash.domain.actor import Role
from compact_dash.domain.forum.item import ItemWords, Purpose
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forums import next_forum
from tests.browser.addresses import DESKTOP, NARROW, PROJECTOR
from tests.browser.conftest import STEADY, Reader, act_as, choose
from tests.browser.test_every_page_in_a_browser import OVERHANG, violations
from tests.conftest import copied_store
from tests.house import TODAY, acting

pytestmark = [pytest.mark.journey, pytest.mark.thorough]

FORUM = "2014-09-24"
WALL, CHAIR = f"present?forum={FORUM}", f"present?forum={FORUM}&chair=1"
# An item so long that the Forum runs over, and that can be taken off while it is on the wall.
LONG_ITEM = ItemWords("A very long item", Purpose.NOTE, "OCS", 90)
KINDS = ("Action", "Rating agreed", "Date agreed", "Note", "Insight", "Good practice")
# A field that only this kind has; every other kind has its words.
FIELD = {
    "Action": "What will be done, beginning with a verb",
    "Rating agreed": "The reason",
    "Date agreed": "Why the date moves, where one is",
}
TYPED = "Half typed when the wall moved."
DECISION, ACTION, REASON = "The page comes first.", "Send the draft to OCS", "The points of May are open still."
# The menu of items is hung into the page's body by Streamlit, outside every landmark; its role and name say what it is.
HUNG = ("region", '[role="menu"]')
USUAL = "usual"
IS_FOCUSED = "part => part.contains(document.activeElement)"
TABS = 90
# How long a busy machine may take to draw a page anew, in milliseconds.
PATIENCE = 15_000


@dataclass(frozen=True)
class Look:
    """How each state is looked at: with axe in one window, and for what runs off the side always at 320 pixels."""

    axe: str
    window: str

    def at(self, page: Page, again: Callable[[], object] = lambda: None) -> None:
        """Look at a state; `again` brings back what a resize closes."""
        usual = page.viewport_size
        assert usual is not None
        if self.window == USUAL:
            assert self.found(page) == []
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        again()
        if self.window != USUAL:
            assert self.found(page) == []
        page.wait_for_function(STEADY)
        assert page.evaluate(OVERHANG) <= 0
        page.set_viewport_size(usual)

    def found(self, page: Page) -> list[str]:
        page.wait_for_function(STEADY)
        script = "0" if page.evaluate("'axe' in window") else self.axe
        return [f"{one['rule']} at {one['open']}" for one in violations(page, script) if not is_hung(page, one)]


def is_hung(page: Page, one: dict[str, Any]) -> bool:
    rule, inside = HUNG
    places = [page.locator(place).first for place in one["open"]]
    return one["rule"] == rule and all(place.evaluate(f"part => !!part.closest('{inside}')") for place in places)


def prepare(folder: Path, demo_address: str) -> Path:
    """A demonstration with a short agenda kept for its next Forum: the welcome, a department, a long item, the end."""
    chair = acting(Role.CHAIR, "OCS")
    with copied_store(demo_address, folder) as store:
        forum = next_forum(store, TODAY)
        assert forum is not None
        draft = draft_agenda(store, read_board(store, TODAY), forum, [])
        items = tuple(row for row in draft.items if row.kind in ("welcome", "aob", "next") or row.department == "HMT")
        take_draft(store, chair, forum.forum_id, replace(draft, items=items))
        add_own(store, chair, forum.forum_id, LONG_ITEM, "")
    return folder / "store.duckdb"


@pytest.fixture(scope="module", params=[USUAL, pytest.param("narrow", marks=pytest.mark.deep)])
def window(request: pytest.FixtureRequest) -> str:
    """The window that axe looks at; the whole Forum is held once for each."""
    return str(request.param)


@pytest.fixture
def look(axe: str, window: str) -> Look:
    return Look(axe, window)


@pytest.fixture(scope="module")
def own_database(window: str, demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp(window), demo_address)


People = tuple[Reader, Reader, Reader]


@pytest.fixture(scope="module")
def people(browser: Browser, own_server: str) -> Iterator[People]:
    """The chair, a lead before the wall, and OCS at the desk."""
    made = [Reader(browser, own_server, *size) for size in (DESKTOP, PROJECTOR, DESKTOP)]
    for reader, post in zip(made, ("Chair", "HMT Compact lead", "OCS"), strict=True):
        reader.open("settings")
        act_as(reader, post)
    yield made[0], made[1], made[2]
    for reader in made:
        reader.close()


def tab_to(page: Page, target: Locator) -> None:
    """Go on by Tab until the focus is there."""
    for _ in range(TABS):
        if target.count() and target.first.evaluate(IS_FOCUSED):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{target} cannot be reached by Tab")


def key_press(page: Page, name: str, said: str) -> None:
    """Reach a button and press it with Enter, until the page says what was done."""
    tab_to(page, page.get_by_role("button", name=name).locator("visible=true"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile(said)).locator("visible=true").first).to_be_visible(timeout=PATIENCE)
    page.wait_for_function(STEADY)


def focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText"))


def key_open(page: Page, words: str) -> None:
    """Open a part that can be folded away."""
    tab_to(page, page.locator("summary", has_text=words))
    page.keyboard.press("Enter")


def key_fill(page: Page, label: str, words: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True).locator("visible=true"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def key_kind(page: Page, kind: str) -> None:
    """Choose what is captured: the arrows go along the row, Enter takes one; the wall must not move."""
    tab_to(page, page.get_by_role("radiogroup").filter(has=page.get_by_role("radio", name="Good practice")))
    wanted = page.get_by_role("radio", name=kind, exact=True)
    for key in ["ArrowLeft"] * len(KINDS) + ["ArrowRight"] * len(KINDS):
        if wanted.evaluate(IS_FOCUSED):
            break
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    expect(wanted).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
    page.get_by_label(FIELD.get(kind, "In words"), exact=True).first.wait_for()
    page.wait_for_function(STEADY)


def key_step(page: Page, key: str, place: int) -> None:
    """Move the wall by a key, from a place where no field takes it."""
    tab_to(page, page.get_by_role("button", name="Go to"))
    page.keyboard.press(key)
    page.get_by_text(f"On the wall, {place} of ").wait_for()
    page.wait_for_function(STEADY)


def shows(wall: Page, place: int) -> None:
    expect(wall.locator(".slide .top span").last).to_contain_text(f"{place} of ", timeout=PATIENCE)


def open_menu(page: Page) -> None:
    if not page.get_by_role("menu").count():
        page.get_by_role("button", name="Go to").click()
    page.get_by_role("menu").wait_for()


def take_off_the_wall(ocs: Page) -> None:
    """The item on the wall is dropped from the agenda."""
    ocs.get_by_role("radio", name="Change the agenda", exact=True).click()
    choose(ocs, "Item", LONG_ITEM.title)
    expect(ocs.get_by_label("Title", exact=True).first).to_have_value(LONG_ITEM.title, timeout=PATIENCE)
    ocs.wait_for_function(STEADY)
    ocs.get_by_label("Reason for taking it off this agenda").fill("There is no time for it.")
    ocs.get_by_role("button", name="Drop it").click()


def test_the_screen_before_the_forum_is_opened(people: People, look: Look) -> None:
    chair, lead, desk = people
    page, wall = chair.open(CHAIR), lead.open(WALL)
    desk.open(f"agenda?forum={FORUM}")
    look.at(page)
    key_open(page, "Who is here")
    look.at(page)
    look.at(wall)


def test_the_forum_is_opened_by_keyboard_and_is_over_its_time(people: People, look: Look) -> None:
    page, wall = people[0].page, people[1].page
    key_press(page, "Open the Forum", "in 7 days")
    key_press(page, "Yes, open it now", "The Forum is open.")
    page.get_by_text("minutes over").wait_for()
    shows(wall, 1)
    look.at(page)
    look.at(wall)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_chosen_by_keyboard(people: People, look: Look, kind: str) -> None:
    key_kind(people[0].page, kind)
    look.at(people[0].page)


def test_the_list_of_items(people: People, look: Look) -> None:
    page = people[0].page
    open_menu(page)
    look.at(page, again=lambda: open_menu(page))
    page.keyboard.press("Escape")


def test_a_refusal_and_every_item_s_time(people: People, look: Look) -> None:
    page = people[0].page
    key_press(page, "Write it down", "This step needs")
    look.at(page)
    key_open(page, "Every item")
    look.at(page)
    key_open(page, "Every item")


def test_the_button_of_the_clock_keeps_the_keyboard_under_both_its_labels(people: People, look: Look) -> None:
    page = people[0].page
    key_press(page, "Stop the clock", "Paused: the clock is stopped")
    assert focus(page) == "Go on"
    look.at(page)
    key_press(page, "Go on", "Stop the clock")
    assert focus(page) == "Stop the clock"


def test_an_agenda_that_was_open_before_the_forum_stays_with_that_forum(people: People) -> None:
    """Its page was drawn when that was the next Forum; now another is."""
    ocs = people[2].page
    for task in ("Guests", "Plan the year"):
        button = ocs.get_by_role("radio", name=task, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        ocs.wait_for_function(STEADY)
    assert ocs.locator("h1").first.inner_text() == "Compact Forum, 24 September 2014"


def test_words_typed_while_another_moved_the_wall_are_written_down(people: People) -> None:
    page, second = people[0].page, people[2].open(CHAIR)
    key_kind(page, "Note")
    key_fill(page, "In words", TYPED)
    key_step(second, "ArrowRight", 2)
    page.get_by_text("On the wall, 2 of ").wait_for()
    key_press(page, "Write it down", "Note written down on “")
    expect(page.locator("ul.plain")).to_contain_text(TYPED)
    key_step(second, "PageUp", 1)
    page.get_by_text("On the wall, 1 of ").wait_for()


def test_the_list_of_items_takes_the_keyboard_after_the_wall_has_moved(people: People) -> None:
    # A resized window keeps Streamlit's own transitions in mind; the chair's is loaded again, as it would be found.
    page = people[0].open(CHAIR)
    key_step(page, "PageDown", 2)
    shows(people[1].page, 2)
    tab_to(page, page.get_by_role("button", name="Go to"))
    page.keyboard.press("Enter")
    page.get_by_role("menu").wait_for()
    expect(page.get_by_role("menu")).to_be_focused(timeout=PATIENCE)
    page.keyboard.press("Escape")
    page.get_by_role("menu").wait_for(state="detached")


def test_what_is_captured_by_keyboard_stands_on_the_wall(people: People, look: Look) -> None:
    page, wall = people[0].page, people[1].page
    key_kind(page, "Decision")
    key_fill(page, "In words", DECISION)
    key_press(page, "Write it down", "Decision written down on “")
    key_kind(page, "Action")
    key_fill(page, "What will be done, beginning with a verb", ACTION)
    tab_to(page, page.get_by_role("combobox", name="Whose"))
    page.keyboard.type("HMT")
    page.keyboard.press("Enter")
    key_press(page, "Write it down", "Action written down on “")
    key_kind(page, "Rating agreed")
    tab_to(page, page.get_by_role("radiogroup", name="Agreed rating"))
    page.keyboard.press("ArrowRight")
    key_fill(page, "The reason", REASON)
    key_press(page, "Write it down", "Rating agreed written down on “")
    key_kind(page, "Date agreed")
    tab_to(page, page.get_by_role("textbox", name="Agreed date"))
    page.keyboard.type("28.11.14")
    key_fill(page, "Why the date moves, where one is", "Clearance takes until then.")
    key_press(page, "Write it down", "Date agreed written down on “")
    wall.get_by_text("28 November 2014").first.wait_for()
    for words in (DECISION, ACTION, f"Amber: {REASON}", "by 28 November 2014"):
        assert words in wall.locator(".slide").inner_text()
    look.at(wall)


def test_the_last_capture_is_taken_back_and_the_button_keeps_the_keyboard(people: People) -> None:
    page = people[0].page
    key_press(page, "Take back the last: date agreed", "Taken back:")
    assert focus(page) == "Take back the last: rating agreed"
    left = page.locator("ul.plain").inner_text()
    assert "Date agreed" not in left
    for words in (DECISION, ACTION, REASON):
        assert words in left


def test_a_viewer_steps_away_and_rejoins_by_keyboard(people: People, look: Look) -> None:
    wall = people[1].page
    wall.keyboard.press("ArrowRight")
    wall.get_by_role("button", name="Rejoin the chair").wait_for()
    look.at(wall)
    tab_to(wall, wall.get_by_role("button", name="Rejoin the chair"))
    wall.keyboard.press("Enter")
    shows(wall, 2)
    key_step(people[0].page, "ArrowRight", 3)
    shows(wall, 3)


def test_an_item_that_is_taken_off_while_it_is_on_the_wall(people: People, look: Look) -> None:
    page, wall = people[0].page, people[1].page
    take_off_the_wall(people[2].open(f"agenda?forum={FORUM}"))
    wall.get_by_text("has been taken off the agenda").wait_for()
    page.get_by_text("has been taken off the agenda").wait_for()
    look.at(page)
    look.at(wall)


def test_attendance_is_marked_by_keyboard(people: People, look: Look) -> None:
    page = people[0].page
    key_open(page, "Who is here")
    tab_to(page, page.get_by_role("radiogroup", name="HMT", exact=True))
    page.keyboard.press("Space")
    key_press(page, "Mark the register", "1 marked.")
    expect(page.locator("summary", has_text="Who is here")).to_contain_text("1 of 16")
    look.at(page)


def test_the_forum_is_closed_by_keyboard_and_the_rest_is_read_back(people: People, look: Look) -> None:
    page = people[0].page
    key_open(page, "Close the Forum")
    tab_to(page, page.get_by_role("checkbox", name="Everything is captured and read back"))
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Close the Forum now")).to_be_enabled(timeout=PATIENCE)
    look.at(page)
    key_press(page, "Close the Forum now", "The Forum is closed. Its ratings are kept")
    for words in (DECISION, ACTION, REASON):
        assert words in page.locator("ul.plain").inner_text()
    look.at(page)


def test_the_way_back_in_wants_a_reason(people: People, look: Look) -> None:
    page = people[0].page
    key_open(page, "Re-open the Forum")
    look.at(page)
    key_press(page, "Re-open it", "This step needs the reason for re-opening")
    look.at(page)


def test_the_replay_in_both_editions(people: People, look: Look) -> None:
    lead = people[1]
    lead.page.get_by_text("Replay, as it concluded.").wait_for()
    look.at(lead.page)
    look.at(lead.open(f"{WALL}&edition=opened&item=2"))


def test_the_browser_complains_of_nothing(people: People) -> None:
    assert [(reader.complaints, reader.strangers) for reader in people] == [([], [])] * 3
