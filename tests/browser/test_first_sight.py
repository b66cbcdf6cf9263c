"""First sight: what a browser is sent first holds the page, for its reader alone, and gives way to Streamlit unseen."""

import re
import shutil
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from compact_dash.store import open_store
from compact_dash.store.clock import utc_now
from compact_dash.ui.navigation import LISTED
from tests.browser.addresses import ADDRESSES, AGAIN, DESKTOP, PHONE
from tests.browser.conftest import Reader, act_as, served
from tests.browser.test_every_page_in_a_browser import violations
from tests.store.secrets_story import AUDIENCE, plant
from tests.tiers import deep_but

# Beside the name may stand how many things wait there.
PLAN = re.compile(r"^Plan( ?,.*)?$")
pytestmark = pytest.mark.thorough

# By the readers of the secrets, the posts at the desk.
POSTS = {
    "OCS": "OCS",
    "DWP": "DWP Compact lead",
    "DFT": "DFT Compact lead",
    "Compact Voice": "Compact Voice",
    "a viewer": "Viewer",
}
NAVIGATES = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"}
SECRET_PAGES = [*ADDRESSES.values(), "department?department=DWP", "agenda?forum=2014-05-21", "returns?department=DWP"]
# What stands where: the parts that people read, and what they press, with the place of each on the page.
PLACES = """(within) => {
  const root = document.querySelector(within), main = root.querySelector('[data-testid="stMain"]');
  const seen = (part) => part.getClientRects().length && getComputedStyle(part).visibility !== 'hidden';
  return [...root.querySelectorAll('.stHtml .cd, .slide, .stHtml table, [data-testid="stSidebarNavLink"]')].filter(seen)
    .map((part) => ({ part, box: part.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 2 && box.height > 2 && box.right > 0)
    .map(({ part, box }) => ({
      words: part.innerText.replace(/\\s+/g, ' ').trim(), left: box.left, top: box.top + main.scrollTop,
      width: box.width, height: box.height,
    }));
}"""
# By how many pixels a place may differ: half a pixel is rounded either way.
NEAR = 2.0
STANDS = "() => !document.getElementById('first-sight') && document.querySelector('#root h1, #root .slide')"


