"""The Plan page’s other views: the end of a plan’s year, the board by priority, and what was recommended."""

from pathlib import Path

from tests.pages.conftest import Open, Visit
from tests.pages.test_plan_keeping import AtTheDesk

YEAR_END = {"view": "Year end", "year": "2013/14"}


def test_departments_see_what_is_agreed_and_not_what_is_half_said(visit: Open, at_the_desk: AtTheDesk) -> None:
    at_the_desk("Compact Voice")
    partner = visit("plan", **YEAR_END).text
    assert "10 actions, each counted once" in partner
    assert "Not agreed: part met." in partner
    assert "Proposed: part met." in partner
    at_the_desk("DFT Compact lead")
    lead = visit("plan", **YEAR_END)
    assert "What one of them has only proposed is not shown to you" in lead.text
    assert "Part met" in lead.text
    assert "tied to the Compact in four departments" not in lead.text
    assert "Proposed: part met." not in lead.text
    assert not lead.page.get("form_submit_button")


def test_a_past_day_shows_the_year_as_it_was_then(visit: Open, at_the_desk: AtTheDesk) -> None:
    at_the_desk("OCS")
    text = visit("plan", as_at="2014-06-18", **YEAR_END).text
    assert "1 agreed as at 18 June 2014" in text
    assert "Answer on" not in text


def test_the_other_answers_a_proposal(visit_at: Open, demo_copy: Path, at_the_desk: AtTheDesk) -> None:
    at_the_desk("OCS")
    visit = visit_at(demo_copy, "plan", **YEAR_END)
    assert "1 thing waits for you here" in visit.text
    button = next(each for each in visit.page.button if each.label == "Answer on JAP13-5-CV")
    after = Visit(button.click().run())
    assert "JAP13-5-CV is agreed as part met." in after.text
    assert "3 of 10" in after.text
    assert "waits for you" not in after.text


def test_the_other_views_drill_to_rows(visit: Open) -> None:
    priorities = visit("plan", view="Priorities").text
    assert "22 of 60 rated commitments as at 17 September 2014 have a priority." in priorities
    assert "counts once in the total; none does." in priorities
    recommended = visit("plan", view="Audit").text
    assert "the reports themselves were not read for this" in recommended
    assert "14 rows" in recommended
