"""A projector that nobody signs in on follows one Forum’s wall by its room code, and ends with it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from compact_dash.domain.forum.room_code import LETTERS
from compact_dash.ui.entry.guesses import MOST_OF_ONE
from tests.browser.conftest import Reader, Readers
from tests.browser.deeds import press, shows
from tests.browser.provider import served_to_members, sign_in
from tests.browser.test_every_page_in_a_browser import OVERHANG, violations
from tests.browser.test_staying_signed_in import CHAIR, WALL, in_session_with_members

pytestmark = [pytest.mark.thorough, pytest.mark.journey]

SOON = 15_000
CODE = re.compile(r"[B-Z]{3}-[B-Z]{3}-[B-Z]{3}")


@pytest.fixture(scope="module")
def server(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server where people sign in, with a Forum in session."""
    clock = tmp_path_factory.mktemp("clock") / "ahead"
    clock.write_text("0", encoding="utf-8")
    database = in_session_with_members(demo_address, tmp_path_factory.mktemp("room"))
    with served_to_members(database, tmp_path_factory.mktemp("sign_in"), clock) as address:
        yield address


@pytest.fixture(scope="module")
def chair(browser: Browser, server: str) -> Iterator[Reader]:
    reader = Reader(browser, server)
    sign_in(reader, CHAIR, f"{WALL}&chair=1")
    yield reader
    reader.close()


@pytest.fixture(scope="module")
def projector(browser: Browser, server: str) -> Iterator[Reader]:
    reader = Reader(browser, server, 1920, 1080)
    yield reader
    reader.close()


def code_on_screen(chair: Reader) -> str:
    return chair.page.locator(".room-code").inner_text()


def test_the_chair_gives_a_code_and_reads_whom_it_lets_read_what(chair: Reader, axe: str) -> None:
    chair.page.get_by_text("Room code: follow the wall without signing in").click()
    expect(chair.page.get_by_text("opens no other page and no other Forum")).to_be_visible()
    press(chair, "Give a room code", "The room code is given.")
    assert CODE.fullmatch(code_on_screen(chair))
    assert f"present?room={code_on_screen(chair)}" in chair.page.locator(".cd", has_text="Type it on").inner_text()
    assert violations(chair.page, axe) == []


def test_the_code_is_beside_the_agenda_too_with_the_address_of_the_wall(chair: Reader, server: str, axe: str) -> None:
    page = chair.page.context.new_page()
    page.goto(f"{server}/agenda?forum=2014-09-24")
    page.get_by_text("Room code: follow the wall without signing in").click()
    said = page.locator(".cd", has_text="Type it on")
    expect(said).to_contain_text(f"{server}/present?room={code_on_screen(chair)}.")
    expect(page.get_by_role("button", name="Give a new room code")).to_be_visible()
    assert violations(page, axe) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(OVERHANG) <= 0
    page.close()


def test_the_projector_takes_it_on_the_sign_in_page_and_follows_the_chair(
    chair: Reader, projector: Reader, axe: str
) -> None:
    page = projector.open("progress")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(OVERHANG) <= 0
    assert violations(page, axe) == []
    page.set_viewport_size({"width": 1920, "height": 1080})
    field = page.get_by_label("Room code, to follow the wall of a Forum")
    field.fill(code_on_screen(chair).lower())
    field.press("Enter")
    shows(projector, 1)
    chair.page.keyboard.press("ArrowRight")
    shows(projector, 2)
    page.reload()
    shows(projector, 2)
    assert page.locator('[data-testid="stSidebarNavLink"]').count() == 0
    assert violations(projector.settle(), axe) == []


@pytest.mark.parametrize("address", ["progress", "history", "people", "agenda", "returns?department=DFT"])
def test_no_other_page_opens_by_it(chair: Reader, projector: Reader, address: str) -> None:
    mark = "&" if "?" in address else "?"
    page = projector.open(f"{address}{mark}room={code_on_screen(chair)}")
    expect(page.locator(".refusal")).to_contain_text("A room code opens the wall of its Forum and no other page.")
    assert page.locator("table").count() == 0


def test_ended_by_one_press_it_ends_every_wall_within_seconds(chair: Reader, projector: Reader) -> None:
    code = code_on_screen(chair)
    page = projector.open(f"present?room={code}")
    shows(projector, 2)
    press(chair, "End the room code", "The room code has ended; walls that follow by it stop within seconds.")
    expect(page.get_by_text("The room code has ended:")).to_be_visible(timeout=SOON)
    assert page.locator(".slide").count() == 0
    projector.open(f"present?room={code}")
    expect(page.get_by_text("No wall opens with that room code.")).to_be_visible()


def test_who_guesses_too_often_waits_and_a_wall_that_is_open_goes_on(
    chair: Reader, projector: Reader, visitor: Readers
) -> None:
    press(chair, "Give a room code", "The room code is given.")
    code = code_on_screen(chair)
    projector.open(f"present?room={code}")
    shows(projector, 2)
    guesser = visitor()
    page = guesser.open("progress")
    field = page.get_by_label("Room code, to follow the wall of a Forum")
    too_many = page.get_by_text("Too many wrong room codes were tried.")
    # A press that comes while the page is still drawn may be lost, so some are tried more than are needed.
    for letter in LETTERS:
        field.fill(f"BBB-BBB-BB{letter}")
        field.press("Enter")
        page.wait_for_timeout(500)
        guesser.settle()
        if too_many.is_visible():
            break
    assert len(LETTERS) > MOST_OF_ONE
    field.fill(code)
    field.press("Enter")
    guesser.settle()
    expect(too_many).to_be_visible()
    assert page.locator(".slide").count() == 0
    chair.page.keyboard.press("ArrowRight")
    shows(projector, 3)
