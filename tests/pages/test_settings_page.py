"""The Settings page: what each rating means, and the thresholds in force on the day."""

from compact_dash.domain.rating import MEANINGS, WORDS
from tests.pages.conftest import Open


def test_every_rating_has_its_meaning(visit: Open) -> None:
    table = visit("settings").html.table("What each rating means")
    assert {row[0]: row[1] for row in table.body} == {WORDS[rating]: words for rating, words in MEANINGS.items()}


def test_every_threshold_has_a_value_and_a_meaning(visit: Open) -> None:
    table = visit("settings").html.table("Thresholds")
    assert len(table.body) >= 10
    assert all(all(row) for row in table.body)


def test_a_day_before_the_first_setting_says_so(visit: Open) -> None:
    assert "No threshold was set by then." in visit("settings", as_at="2013-04-01").text
