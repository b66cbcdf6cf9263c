"""The chair's screen and the wall in every state they can be in: axe finds nothing, nothing runs off the side, and a
Forum can be held by keyboard alone."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

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
STATES = (
    "before it is opened", "before it is opened, register open", "rehearsal", "open and over time", "wall",
    *KINDS, "Go to", "refused", "every item's time", "stopped", "wall with captures", "stepped away",
    "item gone, chair", "item gone, wall", "register open", "close asked", "closed and read back", "re-open form",
    "re-open refused", "replay, concluded", "replay, opened",
)  # fmt: skip
# The menu of items is hung into the page's body by Streamlit, outside every landmark; its role and name say what it is.
HUNG = ("region", '[role="menu"]')
IS_FOCUSED = "part => part.contains(document.activeElement)"
TABS = 90
# How long a busy machine may take to draw a page anew, in milliseconds.
PATIENCE = 15_000


@dataclass
class Looked:
    """What was found in each state: rules of axe that do not hold, at both widths, and pixels off the side."""

    axe: str
    faults: dict[str, list[str]] = field(default_factory=dict)
    overhang: dict[str, int] = field(default_factory=dict)
    # What has the focus after a button was pressed whose label says the next thing it does.
    focus: list[str] = field(default_factory=list)

    def at(self, page: Page, state: str, again: Callable[[], object] = lambda: None) -> None:
        """Look at a state in a usual window, and in a narrow one; `again` brings back what a resize closes."""
        usual = page.viewport_size
        assert usual is not None
        found = self.found(page)
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        again()
        found += [f"{each} at {NARROW[0]} pixels" for each in self.found(page)]
        self.faults[state], self.overhang[state] = found, page.evaluate(OVERHANG)
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


@pytest.fixture(scope="module")
def own_database(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("chair"), demo_address)


@pytest.fixture(scope="module")
def people(browser: Browser, own_server: str) -> Iterator[tuple[Reader, Reader, Reader]]:
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


def capture_by_keyboard(page: Page) -> None:
    """A decision, an action, a rating and a date on the item that is on the wall."""
    key_kind(page, "Decision")
    key_fill(page, "In words", DECISION)
    key_press(page, "Write it down", "Decision written down.")
    key_kind(page, "Action")
    key_fill(page, "What will be done, beginning with a verb", ACTION)
    tab_to(page, page.get_by_role("combobox", name="Whose"))
    page.keyboard.type("HMT")
    page.keyboard.press("Enter")
    key_press(page, "Write it down", "Action written down.")
    key_kind(page, "Rating agreed")
    tab_to(page, page.get_by_role("radiogroup", name="Agreed rating"))
    page.keyboard.press("ArrowRight")
    key_fill(page, "The reason", REASON)
    key_press(page, "Write it down", "Rating agreed written down.")
    key_kind(page, "Date agreed")
    tab_to(page, page.get_by_role("spinbutton", name="day, Agreed date"))
    page.keyboard.type("28112014")
    key_fill(page, "Why the date moves, where one is", "Clearance takes until then.")
    key_press(page, "Write it down", "Date agreed written down.")


def before(looked: Looked, chair: Page, wall: Page) -> None:
    looked.at(chair, "before it is opened")
    key_open(chair, "Who is here")
    looked.at(chair, "before it is opened, register open")
    looked.at(wall, "rehearsal")


def in_session(looked: Looked, chair: Page, wall: Page) -> None:
    key_press(chair, "Open the Forum", "The Forum is open.")
    chair.get_by_text("minutes over").wait_for()
    shows(wall, 1)
    looked.at(chair, "open and over time")
    looked.at(wall, "wall")
    for kind in KINDS:
        key_kind(chair, kind)
        looked.at(chair, kind)
    open_menu(chair)
    looked.at(chair, "Go to", again=lambda: open_menu(chair))
    chair.keyboard.press("Escape")
    key_press(chair, "Write it down", "This step needs")
    looked.at(chair, "refused")
    key_open(chair, "Every item")
    looked.at(chair, "every item's time")
    key_open(chair, "Every item")
    key_press(chair, "Stop the clock", "The clock is stopped.")
    looked.focus.append(focus(chair))
    looked.at(chair, "stopped")
    key_press(chair, "Go on", "The clock goes on.")
    looked.focus.append(focus(chair))


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


def afterwards(looked: Looked, chair: Page, wall: Page) -> None:
    key_open(chair, "Close the Forum")
    tab_to(chair, chair.get_by_role("checkbox", name="Everything is captured and read back"))
    chair.keyboard.press("Space")
    expect(chair.get_by_role("button", name="Close the Forum now")).to_be_enabled(timeout=PATIENCE)
    looked.at(chair, "close asked")
    key_press(chair, "Close the Forum now", "The Forum is closed. Its ratings are kept")
    looked.at(chair, "closed and read back")
    key_open(chair, "Re-open the Forum")
    looked.at(chair, "re-open form")
    key_press(chair, "Re-open it", "This step needs the reason for re-opening")
    looked.at(chair, "re-open refused")
    wall.get_by_text("Replay, as it concluded.").wait_for()
    looked.at(wall, "replay, concluded")


def agenda_left_open(ocs: Page) -> str:
    """What the Agenda page is about, where it was open before the Forum was, after two presses."""
    for task in ("Guests", "Plan the year"):
        button = ocs.get_by_role("radio", name=task, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-checked", "true", timeout=PATIENCE)
        ocs.wait_for_function(STEADY)
    return ocs.locator("h1").first.inner_text()


def typed_while_the_wall_moves(page: Page, second: Page) -> bool:
    """Whether words are kept that the chair had typed when somebody else moved the wall, and wrote down then."""
    key_kind(page, "Note")
    key_fill(page, "In words", TYPED)
    key_step(second, "ArrowRight", 2)
    page.get_by_text("On the wall, 2 of ").wait_for()
    tab_to(page, page.get_by_role("button", name="Write it down"))
    page.keyboard.press("Enter")
    kept = page.locator("ul.plain", has_text=TYPED)
    with suppress(TimeoutError):
        kept.wait_for(timeout=PATIENCE / 3)
    key_step(second, "PageUp", 1)
    page.get_by_text("On the wall, 1 of ").wait_for()
    return bool(kept.count())


def menu_by_keyboard(page: Page) -> bool:
    """Whether the list of items takes the keyboard, after the wall has moved."""
    tab_to(page, page.get_by_role("button", name="Go to"))
    page.keyboard.press("Enter")
    page.get_by_role("menu").wait_for()
    page.wait_for_timeout(500)
    takes = bool(page.get_by_role("menu").evaluate(IS_FOCUSED))
    page.keyboard.press("Escape")
    page.get_by_role("menu").wait_for(state="detached")
    return takes


@dataclass
class Held:
    """A Forum that was held by keyboard, and what was seen of it on the way."""

    looked: Looked
    typed_is_kept: bool = False
    agenda: str = ""
    menu_takes_the_keyboard: bool = False
    wall: str = ""
    taken_back: str = ""
    register: str = ""
    read_back: str = ""


@pytest.fixture(scope="module")
def held(people: tuple[Reader, Reader, Reader], axe: str) -> Held:
    """The whole meeting, once; every state is looked at as it comes."""
    (chair, lead, desk), made = people, Held(Looked(axe))
    page, wall, ocs = chair.open(CHAIR), lead.open(WALL), desk.open(f"agenda?forum={FORUM}")
    before(made.looked, page, wall)
    in_session(made.looked, page, wall)
    made.agenda = agenda_left_open(ocs)
    second = desk.open(CHAIR)
    made.typed_is_kept = typed_while_the_wall_moves(page, second)
    # A resized window keeps Streamlit's own transitions in mind; the chair's is loaded again, as it would be found.
    page = chair.open(CHAIR)
    key_step(page, "PageDown", 2)
    shows(wall, 2)
    made.menu_takes_the_keyboard = menu_by_keyboard(page)
    capture_by_keyboard(page)
    wall.get_by_text("28 November 2014").first.wait_for()
    made.wall = wall.locator(".slide").inner_text()
    made.looked.at(wall, "wall with captures")
    key_press(page, "Take back the last: date agreed", "Taken back:")
    made.looked.focus.append(focus(page))
    made.taken_back = page.locator("ul.plain").inner_text()
    wall.keyboard.press("ArrowRight")
    wall.get_by_role("button", name="Rejoin the chair").wait_for()
    made.looked.at(wall, "stepped away")
    tab_to(wall, wall.get_by_role("button", name="Rejoin the chair"))
    wall.keyboard.press("Enter")
    shows(wall, 2)
    key_step(page, "ArrowRight", 3)
    shows(wall, 3)
    take_off_the_wall(desk.open(f"agenda?forum={FORUM}"))
    wall.get_by_text("has been taken off the agenda").wait_for()
    page.get_by_text("has been taken off the agenda").wait_for()
    made.looked.at(page, "item gone, chair")
    made.looked.at(wall, "item gone, wall")
    key_open(page, "Who is here")
    tab_to(page, page.get_by_role("radiogroup", name="HMT", exact=True))
    page.keyboard.press("Space")
    key_press(page, "Mark the register", "1 marked.")
    made.register = page.locator("summary", has_text="Who is here").inner_text()
    made.looked.at(page, "register open")
    afterwards(made.looked, page, wall)
    made.read_back = page.locator("ul.plain").inner_text()
    made.looked.at(lead.open(f"{WALL}&edition=opened&item=2"), "replay, opened")
    return made


def test_every_state_was_looked_at(held: Held) -> None:
    assert set(held.looked.faults) == set(STATES)


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(held: Held, state: str) -> None:
    assert held.looked.faults[state] == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_runs_off_the_side_at_320_pixels(held: Held, state: str) -> None:
    assert held.looked.overhang[state] <= 0


def test_what_was_captured_by_keyboard_stands_on_the_wall(held: Held) -> None:
    for words in (DECISION, ACTION, f"Amber: {REASON}", "by 28 November 2014"):
        assert words in held.wall


def test_the_last_is_taken_back_and_the_rest_is_read_back(held: Held) -> None:
    assert "Date agreed" not in held.taken_back
    for words in (DECISION, ACTION, REASON):
        assert words in held.taken_back
        assert words in held.read_back


def test_a_button_whose_label_changes_keeps_the_keyboard(held: Held) -> None:
    assert held.looked.focus == ["Go on", "Stop the clock", "Take back the last: rating agreed"]


def test_attendance_is_marked_by_keyboard(held: Held) -> None:
    assert "1 of 16" in held.register


def test_words_typed_while_another_moved_the_wall_are_written_down(held: Held) -> None:
    assert held.typed_is_kept


def test_the_list_of_items_takes_the_keyboard_after_the_wall_has_moved(held: Held) -> None:
    assert held.menu_takes_the_keyboard


def test_an_agenda_that_was_open_before_the_forum_stays_with_that_forum(held: Held) -> None:
    assert held.agenda == "Compact Forum, 24 September 2014"


def test_the_browser_complains_of_nothing(held: Held, people: tuple[Reader, Reader, Reader]) -> None:
    assert [(reader.complaints, reader.strangers) for reader in people] == [([], [])] * 3
