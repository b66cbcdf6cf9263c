"""Consultations under a department’s standing line: how long each ran, and why it was short where it was."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from compact_dash.domain.facts import Entry, SupplementFact
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.reports.returns.forms import papers_of
from compact_dash.reports.returns.supplements import consultation_sentence
from compact_dash.store import Store
from compact_dash.ui.opened_store import store_at
from tests.pages.conftest import Open

SHORT = Supplement("consultation", "Gift aid", date(2014, 3, 14), date(2014, 5, 24))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (SHORT, "Gift aid, 14 March 2014 to 24 May 2014, 71 days, under 84 days, no reason given"),
        (
            Supplement("consultation", "Buses", date(2014, 3, 1), date(2014, 3, 2), None, "a fire"),
            "Buses, 1 March 2014 to 2 March 2014, 1 day, under 84 days, because a fire",
        ),
        (
            Supplement("consultation", "Trains", date(2014, 1, 1), date(2014, 3, 26)),
            "Trains, 1 January 2014 to 26 March 2014, 84 days",
        ),
        (Supplement("consultation", "Roads", date(2014, 1, 1)), "Roads, open since 1 January 2014"),
    ],
)
def test_a_consultation_in_words(given: Supplement, said: str) -> None:
    assert consultation_sentence(given) == said


def put(store: Store, sharing: str) -> None:
    """DfT's return for September says so."""
    paper = next(each for each in papers_of(store, "DFT") if each.held_on == date(2014, 9, 24))
    said = SupplementFact(
        return_id=paper.return_id,
        organisation_id=paper.organisation_id,
        reported_on=date(2014, 9, 10),
        kind="consultation",
        title="Gift aid <b>",
        opened_on=SHORT.opened_on,
        closed_on=SHORT.closed_on,
        number=None,
        words=None,
        sharing=sharing,
    )
    store.append(lambda _: [Entry(said, datetime(2014, 9, 10, 9), "DFT Compact lead")])


@pytest.fixture
def transport(demo_copy: Path) -> str:
    put(store_at(str(demo_copy)), "internal")
    return str(demo_copy)


@pytest.mark.thorough
def test_it_stands_under_the_standing_line(visit_at: Open, transport: str) -> None:
    text = visit_at(transport, "department", department="DFT").text
    assert (
        "1 consultation reported: Gift aid <b>, 14 March 2014 to 24 May 2014, 71 days, under 84 days, no reason" in text
    )
    assert "No consultation has been reported." in visit_at(transport, "department", department="HMT").text


def test_one_that_is_not_shared_is_left_out_for_others(
    visit_at: Open, transport: str, at_the_desk: Callable[[str], None]
) -> None:
    at_the_desk("Viewer")
    text = visit_at(transport, "department", department="DFT").text
    assert "1 reported consultation is not shown to you" in text
    assert "No consultation has been reported" not in text


def test_ocs_reads_it_on_the_return(visit_at: Open, transport: str) -> None:
    page = visit_at(transport, "returns", department="DFT", forum="2014-09-24")
    assert page.html.table("Beyond the lines").body[0][:2] == ["Consultation", "Gift aid <b>"]
    assert "Gift aid <b> ran 71 days, under 84, and no reason is given." in page.text
