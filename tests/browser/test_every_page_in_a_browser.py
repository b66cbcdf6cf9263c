"""Every page in a real browser: nothing leaves the server, nothing is complained of, axe finds nothing, nothing
runs off the side."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.accepted import ACCEPTED
from tests.browser.addresses import ADDRESSES, AGAIN, DESKTOP, NARROW, ZOOMED
from tests.browser.conftest import STEADY, Reader, Readers, act_as
from tests.tiers import some_first

EVERYTHING = {**ADDRESSES, "wrong": "nowhere", "refused": "progress?theme=Nope", "present-refused": "present?item=99"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """async ([rules, accepted]) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
  const place = node => node.target.flat().pop();
  const allowed = (rule, node) => accepted.some(
    one => one.rule === rule && document.querySelector(place(node))?.closest(one.inside));
  return found.violations.map(one => ({
    rule: one.id, help: one.help,
    open: one.nodes.filter(node => !allowed(one.id, node)).map(place),
    accepted: one.nodes.some(node => allowed(one.id, node)),
  }));
}"""
OVERHANG = """() => {
  const wide = [document.documentElement, document.body, document.querySelector('[data-testid="stMain"]')];
  return Math.max(...wide.filter(Boolean).map(part => part.scrollWidth - part.clientWidth));
}"""
# After this long nothing moves any more that Streamlit slides in or fades, in milliseconds.
AT_REST = 1000
# Rules of axe that somebody had to be excused from, as they come up.
excused: set[str] = set()


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.cd details').forEach(part => { part.open = true })")


def violations(page: Page, axe: str) -> list[dict[str, Any]]:
    """What axe finds on the page as it stands, less what is accepted.

    What it finds is looked at again after a while: a part that was just moving has no size of its own.
    """
    page.evaluate(axe)
    if found := open_violations(page):
        page.wait_for_timeout(AT_REST)
        page.wait_for_function(STEADY)
        found = open_violations(page)
    return found


def open_violations(page: Page) -> list[dict[str, Any]]:
    found = page.evaluate(CHECK, [RULES, [asdict(one) for one in ACCEPTED]])
    excused.update(one["rule"] for one in found if one["accepted"])
    return [one for one in found if one["open"]]


def visited(reader: Reader, name: str) -> Reader:
    reader.asked.clear()
    reader.complaints.clear()
    if name == "wrong":
        reader.page.goto(f"{reader.server}/{EVERYTHING[name]}")
    else:
        reader.open(EVERYTHING[name])
    open_everything(reader.page)
    return reader


# The first tier looks at a page of each make; the second at all, and at what only another state of one adds.
FIRST = (
    "progress",
    "department",
    "commitment",
    "agenda",
    "returns",
    "record",
    "support",
    "present-1",
    "wrong",
    "refused",
)
LOOKED_AT = some_first(EVERYTHING, FIRST)


@pytest.fixture(scope="module", params=LOOKED_AT)
def at_desk(readers: Readers, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A page in a window of usual size; the last tests that take it make the window smaller."""
    reader = visited(readers(*DESKTOP), request.param)
    yield reader
    reader.page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})


@pytest.fixture(scope="module", params=[name for name in EVERYTHING if name not in AGAIN])
def in_hand(readers: Readers, request: pytest.FixtureRequest) -> Reader:
    """A page in a window of 320 pixels."""
    return visited(readers(*NARROW), request.param)


def test_nothing_leaves_the_server(at_desk: Reader) -> None:
    assert at_desk.asked
    assert at_desk.strangers == []


def test_the_browser_complains_of_nothing(at_desk: Reader) -> None:
    refused_as_it_should = "/nowhere" in at_desk.page.url
    assert refused_as_it_should or at_desk.complaints == []


def test_axe_finds_nothing(at_desk: Reader, axe: str) -> None:
    assert violations(at_desk.page, axe) == []


def test_nothing_runs_off_the_side_at_320_pixels(at_desk: Reader) -> None:
    at_desk.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    open_everything(at_desk.page)
    # A wrong address is answered by the server itself: nothing of Streamlit is there to settle.
    if "/nowhere" not in at_desk.page.url:
        at_desk.page.wait_for_function(STEADY)
    assert at_desk.page.evaluate(OVERHANG) <= 0


@pytest.mark.thorough
@pytest.mark.parametrize("size", [NARROW, ZOOMED], ids=["320_pixels", "200_per_cent"])
def test_axe_finds_nothing_on_what_is_opened_in_a_small_window(
    in_hand: Reader, axe: str, size: tuple[int, int]
) -> None:
    in_hand.page.set_viewport_size({"width": size[0], "height": size[1]})
    assert violations(in_hand.page, axe) == []
    assert in_hand.page.evaluate(OVERHANG) <= 0


def test_every_exception_is_still_needed(visitor: Readers, axe: str) -> None:
    """What a new Streamlit has mended is to be taken off the list; these two pages hold every widget that is on it."""
    reader = visitor()
    reader.open("progress")
    violations(reader.page, axe)
    act_as(reader, "DEFRA Compact lead")
    reader.open("returns?view=excel")
    violations(reader.page, axe)
    assert excused == {one.rule for one in ACCEPTED}
