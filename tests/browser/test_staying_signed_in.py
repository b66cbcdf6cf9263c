"""Staying signed in with a real browser: warned before the end, made longer unseen or by one press, nothing lost."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from compact_dash.commands.forum.keep_agenda import take_draft
from compact_dash.commands.forum.run_forum import open_forum
from compact_dash.commands.people.keep_people import NewMember, add_member
from compact_dash.domain.actor import Role
from compact_dash.reports.board.board import read_board
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forums import next_forum
from tests.browser.conftest import Readers
from tests.browser.provider import authorize, put_clock, served_to_members, sign_in, sign_in_here, sign_out
from tests.browser.test_every_page_in_a_browser import OVERHANG, violations
from tests.conftest import copied_store
from tests.house import TODAY, acting

pytestmark = pytest.mark.thorough

CHAIR, MEMBER = "bea@cabinet.gov.uk", "cy@dft.gov.uk"
WALL = "present?forum=2014-09-24"
# Seconds that a token lasts, as many providers have it.
LASTS = 900
LASTING, SHORT = "Sign in with the lasting office", "Sign in with the short office"
DECISION = "The Forum agrees that every"
SOON = 15_000
Ahead = Callable[[int], None]


def in_session_with_members(demo_address: str, folder: Path) -> Path:
    """A demonstration whose next Forum is in session, with a chair and a member on the list."""
    chair, keeper = acting(Role.CHAIR, "OCS"), acting(Role.OCS, "OCS")
    with copied_store(demo_address, folder) as store:
        forum = next_forum(store, TODAY)
        assert forum is not None
        take_draft(store, chair, forum.forum_id, draft_agenda(store, read_board(store, TODAY), forum, []))
        open_forum(store, chair, forum.forum_id, sure=True)
        add_member(store, keeper, NewMember(CHAIR, "Bea", Role.CHAIR, "OCS"))
        add_member(store, keeper, NewMember(MEMBER, "Cy", Role.LEAD, "DFT"))
    return folder / "store.duckdb"


@pytest.fixture(scope="module")
def database(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_session_with_members(demo_address, tmp_path_factory.mktemp("staying"))


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("clock") / "ahead"
    file.write_text("0", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def server(database: Path, clock: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with two providers: one gives refresh tokens, one does not."""
    offices = {"lasting": (LASTS, "refresh"), "short": (LASTS, "")}
    with served_to_members(database, tmp_path_factory.mktemp("sign_in"), clock, offices) as address:
        yield address


@pytest.fixture
def later(clock: Path) -> Ahead:
    """Puts the clock of the server and of both providers on."""

    def put_on(seconds: int) -> None:
        put_clock(clock, int(clock.read_text(encoding="utf-8")) + seconds)

    return put_on


def until(page: Page) -> str:
    said = re.search(r"Until (\d\d:\d\d)", page.locator('[data-testid="stSidebar"] .acting').inner_text())
    assert said is not None
    return said[1]


def half_typed(page: Page) -> None:
    words = page.get_by_label("In words", exact=True)
    words.click()
    words.press_sequentially(DECISION)


def test_each_provider_is_offered_by_name(visitor: Readers, axe: str) -> None:
    page = visitor().open("progress")
    assert page.get_by_role("button").all_inner_texts() == [LASTING, SHORT, "Follow the wall"]
    assert violations(page, axe) == []


def test_somebody_whose_address_is_not_said_to_be_verified_is_not_let_in(visitor: Readers) -> None:
    reader = visitor()
    page = reader.open("progress")
    page.get_by_role("button", name=SHORT).click()
    authorize(page, "new.person@example.org")
    page.get_by_text("The sign-in did not say whether your e-mail address is verified").wait_for()


def test_the_end_is_told_and_one_press_puts_it_off_and_leaves_the_page_as_it_is(
    visitor: Readers, axe: str, later: Ahead
) -> None:
    reader, member = visitor(), visitor()
    page = sign_in(reader, CHAIR, f"{WALL}&chair=1", SHORT)
    wall = sign_in(member, MEMBER, WALL, SHORT)
    half_typed(page)
    expect(page.locator(".ending")).to_have_count(0)
    later(LASTS - 290)
    for each in (page, wall):
        expect(each.get_by_role("status").filter(has_text="Your sign-in ends at")).to_be_visible(timeout=SOON)
    assert violations(page, axe) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(OVERHANG) <= 0
    page.set_viewport_size({"width": 1440, "height": 900})
    later(240)
    for each in (page, wall):
        expect(each.get_by_role("alert").filter(has_text="within a minute")).to_be_visible(timeout=SOON)
    for one, email in ((reader, CHAIR), (member, MEMBER)):
        with one.context.expect_page() as opened:
            one.page.get_by_role("link", name="Stay signed in").click()
        with opened.value.expect_event("close"):
            authorize(opened.value, email)
        expect(one.page.locator(".ending")).to_have_count(0, timeout=SOON)
    assert page.get_by_label("In words", exact=True).input_value() == DECISION
    # The first sign-in would have run out by now.
    later(LASTS - 600)
    page.wait_for_timeout(7_000)
    assert page.get_by_label("In words", exact=True).input_value() == DECISION
    assert wall.locator(".slide").is_visible()
    # A new tab knows the newest sign-in from its cookie, and signing out ends it on all of them.
    page.get_by_label("In words", exact=True).fill("")
    other = reader.context.new_page()
    other.goto(f"{reader.server}/history")
    other.get_by_text("Signed in as").wait_for()