@pytest.fixture(scope="module")
def secretive(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the demonstration with the secrets in it."""
    database = Path(shutil.copy(demo_address, tmp_path_factory.mktemp("secretive") / "demo.duckdb"))
    store = open_store(str(database), utc_now())
    plant(store)
    store.close()
    with served(database, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


def first_html(server: str, address: str, post: str = "", **headers: str) -> tuple[str, Message]:
    """What a browser of its own is sent first, and the headers with it; `post` is whom it acts as at the desk."""
    cookie = f"compact_browser=browser-of-{quote(post)}; compact_post={quote(post)}" if post else ""
    asked = urllib.request.Request(f"{server}/{address}", headers={"Accept": "text/html", "Cookie": cookie, **headers})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return answer.read().decode(), answer.headers


def main_of(html: str) -> str:
    found = re.search(r'<div\s+id="first-sight".*</main>', html, re.DOTALL)
    return found[0] if found else ""


def test_no_first_html_holds_what_is_not_for_its_reader(secretive: str) -> None:
    seen: dict[str, set[str]] = {reader: set() for reader in POSTS}
    for reader, post in POSTS.items():
        for address in SECRET_PAGES:
            html, _ = first_html(secretive, quote(address, safe="?=&"), post, **NAVIGATES)
            assert f"({post.replace(' Compact lead', '')}" in html or "first-sight" in html, (reader, address)
            found = set(re.findall(r"mark-[a-z]+", html))
            assert {mark for mark in found if reader not in AUDIENCE[mark]} == set(), (reader, address)
            seen[reader] |= found
    # Else it would find nothing where nothing is shown.
    assert seen["OCS"] >= {"mark-line", "mark-update", "mark-people"}
    assert seen["DWP"] >= {"mark-line", "mark-update"}


def test_readers_who_come_to_the_same_page_are_each_sent_their_own(secretive: str) -> None:
    ocs, lead, again = (
        main_of(first_html(secretive, "history", post, **NAVIGATES)[0]) for post in ("OCS", "DWP Compact lead", "OCS")
    )
    assert ocs == again
    assert "“OCS (desk)”" in ocs
    assert "“DWP Compact lead (desk)”" in lead


def test_a_program_that_is_no_browser_reads_what_everybody_may(secretive: str) -> None:
    html, _ = first_html(secretive, "progress", "OCS")
    assert "Read only" in main_of(html)
    other_site = NAVIGATES | {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image", "Sec-Fetch-Site": "cross-site"}
    assert "Read only" in main_of(first_html(secretive, "progress", "OCS", **other_site)[0])


def test_a_first_html_is_kept_by_nobody_on_the_way_and_is_as_strict_as_any(secretive: str) -> None:
    html, headers = first_html(secretive, "progress", "OCS", **NAVIGATES)
    assert headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"].partition("script-src")[2].partition(";")[0]
    assert "agent" not in html


def test_what_is_not_a_page_or_not_for_reading_is_answered_as_before(secretive: str) -> None:
    asked = urllib.request.Request(f"{secretive}/progress", method="HEAD", headers={"Accept": "text/html"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        assert answer.status == 200
    assert "first-sight" not in first_html(secretive, "present?room=ABCDEFGHI", **NAVIGATES)[0]
    html, headers = first_html(secretive, "progress", "OCS", **(NAVIGATES | {"Compact-Sight": "part"}))
    assert headers["Compact-Sight"] == "part"
    assert html.lstrip().startswith("<")
    assert "<html" not in html


def without_streamlit(page: Page) -> None:
    page.route("**/static/js/*.js", lambda route: route.abort())


@pytest.fixture(scope="module")
def two(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[tuple[Reader, Reader]]:
    """Two windows of one size: one that never gets further than the first sight, and one that does."""
    early, late = Reader(browser, server, *request.param), Reader(browser, server, *request.param)
    without_streamlit(early.page)
    yield early, late
    early.close()
    late.close()


# Pages of each make; `make deep` looks at all of them.
ON_A_PHONE = ("progress", "department", "agenda", "support")
LOOKED_AT = [name for name in ADDRESSES if name not in AGAIN]
ON_A_DESK = ("progress", "department", "commitment", "plan", "agenda", "minutes", "returns", "record", "present-1")
EACH_IN_A_WINDOW = [
    *(
        pytest.param(DESKTOP, name, id=f"desktop-{name}", marks=() if name in ON_A_DESK else pytest.mark.deep)
        for name in LOOKED_AT
    ),
    *(
        pytest.param(PHONE, name, id=f"phone-{name}", marks=() if name in ON_A_PHONE else pytest.mark.deep)
        for name in LOOKED_AT
    ),
]


@pytest.mark.parametrize(("two", "name"), EACH_IN_A_WINDOW, indirect=["two"])
def test_what_is_seen_first_stands_where_the_page_will_stand(two: tuple[Reader, Reader], axe: str, name: str) -> None:
    early, late = two
    early.page.goto(f"{early.server}/{ADDRESSES[name]}", wait_until="load")
    first = early.page.evaluate(PLACES, "#first-sight")
    late.open(ADDRESSES[name])
    late.page.wait_for_timeout(300)
    then = late.page.evaluate(PLACES, "#root")
    assert [each["words"] for each in first] == [each["words"] for each in then]
    moved = [(a, b) for a, b in zip(first, then, strict=True) if differs(a, b)]
    assert [f"{a['words'][:40]}: {sides(a)} first, then {sides(b)}" for a, b in moved] == []
    assert violations(early.page, axe) == []
    early.page.evaluate("document.activeElement?.blur()")


def sides(place: dict[str, Any]) -> list[float]:
    return [round(place[side], 1) for side in ("left", "top", "width", "height")]


def differs(first: dict[str, Any], then: dict[str, Any]) -> bool:
    return any(abs(a - b) > NEAR for a, b in zip(sides(first), sides(then), strict=True))


# ---- How it gives way.

# Whether the page and what lies over it could both be read by a screen reader, at any moment.
WATCH_FOR_BOTH = """
  window.both = 0;
  addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
    const over = document.getElementById('first-sight');
    if (over && !over.inert && document.querySelector('#root [data-testid="stMain"] .stHtml')) window.both += 1;
  }).observe(document, { childList: true, subtree: true, attributes: true }));
"""


# Whether the line that the address names stood on the page at the moment it was given way to.
NOTE_WHAT_STOOD = """
  addEventListener('DOMContentLoaded', () => new MutationObserver((changes, watch) => {
    if (document.getElementById('first-sight')) return;
    window.stood = document.querySelector('#root [id="HMT-04"]') !== null;
    watch.disconnect();
  }).observe(document.body, { childList: true }));
"""


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[Reader]:
    made = Reader(browser, server, *DESKTOP)
    yield made
    made.close()


def hold_streamlit(page: Page) -> list[Route]:
    """Have Streamlit's program wait until it is let go; the first sight stays that long."""
    held: list[Route] = []
    page.route("**/static/js/index*.js", lambda route: held.append(route))
    return held


