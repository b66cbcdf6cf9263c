"""The Plan page: objective by owner, the fan-out to departments, and the plan's own measures."""

from tests.pages.conftest import Open


def test_the_newest_plan_is_the_one_shown(visit: Open) -> None:
    assert "2014/15" in visit("plan").text.split("As at")[0]
    assert "2013/14" in visit("plan", year="2013/14").text.split("As at")[0]


def test_a_plan_is_not_known_before_it_was_published(visit: Open) -> None:
    assert "No Joint Action Plan had been published by then." in visit("plan", as_at="2013-04-02").text
    [refusal] = visit("plan", as_at="2013-10-01", year="2014/15").refusals
    assert "There is no plan year “2014/15”" in refusal


def test_a_shared_action_counts_its_departments(visit: Open) -> None:
    text = visit("plan").text
    assert text.count("Lines of ") == text.count(" of 14 Green or Complete") == 3
    assert "Lines of " not in visit("plan", year="2013/14").text


def test_forums_held_are_measured_against_the_plans_number(visit: Open) -> None:
    assert "of at least 3" in visit("plan", year="2013/14").text


def test_attendance_is_read_from_the_register(visit: Open) -> None:
    assert "By the register: 13 of 14 came on 21 May" in visit("plan").text
