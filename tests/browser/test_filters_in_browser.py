"""The filters of Progress in a real browser: what it shows is what the server would show, and nobody is asked."""

from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as chosen
from playwright.sync_api import Page
from streamlit.proto.BackMsg_pb2 import BackMsg

from compact_dash.reports.board.board import Board, read_board
from compact_dash.reports.board.tally import Filters
from compact_dash.reports.forum.readiness import readiness
from compact_dash.store import Store
from compact_dash.ui.board.filters import RATINGS, offered_by
from compact_dash.ui.board.progress_table import narrowed_json, progress_table
from tests.browser.conftest import Reader, Readers, act_as
from tests.browser.test_every_page_in_a_browser import violations

pytestmark = [pytest.mark.thorough, pytest.mark.slow]
SEEN = """(root) => {
  const hidden = (part) => part.closest('[hidden]');
  const words = (part) => [...part.childNodes].map((each) => each.nodeType === 3 ? each.data
    : each.nodeType !== 1 || each.hidden ? '' : words(each)).join('').replace(/\\s+/g, ' ').trim();
  return {
    rows: [...root.querySelectorAll('tr')].filter((row) => !hidden(row)).map((row) =>
      [...row.cells].filter((cell) => !cell.hidden).map((cell) => [words(cell), cell.className, cell.dataset.key])),
    shares: [...root.querySelectorAll('.bar i')].filter((part) => !hidden(part))
      .map((part) => [part.className, part.style.flexGrow]),
    said: [...root.querySelectorAll('p, li')].filter((part) => !hidden(part)).map(words),
  };
}"""
# A place that something is drawn in, such as the page drawn anew, is looked at before it is seen.
BROWSER = f"""async (given) => {{
  history.replaceState(history.state, '', given.address);
  const drawn = document.createElement('i');
  document.body.append(drawn);
  await Promise.resolve();
  drawn.remove();
  const read = {SEEN};
  const own = read(document.querySelector('#root [data-board]'));
  const other = document.createElement('template');
  other.innerHTML = given.html;
  return [own, read(other.content.querySelector('[data-board]'))];
}}"""
# In milliseconds: long enough for a message to be sent.
PAUSE = 500
TODAY = date(2014, 9, 17)
ROWS = """() => [...document.querySelectorAll('#root [data-row]')]
  .filter((row) => !row.hidden).map((row) => row.dataset.row)"""
REDS = """() => [...document.querySelectorAll('#root [data-row] [data-sum=red]')]
  .map((cell) => Number(cell.textContent))"""
# Every picture that is painted from now on, by the rows it shows.
WATCHED = """() => {
  window.watched = [];
  const rows = ROWS;
  (function watch() {
    const now = rows();
    if (now.length && JSON.stringify(window.watched.at(-1)) !== JSON.stringify(now)) window.watched.push(now);
    requestAnimationFrame(watch);
  })();
}"""
HEIGHTS = """() => [...document.querySelectorAll('#root [data-filters] :is(select, label)')]
  .map((part) => part.offsetHeight)"""


def sent(reader: Reader) -> list[bytes]:
    """What the tab sends to the server from now on."""
    frames: list[bytes] = []
    reader.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    return frames


def asked_for(frames: list[bytes]) -> int:
    """How often somebody, and no timer, has asked for a run."""
    return sum(not BackMsg.FromString(frame).rerun_script.is_auto_rerun for frame in frames)


def filters_of(parameters: dict[str, str]) -> Filters:
    given = dict(parameters)
    rating = given.pop("rating", None)
    return Filters(
        **{name: given.get(name) for name in ("department", "theme", "plan", "priority")},
        rating=RATINGS[rating] if rating else None,
        disputed_only="disputed" in given,
        worse_only="worse_than_agreed" in given,
        without_general="specific" in given,
    )


def values(board: Board) -> dict[str, chosen.SearchStrategy[str]]:
    offered = offered_by(board)
    every = {name: [said for said, _ in choices] for name, choices in offered.narrowing.items()}
    every["department"] = list(offered.departments)
    return {name: chosen.sampled_from(said) for name, said in every.items() if said}


@pytest.fixture
def page(visitor: Readers) -> Page:
    return visitor().open("progress")


def test_every_filter_shows_what_the_server_would(page: Page, demo_store: Store) -> None:
    """Whichever filters are chosen, the browser's table is the one that the server draws for them."""
    board = read_board(demo_store, TODAY)
    ready = readiness(demo_store, board)
    narrowed = narrowed_json(board, offered_by(board))

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(chosen.fixed_dictionaries({}, optional=values(board)))
    def look(parameters: dict[str, str]) -> None:
        html = progress_table(board, filters_of(parameters), ready, None, narrowed)
        own, server = page.evaluate(BROWSER, {"address": f"progress?{urlencode(parameters)}", "html": html})
        assert own == server

    look()


