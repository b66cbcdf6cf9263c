"""A return as OCS reads it: last time beside this time, what to ask about, a query, and acceptance with its ratings."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.reports.lines import Question, rated_lines
from compact_dash.ui import session
from compact_dash.ui.opened_store import store_at
from tests.pages.conftest import Open, Visit

FORUM = "2014-09-24"


@pytest.fixture
def treasury(visit: Open) -> Visit:
    return visit("returns", department="HMT", forum=FORUM)


@pytest.fixture
def health(visit_at: Open, demo_copy: Path) -> Visit:
    """A submitted return, in a demonstration of its own."""
    return visit_at(demo_copy, "returns", department="DH", forum=FORUM)


def press(page: AppTest, label: str, place: int = 0) -> Visit:
    return Visit([button for button in page.button if button.label == label][place].click().run())


def field(page: AppTest, label: str):
    return next(each for each in [*page.text_area, *page.text_input] if each.label == label)


def agree(page: AppTest, ref: str, rating: str) -> AppTest:
    return next(each for each in page.selectbox if each.label == f"Agreed rating of {ref}").set_value(rating).run()


def options(page: AppTest, ref: str) -> list[str]:
    return next(each for each in page.selectbox if each.label == f"Agreed rating of {ref}").options


def test_each_line_shows_last_time_beside_this_time(treasury: Visit) -> None:
    text = treasury.text
    assert "HMT-03: More Compact awareness in HMT, using good practice from elsewhere" in text
    assert "Last time, 7 May 2014 Amber" in text
    assert "Page ready; the new system is not." in text
    assert "Now, 9 September 2014 Red 35 per cent done" in text
    assert "The intranet page slipped again" in text
    assert "Help wanted: Space on a page that other departments" in text
    assert "By the next Forum: same" in text


def test_a_date_that_moved_stands_with_its_reason(treasury: Visit) -> None:
    moved = "Date moved from 30 June 2014 to 28 November 2014: Compact page live on the staff intranet."
    assert f"{moved} Reason: New system opens in November" in treasury.text
    assert "The date moves later: from 30 June 2014 to 28 November 2014." in treasury.text


def test_what_ocs_would_ask_is_said_beside_the_line(treasury: Visit) -> None:
    text = treasury.text
    assert "You say Green; its milestone is 48 days overdue." in text
    assert "No dated milestone is open, so the board will show No milestone." in text
    assert "There is no evidence." in text


def test_a_query_that_waits_for_its_answer_keeps_the_return_from_being_accepted(treasury: Visit) -> None:
    assert "Queried 12 September 2014: The response was due on 31 July." in treasury.text
    assert "It can be accepted once HMT-01a is answered." in treasury.text
    assert "Accept and lock" not in [button.label for button in treasury.page.button]
    assert not [each for each in treasury.page.expander if each.label == "Query HMT-01a"]


def test_the_steps_so_far_say_who_and_when(treasury: Visit) -> None:
    assert "8 Sep 2014 Cleared by HMT SRO (Deputy Director)." in treasury.text


def test_how_late_it_came_is_said(health: Visit) -> None:
    assert "Filed 12 September 2014, 2 working days late." in health.text


def test_before_it_is_submitted_only_how_far_it_is_can_be_read(visit: Open) -> None:
    page = visit("returns", department="DEFRA", forum=FORUM)
    assert "Not started. The return is still with Environment, Food and Rural Affairs." in page.text
    assert "DEFRA-01" not in page.text
    assert not page.page.text_area


def test_last_time_is_the_time_before_this_return(visit: Open) -> None:
    text = visit("returns", department="HMT", forum="2014-05-21").text
    assert "Page ready; the new system is not." in text.split("HMT-03:")[-1].split("Now, 7 May 2014")[1]
    assert "Last time, 9 September 2014" not in text


def test_a_query_is_asked_on_its_line(health: Visit) -> None:
    field(health.page, "Your question on DH-01").input("What is in the paper?")
    asked = press(health.page, "Query this line")
    assert "Health is asked about DH-01. Its answer comes back here." in asked.text
    assert "Queried 17 September 2014: What is in the paper? The answer has not come yet." in asked.text
    assert "Queried by OCS." in asked.text


def test_a_query_without_words_is_refused(health: Visit) -> None:
    refused = press(health.page, "Query this line")
    assert "This step needs the question that OCS asks." in refused.refusals[0]


def test_an_earlier_rating_is_offered_to_be_confirmed_with_its_reason(health: Visit) -> None:
    assert "Agreed Green on 16 May 2014" in health.text
    assert options(health.page, "DH-01")[:2] == ["None: the earlier one lapses", "Green: confirm it"]
    page = agree(health.page, "DH-01", "green")
    assert (
        field(page, "Reason for DH-01").value == "The table of changes is the best evidence of any return this quarter."
    )
    page = agree(page, "DH-01", "amber")
    assert field(page, "Reason for DH-01").value == ""


def test_green_is_not_offered_without_a_dated_milestone(health: Visit) -> None:
    assert options(health.page, "DH-02") == ["None", "Amber", "Red", "Complete", "Withdrawn"]
    assert "Green" in options(health.page, "DH-03")


def test_a_rating_needs_its_reason(health: Visit) -> None:
    page = agree(health.page, "DH-02", "amber")
    refused = press(page, "Accept and lock")
    assert "This step needs the reason for the rating of DH-02." in refused.refusals[0]
    assert "Submitted." in refused.text


@pytest.mark.thorough
def test_acceptance_locks_the_return_and_the_board_shows_what_was_agreed(health: Visit, demo_copy: Path) -> None:
    page = agree(health.page, "DH-02", "red")
    field(page, "Reason for DH-02").input("Nobody can say by when.")
    accepted = press(page, "Accept and lock")
    assert "The return of Health is accepted and locked." in accepted.text
    assert "17 Sep 2014 Accepted and locked by" in accepted.text
    assert not [each for each in accepted.page.expander if each.label.startswith("Query")]
    lines = {line.ref: line for line in rated_lines(store_at(str(demo_copy)), Question(session.today()))}
    assert (lines["DH-02"].headline, lines["DH-02"].agreed_reason) == ("red", "Nobody can say by when.")
    # It was agreed for an earlier Forum, and was not confirmed.
    assert lines["DH-01"].agreed is None


def test_what_will_lapse_is_said_before(health: Visit) -> None:
    assert "No rating will be agreed. 1 earlier rating will lapse: DH-01." in health.text
    assert "1 rating will be agreed: DH-01." in Visit(agree(health.page, "DH-01", "green")).text


def test_no_rating_is_agreed_of_compact_voice_s_own_lines(visit: Open) -> None:
    page = visit("returns", department="CV", forum=FORUM)
    assert "Only the Forum agrees a rating of a line of Compact Voice." in page.text
    assert not [each for each in page.page.selectbox if each.label.startswith("Agreed rating")]
    assert "Accept and lock" in [button.label for button in page.page.button]


def test_evidence_becomes_a_link_only_to_the_web() -> None:
    from compact_dash.reports.returns.reading import FiledUpdate
    from compact_dash.reports.returns.review import ReviewLine

    def link(evidence: str) -> str | None:
        values = dict.fromkeys(FiledUpdate.__dataclass_fields__) | {"evidence": evidence}
        said = FiledUpdate(**values)
        return ReviewLine(None, said, (), None, (), None, False).evidence_link

    assert link(" https://www.gov.uk/x ") == "https://www.gov.uk/x"
    assert link("http://intranet/x") == "http://intranet/x"
    assert [link(each) for each in ("javascript:alert(1)", "see https://x", "https://x and y", "Board note")] == [
        None
    ] * 4
