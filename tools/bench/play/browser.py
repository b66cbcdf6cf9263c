"""One browser visit: the files that the first view fetches, and the seconds from a click to the changed page."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from compact_dash.domain.errors import CompactError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright, Request

# Without a screen or a sandbox, as in a container; the rest keeps Chromium from fetching things of its own meanwhile.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DEBIAN_CHROMIUM = "/usr/bin/chromium"
TABLE = '[data-testid="stHtml"] table'
# A filter that is one click, where a list of choices would take two.
CLICKED = "Claim above dates only"
# Enough for a median that one slow click does not move.
CLICKS = 10
# In milliseconds, as Playwright counts: one minute for the slowest size on a busy machine.
PATIENCE = 60_000
# Milliseconds between two clicks, so that what the page still does after one is not put to the next.
PAUSE = 200
# From the mouse button let go to the first frame after the page's own HTML has changed.
WATCH = """
() => {
  window.changed = new Promise((done, fail) => {
    setTimeout(() => fail(new Error("the click changed nothing")), 20000);
    let clicked = null;
    document.addEventListener("pointerup", () => { clicked = performance.now(); }, { capture: true, once: true });
    const watcher = new MutationObserver((changes) => {
      const place = ({ target }) => target.closest ? target : target.parentElement;
      // Drawn anew by the server, or narrowed where it stands; the filters themselves are no answer.
      const isHtml = (change) => place(change)?.closest('[data-testid="stHtml"]')
        && !place(change).closest('[data-filters]');
      if (clicked === null || !changes.some(isHtml)) return;
      watcher.disconnect();
      requestAnimationFrame(() => done(performance.now() - clicked));
    });
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  });
}
"""


Outcome = TypeVar("Outcome")


class NoBrowser(CompactError):
    """There is no browser to visit with; the sentence says how to get one."""


@dataclass(frozen=True)
class Visit:
    """A first view and some clicks."""

    first_view: float
    files: int
    size: int
    plotly: tuple[str, ...]
    click: float
    clicks: int


def visit(address: str) -> Visit:
    """Visit the page at an address with a browser that has nothing cached.

    Raises:
        NoBrowser: Playwright or Chromium is missing, or the page cannot be used with it.
    """
    return with_browser(lambda browser: visited(browser, address))


def with_browser(act: "Callable[[Browser], Outcome]") -> "Outcome":
    """What `act` finds with a browser, which is closed afterwards.

    Raises:
        NoBrowser: Playwright or Chromium is missing, or a page cannot be used with it.
    """
    try:
        # Imported here: the bench runs without a browser and says that it had none.
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise NoBrowser("Playwright is not installed (pip install -r requirements-dev.txt).") from None
    try:
        with sync_playwright() as playwright:
            browser = launched(playwright)
            try:
                return act(browser)
            # Closed also where the page failed, or Chromium would outlive the bench.
            finally:
                browser.close()
    except Error as error:
        raise NoBrowser(f"The browser could not be used: {str(error).splitlines()[0]}") from error


def launched(playwright: "Playwright") -> "Browser":
    """Debian's Chromium where there is one, else Playwright's own."""
    found = shutil.which("chromium") or (DEBIAN_CHROMIUM if Path(DEBIAN_CHROMIUM).exists() else None)
    return playwright.chromium.launch(executable_path=found, args=FLAGS)


def visited(browser: "Browser", address: str) -> Visit:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    fetched: list[Request] = []
    page.on("requestfinished", lambda request: fetched.append(request))
    opened_at = time.monotonic()
    page.goto(address)
    page.wait_for_selector(TABLE)
    first_view = time.monotonic() - opened_at
    # The files are counted once all have come, long after the table is there to be read.
    page.wait_for_load_state("networkidle")
    clicks = [click(page) for _ in range(CLICKS)]
    return Visit(
        first_view=first_view,
        files=len(fetched),
        size=sum(request.sizes()["responseBodySize"] for request in fetched),
        plotly=tuple(request.url for request in fetched if "plotly" in request.url.lower()),
        click=median(clicks),
        clicks=len(clicks),
    )


def click(page: "Page") -> float:
    """Seconds from one click on a filter to the changed table."""
    # Set up before the click, or a quick change would be over before anything watches.
    page.evaluate(WATCH)
    page.click(f'#root [data-filter="{CLICKED}"]')
    took = float(page.evaluate("window.changed"))
    page.wait_for_timeout(PAUSE)
    return took / 1000
