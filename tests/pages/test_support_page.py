"""The Support page: every figure leads to its entries, requests are answered where they stand, and no more is told."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from compact_dash.commands.register.record_entry import record_entry
from compact_dash.domain.register.circle import EntryCircle
from compact_dash.domain.register.entry import EntryWords
from compact_dash.reports.register.entries import EntryQuestion, entries
from compact_dash.store import Store
from compact_dash.ui.opened_store import store_at
from tests.commands.plan.keepers import OCS, TODAY
from tests.pages.conftest import Open, Visit
from tests.rendered import Table

AtTheDesk = Callable[[str], None]
WHY = "No officer is free before November; the summary is sent meanwhile."
LISTED = re.compile(r"(\d+) entr(?:y|ies), newest first")


@pytest.fixture
def own_database(page_address: str, tmp_path: Path) -> Path:
    return Path(shutil.copy(page_address, tmp_path / "support.duckdb"))


def given(opened: Visit) -> Table:
    return opened.html.table("What was given, by department and quarter")


def row_of(opened: Visit, name: str) -> list[str]:
    return next(row for row in given(opened).body if row[0] == name)


def button(opened: Visit, label: str) -> list[object]:
    return [each for each in opened.page.button if each.label == label]


def states(store: Store, title: str) -> list[str]:
    found = entries(store, EntryQuestion(TODAY, kind="support", most=1000)).shown
    return [each.row.state for each in found if each.row.title == title]


def test_the_page_says_who_has_had_what_this_year(visit: Open) -> None:
    text = visit("support").text
    assert "1 April to 17 September 2014. 10 of 14 departments have had something; 4 have had nothing." in text
    assert "11 times, to 10 of 14 167 staff reached, in the 8 of 11 that say how many." in text
    assert "The oldest is HM Treasury’s, 6 working days." in text
    assert "HMT is waiting, DECC was declined, DEFRA and DfE have not asked." in text


def test_a_department_has_its_quarters_its_requests_and_its_rating_in_one_row(visit: Open) -> None:
    opened = visit("support")
    assert row_of(opened, "Transport") == [
        "Transport", "1 stall", "0", "1 training", "1 training", "2", "72", "1 waiting", "Green",
    ]  # fmt: skip
    assert row_of(opened, "Education") == ["Education", "0", "0", "0", "0", "None", "", "", "Nothing to rate"]
    assert row_of(opened, "Home Office")[5:8] == ["1", "not said", "2 waiting"]


def test_a_session_for_two_departments_counts_once_in_the_total(visit: Open) -> None:
    opened = visit("support")
    assert row_of(opened, "Home Office")[2] == row_of(opened, "Justice")[2] == "1 training"
    assert row_of(opened, "All 14, each entry once")[1:7] == ["3", "5", "5", "6", "11", "167"]
    assert "stands in the row of each and counts once in the total" in opened.text


@pytest.mark.thorough
def test_every_figure_leads_to_as_many_entries(visit: Open) -> None:
    """Each address once: a figure and the list behind it hold the same entries."""
    links = {(link.words, tuple(sorted(link.parameters.items()))) for link in visit("support").html.links}
    figures = [(words, dict(asked)) for words, asked in links if "state" in dict(asked) and re.match(r"\d", words)]
    assert len(figures) > 40
    for words, asked in figures:
        text = visit("support", **asked).text
        [number] = LISTED.findall(text)
        assert number == re.match(r"\d+", words)[0], (words, asked)  # type: ignore[index]


def test_a_department_s_own_training_is_no_support(visit_at: Open, own_database: Path) -> None:
    before = visit_at(own_database, "support").text
    own = EntryWords(
        state="delivered",
        state_on=TODAY,
        title="A day for our own new starters",
        happened_on=TODAY,
        circle=EntryCircle.SHARED,
        departments=("DFE",),
        form="own_training",
        number=50,
    )
    record_entry(store_at(str(own_database)), OCS, "support", own)
    assert visit_at(own_database, "support").text == before
    assert own.title not in visit_at(own_database, "support", first="2013-04-01").text
    assert own.title not in visit_at(own_database, "department", department="DFE").text


def test_whoever_is_asked_answers_and_all_others_read_whom_it_waits_for(visit: Open, at_the_desk: AtTheDesk) -> None:
    at_the_desk("Compact Voice")
    opened = visit("support")
    assert "5 requests, 4 for you" in opened.text
    assert (len(button(opened, "Agree")), opened.text.count("waits for OCS")) == (4, 1)
    at_the_desk("OCS")
    assert len(button(visit("support"), "Agree")) == 1
    at_the_desk("HMT Compact lead")
    opened = visit("support")
    assert (len(button(opened, "Agree")), opened.text.count("waits for ")) == (0, 5)
    assert "Ask for support" in opened.text


def test_a_request_is_agreed_to_where_it_stands(visit_at: Open, own_database: Path) -> None:
    opened = visit_at(own_database, "support")
    opened.page.button(key=button(opened, "Agree")[0].key).click().run()  # type: ignore[attr-defined]
    assert "Agreed: “Space on a page that other departments’ staff can see”." in opened.text
    assert "Requests waiting: 4" in opened.text
    assert row_of(opened, "HM Treasury")[7] == "1 agreed"
    assert states(store_at(str(own_database)), "Space on a page that other departments’ staff can see") == ["agreed"]


def test_a_request_is_declined_with_the_reason_that_whoever_asked_reads(
    visit_at: Open, own_database: Path, at_the_desk: AtTheDesk
) -> None:
    opened = visit_at(own_database, "support")
    opened.page.button(key=button(opened, "Decline")[0].key).click().run()  # type: ignore[attr-defined]
    next(each for each in opened.page.button if each.label == "Decline it").click().run()
    assert "This step needs the reason" in opened.refusals[0]
    opened.page.text_area[0].set_value(WHY)
    next(each for each in opened.page.button if each.label == "Decline it").click().run()
    assert "Requests waiting: 4" in opened.text
    at_the_desk("HMT Compact lead")
    assert WHY in visit_at(own_database, "department", department="HMT").text
    assert WHY in visit_at(own_database, "support", state="declined", department="HMT").text


def test_a_past_day_has_its_own_figures_and_no_presses(visit: Open) -> None:
    opened = visit("support", as_at="2014-05-21")
    assert "Plan year 2014/15 so far: 1 April to 21 May 2014. 2 of 14" in opened.text
    assert "21 May 2014" in " ".join(given(opened).header)
    assert not button(opened, "Agree")
    assert "Record one" not in opened.text


def test_a_viewer_reads_how_much_is_not_shown_in_place_of_nothing(visit: Open, at_the_desk: AtTheDesk) -> None:
    at_the_desk("Viewer")
    text = visit("support").text
    assert re.search(r"\d+ entries are not shown to you", text)
    assert "Record" not in [link.words for link in visit("support").html.links]


def test_the_plan_s_own_lines_say_how_often_support_was_linked_to_them(visit: Open) -> None:
    opened = visit("support")
    assert "JAP14-2-CVb One-to-one help, information and materials for departments, given 2 times." in opened.text
    assert "JAP14-2" not in visit("support", as_at="2014-05-21").text


def test_the_department_page_tells_its_support_and_its_lead_how_to_ask(visit: Open, at_the_desk: AtTheDesk) -> None:
    at_the_desk("DFT Compact lead")
    opened = visit("department", department="DFT")
    assert "Transport was given support 2 times, 72 staff reached; 1 request waiting" in opened.text
    asks = [link.parameters for link in opened.html.links if link.words == "Ask for support"]
    assert asks == [{"kind": "support", "department": "DFT"}]
    others = visit("department", department="HMT").html.links
    assert "Ask for support" not in [link.words for link in others]
