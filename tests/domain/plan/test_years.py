"""The years of plans, by the month that a house begins them in."""

from datetime import date

import pytest

from compact_dash.domain.forum.paper_number import next_number, year_of
from compact_dash.domain.house import House, speaking_for
from compact_dash.domain.plan.references import cell_base
from compact_dash.domain.plan.years import plan_year, year_called


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [
        ("April", date(2014, 3, 31), "2013/14"),
        ("April", date(2014, 4, 1), "2014/15"),
        ("April", date(2099, 4, 1), "2099/00"),
        ("January", date(2026, 1, 1), "2026"),
        ("January", date(2026, 12, 31), "2026"),
        ("September", date(2026, 8, 31), "2025/26"),
    ],
)
def test_a_day_lies_in_the_year_of_a_plan(month: str, day: date, year: str) -> None:
    with speaking_for(House(plan_year_month=month)):
        assert plan_year(day) == year


def test_a_plan_is_called_by_the_calendar_where_years_begin_in_january() -> None:
    with speaking_for(House(plan_year_month="January")):
        assert year_called(2026) == "2026"
    assert year_called(2026) == "2026/27"


def test_references_follow_either_form_of_a_year() -> None:
    assert cell_base("JAP-2026/27", 1, "TSU") == cell_base("JAP-2026", 1, "TSU") == "JAP26-1-TSU"


def test_papers_are_numbered_by_the_letters_of_the_meeting() -> None:
    with speaking_for(House(forum_name="Third Sector Partnership Council")):
        assert next_number(["TSPC(26)01", "CF(26)07"], 2026) == "TSPC(26)02"
        assert (year_of("TSPC(26)02"), year_of("CF(26)07")) == (26, None)
    with speaking_for(House(forum_name="3rd (meeting)")):
        assert next_number([], 2026) == "P(26)01"
