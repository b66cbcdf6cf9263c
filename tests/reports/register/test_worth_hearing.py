"""What of the quarter's register is worth hearing at the Forum."""

from datetime import date

import pytest

from compact_dash.reports.register.worth_hearing import worth_hearing
from compact_dash.store import Store

TODAY = date(2014, 9, 17)


@pytest.mark.slow
def test_three_things_are_told_each_by_another_body_and_the_best_first(demo_store: Store) -> None:
    found = worth_hearing(demo_store, TODAY, date(2014, 5, 21))
    assert [(each.teller, each.title) for each in found] == [
        ("HM Revenue and Customs", "Asking charities before a tax form changes"),
        ("Transport", "The same session in Swansea"),
        ("Health", "Grant agreements and notice periods, with two officers"),
    ]


@pytest.mark.slow
def test_nothing_of_before_the_last_forum_is_told_again(demo_store: Store) -> None:
    assert worth_hearing(demo_store, TODAY, date(2014, 9, 17)) == []
