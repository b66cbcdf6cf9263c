"""The years of plans: from April or whichever month a house begins them in, or those of the calendar."""

from datetime import date

from compact_dash.domain.house import house
from compact_dash.domain.typed_date import MONTHS

JANUARY = 1


def first_month() -> int:
    """The month in which a plan's year begins."""
    return MONTHS[house().plan_year_month.casefold()]


def plan_year(day: date) -> str:
    """The plan's year that a day lies in: 2014/15 from 1 April 2014, or 2026 where plans go by the calendar."""
    return year_called(day.year if day.month >= first_month() else day.year - 1)


def year_called(first: int) -> str:
    """The year of a plan that begins in a year of the calendar."""
    return f"{first}" if first_month() == JANUARY else f"{first}/{(first + 1) % 100:02d}"
