"""What is typed is never lost without a word: over F5, Back, another step, another page, a connection that is cut and a
server that is started anew."""

import os
import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, expect

from tests.browser.conftest import Reader, act_as, free_port, served
from tests.browser.test_every_page_in_a_browser import OVERHANG, violations

pytestmark = pytest.mark.thorough

FORUM, PAST, PART = "2014-09-24", "2014-05-21", "Welcome"
LINE = "returns?view=line&line="
PUT_BACK = "Put back: you had typed this and it was not saved."
AWAY = "#unsaved-bar"
WORDS = "Half an answer, typed when somebody rang"


@pytest.fixture(scope="module")
def reader(browser: Browser, own_server: str) -> Iterator[Reader]:
    reader = Reader(browser, own_server)
    reader.open("settings")
    yield reader
    reader.close()


def lead(reader: Reader, address: str, post: str = "DEFRA Compact lead") -> Page:
    reader.open("settings")
    act_as(reader, post)
    return reader.open(address)


def field(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True).locator("visible=true").first


def write(page: Page, label: str, words: str) -> None:
    """Type into a field and stay in it."""
    field(page, label).click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def leave(reader: Reader) -> None:
    reader.page.keyboard.press("Tab")
    reader.page.wait_for_timeout(300)
    reader.settle()


def go_to(reader: Reader, words: str) -> None:
    reader.page.locator('[data-testid="stSidebarNav"]').get_by_role("link", name=words).click()
    reader.page.wait_for_url(f"**/{words.lower()}*")
    reader.settle()


def step(reader: Reader, words: str) -> None:
    reader.page.get_by_text(words, exact=True).first.click()
    reader.page.wait_for_timeout(300)
    reader.settle()


def test_a_line_of_the_return_is_kept_over_f5_and_over_a_link(reader: Reader) -> None:
    page = lead(reader, f"{LINE}DEFRA-01")
    write(page, "Update", WORDS)
    page.reload()
    reader.settle()
    expect(field(page, "Update")).to_have_value(WORDS)
    write(page, "Evidence", "Note of 5 September")
    reader.open("progress")
    reader.open(f"{LINE}DEFRA-01")
    expect(field(page, "Update")).to_have_value(WORDS)
    expect(field(page, "Evidence")).to_have_value("Note of 5 September")


def test_what_was_put_back_cannot_be_taken_out_with_what_is_typed_after_it(reader: Reader) -> None:
    page = lead(reader, f"{LINE}DEFRA-03")
    take_out = page.get_by_role("button", name="Take it out")
    # Leaving sends what stands in the field, and where it is still saved nothing has to be put back: here it is not.
    page.evaluate("WebSocket.prototype.send = () => {}")
    write(page, "Update", "Put back.")
    page.reload()
    reader.settle()
    expect(take_out).to_be_visible()
    write(page, "Update", " And typed on.")
    expect(take_out).to_have_count(0)
    expect(field(page, "Update")).to_have_value(re.compile(r"Put back\. And typed on\.$"))


def test_a_press_with_the_cursor_in_a_field_saves_it_and_the_bar_says_nothing_else(reader: Reader) -> None:
    page = lead(reader, f"{LINE}DEFRA-03")
    write(page, "Evidence", "Typed when the button was pressed")
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**line=DEFRA-04*")
    reader.settle()
    expect(page.locator(AWAY).get_by_text("Typed when the button was pressed")).to_have_count(0)
    reader.open(f"{LINE}DEFRA-03")
    field(page, "Evidence").fill("")
    leave(reader)


def test_what_is_typed_after_a_refused_date_is_saved_and_the_date_stays(reader: Reader) -> None:
    page = lead(reader, f"{LINE}DEFRA-02")
    write(page, "Milestone done on", "5/9/1")
    leave(reader)
    expect(page.get_by_text("Milestone done on, not saved: found “5/9/1”, expected a date")).to_be_visible()
    expect(field(page, "Milestone done on")).to_have_attribute("aria-invalid", "true")
    write(page, "Evidence", "Note of 5 September")
    leave(reader)
    expect(page.get_by_text("but for what is said above")).to_be_visible()
    expect(field(page, "Milestone done on")).to_have_value("5/9/1")
    reader.open(f"{LINE}DEFRA-02")
    expect(field(page, "Evidence")).to_have_value("Note of 5 September")
    expect(field(page, "Milestone done on")).to_have_value("5/9/1")
    expect(page.get_by_text(PUT_BACK)).to_be_visible()
    page.get_by_role("button", name="Take it out").click()
    expect(field(page, "Milestone done on")).to_have_value("")
    expect(page.locator(AWAY).get_by_text("5/9/1")).to_have_count(0)


