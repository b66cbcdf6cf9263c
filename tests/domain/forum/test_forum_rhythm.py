"""The rhythm of the year: four Forums, on one weekday, on working days, none in August."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from compact_dash.domain.forum.rhythm import proposed_days, remark_on
from compact_dash.reports.working_days import is_working_day

WEDNESDAY = 2


def test_the_year_that_was_really_held_is_proposed() -> None:
    assert proposed_days(date(2013, 7, 29), WEDNESDAY, is_working_day) == [
        date(2013, 9, 25), date(2013, 11, 27), date(2014, 2, 26), date(2014, 5, 21),
    ]  # fmt: skip


def test_a_year_begins_after_the_last_forum_whatever_its_month() -> None:
    days = proposed_days(date(2015, 2, 25), WEDNESDAY, is_working_day)
    assert days == [date(2015, 5, 20), date(2015, 9, 23), date(2015, 11, 25), date(2016, 2, 24)]


def test_a_day_that_is_no_working_day_is_put_a_week_earlier() -> None:
    closed = date(2014, 11, 26)
    days = proposed_days(date(2014, 10, 1), WEDNESDAY, lambda day: day != closed)
    assert days[0] == date(2014, 11, 19)


@pytest.mark.parametrize("weekday", range(5))
@pytest.mark.parametrize("year", range(2013, 2031))
def test_every_proposed_day_can_be_held(year: int, weekday: int) -> None:
    after = date(year, 1, 1)
    days = proposed_days(after, weekday, is_working_day)
    assert all(is_working_day(day) and day.weekday() == weekday and day.month != 8 for day in days)
    assert days == sorted(set(days))
    assert all(later - day > timedelta(days=40) for day, later in pairwise(days))


def test_a_forum_in_august_is_remarked_on() -> None:
    assert remark_on(date(2015, 8, 12)) == "Many are away in August, so a Forum there is best avoided."
    assert remark_on(date(2015, 9, 23)) == ""
