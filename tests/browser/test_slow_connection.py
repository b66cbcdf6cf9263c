"""A slow connection: what a browser sends before the newest page has reached it undoes nothing and saves nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, act_as

pytestmark = pytest.mark.thorough

FORUM = "2014-09-24"
WORDS = "Half typed when the form came."
# Everything that comes from the server reaches the page so many milliseconds late; the page's timers tick meanwhile.
LATE = 1800
SLOW = """
(late) => {
  const Fast = window.WebSocket;
  const held = (handler) => (event) => setTimeout(() => handler.call(event.target, event), late);
  window.WebSocket = class extends Fast {
    addEventListener(kind, handler, ...rest) {
      super.addEventListener(kind, kind === "message" ? held(handler) : handler, ...rest);
    }
    set onmessage(handler) { super.onmessage = handler && held(handler); }
  };
}
"""
LONGER_THAN_LATE = 6_000


def slowly(reader: Reader, address: str) -> Page:
    """Open an address over a slow connection, in the tab that is there."""
    reader.page.add_init_script(f"({SLOW})({LATE})")
    return reader.open(address)


@pytest.fixture(scope="module")
def opened(browser: Browser, own_server: str) -> None:
    """The Forum is in session."""
    chair = Reader(browser, own_server)
    chair.open("settings")
    page = act_as(chair, "Chair")
    chair.open(f"present?forum={FORUM}&chair=1")
    page.get_by_role("button", name="open the Forum").click()
    page.get_by_role("button", name="Yes, open it now").click()
    page.get_by_text("The Forum is open.").first.wait_for()
    chair.close()


@pytest.fixture
def chair(browser: Browser, own_server: str, opened: None) -> Iterator[Reader]:
    """The chair, in a tab that is not slow yet."""
    reader = Reader(browser, own_server)
    reader.open("settings")
    act_as(reader, "Chair")
    yield reader
    reader.close()


@pytest.mark.deep
def test_the_wall_stays_where_the_chair_put_it(browser: Browser, own_server: str, chair: Reader) -> None:
    follower = Reader(browser, own_server)
    wall = follower.open(f"present?forum={FORUM}")
    page = slowly(chair, f"present?forum={FORUM}&chair=1")
    for place in (2, 3):
        page.locator("h1").first.click()
        page.keyboard.press("ArrowRight")
        shown = wall.locator(".slide .top span").last
        expect(shown).to_contain_text(f"{place} of ")
        wall.wait_for_timeout(LONGER_THAN_LATE)
        expect(shown).to_contain_text(f"{place} of ")
        expect(page.get_by_text(f"On the wall, {place} of ")).to_be_visible()
    follower.close()


def test_whom_another_tab_chose_to_act_as_is_not_chosen_back(browser: Browser, own_server: str) -> None:
    first = Reader(browser, own_server)
    first.open("progress")
    act_as(first, "HMT Compact lead")
    second = first.context.new_page()
    second.add_init_script(f"({SLOW})({LATE})")
    second.goto(f"{own_server}/progress")
    second.get_by_text("“HMT Compact lead (desk)”").wait_for()
    act_as(first, "OCS")
    second.get_by_text("“OCS (desk)”").wait_for()
    second.wait_for_timeout(LONGER_THAN_LATE)
    expect(first.page.get_by_text("“OCS (desk)”")).to_be_visible()
    expect(second.get_by_text("“OCS (desk)”")).to_be_visible()
    first.close()


def test_words_typed_before_the_form_of_their_kind_has_come_are_kept(chair: Reader) -> None:
    page = slowly(chair, f"present?forum={FORUM}&chair=1")
    page.get_by_role("radio", name="Note", exact=True).click()
    page.get_by_label("In words", exact=True).fill(WORDS)
    page.wait_for_timeout(LONGER_THAN_LATE)
    expect(page.get_by_label("In words", exact=True)).to_have_value(WORDS)
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("Note written down on “").wait_for()
