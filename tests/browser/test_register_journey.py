"""The register in a real browser: recorded, asked for and given, brought to a private meeting and to the Forum."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, Readers, choose, everybody
from tests.browser.deeds import close_forum, press, shows, write_down

pytestmark = [pytest.mark.journey, pytest.mark.deep]

LEAD, WHAT, KIND = "DFT Compact lead", "What, in a few words", "What kind of support"
MOST_ITEMS = 20
FORUM, PRIVATE = "2014-09-24", "2014-09-17"
PROPOSED = "A list of training dates for all departments"
DISCUSSED = "Every department will send its dates to Compact Voice."


@pytest.fixture(scope="module")
def people(browser: Browser, own_server: str) -> Iterator[Readers]:
    with everybody(browser, own_server) as somebody:
        yield somebody


def several(page: Page, label: str, *names: str) -> None:
    """Choose in a list that takes several, by keyboard."""
    field = page.get_by_role("combobox", name=re.compile(f"^{label}|{label}$")).last
    for name in names:
        field.fill(name)
        field.press("Enter")
    field.press("Escape")


def record(
    people: Readers, post: str, kind: str, title: str, label: str, *departments: str, form: str = "", state: str = ""
) -> None:
    """Record something, and wait until the page says so."""
    reader = people(post)
    page = reader.open(f"record?kind={kind}")
    if state:
        choose(page, "How far it is", state)
        reader.settle()
    if form:
        choose(page, form.split(": ")[0], form.split(": ")[1])
        reader.settle()
    page.get_by_label(label, exact=True).fill(title)
    several(page, "Departments it is about", *departments)
    reader.settle()
    press(reader, "Record it", f"“{title}”")


def opened(people: Readers, post: str, title: str) -> Page:
    """An entry, opened from the list."""
    reader = people(post)
    page = reader.open("record")
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.locator("#root h2").filter(has_text=title)).to_be_visible()
    return reader.settle()


def go_on(people: Readers, post: str, title: str, state: str) -> None:
    opened(people, post, title)
    press(people(post), state, "is now:")


def go_to_item(chair: Reader, wall: Reader, title: str) -> None:
    """Press on until the item is on the wall."""
    for number in range(1, MOST_ITEMS):
        shows(wall, number)
        if title in wall.page.locator("#root .slide").inner_text():
            return
        chair.page.locator("h1").first.click()
        chair.page.keyboard.press("PageDown")
    raise AssertionError(f"no item {title}")


def test_compact_voice_records_a_stall_a_session_and_a_concern(people: Readers) -> None:
    record(people, "Compact Voice", "support", "A stall by the lifts", WHAT, "Transport", form=f"{KIND}: Stall in the")
    record(people, "Compact Voice", "support", "An hour for buyers", WHAT, "Health", form=f"{KIND}: Training")
    record(people, "Compact Voice", "concern", "Notice of three weeks", WHAT, "Education")
    said = opened(people, "OCS", "Notice of three weeks").locator("#root").inner_text()
    assert "OCS and Compact Voice" in said
    assert "Notice of three weeks" not in people("DFE Compact lead").open("record").locator("#root").inner_text()


def test_a_department_asks_for_training_and_sees_it_agreed(people: Readers) -> None:
    title = "Half a day for rail policy"
    record(people, LEAD, "support", title, WHAT, form="What kind of support: Training s")
    go_on(people, "Compact Voice", title, "Agreed")
    steps = opened(people, LEAD, title).locator("#root .steps li.reached")
    assert [words.splitlines()[0] for words in steps.all_inner_texts()] == ["Asked for", "Agreed"]


def test_requests_are_agreed_to_and_declined_where_they_wait(people: Readers) -> None:
    for title in ("A stall at the depot", "Copy for the rail pages"):
        record(people, LEAD, "support", title, WHAT, form="What kind of support: Training s")
    partner = people("Compact Voice")
    page = partner.open("support")
    waiting = page.locator("[data-testid='stHorizontalBlock'], [data-testid='stVerticalBlock']")
    row = waiting.filter(has_text="A stall at the depot").filter(has=page.get_by_role("button", name="Agree")).last
    row.get_by_role("button", name="Agree", exact=True).first.click()
    expect(page.get_by_text("Agreed: “A stall at the depot”. It waits to be given.")).to_be_visible()
    partner.settle()
    row = waiting.filter(has_text="Copy for the rail pages").filter(has=page.get_by_role("button", name="Decline")).last
    row.get_by_role("button", name="Decline", exact=True).first.click()
    page.get_by_label("Why “Copy for the rail pages” is declined").fill("OCS has a page that you may copy.")
    press(partner, "Decline it", "Declined: “Copy for the rail pages”.")
    said = opened(people, LEAD, "Copy for the rail pages").locator("#root .entry-open").inner_text()
    assert "OCS has a page that you may copy." in said
    assert "Agreed" in opened(people, LEAD, "A stall at the depot").locator("#root .steps li.reached").last.inner_text()


def test_an_action_raised_from_an_entry_is_in_the_log_and_on_the_entry(people: Readers) -> None:
    ocs = people("OCS")
    page = opened(people, "OCS", "A stall at the depot")
    page.get_by_text("Raise an action of the Forum", exact=True).click()
    press(ocs, "Raise the action", "stands in the action log of the Forum")
    raised = opened(people, LEAD, "A stall at the depot").locator("#root .entry-open")
    expect(raised).to_contain_text("Follow up: A stall at the depot")
    expect(raised).to_contain_text("open, due 15 October 2014")
    assert "From the register: A stall at the depot" in people(LEAD).open("agenda").locator("#root").inner_text()


def test_a_case_study_goes_from_idea_to_published(people: Readers) -> None:
    title = "Timetables read by passengers’ groups"
    record(people, LEAD, "case_study", title, WHAT)
    for post, state in (
        (LEAD, "Drafted"),
        (LEAD, "Cleared"),
        ("Compact Voice", "Published"),
    ):
        go_on(people, post, title, state)
    assert title in people("HMT Compact lead").open("good_practice?state=published").locator("#root").inner_text()


def test_ocs_drafts_a_private_meeting_from_the_register_and_holds_it(people: Readers) -> None:
    ocs = people("OCS")
    page = ocs.open("between")
    page.get_by_text("Plan a meeting between Forums", exact=True).click()
    page.get_by_label("Day", exact=True).fill("17/9/2014")
    page.get_by_label("Place", exact=True).fill("OCS, first floor")
    press(ocs, "Plan the meeting", "is planned for 17 September 2014")
    press(ocs, "Draft the agenda of 17 September 2014 from this", "items put on the agenda")
    ocs.open(f"present?forum={PRIVATE}&chair=1")
    press(ocs, "Open the Forum", "The Forum is open.")
    assert "Policy developments ahead" in ocs.page.locator("#root").inner_text()
    write_down(ocs, "Note", {"In words": "Compact Voice will ring the network about the notice."})
    close_forum(ocs)
    assert "17 September 2014" in ocs.open("between").locator("#root .cards").inner_text()
    # Nobody else knows of it.
    assert "17 September 2014" not in people(LEAD).open("agenda").locator("#root h1").inner_text()


def test_an_entry_becomes_an_item_that_the_forum_discusses_and_its_minutes_tell(people: Readers) -> None:
    record(people, LEAD, "proposal", PROPOSED, "What to talk about")
    opened(people, "OCS", PROPOSED)
    press(people("OCS"), "Put it on the agenda of 24 September", "stands on the agenda of 24 September 2014")
    assert "Taken" in opened(people, LEAD, PROPOSED).locator("#root .steps").inner_text()
    chair = people("Chair")
    chair.open(f"present?forum={FORUM}&chair=1")
    press(chair, "Take the draft and open the Forum", "in 7 days. Open it now?")
    press(chair, "Yes, open it now", "The Forum is open.")
    wall = people(LEAD)
    wall.open(f"present?forum={FORUM}")
    go_to_item(chair, wall, PROPOSED)
    write_down(chair, "Decision", {"In words": DISCUSSED})
    close_forum(chair)
    told = chair.open(f"agenda?forum={FORUM}").locator("#root").inner_text()
    assert PROPOSED in told
    assert DISCUSSED in told
