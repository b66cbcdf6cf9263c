"""Columns: who is measured, how its screen is told by a browser, and how a reader works it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.bench.failure import BenchFailed

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROW = "table.board tbody th"
PRODUCT, BLANK, DASH, SHINY, FLOOR = "This product", "Blank Streamlit", "Dash", "Shiny", "Bare page"
# Streamlit's own sign that a script has ended, and that nothing of ours lies over its page.
STANDS = """document.querySelector('#root [data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('#first-sight, [data-testid="stSkeleton"]')"""


@dataclass(frozen=True)
class Column:
    """One of those measured, with what in its page means that it is in sight, and that it answers."""

    name: str
    sight: str = ROW
    usable: str = f"document.querySelector('{ROW}') !== null && document.readyState !== 'loading'"
    has_filters: bool = True
    goes_back_by_browser: bool = True

    @property
    def script(self) -> str:
        """What the watching script has to know of it."""
        return f"window.benchColumn = {{ sight: '{self.sight}', usable: () => {self.usable} }};"

    def choose_rating(self, page: "Page", rating: str) -> None:
        """Narrow the screen to one rating, as a reader would."""
        if self.name == DASH:
            page.click("#rating")
            page.locator(".dash-dropdown-content").get_by_role("option", name=rating, exact=True).click()
            return
        box = page.get_by_role("combobox", name="Rating", exact=True).first
        # By its name and not by its make: the product's box is Streamlit's own or the browser's.
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(label=rating)
        else:
            box.fill(rating)
            box.press("Enter")

    def go_back(self, page: "Page") -> None:
        if self.goes_back_by_browser:
            # Later, or the page would go before it has answered.
            page.evaluate("() => { bench.begin(); setTimeout(() => history.back()); }")
        else:
            page.get_by_text("All departments", exact=True).click()


COLUMNS = (
    Column(PRODUCT, usable=f"{STANDS} && document.querySelector('#root {ROW}') !== null"),
    Column(BLANK, sight="h1", usable=STANDS, has_filters=False),
    Column(DASH),
    # Busy until its first answers have come; its panels are no pages that a browser could go back to.
    Column(
        SHINY,
        usable=f"document.querySelector('{ROW}') && !document.querySelector('html.shiny-busy, #board.recalculating')",
        goes_back_by_browser=False,
    ),
    Column(FLOOR),
)


def column(name: str) -> Column:
    try:
        return next(each for each in COLUMNS if each.name == name)
    except StopIteration:
        raise BenchFailed(f"There is no column “{name}”.") from None
