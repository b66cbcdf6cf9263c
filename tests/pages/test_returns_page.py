"""The returns desk: who has answered, what is missing and what to write; commissioning, and the papers to send out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.domain.people.posts import Holding, Post
from compact_dash.domain.sharing import ANSWERS, Sharing
from compact_dash.reports.returns.desk import addressed_to
from compact_dash.ui import readings
from tests.pages.conftest import Open, Visit
from tests.rendered import Table

Desk = Callable[[str], None]


def desk_of(page: Visit) -> Table:
    return page.html.table("Returns by organisation")


def labels(page: AppTest) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


def press(page: AppTest, label: str) -> Visit:
    return Visit(next(button for button in page.button if button.label == label).click().run())


@pytest.fixture
def november(visit_at: Open, demo_copy: Path) -> Visit:
    """The desk at a Forum that is planned and not commissioned, in a demonstration of its own."""
    return visit_at(demo_copy, "returns", forum="2014-11-26")


def test_every_organisation_has_its_row(visit: Open) -> None:
    assert len(desk_of(visit("returns")).body) == 16


def test_the_silent_department_is_late_and_has_a_chaser(visit: Open) -> None:
    page = visit("returns")
    defra = next(row for row in desk_of(page).body if row[0] == "Environment, Food and Rural Affairs")
    assert defra[1:4] == ["Not started", "not yet", "5 working days late, not in yet"]
    assert "DEFRA-01" in defra[5]
    to_whom = "To the deputy Compact lead, Environment, Food and Rural Affairs (the post of Compact lead is vacant)"
    assert f"{to_whom}; copied to the SRO" in page.text
    assert "Your return was due on 10 September 2014 and has not reached us; it is 5 working days late." in page.text


HELD, EMPTY = Holding("Somebody", date(2014, 9, 1)), Holding(None, date(2014, 9, 1))


@pytest.mark.parametrize(
    ("posts", "said"),
    [
        ({}, "To the Compact lead, Health; copied to the SRO"),
        ({Post.LEAD: HELD, Post.SRO: EMPTY}, "To the Compact lead, Health"),
        (
            {Post.LEAD: EMPTY, Post.DEPUTY: HELD, Post.SRO: HELD},
            "To the deputy Compact lead, Health (the post of Compact lead is vacant); copied to the SRO",
        ),
        (
            {Post.LEAD: EMPTY, Post.DEPUTY: EMPTY, Post.SRO: HELD},
            "To the Senior Responsible Officer, Health (the post of Compact lead is vacant)",
        ),
        (
            {Post.LEAD: EMPTY},
            "To Health, where nobody is known to hold the post of lead, deputy or SRO; please pass it on",
        ),
    ],
)
def test_a_chaser_is_for_whoever_speaks_for_the_department(posts: dict[Post, Holding], said: str) -> None:
    assert addressed_to("Health", posts) == said


def test_a_queried_department_is_asked_for_its_answer(visit: Open) -> None:
    assert "OCS has a query on HMT-01a. Please answer it on the return." in visit("returns").text


def test_before_the_deadline_the_desk_says_what_is_left(visit: Open) -> None:
    page = visit("returns", as_at="2014-09-03", forum="2014-09-24")
    assert "5 working days left, 10 September 2014" in page.text


def test_a_return_that_is_in_can_be_read(visit: Open) -> None:
    links = [link for link in visit("returns").html.links if link.words.startswith("Read")]
    assert len(links) == 15
    assert links[0].words == "Read the return of Cabinet Office"
    assert (links[0].page, links[0].parameters) == ("returns", {"department": "CO", "forum": "2014-09-24"})


@pytest.mark.thorough
def test_ocs_fills_in_its_own_return(november: Visit) -> None:
    page = press(november.page, "Commission the returns")
    (link,) = [link for link in page.html.links if link.words.startswith("Fill in")]
    assert link.parameters == {"department": "OCS", "forum": "2014-11-26"}


def test_only_ocs_sees_chasers_and_the_commission(visit: Open, at_the_desk: Desk) -> None:
    at_the_desk("Viewer")
    page = visit("returns")
    assert "Chaser" not in desk_of(page).header
    assert "Return" not in desk_of(page).header
    assert "Draft to" not in page.text
    assert "Commission the next returns" not in page.text
    assert "Plan the Forum" not in [button.label for button in page.page.button]
    assert labels(page.page) == ["Download the calendar entry"]


def test_the_chair_plans_forums_and_reads_the_note(visit: Open, at_the_desk: Desk) -> None:
    at_the_desk("Chair")
    page = visit("returns")
    buttons = [button.label for button in page.page.button]
    assert "Plan the Forum" in buttons
    assert "Commission the returns" not in buttons
    assert "Download the note (Word)" in labels(page.page)


def test_nothing_is_commissioned_from_a_past_day(visit: Open) -> None:
    assert "Commission the next returns" not in visit("returns", as_at="2014-09-03", forum="2014-09-24").text


def test_the_commission_is_proposed_and_its_lines_are_counted(november: Visit) -> None:
    page = november.page
    assert page.text_input(key="commission:turn0:deadline:2014-11-26").value == "12/11/2014"
    assert "Wednesday 12 November 2014, 10 working days before the Forum." in november.text
    preview = november.html.table("What each organisation would be asked today")
    assert len(preview.body) == 16
    assert preview.body[0] == ["Cabinet Office", "5", "CO-5.2, CO-5.3, CO-5.4, JAP14-1-CO, JAP14-2-COb"]
    assert "No returns have been asked for this Forum yet." in november.text


@pytest.mark.thorough
def test_one_button_commissions_and_offers_the_papers(november: Visit) -> None:
    done = press(november.page, "Commission the returns")
    assert "Returns for the Forum of 26 November 2014 are commissioned: 16 organisations, 92 lines." in done.text
    assert "Returns for 26 November 2014" in done.text
    assert {row[1] for row in desk_of(done).body} == {"Not started"}
    assert labels(done.page) == ["Download the note (Word)", "Download the calendar entry"]
    assert date(2014, 11, 26) not in done.page.selectbox(key="commission_forum").options


@pytest.mark.thorough
def test_what_is_commissioned_below_another_forum_s_desk_is_said_there(visit_at: Open, demo_copy: Path) -> None:
    done = press(visit_at(demo_copy, "returns").page, "Commission the returns")
    said, desk = "Returns for the Forum of 26 November 2014 are commissioned", "Returns for 24 September 2014"
    assert done.text.index(desk) < done.text.index("Send out for 24 September 2014") < done.text.index(said)
    assert done.text.index(said) < done.text.index("Send out for 26 November 2014")


@pytest.mark.thorough
def test_a_second_click_commissions_no_other_forum(november: Visit) -> None:
    done = press(november.page, "Commission the returns")
    (folded,) = [each for each in done.page.expander if each.label == "Commission another Forum’s returns"]
    assert not folded.proto.expanded
    assert [button.label for button in folded.button] == ["Commission the returns"]


@pytest.mark.parametrize("level", list(Sharing))
def test_each_level_of_sharing_says_what_is_read_by_whom(november: Visit, level: Sharing) -> None:
    page = november.page.radio(key="commission_sharing").set_value(level).run()
    assert [each for each in ANSWERS.values() if each in Visit(page).text] == [ANSWERS[level]]


def test_a_deadline_that_cannot_be_is_refused_in_a_sentence(november: Visit) -> None:
    page = november.page.text_input(key="commission:turn0:deadline:2014-11-26").set_value("8 November 2014").run()
    refused = press(page, "Commission the returns")
    assert "Saturday 8 November 2014 is no working day in England." in refused.refusals[0]
    assert "No returns have been asked for this Forum yet." in refused.text


def test_the_papers_of_a_past_commission_are_still_there(visit: Open) -> None:
    page = visit("returns", forum="2014-05-21").page
    assert labels(page) == ["Download the note (Word)", "Download the calendar entry"]
    names = page.selectbox(key="note_for:2014-05-21").options
    assert names[:2] == ["All organisations", "Cabinet Office"]
    assert len(names) == 17


@pytest.mark.thorough
def test_a_forum_is_planned_and_can_be_commissioned(visit_at: Open, demo_copy: Path) -> None:
    opened = visit_at(demo_copy, "returns")
    page = opened.page
    next(field for field in page.text_input if field.label == "Day").set_value("20.5.15")
    next(field for field in page.text_input if field.label == "Place").input("Horse Guards Road")
    planned = press(page, "Plan the Forum")
    assert "A Forum is planned for 20 May 2015." in planned.text
    assert date(2015, 5, 20).isoformat() in {str(day.held_on) for day in readings.forums()}
    assert "20 May 2015" in planned.page.selectbox(key="commission_forum").options


def test_a_forum_without_a_day_is_refused(visit: Open) -> None:
    assert press(visit("returns").page, "Plan the Forum").refusals == ["Choose the day of the Forum."]


def test_an_empty_start_begins_with_planning_a_forum(visit_empty: Open) -> None:
    page = visit_empty("returns")
    assert "No Forum is planned yet, so no returns have been asked for." in page.text
    assert "No Forum ahead is waiting for its commission. Plan one first." in page.text
    assert "Plan the Forum" in [button.label for button in page.page.button]