def let_go(held: list[Route]) -> None:
    for route in held:
        route.continue_()


def test_the_page_takes_the_place_of_the_first_sight_where_its_reader_is(reader: Reader) -> None:
    page = reader.page
    page.add_init_script(WATCH_FOR_BOTH)
    held = hold_streamlit(page)
    page.goto(f"{reader.server}/progress", wait_until="commit")
    first = page.locator("#first-sight")
    expect(first.get_by_role("heading", level=1)).to_be_visible()
    link = first.get_by_role("link", name="HM Treasury", exact=True).first
    link.focus()
    page.evaluate("""document.querySelector('#first-sight [data-testid="stMain"]').scrollTop = 300""")
    let_go(held)
    page.wait_for_function(STANDS)
    reader.settle()
    assert page.evaluate("window.both") == 0
    assert page.evaluate("""document.querySelector('#root [data-testid="stMain"]').scrollTop""") == 300
    assert page.evaluate("document.activeElement.textContent.trim()") == "HM Treasury"
    assert page.evaluate("Boolean(document.activeElement.closest('#root'))")
    assert reader.complaints == []


def test_a_place_in_the_address_is_gone_to_at_once(reader: Reader) -> None:
    held = hold_streamlit(reader.page)
    reader.page.goto(f"{reader.server}/department?department=HMT#HMT-04", wait_until="commit")
    expect(reader.page.locator('#first-sight [id="HMT-04"]')).to_be_in_viewport()
    let_go(held)
    reader.page.wait_for_function(STANDS)
    expect(reader.page.locator('#root [id="HMT-04"]')).to_be_in_viewport()


def test_a_slow_computer_is_given_no_page_that_is_half_drawn(reader: Reader) -> None:
    """It draws a page in parts, seconds after the run has ended: half of it would flash and lose the place."""
    reader.page.add_init_script(NOTE_WHAT_STOOD)
    reader.context.new_cdp_session(reader.page).send("Emulation.setCPUThrottlingRate", {"rate": 8})
    for _ in range(3):
        reader.page.goto(f"{reader.server}/department?department=HMT#HMT-04", wait_until="commit")
        reader.page.wait_for_function(STANDS)
        assert reader.page.evaluate("window.stood") is True


def test_where_the_server_does_not_answer_the_page_says_that_it_can_only_be_read(reader: Reader) -> None:
    reader.page.clock.install()
    hold_streamlit(reader.page)
    reader.page.goto(f"{reader.server}/progress", wait_until="commit")
    expect(reader.page.locator("#first-sight h1")).to_be_visible()
    reader.page.clock.run_for(11_000)
    expect(reader.page.get_by_role("status").filter(has_text="The page can be read.")).to_be_visible()