def test_a_date_shows_its_whole_year_and_opens_nothing_over_the_fields_below(reader: Reader) -> None:
    page = lead(reader, f"{LINE}DEFRA-03")
    field(page, "New date").focus()
    expect(page.locator('[data-baseweb="calendar"]')).to_have_count(0)
    write(page, "New date", "31/10/2014")
    leave(reader)
    expect(page.get_by_text("Friday 31 October 2014")).to_be_visible()
    assert field(page, "New date").evaluate("field => field.scrollWidth <= field.clientWidth")


def test_a_text_that_is_too_long_is_let_in_and_counted(reader: Reader) -> None:
    page = lead(reader, f"{LINE}DEFRA-03")
    write(page, "Evidence", "x" * 2100)
    assert len(field(page, "Evidence").input_value()) == 2100
    expect(page.get_by_text("2,100 characters, and 2,000 fit: 100 too many.")).to_be_visible()
    leave(reader)
    expect(page.get_by_text("Evidence, not saved: found “xxx")).to_be_visible()
    field(page, "Evidence").fill("x" * 2000)
    leave(reader)
    expect(page.locator(".unsaved-long, .refusal")).to_have_count(0)


def test_two_tabs_settle_a_line_field_by_field(reader: Reader) -> None:
    page = lead(reader, f"{LINE}DEFRA-04")
    other = reader.context.new_page()
    other.goto(page.url)
    write(other, "Update", "Words of the other tab.")
    other.keyboard.press("Tab")
    other.get_by_text("Saved ").first.wait_for()
    write(page, "Evidence", "A note of mine")
    leave(reader)
    expect(field(page, "Update")).to_have_value("Words of the other tab.")
    expect(field(page, "Evidence")).to_have_value("A note of mine")
    write(other, "Update", " More of them.")
    other.keyboard.press("Tab")
    other.wait_for_timeout(1500)
    write(page, "Update", " Mine.")
    leave(reader)
    expect(page.get_by_role("table", name="Both answers to DEFRA-04")).to_contain_text("More of them.")
    page.get_by_role("button", name="Update: drop mine and take theirs").click()
    expect(field(page, "Update")).to_have_value("Words of the other tab. More of them.")
    expect(field(page, "Evidence")).to_have_value("A note of mine")
    expect(page.locator(AWAY).get_by_text("Mine.")).to_have_count(0)
    other.close()


def test_the_way_back_leads_where_a_field_stood_and_not_where_a_press_was_leading(reader: Reader) -> None:
    page = lead(reader, "returns?view=more")
    page.wait_for_timeout(300)
    write(page, "Title", "Alder carr")
    # A slow server has changed the address already, and the page not yet.
    page.evaluate(
        "() => { history.pushState(null, '', '?view=send'); document.body.append(document.createElement('i')); }"
    )
    page.wait_for_timeout(400)
    page.reload()
    reader.settle()
    away = page.locator(AWAY).locator("p").filter(has_text="Alder carr")
    away.get_by_role("link", name="Go back to it").click()
    expect(field(page, "Title")).to_have_value("Alder carr")
    field(page, "Title").fill("")
    leave(reader)


def test_a_half_typed_entry_outlives_another_kind_another_step_and_f5(reader: Reader, axe: str) -> None:
    page = lead(reader, "returns?view=more")
    write(page, "Title", "Woodland grants")
    step(reader, "Training")
    expect(page.locator(AWAY)).to_contain_text("Not known to be saved, kept in this browser: Title, “Woodland grants”")
    assert violations(page, axe) == []
    step(reader, "Consultation")
    expect(field(page, "Title")).to_have_value("Woodland grants")
    step(reader, "Check and send")
    page.reload()
    reader.settle()
    away = page.locator(AWAY).locator("p").filter(has_text="Woodland grants")
    away.get_by_role("link", name="Go back to it").click()
    expect(field(page, "Title")).to_have_value("Woodland grants")
    reader.settle()
    field(page, "Opened").fill("2 June 2014")
    field(page, "Closed").fill("30 September 2014")
    page.get_by_role("button", name="Add it to the return").click()
    page.get_by_text("added to the return").wait_for()
    reader.settle()
    expect(field(page, "Title")).to_have_value("")
    page.wait_for_timeout(500)
    expect(field(page, "Title")).to_have_value("")
    expect(page.locator(AWAY).get_by_text("Woodland grants")).to_have_count(0)


