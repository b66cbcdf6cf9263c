"""What waits, beside the names of the pages: seen, and said by a screen reader, in the first HTML and in the page."""

import re

import pytest

from tests.browser.conftest import Reader, Readers

pytestmark = [pytest.mark.thorough, pytest.mark.slow]


def links_said(reader: Reader) -> list[str]:
    """The names of the links, as a screen reader is told them."""
    tree = reader.context.new_cdp_session(reader.page).send("Accessibility.getFullAXTree")["nodes"]
    names = [node["name"]["value"] for node in tree if node.get("role", {}).get("value") == "link"]
    # A browser may put a blank between a name and what a style adds to it.
    return [re.sub(r"\s+,", ",", name) for name in names]


def test_a_link_says_how_many_things_wait(readers: Readers) -> None:
    reader = readers()
    page = reader.open("returns")
    assert {"Returns, 7 wait for you", "Plan, 1 waits for you", "Record"} <= set(links_said(reader))
    first = reader.context.request.get(
        page.url, headers={"Accept": "text/html", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    ).text()
    assert '"7" / ", 7 wait for you"' in first
    page.locator("details.waiting summary").click()
    rows = page.locator("details.waiting a")
    assert rows.count() == 7
    rows.first.click()
    page.wait_for_url(re.compile(r"returns\?.*department="))
