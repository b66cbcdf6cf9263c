"""The wall at its worst: every item with a title of 300 characters and more agreed on it than there is room for. And a
closed Forum that is re-opened comes back by itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from compact_dash.commands.forum.capture import NewAction, capture_action, capture_words
from compact_dash.commands.forum.keep_agenda import take_draft
from compact_dash.commands.forum.run_forum import open_forum
from compact_dash.domain.actor import Role
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forum.room import items_of
from compact_dash.reports.forums import next_forum
from tests.browser.addresses import PROJECTOR
from tests.browser.conftest import PATIENCE, Reader, act_as
from tests.browser.deeds import close_forum, place, press
from tests.conftest import copied_store
from tests.house import TODAY, acting

pytestmark = pytest.mark.thorough

WALL = "present?forum=2014-09-24"
LONG = "what the Forum will be asked to decide, and why it matters to everybody who has a part in it or not. " * 3
NEWEST = "Name a second reviewer"
# The smallest text of a slide in CSS pixels; where the slide and what was agreed end; the words of the newest of that;
# how much of the slide is out of sight.
SEEN = """() => {
  const told = [...document.querySelectorAll('.slide *')].filter(part => !part.closest('.hidden')
    && [...part.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()));
  const slide = document.querySelector('.slide'), agreed = slide.querySelector('.agreed');
  return {
    smallest: Math.min(...told.map(part => parseFloat(getComputedStyle(part).fontSize))),
    ends: Math.max(...[slide, agreed].map(part => part.getBoundingClientRect().bottom)),
    newest: agreed.querySelector('li').innerText,
    hidden: slide.scrollHeight - slide.clientHeight,
  };
}"""


def prepare(folder: Path, demo_address: str) -> Path:
    """A demonstration whose next Forum is in session, with everything too long."""
    chair = acting(Role.CHAIR, "OCS")
    with copied_store(demo_address, folder) as store:
        forum = next_forum(store, TODAY)
        assert forum is not None
        draft = draft_agenda(store, read_board(store, TODAY), forum, [])
        items = tuple(replace(item, title=f"{item.title}: {LONG}"[:300].strip()) for item in draft.items)
        take_draft(store, chair, forum.forum_id, replace(draft, items=items))
        open_forum(store, chair, forum.forum_id, sure=True)
        action = NewAction(NEWEST, "HMT", "Compact lead", date(2014, 10, 15), None)
        for item in items_of(store, forum.forum_id, ALL_KNOWN):
            for _ in range(7):
                capture_words(store, chair, forum.forum_id, item.item_id, "decision", f"The Forum agrees {LONG}")
            capture_action(store, chair, forum.forum_id, item.item_id, action)
            capture_words(store, chair, forum.forum_id, item.item_id, "note", f"Somebody said {LONG}")
    return folder / "store.duckdb"


@pytest.fixture(scope="module")
def own_database(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("wall"), demo_address)


@pytest.fixture(scope="module")
def chair(browser: Browser, own_server: str) -> Iterator[Reader]:
    reader = Reader(browser, own_server, *PROJECTOR)
    reader.open("settings")
    act_as(reader, "Chair")
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def slides(chair: Reader) -> list[dict[str, float | str]]:
    """Every slide of the Forum, as the wall shows it."""
    page = chair.open(WALL)
    found, number = [], int(place(page).split(" of ")[1])
    for item in range(1, number + 1):
        expect(page.locator(".slide .top span").last).to_have_text(f"{item} of {number}", timeout=PATIENCE)
        found.append(chair.settle().evaluate(SEEN))
        page.keyboard.press("ArrowRight")
    return found


def test_every_slide_is_legible_and_ends_above_the_edge(slides: list[dict[str, float | str]]) -> None:
    assert len(slides) > 10
    assert [slide for slide in slides if float(slide["smallest"]) < 28 or float(slide["ends"]) > PROJECTOR[1]] == []
    assert [slide for slide in slides if float(slide["hidden"]) > 0] == []


def test_the_newest_that_was_agreed_is_in_sight_on_every_slide(slides: list[dict[str, float | str]]) -> None:
    for slide in slides:
        assert NEWEST in str(slide["newest"])
        assert "HMT Compact lead, by 15 October 2014" in str(slide["newest"])


@pytest.mark.deep
def test_a_replay_becomes_the_wall_again_as_soon_as_the_forum_is_re_opened(
    browser: Browser, own_server: str, chair: Reader
) -> None:
    follower = Reader(browser, own_server, *PROJECTOR)
    page = chair.open(f"{WALL}&chair=1")
    close_forum(chair)
    wall = follower.open(WALL)
    wall.get_by_text("Replay, as it concluded.").wait_for()
    page.get_by_text("Re-open the Forum", exact=True).first.click()
    page.get_by_label("The reason, which is kept").fill("A decision is missing.")
    press(chair, "Re-open it", "The Forum is open again.")
    expect(wall.get_by_text("Replay, as it concluded.")).to_have_count(0, timeout=5_000)
    follower.close()
