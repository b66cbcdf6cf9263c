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
from playwright.sync_api import Browser, Page

from compact_dash.store import open_store
from compact_dash.store.clock import utc_now
from tests.browser.addresses import ADDRESSES, DESKTOP, PHONE
from tests.browser.conftest import Reader, served
from tests.browser.test_every_page_in_a_browser import violations
from tests.store.secrets_story import AUDIENCE, plant

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
    .map((part) => ({ part, box: part.getBoundingClientRect() })).filter(({ box }) => box.width > 2 && box.height > 2 && box.right > 0)
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


@pytest.fixture(scope="module", params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def two(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[tuple[Reader, Reader]]:
    """Two windows of one size: one that never gets further than the first sight, and one that does."""
    early, late = Reader(browser, server, *request.param), Reader(browser, server, *request.param)
    without_streamlit(early.page)
    yield early, late
    early.close()
    late.close()


@pytest.mark.parametrize("name", ADDRESSES)
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