def test_a_page_is_read_followed_and_printed_without_a_script(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/progress")
    expect(page.get_by_role("heading", name="Where the 14 departments stand")).to_be_visible()
    page.get_by_role("link", name="HM Treasury", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("HM Treasury")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("#first-sight").bounding_box()["height"] > 1200  # type: ignore[index]
    context.close()


# ---- From page to page.


def mark_load(page: Page) -> None:
    page.evaluate("window.isSameLoad = true")


def is_same_load(page: Page) -> bool:
    return bool(page.evaluate("Boolean(window.isSameLoad)"))


def test_a_link_leads_on_without_a_load_and_back_to_what_was_left(reader: Reader) -> None:
    page = reader.open("progress?as_at=2014-05-21")
    mark_load(page)
    page.evaluate("""document.querySelector('#root [data-testid="stMain"]').scrollTop = 250""")
    page.get_by_role("link", name="HM Treasury", exact=True).first.click()
    page.wait_for_url("**/department?department=HMT&as_at=2014-05-21")
    expect(page.get_by_role("heading", level=1)).to_contain_text("HM Treasury")
    reader.settle()
    expect(page.locator("#root .asat").first).to_contain_text("21 May 2014")
    assert is_same_load(page)
    page.get_by_role("link", name=PLAN).click()
    page.wait_for_url("**/plan*")
    reader.settle()
    page.go_back()
    page.go_back()
    page.wait_for_url("**/progress?as_at=2014-05-21")
    reader.settle()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where the 14 departments stand")
    expect(page.locator("#root .asat").first).to_contain_text("21 May 2014")
    assert page.evaluate("""document.querySelector('#root [data-testid="stMain"]').scrollTop""") == 250
    assert is_same_load(page)


def test_only_a_link_that_is_dwelt_on_is_asked_for(reader: Reader) -> None:
    page = reader.open("progress")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "compact-sight" in request.headers else None)
    page.get_by_role("link", name="Transport", exact=True).first.hover()
    page.wait_for_timeout(400)
    assert [url.rpartition("/")[2] for url in asked] == ["department?department=DFT"]
    page.get_by_role("link", name="Transport", exact=True).first.click()
    page.wait_for_url("**/department?department=DFT")
    reader.settle()
    assert len(asked) == 1


def test_a_link_that_is_opened_elsewhere_is_left_to_the_browser(reader: Reader) -> None:
    page = reader.open("progress")
    with reader.context.expect_page() as opened:
        page.get_by_role("link", name="HM Treasury", exact=True).first.click(modifiers=["Control"])
    expect(opened.value.get_by_role("heading", level=1).first).to_contain_text("HM Treasury")
    assert page.url.endswith("/progress")


def test_whoever_acts_as_somebody_else_is_shown_no_page_of_before(reader: Reader) -> None:
    page = reader.open("progress")
    page.get_by_role("link", name="People", exact=True).hover()
    page.wait_for_timeout(400)
    act_as(reader, "Viewer")
    html = page.evaluate(
        "fetch('progress', { headers: { Accept: 'text/html', 'Compact-Sight': 'part' } }).then((each) => each.text())"
    )
    assert "“Viewer (desk)”" in html
    assert "People" not in re.findall(r"<span>([^<]+)</span>", html)
    for_all = {item.title for item in LISTED if not item.acts}
    assert for_all <= set(re.findall(r"<span>([^<]+)</span>", html))


@pytest.fixture(scope="module")
def counted(
    browser: Browser, own_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """A server, and the file of all that its database is asked."""
    asked = tmp_path_factory.mktemp("asked") / "asked"
    asked.touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASKED_OF_THE_DATABASE", str(asked))
        log = tmp_path_factory.mktemp("log") / "server.log"
        with served(own_database, log, program=("tests.browser.counting_engine",)) as address:
            # What is asked once in the life of a server is asked by its first visitor.
            first = Reader(browser, address)
            first.open("people")
            first.close()
            yield address, asked


# The other pages ask a few small questions again, whose answers nobody keeps.
@pytest.mark.parametrize("name", deep_but(("progress", "department", "review"), ("department",)))
def test_the_page_asks_the_database_nothing_that_its_first_sight_has_asked(
    counted: tuple[str, Path], browser: Browser, name: str
) -> None:
    server, asked = counted
    visitor = Reader(browser, server)
    held = hold_streamlit(visitor.page)
    visitor.page.goto(f"{server}/{ADDRESSES[name]}", wait_until="commit")
    expect(visitor.page.locator("#first-sight h1")).to_be_visible()
    first = asked.read_text(encoding="utf-8").splitlines()
    assert first
    let_go(held)
    visitor.settle()
    visitor.close()
    assert asked.read_text(encoding="utf-8").splitlines()[len(first) :] == []


def test_back_finds_what_was_left_while_nothing_says_whose_the_page_is(reader: Reader) -> None:
    page = reader.open("progress?as_at=2014-05-21")
    page.evaluate("""document.querySelector('#root [data-testid="stMain"]').scrollTop = 250""")
    page.get_by_role("link", name="HM Treasury", exact=True).first.click()
    page.wait_for_url("**/department*")
    reader.settle()
    # As between two pages, where Streamlit has taken the one away and not yet drawn the other.
    page.evaluate("document.querySelector('#root .unsaved').remove()")
    page.go_back()
    page.wait_for_url("**/progress*")
    reader.settle()
    assert page.evaluate("""document.querySelector('#root [data-testid="stMain"]').scrollTop""") == 250


def test_a_link_that_is_pressed_before_the_page_stands_leads_on(reader: Reader) -> None:
    page = reader.page
    held = hold_streamlit(page)
    page.goto(f"{reader.server}/progress", wait_until="commit")
    page.locator("#first-sight").get_by_role("link", name="HM Treasury", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("HM Treasury")
    let_go(held)
    reader.settle()
    expect(page.locator("#root h1")).to_contain_text("HM Treasury")
    assert page.url.endswith("/department?department=HMT")


def test_of_two_links_that_are_pressed_the_later_counts(reader: Reader) -> None:
    page = reader.open("progress")
    late: list[Route] = []
    page.route("**/department?department=HMT", lambda route: late.append(route))
    page.get_by_role("link", name="HM Treasury", exact=True).first.click()
    page.get_by_role("link", name="Transport", exact=True).first.click()
    page.wait_for_url("**/department?department=DFT")
    reader.settle()
    let_go(late)
    page.wait_for_timeout(500)
    expect(page.locator("#root h1")).to_contain_text("Transport")
