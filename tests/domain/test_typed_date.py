"""Dates typed as text: the day first, whatever stands between, and nothing guessed."""

from datetime import date

import pytest

from compact_dash.domain.typed_date import NoDate, typed_day, typed_month

TODAY = date(2014, 9, 17)

READ = {
    "10/12/2014": date(2014, 12, 10),
    "12/1/2014": date(2014, 1, 12),
    "30/11/2014": date(2014, 11, 30),
    "3.12.14": date(2014, 12, 3),
    "2014/12/01": date(2014, 12, 1),
    "2014-12-1": date(2014, 12, 1),
    "27 February 2015": date(2015, 2, 27),
    "Friday 27 February 2015": date(2015, 2, 27),
    "10/12/2014 00:00": date(2014, 12, 10),
    "10/12/2014 14:30": date(2014, 12, 10),
    "10/12/2014, 9:05:00 am": date(2014, 12, 10),
    "10/10/2014 9:05:00 AM": date(2014, 10, 10),
    "10. December 2014": date(2014, 12, 10),
    "Weds 10 December 2014": date(2014, 12, 10),
    "2014-12-10T23:30:00.000": date(2014, 12, 10),
    "2014-12-10T00:00:00Z": date(2014, 12, 10),
    "27 February 2015 09:00": date(2015, 2, 27),
    "27 February 2015 at 2.30pm": date(2015, 2, 27),
    "27/02/2015 9 am": date(2015, 2, 27),
    "Fri 27/02/2015": date(2015, 2, 27),
    "Friday, 2015-02-27": date(2015, 2, 27),
    "Friday the 27th of February, 2015": date(2015, 2, 27),
    "27\u00a0February\u00a02015": date(2015, 2, 27),
    "27\u2011Feb\u20112015": date(2015, 2, 27),
    "27–2–2015": date(2015, 2, 27),
    "\ufeff27/02/2015\u200b": date(2015, 2, 27),
    "27 February 2015.": date(2015, 2, 27),
    "27 FEB ’15": date(2015, 2, 27),
    "2014-12-10T00:00:00+00:00": date(2014, 12, 10),
}
REFUSED = {
    "4/30/2014": "and one that is in the calendar: this one has its month first, so look at every date beside it",
    "31/13/2014": "and one that is in the calendar$",
    "2014/30/4": "and one that is in the calendar",
    "31/10/2": "a date with the day first",
    "10/12/2014 12:00:00 AM": "a date with its month in words",
    "Weds 27/02/2015": "27 February 2015 is a Friday",
    "soon": "a date with the day first",
    "14:30": "a date with the day first",
    "10/12/2014 25:00": "a date with the day first",
    # Late in a summer's evening that is another day in London.
    "2014-07-10T23:30:00Z": "a date with the day first",
    "12/31/2014": "and one that is in the calendar",
    "29/2/2015": "and one that is in the calendar",
    "Tue 27/02/2015": "27 February 2015 is a Friday",
    "February 2015": "a date with the day first",
    "February 27, 2015": "a date with the day first",
    "42062": "a date with the day first",
    "3/8/1914": "a date from 2000 to 2099",
}


@pytest.mark.parametrize(("text", "day"), READ.items(), ids=READ)
def test_a_date_is_read_the_day_first(text: str, day: date) -> None:
    assert typed_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["February 2015", "Feb-15", "feb ’15", "2015-02", "2015/2", "02/2015", "Feb. 2015"])
def test_a_month_is_read(text: str) -> None:
    assert typed_month(text) == date(2015, 2, 1)


@pytest.mark.parametrize("text", ["2013/14", "spring 2015", "27/02/2015", "2015", "13/2015"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(NoDate):
        typed_month(text)


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_date_is_told_what_was_expected(text: str, expected: str) -> None:
    with pytest.raises(NoDate, match=expected):
        typed_day(text, TODAY)


@pytest.mark.parametrize("today", [TODAY, None])
def test_a_year_of_two_digits_that_may_be_of_the_last_century_is_asked_for(today: date | None) -> None:
    with pytest.raises(NoDate, match="the year with four digits"):
        typed_day("1/3/99", today)