def test_a_change_of_filter_sends_the_server_nothing(visitor: Readers) -> None:
    reader = visitor()
    frames = sent(reader)
    page = reader.open("progress")
    before = page.evaluate(ROWS)
    asked = len(reader.asked)
    before_it = asked_for(frames)
    page.get_by_label("Theme", exact=True).select_option("Volunteering")
    assert "theme=Volunteering" in page.url
    narrowed = page.evaluate(ROWS)
    assert 0 < len(narrowed) < len(before)
    page.get_by_label("Hide general policy").check()
    assert "specific=true" in page.url
    page.wait_for_timeout(PAUSE)
    assert asked_for(frames) == before_it
    assert reader.asked[asked:] == []
    assert reader.complaints == []


def test_back_walks_through_the_choices_and_f5_keeps_them(visitor: Readers) -> None:
    reader = visitor()
    page = reader.open("progress")
    everything = page.evaluate(ROWS)
    page.get_by_label("Theme", exact=True).select_option("Volunteering")
    themed = page.evaluate(ROWS)
    page.get_by_label("Rating", exact=True).select_option("Red")
    both = page.evaluate(ROWS)
    page.reload()
    reader.settle()
    assert page.evaluate(ROWS) == both
    for url, rows in (("**/progress?theme=Volunteering", themed), ("**/progress", everything)):
        page.go_back()
        page.wait_for_url(url)
        reader.settle()
        assert page.evaluate(ROWS) == rows
    assert page.get_by_label("Theme", exact=True).input_value() == ""
    page.go_forward()
    page.wait_for_url("**/progress?theme=Volunteering")
    reader.settle()
    assert page.evaluate(ROWS) == themed
    assert page.get_by_label("Theme", exact=True).input_value() == "Volunteering"


def test_a_page_drawn_anew_undoes_no_choice_for_a_moment(visitor: Readers) -> None:
    """Streamlit runs the page by the address it last heard of; no picture in between shows that."""
    reader = visitor()
    page = reader.open("progress?rating=Red")
    red = page.evaluate(ROWS)
    page.get_by_label("Rating", exact=True).select_option("Amber")
    page.get_by_role("columnheader", name="Amber").get_by_role("button").click()
    page.get_by_role("columnheader", name="Amber").get_by_role("button").click()
    amber = page.evaluate(ROWS)
    assert amber != red
    page.evaluate(WATCHED.replace("ROWS", ROWS))
    act_as(reader, "HMT SRO")
    assert page.evaluate("() => window.watched") == [amber]
    assert "rating=Amber" in page.url


def test_a_choice_keeps_the_cursor_where_it_is(visitor: Readers) -> None:
    reader = visitor()
    page = reader.open("progress")
    theme = page.get_by_label("Theme", exact=True)
    theme.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**theme=*")
    assert page.evaluate("() => document.activeElement.dataset.filter") == "theme"
    page.get_by_label("Hide general policy").press("Space")
    page.wait_for_url("**specific=true*")


def test_a_day_chosen_after_a_filter_keeps_it(visitor: Readers) -> None:
    reader = visitor()
    page = reader.open("progress")
    page.get_by_label("Theme", exact=True).select_option("Volunteering")
    page.locator('[data-testid="stDateInput"] [role="spinbutton"]').first.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**as_at=2014-09-16*")
    reader.settle()
    page.get_by_text("As at 16 September 2014").first.wait_for()
    assert "theme=Volunteering" in page.url
    assert page.get_by_label("Theme", exact=True).input_value() == "Volunteering"
    assert len(page.evaluate(ROWS)) < 14


def test_a_column_sorts_by_keyboard_and_comes_back_to_the_plans_order(page: Page) -> None:
    plan = page.evaluate(ROWS)
    head = page.get_by_role("columnheader", name="Red")
    button = head.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.evaluate(REDS) == sorted(page.evaluate(REDS))
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert page.evaluate(REDS) == sorted(page.evaluate(REDS), reverse=True)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert page.evaluate(ROWS) == plan


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_bar_fits_and_axe_finds_nothing(visitor: Readers, axe: str, width: int) -> None:
    reader = visitor(width=width)
    page = reader.open("progress?theme=Volunteering&specific=true")
    page.get_by_label("Rating", exact=True).select_option("Amber")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert violations(page, axe) == []


def test_a_finger_finds_every_filter(visitor: Readers) -> None:
    page = visitor(width=390, has_touch=True, is_mobile=True).open("progress")
    sizes = page.evaluate(HEIGHTS)
    assert len(sizes) == 8
    assert min(sizes) >= 44
