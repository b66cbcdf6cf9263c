"""The People page: the register of posts for those who speak for an organisation, the list of people for OCS."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.domain.actor import Role
from tests.pages.conftest import Open, Visit

POSTS, PEOPLE = "Posts", "Who may do what"
Act = Callable[[str], None]


@pytest.fixture
def visit_people(visit_at: Open, demo_copy: Path) -> Callable[[], Visit]:
    """Opens the page on a demonstration of its own, to write to."""
    return lambda: visit_at(demo_copy, "people")


def labels(page: AppTest) -> set[str]:
    return {part.label for part in [*page.button, *page.text_input, *page.selectbox]}


def titles(opened: Visit) -> set[str]:
    return {table.caption.split(" ")[0] for table in opened.html.tables}


def add(page: AppTest, email: str, role: Role = Role.OCS, code: str = "OCS", place: int = 0) -> Visit:
    page.text_input(key=f"members:turn{place}:email").input(email)
    page.text_input(key=f"members:turn{place}:name").input("Somebody")
    page.selectbox(key=f"members:turn{place}:role").select(role)
    page.selectbox(key=f"members:turn{place}:organisation").select(code)
    return Visit(next(button for button in page.button if button.label == "Add").click().run())


def test_ocs_sees_both_lists_and_every_control(visit_people: Callable[[], Visit]) -> None:
    opened = visit_people()
    assert len(opened.html.table(POSTS).body) == 16
    assert "10 of 14 departments have a Compact lead and a Senior Responsible Officer" in opened.text
    assert "Nobody is on the list yet." in opened.text
    assert {"E-mail address", "Role", "End it", "Confirm for today", "It is vacant"} <= labels(opened.page)


@pytest.mark.parametrize("post", ["DFT Compact lead", "DFT SRO", "Compact Voice"])
def test_an_organisation_confirms_its_own_posts_and_sees_no_list_of_people(
    visit_people: Callable[[], Visit], at_the_desk: Act, post: str
) -> None:
    at_the_desk(post)
    opened = visit_people()
    assert PEOPLE not in opened.text
    assert "E-mail address" not in labels(opened.page)
    [own] = opened.page.selectbox(key="post_of").options
    assert own in {"Transport", "Compact Voice"}


@pytest.mark.parametrize("post", ["Viewer", "Chair"])
def test_the_page_is_not_there_for_others(visit_at: Open, demo_copy: Path, at_the_desk: Act, post: str) -> None:
    at_the_desk(post)
    opened = visit_at(demo_copy, "people")
    assert POSTS not in opened.text
    assert "Confirm for today" not in labels(opened.page)


def test_somebody_is_added_and_the_form_is_empty_again(visit_people: Callable[[], Visit]) -> None:
    page = visit_people().page
    opened = add(page, "Ann@Cabinet.gov.uk")
    [row] = opened.html.table(PEOPLE).body
    assert row == ["Somebody", "ann@cabinet.gov.uk", "OCS", "OCS", "17 Sep 2014", "OCS (desk)"]
    assert "was added as OCS for OCS" in opened.text
    assert page.text_input(key="members:turn1:email").value == ""


def test_a_refused_form_keeps_what_was_typed(visit_people: Callable[[], Visit]) -> None:
    page = visit_people().page
    [refusal] = add(page, "ann@cabinet.gov.uk", code="DFT").refusals
    assert refusal.startswith("The role of OCS belongs to OCS")
    assert page.text_input(key="members:turn0:email").value == "ann@cabinet.gov.uk"


def test_a_form_with_nothing_chosen_is_refused(visit_people: Callable[[], Visit]) -> None:
    page = visit_people().page
    opened = Visit(next(button for button in page.button if button.label == "Add").click().run())
    assert opened.refusals == ["Choose a role and an organisation."]


def test_a_role_is_ended_after_a_second_question_and_the_last_of_ocs_is_not(visit_people: Callable[[], Visit]) -> None:
    page = visit_people().page
    add(page, "ann@cabinet.gov.uk")
    add(page, "lead@dft.gov.uk", Role.LEAD, "DFT", place=1)
    page.selectbox(key="member_to_end").select("lead@dft.gov.uk, Compact lead, DFT").run()
    page.button(key="end_member").click().run()
    assert len(Visit(page).html.table(PEOPLE).body) == 2, "only asked so far"
    page.button(key="end_member_sure").click().run()
    assert [row[1] for row in Visit(page).html.table(PEOPLE).body] == ["ann@cabinet.gov.uk"]
    page.selectbox(key="member_to_end").select("ann@cabinet.gov.uk, OCS, OCS").run()
    page.button(key="end_member").click().run()
    page.button(key="end_member_sure").click().run()
    assert "Add another first." in Visit(page).refusals[0]


def test_a_post_is_confirmed_and_marked_vacant(visit_people: Callable[[], Visit], demo_copy: Path) -> None:
    page = visit_people().page
    page.selectbox(key="post_of").select("Environment, Food and Rural Affairs").run()
    page.text_input(key="holder_DEFRA_lead_").input("Head of strategy").run()
    page.button(key="confirm_post").click().run()
    assert posts_of(page, "Environment") == [
        "Head of strategy 17 Sep 2014",
        "Policy adviser, voluntary sector 9 Jun 2014",
        "Director, rural affairs 30 Sep 2013: confirm again",
        "not named",
        "not named",
        "2 of 5",
    ]
    page.button(key="vacant_post").click().run()
    assert posts_of(page, "Environment")[0] == "vacant 17 Sep 2014"
    assert "is vacant" in Visit(page).text


def posts_of(page: AppTest, organisation: str) -> list[str]:
    return next(row[1:] for row in Visit(page).html.table(POSTS).body if row[0].startswith(organisation))


def test_names_are_shown_as_written_and_never_as_html(visit_people: Callable[[], Visit], demo_copy: Path) -> None:
    page = visit_people().page
    page.selectbox(key="post").select("Compact Champion").run()
    page.text_input(key="holder_CO_champion_").input("<b>Bold</b> & *starred*").run()
    page.button(key="confirm_post").click().run()
    assert "<b>Bold</b> & *starred*" in Visit(page).text
