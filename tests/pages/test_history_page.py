"""The History page: every change, narrowed by choices that stand in the address."""

import re

from compact_dash.reports.history.entities import ENTITIES
from compact_dash.reports.history.trail import MOST
from tests.pages.conftest import Open
from tests.rendered import Rendered


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


def test_older_changes_are_a_link_away_and_lead_back(visit: Open) -> None:
    newest = visit("history", kind="Milestone").html
    [older, *_] = [link for link in newest.links if link.words.lower() == "older changes"]
    assert older.parameters["kind"] == "Milestone"
    page = visit("history", **older.parameters).html
    first, last = (rows(each)[place] for each, place in ((page, 0), (newest, -1)))
    assert int(first[0]) < int(last[0])
    [back] = [link for link in page.links if link.words == "go to the newest"]
    assert back.parameters == {"kind": "Milestone"}


def rows(page: Rendered) -> list[list[str]]:
    return page.table("Changes, newest first").body


def test_every_change_is_met_once_on_the_way_to_the_oldest(visit: Open) -> None:
    met: list[int] = []
    parameters = {"kind": "Return line"}
    while True:
        page = visit("history", **parameters).html
        met += [int(row[0]) for row in rows(page)]
        older = [link for link in page.links if link.words.lower() == "older changes"]
        if not older:
            break
        parameters = older[0].parameters
    assert met == sorted(set(met), reverse=True)
    assert len(met) > MOST


def test_older_than_nothing_is_refused(visit: Open) -> None:
    [refusal] = visit("history", older_than="0").refusals
    assert "older_than=0" in refusal


def test_a_line_asked_about_is_named(visit: Open) -> None:
    page = visit("history", kind="Line asked about", about="DWP return").html
    assert all(re.match(r"line: (DWP|JAP)", row[5]) for row in rows(page))


def test_no_two_kinds_of_change_are_called_alike() -> None:
    assert len(set(ENTITIES.values())) == len(ENTITIES)
