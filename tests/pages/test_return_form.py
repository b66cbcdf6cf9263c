"""The form on /returns, as Streamlit runs it: who gets which view, what a draft says, what a refusal says."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.domain.actor import Actor
from compact_dash.domain.people.desk import desk_actors
from compact_dash.ui import acting
from tests.bodies import organisations_with
from tests.pages.conftest import Open, Visit

FORUM = "2014-09-24"
As = Callable[[str], None]


@pytest.fixture
def act_as(monkeypatch: pytest.MonkeyPatch) -> As:
    """Makes whoever opens a page next somebody at the desk."""
    known: dict[str, Actor] = desk_actors(organisations_with("DEFRA", "HMT", "DFT", "DFE"))

    def become(post: str) -> None:
        monkeypatch.setattr(acting, "actor", lambda: known[post])

    return become


@pytest.fixture
def open_form(visit: Open) -> Open:
    """Opens the form to look at it only."""
    return lambda **parameters: visit("returns", **parameters)


@pytest.fixture
def open_copy(visit_at: Open, demo_address: str, tmp_path: Path) -> Open:
    """Opens the form on a demonstration of one's own, to write to."""
    copy = shutil.copy(demo_address, tmp_path / "form.duckdb")
    return lambda **parameters: visit_at(copy, "returns", **parameters)


def test_a_lead_opens_their_own_return(act_as: As, open_form: Open) -> None:
    act_as("DEFRA Compact lead")
    opened = open_form()
    assert "Return of Environment, Food and Rural Affairs for 24 September 2014" in opened.text
    assert "0 of 7 open lines ready" in opened.text
    assert "DEFRA-01" in opened.text


@pytest.mark.parametrize(
    ("post", "department"),
    [("DFT Compact lead", "HMT"), ("DFT SRO", "HMT"), ("Compact Voice", "HMT"), ("Viewer", "HMT"), ("Chair", "DEFRA")],
)
def test_nobody_opens_another_organisation_s_return(act_as: As, open_form: Open, post: str, department: str) -> None:
    act_as(post)
    [refusal] = open_form(department=department).refusals
    assert f"The return of {department} is between {department} and OCS" in refusal


def field(page: AppTest, label: str) -> Any:
    return next(each for each in page.text_input if each.label == label)


VIEWS = {
    "line": "Open milestone",
    "table": "Each cell is saved",
    "excel": "The workbook has the same questions",
    "more": "Consultations that opened or closed",
    "send": "The return as it stands",
}


@pytest.mark.parametrize(("view", "shown"), VIEWS.items())
def test_a_view_has_an_address(act_as: As, open_form: Open, view: str, shown: str) -> None:
    act_as("DEFRA Compact lead")
    assert shown in open_form(view=view).text