def test_back_and_forward_walk_through_steps_and_pages(reader: Reader) -> None:
    lead(reader, "progress")
    page = reader.page
    go_to(reader, "Returns")
    shown = page.get_by_role("radiogroup", name="How to answer").get_by_role("radio", checked=True)
    steps = ("One line at a time", "All in one table", "Consultations and more", "Check and send")
    for words in steps[1:]:
        step(reader, words)
        expect(shown).to_have_text(words)
    for words in reversed(steps[:3]):
        page.go_back()
        # Drawn anew under another key, the control stands twice until the run is over.
        expect(shown.first).to_have_text(words)
        reader.settle()
        expect(shown).to_have_text(words)
    page.go_back()
    page.wait_for_url("**/progress*")
    page.go_forward()
    page.wait_for_url("**/returns*")
    expect(shown).to_have_text(steps[0])


def test_an_answer_and_a_correction_wait_until_they_are_sent(reader: Reader) -> None:
    page = lead(reader, "returns", "HMT Compact lead")
    write(page, "Your answer to OCS", WORDS)
    go_to(reader, "Progress")
    page.go_back()
    page.wait_for_url("**/returns*")
    expect(field(page, "Your answer to OCS")).to_have_value(WORDS)
    page.reload()
    reader.settle()
    expect(field(page, "Your answer to OCS")).to_have_value(WORDS)
    reader.settle()
    page.get_by_text("Correct what was filed").first.click()
    write(page, "Evidence", " and the minutes")
    page.get_by_role("button", name="Send the answer").first.click()
    expect(page.get_by_text("You have changed Evidence under “Correct what was filed”.")).to_be_visible()
    assert field(page, "Evidence").input_value().endswith(" and the minutes")


def test_the_words_of_one_person_are_never_put_before_another(reader: Reader) -> None:
    page = lead(reader, f"{LINE}DEFRA-01")
    write(page, "Help wanted", "Only for my own eyes")
    kept = page.evaluate("sessionStorage.getItem('compact_unsaved')")
    assert "Only for my own eyes" in kept
    act_as(reader, "OCS")
    reader.page.wait_for_timeout(500)
    expect(page.locator(AWAY).get_by_text("Only for my own eyes")).to_have_count(0)
    assert "Only for my own eyes" not in page.locator("body").inner_text()


def test_closing_asks_while_something_is_not_saved(reader: Reader) -> None:
    page = lead(reader, "returns?view=more&kind=case_study")
    write(page, "Title", "Half typed")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(1000)
    assert asked == ["beforeunload"]
    expect(field(page, "Title")).to_have_value("Half typed")
    field(page, "Title").fill("")


def test_a_capture_half_typed_is_there_when_the_chair_comes_back(reader: Reader) -> None:
    page = lead(reader, f"present?forum={FORUM}&chair=1", "Chair")
    page.get_by_role("button", name="open the Forum").click()
    page.get_by_role("button", name="Yes, open it now").click()
    page.get_by_text("The Forum is open.").first.wait_for()
    step(reader, "Action")
    write(page, "What will be done, beginning with a verb", "Send the draft to")
    reader.open("department?department=HMT")
    expect(page.locator(AWAY)).to_contain_text("“Send the draft to”")
    page.locator(AWAY).get_by_role("link", name="Go back to it").click()
    action = field(page, "What will be done, beginning with a verb")
    expect(action).to_have_value("Send the draft to")
    page.reload()
    reader.settle()
    expect(action).to_have_value("Send the draft to")


def test_an_item_of_the_agenda_is_kept_over_f5(reader: Reader) -> None:
    page = lead(reader, "agenda?prepare=Add+an+item", "OCS")
    write(page, "Title", "A talk on training")
    page.reload()
    reader.settle()
    expect(field(page, "Title")).to_have_value("A talk on training")
    assert page.evaluate(OVERHANG) <= 0


