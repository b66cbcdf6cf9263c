"""The returns desk: who has answered, what is missing, and what to write."""

from tests.pages.conftest import Open


def test_every_organisation_has_its_row(visit: Open) -> None:
    (desk,) = visit("returns").html.tables
    assert len(desk.body) == 16


def test_the_silent_department_is_late_and_has_a_chaser(visit: Open) -> None:
    page = visit("returns")
    (desk,) = page.html.tables
    defra = next(row for row in desk.body if row[0] == "Environment, Food and Rural Affairs")
    assert defra[1:4] == ["Not started", "not yet", "5 working days late, not in yet"]
    assert "DEFRA-01" in defra[5]
    assert "Your return was due on 10 September 2014 and has not reached us; it is 5 working days late." in page.text


def test_a_queried_department_is_asked_for_its_answer(visit: Open) -> None:
    assert "OCS has a query on HMT-01a. Please answer it on the return." in visit("returns").text


def test_before_the_deadline_the_desk_says_what_is_left(visit: Open) -> None:
    page = visit("returns", as_at="2014-09-03", forum="2014-09-24")
    assert "5 working days left, 10 September 2014" in page.text
