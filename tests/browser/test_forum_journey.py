"""A whole Forum in a real browser, and what it leads to.

A chair and three followers go from the draft to the replay. Then the returns for the next Forum are commissioned, DfT's
lead fills one in in Excel, and it is cleared, queried, answered and accepted. The same words stand on the board, on the
department's page, in History and in JSON, and the replay has not moved.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from compact_dash.store.duckdb_engine import DuckdbEngine
from tests.browser.addresses import PROJECTOR
from tests.browser.conftest import ROOT, Readers, everybody
from tests.browser.deeds import (
    PATH,
    WORDS,
    choose_amber,
    choose_whose,
    clear,
    close_forum,
    place,
    press,
    replay,
    shows,
    upload_workbook,
    write_down,
)
from tests.browser.test_every_page_in_a_browser import violations

pytestmark = [pytest.mark.journey, pytest.mark.thorough]

FORUM, NEXT = "2014-09-24", "2014-11-26"
CHAIR = f"present?forum={FORUM}&chair=1"
WALL = f"present?forum={FORUM}"
RETURN = f"returns?department=DFT&forum={NEXT}"
FOLLOWERS = ("HMT Compact lead", "Compact Voice", "OCS")
LEAD, SRO = "DFT Compact lead", "DFT SRO"
DECISIONS = {2: "The minutes of 21 May are agreed.", 3: "The log stands as shown."}
ACTIONS = {
    4: "Send the draft to OCS",
    5: "Name a second reviewer",
    6: "Bring a date for each undated line",
}
REASON = "The points of May are open still."
STEPPED = 8
TITLE = "Welcome to the autumn Forum"
QUESTION, ANSWER = "Who has the report now?", "The printer has it; the proof is attached to the note."
# The smallest text on a slide in CSS pixels, and where the slide ends.
LEGIBLE = """() => {
  const told = [...document.querySelectorAll('.slide *')].filter(part => !part.closest('.hidden')
    && [...part.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()));
  const sizes = told.map(part => parseFloat(getComputedStyle(part).fontSize));
  return [Math.min(...sizes), document.querySelector('.slide').getBoundingClientRect().bottom];
}"""


@pytest.fixture(scope="module")
def people(browser: Browser, own_server: str) -> Iterator[Readers]:
    """Everybody at a browser of their own, where they stay for the whole journey."""
    with everybody(browser, own_server, *PROJECTOR) as somebody:
        yield somebody


def main_words(page: Page) -> str:
    return page.locator('[data-testid="stMain"]').inner_text()


def test_ocs_and_the_chair_keep_the_draft_and_retitle_an_item(people: Readers) -> None:
    chair = people("Chair")
    page = chair.open("agenda")
    press(chair, "Take this draft", "The draft is taken.")
    page.get_by_role("radio", name="Change the agenda", exact=True).click()
    page.get_by_label("Title", exact=True).fill(TITLE)
    press(chair, "Save the item", "is changed.")


def test_every_wall_shows_the_forum_that_the_chair_opens(people: Readers) -> None:
    people("Chair").open(CHAIR)
    press(people("Chair"), "Open the Forum", "in 7 days. Open it now?")
    press(people("Chair"), "Yes, open it now", "The Forum is open.")
    for post in FOLLOWERS:
        wall = people(post).open(WALL)
        assert place(wall).startswith("1 of ")
        assert TITLE in wall.locator(".slide h1").inner_text()


@pytest.mark.parametrize("number", range(2, STEPPED + 1))
def test_every_wall_follows_the_chair_s_keys_and_is_legible_from_ten_metres(people: Readers, number: int) -> None:
    """Nothing is smaller than 28 pixels at 1920 x 1080, and nothing below the edge; on the way things are captured."""
    chair = people("Chair")
    chair.page.locator("h1").first.click()
    chair.page.keyboard.press("ArrowRight" if number % 2 else "PageDown")
    chair.page.get_by_text(re.compile(rf"On the wall, {number} of ")).wait_for()
    for post in FOLLOWERS:
        shows(people(post), number)
    smallest, bottom = people(FOLLOWERS[0]).page.evaluate(LEGIBLE)
    assert smallest >= 28
    assert bottom <= PROJECTOR[1]
    if number in DECISIONS:
        write_down(chair, "Decision", {"In words": DECISIONS[number]})
    if number in ACTIONS:
        write_down(chair, "Action", {"What will be done, beginning with a verb": ACTIONS[number]}, choose_whose)


def test_an_agreed_rating_stands_on_every_wall(people: Readers, axe: str) -> None:
    write_down(people("Chair"), "Rating agreed", {"The reason": REASON}, choose_amber)
    for post in FOLLOWERS:
        people(post).page.get_by_text(REASON).first.wait_for()
    wall = people(FOLLOWERS[0]).page
    assert "Rating agreed" in wall.locator(".slide").inner_text()
    assert violations(wall, axe) == []


def test_the_register_is_marked_and_everything_is_read_back(people: Readers) -> None:
    chair = people("Chair")
    chair.page.get_by_text("Who is here", exact=False).first.click()
    chair.page.get_by_role("radiogroup", name="HMT", exact=True).get_by_text("present", exact=True).click()
    chair.page.get_by_label("A guest", exact=True).fill("Local Intelligence Team, London")
    said = main_words(press(chair, "Mark the register", "2 marked."))
    for words in (*DECISIONS.values(), *ACTIONS.values(), REASON):
        assert words in said


def test_the_actions_of_a_closed_forum_stand_in_the_log(people: Readers) -> None:
    close_forum(people("Chair"))
    log = main_words(people("OCS").open("agenda"))
    for words in ACTIONS.values():
        assert words in log


def test_a_lead_does_not_get_the_chair_s_screen(people: Readers) -> None:
    page = people("HMT Compact lead").open(CHAIR)
    refusal = page.locator(".refusal").inner_text()
    assert refusal.startswith("Only OCS or the Forum’s chair can prepare and run a Forum")


@pytest.fixture(scope="module")
def replayed(people: Readers) -> list[str]:
    """The replay as it was before anything more was filed."""
    return replay(people("OCS"), WALL)


@pytest.fixture(scope="module")
def board_before(people: Readers) -> str:
    """The board as it was before anything more was filed."""
    return people("OCS").open("progress").locator("table").first.inner_text()


def test_the_replay_has_every_item_that_was_shown(replayed: list[str], board_before: str) -> None:
    assert len(replayed) >= STEPPED
    assert "HM Treasury" in board_before


def test_a_return_that_comes_late_moves_the_board(people: Readers, board_before: str, tmp_path: Path) -> None:
    lead = people("DEFRA Compact lead")
    upload_workbook(lead, f"returns?forum={FORUM}&view=excel", tmp_path, "defra.xlsx")
    press(lead, "Keep it and send for clearance", "the return sent for clearance")
    clear(people("DEFRA SRO"), f"returns?forum={FORUM}")
    assert people("OCS").open("progress").locator("table").first.inner_text() != board_before


def test_ocs_commissions_the_returns(people: Readers, axe: str) -> None:
    ocs = people("OCS")
    ocs.open(f"returns?forum={NEXT}")
    page = press(ocs, "Commission the returns", "are commissioned")
    assert "Returns for the Forum of 26 November 2014 are commissioned" in main_words(page)
    assert violations(page, axe) == []


def test_the_lead_sees_what_the_workbook_would_change_and_sends_it(people: Readers, axe: str, tmp_path: Path) -> None:
    lead = people(LEAD)
    page = upload_workbook(lead, f"returns?forum={NEXT}&view=excel", tmp_path, "dft.xlsx")
    preview = main_words(page)
    assert "6 lines" in preview
    assert PATH in preview
    assert violations(page, axe) == []
    press(lead, "Keep it and send for clearance", "the return sent for clearance")


def test_the_officer_reads_and_clears_it(people: Readers, axe: str) -> None:
    page = people(SRO).open(f"returns?forum={NEXT}")
    assert WORDS in main_words(page)
    assert violations(page, axe) == []
    assert violations(clear(people(SRO), f"returns?forum={NEXT}"), axe) == []


def test_ocs_reads_it_and_asks_about_a_line(people: Readers, axe: str) -> None:
    ocs = people("OCS")
    page = ocs.open(RETURN)
    assert WORDS in main_words(page)
    assert violations(page, axe) == []
    page.get_by_text("Query DFT-01", exact=True).click()
    page.get_by_label("Your question on DFT-01").fill(QUESTION)
    assert QUESTION in main_words(press(ocs, "Query this line", "is asked about DFT-01"))


def test_the_lead_answers(people: Readers, axe: str) -> None:
    lead = people(LEAD)
    page = lead.open(f"returns?forum={NEXT}")
    assert QUESTION in main_words(page)
    assert violations(page, axe) == []
    page.get_by_label("Your answer to OCS").fill(ANSWER)
    assert "Submitted." in main_words(press(lead, "Send the answer", "The answer on DFT-01 is with OCS."))


def test_ocs_accepts_it(people: Readers, axe: str) -> None:
    ocs = people("OCS")
    ocs.open(RETURN)
    page = press(ocs, "Accept and lock", "is accepted and locked.")
    assert "Accepted" in main_words(page)
    assert violations(page, axe) == []


def test_the_board_and_the_department_page_show_the_same_words(people: Readers) -> None:
    page = people("OCS").open("department?department=DFT")
    line = page.locator("tr#DFT-01")
    assert WORDS in line.inner_text()
    assert f"Path to green: {PATH}" in line.inner_text()
    assert line.locator(".r.amber").count() >= 1
    row = people("OCS").open("progress").get_by_role("row", name="Transport")
    assert "Amber" in row.first.inner_text()


def test_history_tells_each_step_with_who_took_it(people: Readers) -> None:
    text = people("OCS").open("history?kind=Return+line&about=DFT-01").locator("table").first.inner_text()
    assert WORDS.rstrip(".") in text
    assert "DFT SRO (desk)" in text
    steps = people("OCS").open("history?kind=Return&about=DfT").locator("table").first.inner_text()
    for said in (QUESTION, ANSWER.rstrip("."), "Director"):
        assert said in steps


def test_the_replay_has_not_moved(people: Readers, replayed: list[str]) -> None:
    assert replay(people("OCS"), WALL) == replayed


def stamps(files: list[Path]) -> list[tuple[str, int, int]]:
    return [(file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists()]


def copy_at_rest(database: Path, folder: Path) -> Path:
    """A copy of a database with its log; made again where the app brought the log into the file meanwhile."""
    files = [database, Path(f"{database}.wal")]
    before = None
    while stamps(files) != before:
        before = stamps(files)
        for file in files:
            (folder / file.name).unlink(missing_ok=True)
            if file.exists():
                shutil.copy(file, folder / file.name)
    return folder / database.name


def test_the_json_says_the_same_as_the_board(own_database: Path, tmp_path: Path) -> None:
    """The command line has the file once the app lets go of it, so it reads a copy."""
    copied = copy_at_rest(own_database, tmp_path)
    DuckdbEngine(copied).close()
    command = [sys.executable, "-m", "compact_dash", "status", "--json", "--department", "DFT"]
    environment = os.environ | {"COMPACT_DB": str(copied)}
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    actions = {action["ref"]: action for action in json.loads(told.stdout)["actions"]}
    assert (actions["DFT-01"]["claimed"], actions["DFT-01"]["due"]) == ("amber", "2015-02-02")
    assert actions["DFT-01"]["headline"] == "amber"


@pytest.mark.parametrize("post", ["Chair", *FOLLOWERS, LEAD, SRO])
def test_nobody_met_an_error(people: Readers, post: str) -> None:
    assert (people(post).complaints, people(post).strangers) == ([], [])
