"""Keeping the plan on its page: who is offered what, and what a form does, says and refuses."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from compact_dash.commands.plan.keep_plan import reword
from compact_dash.domain.plan.tables import PlanCopy
from compact_dash.papers import registry
from compact_dash.store.plan_tables import plan_tables
from compact_dash.ui.opened_store import store_at
from tests.commands.plan.keepers import OCS, TODAY, line
from tests.commands.plan.test_import_plan import files, next_year
from tests.pages.conftest import Open, Visit
from tests.papers.examples import MAKING

AtTheDesk = Callable[[str], None]


class Keeper:
    """Somebody at the Plan page of a database of their own, who begins with one of its tasks."""

    visit: Visit

    def __init__(self, visit_at: Open, database: Path) -> None:
        self.visit_at = visit_at
        self.database = database

    def at(self, task: str) -> "Keeper":
        self.visit = self.visit_at(self.database, "plan", keep=task)
        return self

    def choose(self, label: str, value: str) -> "Keeper":
        every = [*self.visit.page.selectbox, *self.visit.page.radio]
        next(each for each in every if each.label == label).set_value(value).run()
        return self

    def set(self, label: str, value: str) -> "Keeper":
        """Choose within a form, which is not sent before its button is pressed."""
        next(each for each in self.visit.page.selectbox if each.label == label).set_value(value)
        return self

    def write(self, label: str, words: str) -> "Keeper":
        every = [*self.visit.page.text_area, *self.visit.page.text_input]
        next(each for each in every if each.label == label).set_value(words)
        return self

    def press(self, label: str) -> str:
        """Press a button; what the page then says was done, or refused."""
        next(each for each in self.visit.page.button if each.label == label).click().run()
        return self.visit.text

    @property
    def labels(self) -> list[str]:
        return [each.label for each in self.visit.page.button]


@pytest.fixture
def keeper(visit_at: Open, demo_copy: Path) -> Keeper:
    return Keeper(visit_at, demo_copy)


def test_the_page_is_for_reading_first(visit: Open) -> None:
    text = visit("plan").text
    assert text.index("Objectives by owner") < text.index("Keep this plan")
    assert not visit("plan").page.text_area


@pytest.mark.parametrize(
    ("post", "offered"),
    [
        ("OCS", ["Change a line", "Add a line", "Next year’s plan", "Carry over", "Import or take away"]),
        ("Compact Voice", ["Next year’s plan", "Carry over"]),
        ("DFT Compact lead", []),
        ("Viewer", []),
    ],
)
def test_each_is_offered_what_they_may_do(visit: Open, at_the_desk: AtTheDesk, post: str, offered: list[str]) -> None:
    at_the_desk(post)
    found = [option for group in visit("plan").page.button_group if group.key == "keep" for option in group.options]
    assert found == offered


def test_an_address_does_not_open_what_one_may_not_do(visit: Open, at_the_desk: AtTheDesk) -> None:
    at_the_desk("Compact Voice")
    assert "There is no task “Change a line”." in visit("plan", keep="Change a line").refusals[0]
    at_the_desk("DFT Compact lead")
    assert "Keep this plan" not in visit("plan", keep="Change a line").text


def test_a_past_day_is_for_reading_only(visit: Open) -> None:
    page = visit("plan", as_at="2014-08-20")
    assert "The plan is kept as it stands today." in page.text
    assert [group.key for group in page.page.button_group] == ["view"]


@pytest.mark.thorough
def test_a_line_is_reworded_and_the_page_says_so(keeper: Keeper) -> None:
    form = keeper.at("Change a line").choose("Line", "DWP-03").choose("What to do", "Reword")
    form.write("New wording", "Ask providers twice a year")
    assert "The reason for the new wording is missing." in form.press("Save the wording")
    said = form.write("Reason", "Plainer").press("Save the wording")
    assert "DWP-03 is reworded. Its first wording stays beside it." in said
    assert [link.parameters for link in form.visit.html.links if link.words == "See it in History"] == [
        {"about": "DWP-03"}
    ]
    assert line(store_at(str(keeper.database)), "DWP-03").title == "Ask providers twice a year"


@pytest.mark.thorough
def test_a_wording_that_came_first_is_not_written_over_unseen(keeper: Keeper) -> None:
    form = keeper.at("Change a line").choose("Line", "DWP-03").choose("What to do", "Reword")
    reword(store_at(str(keeper.database)), OCS, "DWP-03", "Ask providers in spring", "Plainer")
    form.write("New wording", "Ask providers twice a year").write("Reason", "Fuller")
    assert "DWP-03 was changed while you were writing" in form.press("Save the wording")
    assert "DWP-03 is reworded." in form.press("Save the wording")


@pytest.mark.thorough
def test_only_what_fits_the_line_is_offered(keeper: Keeper) -> None:
    def offered(ref: str) -> list[str]:
        keeper.at("Change a line").choose("Line", ref)
        return next(each for each in keeper.visit.page.radio if each.label == "What to do").options

    assert offered("DWP-03") == ["Reword", "Withdraw", "Split", "Mark as linked", "Share", "Give to another owner"]
    assert offered("HO-03") == ["Reword", "Share", "Give to another owner"]
    assert offered("DEFRA-2.3") == ["Reword", "Count it again", "Share", "Give to another owner"]
    assert offered("BIS-5.4") == ["Reword", "Take up again", "Share", "Give to another owner"]
    assert offered("JAP14-1-LEADS") == ["Reword", "Withdraw", "Share"]
    assert offered("JAP14-1-DWP") == ["Withdraw"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("what", "button", "said"),
    [
        ("Withdraw", "Withdraw it", "DWP-03 shows as Withdrawn, with your reason."),
        ("Mark as linked", "Mark it as linked", "DWP-03 is linked and outside the counts."),
    ],
)
def test_what_was_done_is_said_with_its_effect(keeper: Keeper, what: str, button: str, said: str) -> None:
    form = keeper.at("Change a line").choose("Line", "DWP-03").choose("What to do", what)
    assert said in form.write("Reason", "Agreed").press(button)


@pytest.mark.thorough
def test_a_line_is_split_into_what_is_written_line_by_line(keeper: Keeper) -> None:
    form = keeper.at("Change a line").choose("Line", "DWP-03").choose("What to do", "Split")
    form.write("Its parts, each on a line of its own", "Ask in spring\nAsk in autumn").write("Reason", "Two dates")
    assert "DWP-03 is split into DWP-03a and DWP-03b and is a heading for them." in form.press("Split it")


def test_a_commitment_is_added(keeper: Keeper) -> None:
    form = keeper.at("Add a line").choose("Department", "DWP").set("Theme", "Volunteering")
    form.write("What is promised", "Publish a grants guide").write("Reason", "In the new plan")
    assert "DWP-08 is added." in form.press("Add the commitment")


@pytest.mark.thorough
def test_a_plan_is_drafted_fed_and_published(keeper: Keeper, at_the_desk: AtTheDesk) -> None:
    at_the_desk("Compact Voice")
    keeper.at("Next year’s plan").press("Start the plan")
    keeper.at("Next year’s plan").choose("What to do with the draft", "Add an objective")
    keeper.write("Objective", "Meet in every region").press("Add the objective")
    assert "Publish" not in next(each for each in keeper.visit.page.radio if "draft" in each.label).options
    form = keeper.at("Carry over").choose("Undecided action", "JAP14-1-OCS").choose("Decision", "Carry it on")
    assert "carried into the draft" in form.press("Carry it on")
    at_the_desk("DFT Compact lead")
    assert "Meet in every region" not in keeper.at("Next year’s plan").visit.text
    at_the_desk("OCS")
    text = keeper.at("Next year’s plan").choose("What to do with the draft", "Publish").visit.text
    assert "Publishing makes 1 action of it" in text
    keeper.visit.page.checkbox[0].check().run()
    assert "The Joint Action Plan 2015/16 is published" in keeper.press("Publish the plan")
    older = keeper.visit_at(keeper.database, "plan", year="2014/15")
    assert "Carried on as JAP15-1-OCS (2015/16)" in older.text
    assert "Carries on JAP14-1-OCS (2014/15)" in keeper.visit_at(keeper.database, "plan", year="2015/16").text
    assert "Joint Action Plan 2014/15" in keeper.visit_at(keeper.database, "plan").text


@pytest.mark.thorough
def test_what_is_undecided_is_listed_with_counts(keeper: Keeper) -> None:
    text = keeper.at("Carry over").visit.text
    assert "8 of 10 actions decided or finished; 2 undecided." in text
    form = keeper.choose("Undecided action", "JAP13-4-CV").choose("Decision", "Close it")
    assert "JAP13-4-CV is closed with its plan" in form.write("Reason", "Figures are out").press("Close it")
    assert "9 of 10 actions decided or finished; 1 undecided." in keeper.visit.text


def test_without_a_draft_compact_voice_is_told_who_decides(keeper: Keeper, at_the_desk: AtTheDesk) -> None:
    at_the_desk("Compact Voice")
    assert "OCS decides on this one" in keeper.at("Carry over").choose("Undecided action", "JAP13-4-CV").visit.text


def test_an_empty_start_can_be_kept_too(visit_empty: Open) -> None:
    assert "10 undecided." in visit_empty("plan", keep="Carry over").text
    assert "No plan is in draft." in visit_empty("plan", keep="Next year’s plan").text


@pytest.mark.thorough
def test_files_are_looked_at_before_they_are_taken_in(keeper: Keeper) -> None:
    keeper.at("Import or take away")
    [uploader] = keeper.visit.page.file_uploader
    uploader.set_value([(name, content, "text/csv") for name, content in files(next_year()).items()]).run()
    assert "would add 2 plans, 1 objective, 1 commitment, 1 plan action and 1 milestone" in keeper.visit.text
    said = keeper.press("Add all of it to the plan")
    assert "Added 2 plans, 1 objective, 1 commitment, 1 plan action and 1 milestone." in said


def test_files_at_fault_are_refused_with_every_fault(keeper: Keeper) -> None:
    rows = next_year()
    rows["commitments"][0] |= {"department": "DFID", "theme": "X"}
    keeper.at("Import or take away")
    [uploader] = keeper.visit.page.file_uploader
    uploader.set_value([(name, content, "text/csv") for name, content in files(rows).items()]).run()
    assert "2 things to put right" in keeper.visit.text
    assert "commitments.csv, line 2, column department: found “DFID”" in keeper.visit.text
    assert "Add all of it to the plan" not in keeper.labels


def test_letters_that_were_guessed_are_shown_beside_what_a_file_would_add(keeper: Keeper) -> None:
    rows = next_year()
    rows["commitments"][0] |= {"title": "Rada w Łodzi i Płocku"}
    keeper.at("Import or take away")
    [uploader] = keeper.visit.page.file_uploader
    old = {name: content.decode().encode("cp1250") for name, content in files(rows).items()}
    uploader.set_value([(name, content, "text/csv") for name, content in old.items()]).run()
    assert "commitments.csv was read as Western European (Windows-1252)" in keeper.visit.text
    assert "it has “£odzi” and “P³ocku”." in keeper.visit.text
    assert "would add 2 plans" in keeper.visit.text


def test_the_plan_is_taken_away_as_a_workbook(keeper: Keeper) -> None:
    store = store_at(str(keeper.database))
    book = openpyxl.load_workbook(io.BytesIO(registry.PLAN_WORKBOOK.write(PlanCopy(plan_tables(store), TODAY), MAKING)))
    assert book.sheetnames[:3] == ["About", "sources", "organisations"]
    assert book["commitments"].max_row == 85
    assert [cell.value for cell in book["plans"][1]][:3] == ["code", "kind", "year"]
