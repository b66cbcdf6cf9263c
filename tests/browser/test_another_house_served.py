"""Another house in a real server: what a browser shows of a Welsh programme says nothing of Whitehall."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader, desk_address, served
from tests.pages.test_another_house import FURTHER, PAGES, foreign_words
from tests.welsh import Wales, wales  # noqa: F401

# The text of a page, and what stands in attributes that a reader meets.
SAID = """() => [document.title, document.body.innerText, ...[...document.querySelectorAll('*')]
    .map(each => ['aria-label', 'placeholder', 'title'].map(name => each.getAttribute(name) || '').join(' '))]"""


@pytest.mark.thorough
@pytest.mark.slow
def test_a_browser_shows_nothing_of_whitehall(browser: Browser, wales: Wales, tmp_path: Path) -> None:  # noqa: F811
    database, log = Path(shutil.copy(wales.of("over"), tmp_path)), tmp_path / "server.log"
    found: dict[str, list[str]] = {}
    with served(database, log) as server:
        reader = Reader(browser, server)
        # Over a real plan the desk opens by the address that the server printed.
        assert "Desk mode" in reader.open(desk_address(log).partition(server)[2]).inner_text("body")
        for name in PAGES:
            for parameters in [{}, *FURTHER.get(name, [])]:
                query = "&".join(f"{key}={value}" for key, value in parameters.items())
                page = reader.open(f"{name}?{query}")
                found[f"{name}?{query}"] = foreign_words(page.evaluate(SAID))
        assert reader.strangers == []
        reader.close()
    assert {place: words for place, words in found.items() if words} == {}