def test_a_wall_and_a_chair_outlive_several_tokens_unseen(visitor: Readers, later: Ahead) -> None:
    chair, member = visitor(), visitor()
    page = sign_in(chair, CHAIR, f"{WALL}&chair=1", LASTING)
    wall = sign_in(member, MEMBER, WALL, LASTING)
    half_typed(page)
    for _ in range(4):
        before = until(page)
        # Asked for six minutes before the end, a minute before anybody would be told of it.
        later(560)
        expect(page.locator('[data-testid="stSidebar"] .acting')).not_to_contain_text(before, timeout=SOON)
        for each in (page, wall):
            assert each.locator(".ending").count() == 0
    wall.wait_for_timeout(5_000)
    assert wall.locator(".slide").is_visible()
    assert page.get_by_label("In words", exact=True).input_value() == DECISION
    # The cookie is of the first token; the server knows that it was made longer.
    member.page.reload()
    member.page.locator("#root .slide").wait_for()
    page.get_by_label("In words", exact=True).fill("")


@pytest.mark.deep
def test_a_computer_that_slept_past_the_end_is_let_in_by_its_refresh_token(visitor: Readers, later: Ahead) -> None:
    reader = visitor()
    page = sign_in(reader, MEMBER, "progress", LASTING)
    later(LASTS + 100)
    page.wait_for_timeout(8_000)
    assert page.get_by_text("Signed in as").count() == 1


def test_what_was_half_typed_is_offered_back_after_a_sign_in_has_run_out(visitor: Readers, later: Ahead) -> None:
    reader = visitor()
    page = sign_in(reader, CHAIR, f"{WALL}&chair=1", SHORT)
    half_typed(page)
    other = reader.context.new_page()
    other.goto(f"{reader.server}/{WALL}")
    other.locator("#root .slide").wait_for()
    later(LASTS + 1)
    page.get_by_text("Your sign-in has run out.").wait_for(timeout=SOON)
    other.get_by_text("Your sign-in has run out.").wait_for(timeout=SOON)
    sign_in_here(reader, CHAIR, SHORT)
    expect(page.get_by_label("In words", exact=True)).to_have_value(DECISION)
    # The wall beside it comes back by itself.
    other.locator("#root .slide").wait_for(timeout=SOON)
    page.get_by_label("In words", exact=True).fill("")


@pytest.mark.deep
def test_nobody_stays_signed_in_past_the_longest_that_is_allowed(visitor: Readers, later: Ahead) -> None:
    reader = visitor()
    page = sign_in(reader, MEMBER, "progress", LASTING)
    for _ in range(3):
        later(600)
        page.wait_for_timeout(4_000)
    assert page.get_by_text("Signed in as").count() == 1
    later(12 * 3600)
    page.get_by_text("Your sign-in has run out.").wait_for(timeout=SOON)


@pytest.mark.deep
def test_a_sign_in_that_was_made_longer_ends_with_a_sign_out(visitor: Readers, later: Ahead) -> None:
    reader = visitor()
    page = sign_in(reader, MEMBER, "progress", LASTING)
    kept = [cookie for cookie in reader.context.cookies() if cookie["name"].startswith("_streamlit_user")]
    before = until(page)
    later(600)
    expect(page.locator('[data-testid="stSidebar"] .acting')).not_to_contain_text(before, timeout=SOON)
    sign_out(reader)
    thief = visitor()
    thief.context.add_cookies(kept)
    thief.open("progress").get_by_text("You have signed out.").wait_for()


def test_a_sign_out_leaves_no_words_in_the_browser(visitor: Readers) -> None:
    reader = visitor()
    page = sign_in(reader, CHAIR, f"{WALL}&chair=1", SHORT)
    half_typed(page)
    assert DECISION in page.evaluate("() => sessionStorage.compact_unsaved")
    sign_out(reader)
    page.get_by_text("You have signed out.").or_(page.get_by_role("button", name=SHORT)).first.wait_for(timeout=SOON)
    page.wait_for_function("() => (sessionStorage.compact_unsaved || '{}') === '{}'")
    page = sign_in(reader, CHAIR, f"{WALL}&chair=1", SHORT)
    expect(page.get_by_label("In words", exact=True)).to_have_value("")
    expect(page.locator("#unsaved-bar")).to_have_count(0)