def test_a_field_is_saved_as_it_is_left_and_checked(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    opened = open_copy(line="DEFRA-01")
    page = opened.page
    page.radio[0].set_value("green").run()
    assert "its milestone is 48 days overdue. Its dates say Red." in Visit(page).text
    page.text_area[0].set_value("A draft reached the board, which asked for more on groups we seldom meet.").run()
    assert "the same words as last time" in Visit(page).text
    again = open_copy(line="DEFRA-01")
    assert again.page.radio[0].value == "green"
    assert again.page.text_area[0].value.startswith("A draft reached the board")


def test_what_cannot_be_is_said_and_what_was_typed_stays(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    page = open_copy(line="DEFRA-01").page
    moved = field(page, "New date").set_value("31/7/14").run()
    said = Visit(moved)
    assert said.refusals[0].startswith("New date, not saved: found “31/7/14”, expected another day")
    assert "Not saved: New date. What you typed there stays in the field." in said.text
    assert "Thursday 31 July 2014" in [caption.value for caption in moved.caption]
    field(moved, "Evidence").set_value("Note of 5 September").run()
    assert field(moved, "New date").value == "31/7/14"
    again = open_copy(line="DEFRA-01").page
    assert (field(again, "New date").value, field(again, "Evidence").value) == ("", "Note of 5 September")


def test_a_text_that_is_too_long_stays_in_its_field_and_stops_no_other(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    page = open_copy(line="DEFRA-01").page
    field(page, "Percent complete").set_value("45%").run()
    page.text_area[0].set_value("x" * 2100).run()
    assert "expected at most 2000 characters, and there are 2100" in Visit(page).refusals[0]
    assert page.text_area[0].value == "x" * 2100
    again = open_copy(line="DEFRA-01").page
    assert (field(again, "Percent complete").value, again.text_area[0].value) == ("45", "")


def test_two_tabs_on_different_fields_of_a_line_keep_both(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    mine, other = open_copy(line="DEFRA-01").page, open_copy(line="DEFRA-01").page
    other.text_area[0].set_value(THEIRS).run()
    field(mine, "Evidence").set_value("Mine").run()
    assert not Visit(mine).refusals
    assert (mine.text_area[0].value, field(mine, "Evidence").value) == (THEIRS, "Mine")
    assert (saved := open_copy(line="DEFRA-01").page).text_area[0].value == THEIRS
    assert field(saved, "Evidence").value == "Mine"


@pytest.mark.thorough
def test_what_two_tabs_have_typed_in_one_field_is_shown_side_by_side(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    mine, other = open_copy(line="DEFRA-01").page, open_copy(line="DEFRA-01").page
    other.text_area[0].set_value(THEIRS).run()
    mine.text_area[0].set_value("Mine.").run()
    assert Visit(mine).html.table("Both answers to DEFRA-01").body == [["Update", THEIRS, "Mine."]]
    field(mine, "Evidence").set_value("A note").run()
    button(mine, "Update: save mine after theirs")
    assert not Visit(mine).refusals
    saved = open_copy(line="DEFRA-01").page
    assert (saved.text_area[0].value, field(saved, "Evidence").value) == ("Mine.", "A note")
    other.text_area[0].set_value("Theirs again.").run()
    button(other, "Update: drop mine and take theirs")
    assert other.text_area[0].value == "Mine."
    assert open_copy(line="DEFRA-01").page.text_area[0].value == "Mine."


THEIRS = "Two groups gave their terms in August, the third is asked for September."


def held(page: AppTest) -> None:
    """Have the page's fields keep what they hold, as a browser does that nothing newer has reached."""
    for field in (*page.text_area, *page.text_input, *page.radio):
        field.set_value(field.value)


def test_what_a_browser_still_sends_of_fields_that_were_filled_anew_saves_nothing(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    page, other = open_copy(line="DEFRA-01").page, open_copy(line="DEFRA-01").page
    held(page)
    before = page.text_area[0].root
    other.text_area[0].set_value(THEIRS).run()
    assert page.selectbox[0].run().text_area[0].value == THEIRS
    before.run()
    assert page.text_area[0].value == THEIRS
    assert open_copy(line="DEFRA-01").page.text_area[0].value == THEIRS


def test_the_sro_sees_how_far_it_is_and_cannot_type(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA SRO")
    opened = open_copy()
    assert "The Compact lead has not started this return" in opened.text
    assert not opened.page.text_area


def test_a_query_stands_first_for_the_lead(act_as: As, open_copy: Open) -> None:
    act_as("HMT Compact lead")
    opened = open_copy()
    assert "OCS asks about HMT-01a" in opened.text
    opened.page.text_area[0].set_value("The SRO clears it this week.")
    next(button for button in opened.page.button if button.label == "Send the answer").click().run()
    answered = Visit(opened.page)
    assert "The answer on HMT-01a is with OCS." in answered.text
    assert "Submitted." in answered.text
    assert "Query answered on HMT-01a by HMT Compact lead (desk)" in answered.text


def test_a_correction_goes_to_the_senior_responsible_officer_with_old_beside_new(act_as: As, open_copy: Open) -> None:
    act_as("HMT Compact lead")
    page = open_copy(department="HMT", forum=FORUM).page
    next(field for field in page.text_area if field.label == "Your answer to OCS").input("It is late. Red.")
    next(box for box in page.checkbox if box.label.startswith("Put this in the place")).set_value(True)
    page.radio[0].set_value("red")
    next(field for field in page.text_area if field.label == "Path to green").input("The SRO clears it by October.")
    next(button for button in page.button if button.label == "Send the answer").click().run()
    sent = Visit(page).text
    assert "The correction of HMT-01a is with your Senior Responsible Officer." in sent
    assert "A correction of HMT-01a waits for clearance." in sent
    assert "Send the answer" not in [button.label for button in page.button]
    assert "Clear this correction" not in [button.label for button in page.button]
    act_as("HMT SRO")
    opened = open_copy(department="HMT", forum=FORUM)
    assert ["Rating", "Green", "Red"] in opened.html.table("The correction of HMT-01a").body
    page = opened.page
    next(field for field in page.text_input if field.label == "Your grade").input("Deputy Director")
    next(button for button in page.button if button.label == "Clear this correction").click().run()
    cleared = Visit(page).text
    assert "The correction of HMT-01a is cleared and stands. The answer is with OCS." in cleared
    assert "Correction cleared on HMT-01a by HMT SRO" in cleared
    assert "(Deputy Director): Rating: was “Green”, is “Red”." in cleared


def test_a_filed_line_without_a_query_is_corrected_with_a_reason(act_as: As, open_copy: Open) -> None:
    act_as("HMT Compact lead")
    page = open_copy().page
    choice = next(each for each in page.selectbox if each.label == "Line to correct")
    assert "HMT-01a" not in choice.options, "it is corrected with the answer to its query"
    ref = choice.options[0]
    choice.set_value(ref).run()
    reason = field(page, "Why it is corrected")
    evidence = [each for each in page.text_input if each.label == "Evidence"][-1]
    evidence.set_value("The right note")
    button(page, "Send the correction for clearance")
    assert "This step needs the reason why" in Visit(page).refusals[0]
    assert [each for each in page.text_input if each.label == "Evidence"][-1].value == "The right note"
    field(page, reason.label).set_value("It named the wrong note.")
    button(page, "Send the correction for clearance")
    said = Visit(page)
    assert f"A correction of {ref} waits for clearance." in said.text
    assert "Why: “It named the wrong note.”" in said.text


def test_an_unanswered_return_cannot_be_sent(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    opened = open_copy(view="send")
    [send] = [button for button in opened.page.button if button.label == "Send for clearance"]
    assert send.disabled
    assert "7 lines of 7 are not ready" in opened.text


def test_no_change_for_several_lines_at_once(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    opened = open_copy(view="send")
    for box in opened.page.checkbox:
        box.set_value(True)
    reason = next(field for field in opened.page.text_input if field.label == "No change because")
    reason.set_value("The board meets in October.")
    warned = (
        "DEFRA-03: “No change” says Green again; its milestone is 110 days overdue. Its dates say Red. "
        "Unless a rating is agreed, the board shows the worse of the two."
    )
    assert "If left as they were, OCS would ask:" in opened.text
    assert opened.text.count(warned) == 1
    next(button for button in opened.page.button if button.label == "Mark them as no change").click().run()
    assert "4 marked as no change." in Visit(opened.page).text
    # It stands under the answer, too, where the return is checked before it is sent.
    assert "“No change” says Green again; its milestone is 110 days overdue." in Visit(opened.page).text
    assert "No change because The board meets in October." in Visit(opened.page).text


@pytest.mark.thorough
def test_a_consultation_is_added_and_taken_out(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    page: AppTest = open_copy(view="more").page
    page.text_input[0].set_value("Woodland grants")
    next(button for button in page.button if button.label == "Add it to the return").click().run()
    assert "expected the day it opened" in Visit(page).refusals[0]
    field(page, "Opened").set_value("2 June 2014").run()
    assert "84 days from 2 June 2014 is 25 August 2014." in [each.value for each in page.caption]
    field(page, "Closed").set_value("2/7/14").run()
    told = "84 days from 2 June 2014 is 25 August 2014; to 2 July it is 30 days, 54 under."
    assert told in [each.value for each in page.caption]
    next(button for button in page.button if button.label == "Add it to the return").click().run()
    assert "Woodland grants ran 30 days, under 84, and no reason is given." in Visit(page).text
    choice = next(each for each in page.selectbox if each.label == "Change one, or take it out")
    choice.set_value(0).run()
    # The fields of the chosen one stand first.
    field(page, "Title").set_value("Woodland grants, round two")
    button(page, "Save the change")
    assert "Woodland grants, round two ran 30 days" in Visit(page).text
    next(each for each in page.selectbox if each.label == "Change one, or take it out").set_value(0).run()
    button(page, "Take it out")
    assert "“Woodland grants, round two” is taken out." in Visit(page).text
    assert "Woodland grants, round two ran" not in Visit(page).text


def button(page: AppTest, label: str) -> None:
    next(each for each in page.button if each.label == label).click().run()


@pytest.mark.thorough
def test_a_field_that_was_hidden_comes_back_as_it_was_saved(act_as: As, open_copy: Open) -> None:
    """Amber with its path, Green, and Amber again: the path is still there."""
    act_as("DEFRA Compact lead")
    page = open_copy(line="DEFRA-01").page
    page.radio[0].set_value("amber").run()
    next(area for area in page.text_area if area.label == "Path to green").set_value("The board meets.").run()
    page.radio[0].set_value("green").run()
    assert "Path to green" not in [area.label for area in page.text_area]
    page.radio[0].set_value("amber").run()
    [path] = [area for area in page.text_area if area.label == "Path to green"]
    assert path.value == "The board meets."
    page.text_area[0].set_value("Something else").run()
    again = open_copy(line="DEFRA-01").page
    assert next(area for area in again.text_area if area.label == "Path to green").value == "The board meets."


@pytest.mark.thorough
def test_what_a_stale_tab_typed_is_said_where_the_return_has_gone_on(act_as: As, open_copy: Open) -> None:
    act_as("DEFRA Compact lead")
    stale, other = open_copy(line="DEFRA-01").page, open_copy(view="send").page
    for box in other.checkbox:
        box.set_value(True)
    next(field for field in other.text_input if field.label == "No change because").set_value("As before.")
    button(other, "Mark them as no change")
    for ref in ("JAP14-1-DEFRA", "JAP14-2-DEFRAa", "JAP14-2-DEFRAb"):
        page = open_copy(line=ref).page
        page.radio[0].set_value("complete").run()
        page.text_area[0].set_value("Done.").run()
    button(open_copy(view="send").page, "Send for clearance")
    stale.text_area[0].set_value("Typed too late").run()
    said = Visit(stale).refusals[0]
    assert said.startswith("DEFRA-01 was not saved. You cannot change this return while it is “Awaiting clearance”")
    assert "You had typed Update: “Typed too late”." in said


def test_ocs_fills_in_its_own_return_and_reads_it_once_it_is_filed(act_as: As, open_copy: Open) -> None:
    act_as("OCS")
    opened = open_copy(department="OCS", forum=FORUM)
    assert "Accept and lock" in [each.label for each in opened.page.button]
