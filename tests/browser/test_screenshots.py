"""Pictures of every page: for people to look at, and four of them for the README. What is on each is asserted: a
picture of a fault has the right size as well."""

import os
import shutil
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ADDRESSES, DESKTOP, PHONE, PROJECTOR
from tests.browser.conftest import ROOT, Readers
from tests.tiers import deep_but

pytestmark = pytest.mark.thorough

OUTPUT = ROOT / "tests" / "output"
KEPT = ROOT / "docs" / "screenshots"
FOR_README = {"progress": "progress", "department": "department", "agenda": "agenda", "present-7": "present"}
# What only this page shows; the slides are known by their place.
ON_IT = {
    "progress": "Where the 14 departments stand",
    "department": "HM Treasury",
    "commitment": "Second look at how Compact-related complaints are handled",
    "department-nothing": "Department for Education",
    "plan": "Joint Action Plan",
    "plan-add": "Joint Action Plan",
    "plan-carry": "Joint Action Plan",
    "plan-year-end": "How far each action was met",
    "plan-priorities": "Commitments by priority",
    "plan-recommendations": "Recommendations and findings",
    "agenda": "Compact Forum, 24 September 2014",
    "agenda-past": "Compact Forum, 21 May 2014",
    "minutes": "Minutes and actions",
    "returns": "Returns for 24 September 2014",
    "record": "Record",
    "between": "Between Forums",
    "support": "Support for departments",
    "consultations": "Consultations",
    "good_practice": "Good practice",
    "review": "Review",
    "history": "History",
    "people": "People",
    "settings": "Settings",
    "present-1": "1 of 15",
    "present-4": "4 of 15",
    "present-5": "5 of 15",
    "present-7": "7 of 15",
}
HEIGHT = "() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight"


def whole(page: Page, width: int, path: Path) -> None:
    """A picture of the page down to its end: Streamlit scrolls a part of the window, so the window is made as long."""
    page.set_viewport_size({"width": width, "height": PHONE[1]})
    page.wait_for_timeout(150)
    page.set_viewport_size({"width": width, "height": min(page.evaluate(HEIGHT), 12_000)})
    page.wait_for_timeout(100)
    page.screenshot(path=path)


def size(picture: Path) -> tuple[int, int]:
    """Width and height, from the head of a PNG file."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height


# Other tests open every page there is; the pictures that the README has are taken again each time.
@pytest.mark.parametrize("name", deep_but(ADDRESSES, FOR_README))
def test_screenshots_of_a_page(readers: Readers, name: str) -> None:
    OUTPUT.mkdir(exist_ok=True)
    reader = readers(*DESKTOP)
    reader.page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
    page = reader.open(ADDRESSES[name])
    shown = page.locator(".slide .top").inner_text() if name.startswith("present") else page.locator("h1").inner_text()
    assert ON_IT[name] in shown
    assert page.locator(".refusal, .fault, [data-testid='stException']").count() == 0
    page.wait_for_timeout(300 if name.startswith("department") else 100)
    page.screenshot(path=OUTPUT / f"{name}-desktop.png")
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    page.wait_for_timeout(150)
    page.screenshot(path=OUTPUT / f"{name}-projector.png")
    whole(page, PHONE[0], OUTPUT / f"{name}-phone.png")
    keep(name)


def keep(name: str) -> None:
    """Take the picture into the documentation when asked to, or when there is none."""
    kept = KEPT / f"{FOR_README.get(name)}.png"
    if name in FOR_README and (os.environ.get("UPDATE_SCREENSHOTS") or not kept.exists()):
        KEPT.mkdir(parents=True, exist_ok=True)
        shutil.copy(OUTPUT / f"{name}-desktop.png", kept)


@pytest.mark.parametrize("name", FOR_README.values())
def test_the_readmes_screenshots_have_the_size_of_a_window(name: str) -> None:
    assert size(KEPT / f"{name}.png") == DESKTOP
