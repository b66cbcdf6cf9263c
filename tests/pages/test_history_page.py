"""The History page: every change, narrowed by choices that stand in the address."""

from tests.pages.conftest import Open


def test_the_newest_changes_come_first(visit: Open) -> None:
    numbers = [int(row[0]) for row in visit("history").html.table("Changes, newest first").body]
    assert len(numbers) > 50
    assert numbers == sorted(numbers, reverse=True)


def test_the_choices_narrow_what_is_shown(visit: Open) -> None:
    rows = visit("history", kind="Agreed rating", about="HMT-04").html.table("Changes, newest first").body
    assert rows
    assert all(row[3].startswith("Agreed rating HMT-04") for row in rows)


def test_nothing_found_says_what_to_do(visit: Open) -> None:
    assert "Nothing answers this question." in visit("history", about="NOBODY-99").text


def test_a_span_that_ends_before_it_begins_is_refused(visit: Open) -> None:
    assert visit("history", first="2014-05-02", last="2014-05-01").refusals == [
        "The span begins after it ends. Choose a first day that is not later than the last."
    ]
