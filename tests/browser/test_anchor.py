"""An address that ends with a reference opens at that row, on the first load as on a click."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, Readers, choose

pytestmark = pytest.mark.thorough

REF = "2014/15-1.03"
TARGETED = "() => document.querySelector(':target')?.id"
TOP = "() => document.querySelector('[data-testid=\"stMain\"]').scrollTop"
AT_TOP = f"{TOP} === 0"


def opened(reader: Reader, address: str) -> Page:
    """A page at an address, with the row in view that the address names."""
    page = reader.open(address)
    expect(page.locator(f'[id="{REF}"]')).to_be_in_viewport(ratio=1)
    assert page.evaluate(TARGETED) == REF
    return page


def test_a_link_to_a_reference_opens_at_its_row(visitor: Readers) -> None:
    reader = visitor(height=600)
    page = opened(reader, f"agenda#{REF}")
    assert page.evaluate(TOP) > 0
    assert page.url.endswith(f"/agenda#{REF}")
    assert reader.complaints == []


def test_whoever_reads_on_is_not_taken_back_by_a_redraw(visitor: Readers) -> None:
    reader = visitor(height=600)
    page = opened(reader, f"agenda#{REF}")
    page.mouse.move(700, 300)
    page.mouse.wheel(0, -20_000)
    page.wait_for_function(AT_TOP)
    choose(page, "Forum", "21 May 2014")
    page.wait_for_url("**forum=2014-05-21**")
    page.get_by_role("heading", name="Compact Forum, 21 May 2014").wait_for()
    reader.settle()
    assert page.evaluate(TOP) == 0


def test_a_page_without_a_place_in_its_address_opens_at_its_top(visitor: Readers) -> None:
    reader = visitor(height=600)
    page = reader.open("agenda")
    page.wait_for_timeout(500)
    assert page.evaluate(TOP) == 0
    assert page.evaluate(TARGETED) is None


def test_a_place_that_is_not_there_leaves_the_page_at_its_top(visitor: Readers) -> None:
    reader = visitor(height=600)
    page = reader.open("agenda#nowhere%")
    page.wait_for_timeout(500)
    assert page.evaluate(TOP) == 0
    assert reader.complaints == []
