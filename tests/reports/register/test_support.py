"""The quarters of support: those of the plan's year, whenever it begins, as far as the day that is looked at."""

from dataclasses import replace
from datetime import date

from compact_dash.domain.house import WHITEHALL, speaking_for
from compact_dash.domain.register.kinds import SUPPORT
from compact_dash.domain.register.offer import OFFERED, STATES
from compact_dash.reports.register.support import quarters_shown, requests_question, year_begins

SEPTEMBER = date(2014, 9, 17)


def test_every_form_but_a_department_s_own_training_is_on_offer() -> None:
    assert SUPPORT.forms is not None
    assert set(SUPPORT.forms) - set(OFFERED) == {"own_training"}


def test_every_state_of_support_is_told_under_one_name() -> None:
    assert sorted(name for names in STATES.values() for name in names) == sorted(row.name for row in SUPPORT.states)


def test_the_year_before_is_shown_from_the_first_quarter_that_anything_was_given_in() -> None:
    shown = quarters_shown(SEPTEMBER, [date(2013, 11, 1), date(2014, 6, 1)])
    assert [quarter.first_on for quarter in shown] == [
        date(2013, 10, 1), date(2014, 1, 1), date(2014, 4, 1), date(2014, 7, 1),
    ]  # fmt: skip
    assert [quarter.year for quarter in shown] == ["2013/14", "2013/14", "2014/15", "2014/15"]
    assert (shown[-1].last_on, shown[-1].is_whole) == (SEPTEMBER, False)
    assert shown[0].last_on == date(2013, 12, 31)


def test_without_anything_given_the_year_so_far_is_shown() -> None:
    assert [quarter.first_on for quarter in quarters_shown(SEPTEMBER, [])] == [date(2014, 4, 1), date(2014, 7, 1)]


def test_a_year_that_begins_in_another_month_has_its_own_quarters() -> None:
    house = replace(WHITEHALL, plan_year_month="September")
    with speaking_for(house):
        assert year_begins(SEPTEMBER) == date(2014, 9, 1)
        shown = quarters_shown(SEPTEMBER, [date(2014, 7, 1)])
    assert [quarter.first_on for quarter in shown] == [date(2014, 6, 1), date(2014, 9, 1)]


def test_requests_are_read_from_the_oldest_a_page_at_a_time() -> None:
    """The register answers with the newest first, so the oldest are the end of its answer."""
    pages = [requests_question(SEPTEMBER, 45, skipped, 20) for skipped in (0, 20, 40)]
    assert [(page.skipped, page.most) for page in pages] == [(25, 20), (5, 20), (0, 5)]