def open_part(reader: Reader, part: str) -> None:
    page = reader.page
    page.get_by_text("Change a part", exact=True).click()
    reader.settle()
    choice = page.get_by_role("combobox", name="Part")
    choice.fill(part)
    page.get_by_role("option", name=part).first.wait_for()
    choice.press("Enter")
    page.get_by_role("button", name="Save this part").wait_for()
    reader.settle()


def test_a_part_of_the_minutes_is_kept_over_f5_and_when_they_are_agreed_elsewhere(reader: Reader) -> None:
    page = lead(reader, f"agenda?forum={PAST}", "OCS")
    open_part(reader, PART)
    write(page, "Another paragraph", "The Forum thanked its host.")
    page.reload()
    reader.settle()
    # The part is open again, with what was typed in it.
    expect(field(page, "Another paragraph")).to_have_value("The Forum thanked its host.")
    with reader.context.expect_page() as coming:
        page.evaluate("open(location.href)")
    other = coming.value
    other.get_by_text("Agree them", exact=True).click()
    other.get_by_text("Agreed minutes are locked").click()
    other.get_by_role("button", name="Mark the minutes as agreed").click()
    other.get_by_text("The minutes are agreed and locked.").wait_for()
    other.close()
    page.get_by_role("button", name="Save this part").click()
    expect(page.locator(".refusal").last).to_contain_text("The Forum thanked its host.")
    expect(page.locator(AWAY)).to_contain_text("The Forum thanked its host.")


def test_a_cut_connection_is_said_and_nothing_pretends_to_be_saved(
    browser: Browser, demo_address: str, tmp_path: Path
) -> None:
    """A server that hangs for a while, and one that is started anew in mid-word, where nobody signs in."""
    database = Path(shutil.copy(demo_address, tmp_path / "own.duckdb"))
    port, log = free_port(), tmp_path / "server.log"
    with served(database, log, port=port) as address:
        reader = Reader(browser, address)
        page = lead(reader, f"{LINE}DEFRA-01")
        write(page, "Evidence", "Note")
        leave(reader)
        saved = page.get_by_text(re.compile("^Saved "))
        expect(saved).to_be_visible()
        server = server_process(port)
        os.kill(server, signal.SIGSTOP)
        try:
            expect(page.get_by_role("alert").get_by_text("Not connected to the server.")).to_be_visible(timeout=10_000)
            expect(saved).not_to_be_visible()
            write(page, "Update", WORDS)
        finally:
            os.kill(server, signal.SIGCONT)
        expect(page.get_by_text("Not connected to the server.")).to_have_count(0)
        leave(reader)
        expect(saved).to_be_visible()
        write(page, "Help wanted", "In mid-word")
    expect(page.get_by_text("Until then the fields are closed.")).to_be_visible()
    # Time for Streamlit to put up its own window, which names a terminal.
    page.wait_for_timeout(3000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    with served(database, log, port=port):
        expect(page.get_by_text("Not connected to the server.")).to_have_count(0)
        expect(page.get_by_text("“DEFRA Compact lead (desk)”")).to_be_visible()
        expect(field(page, "Help wanted")).to_have_value("In mid-word")
        # Sent although nobody goes into the field and leaves it again.
        page.wait_for_function("() => (sessionStorage.compact_unsaved || '{}') === '{}'")
        page.reload()
        reader.settle()
        expect(page.get_by_text("“DEFRA Compact lead (desk)”")).to_be_visible()
        expect(field(page, "Help wanted")).to_have_value("In mid-word")
        expect(field(page, "Update")).to_have_value(WORDS)
        reader.close()


def server_process(port: int) -> int:
    """The process that serves a port: the one that was started with its number."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--server.port" in words and str(port).encode() in words:
            return int(process.name)
    pytest.fail("no server was started at the port")


def test_what_is_typed_into_record_is_there_after_f5_and_after_back(reader: Reader) -> None:
    page = lead(reader, "record?kind=case_study")
    write(page, "What, in a few words", WORDS)
    leave(reader)
    page.reload()
    reader.settle()
    expect(field(page, "What, in a few words")).to_have_value(WORDS)
    reader.page.locator('[data-testid="stSidebarNav"]').get_by_role("link", name="History").click()
    page.wait_for_url("**/history*")
    reader.settle()
    page.go_back()
    page.wait_for_url("**/record*")
    reader.settle()
    expect(field(page, "What, in a few words")).to_have_value(WORDS)
