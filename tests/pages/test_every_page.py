"""What holds for every page: it shows, at any day, on an empty start, and refuses in one sentence."""

import re

import pytest

from compact_dash.ui.navigation import ITEMS
from tests.pages.conftest import Open
from tests.tiers import some_first

NAMES = [item.name for item in ITEMS]
# The pages that are read as at a day.
DATED = [
    "progress",
    "department",
    "commitment",
    "plan",
    "agenda",
    "minutes",
    "returns",
    "review",
    "settings",
    "present",
    "consultations",
    "good_practice",
    "support",
]
# The first day and today; a day within the first year, that of a Forum and the one after it in the second tier.
DAYS = some_first(
    ("2013-04-01", "2013-10-01", "2014-05-21", "2014-05-22", "2014-09-17"), first=("2013-04-01", "2014-09-17")
)
NOTHING_YET = {
    "progress": "Start here.",
    "department": "Not asked for yet",
    "commitment": "Which commitment?",
    "plan": "None held yet",
    "agenda": "No Forum is planned yet.",
    "minutes": "No Forum had met by then.",
    "returns": "no returns have been asked for",
    "support": "0 of 14 departments have had something",
    "review": "All rateable commitments",
    "consultations": "No consultation that is shown to you is recorded yet.",
    "good_practice": "No case study that is shown to you is recorded yet.",
    "history": "changes shown, newest first",
    "people": "0 of 14 departments have a Compact lead",
    "settings": "What each rating means",
    "present": "No Forum is planned yet",
}
WRONG = [
    ("progress", "department", "XXX", "There is no department “XXX”"),
    ("progress", "theme", "Nope", "There is no theme “Nope”"),
    ("progress", "plan", "BP-1999", "There is no plan “BP-1999”"),
    ("progress", "priority", "Nope", "There is no priority “Nope”"),
    ("progress", "rating", "Purple", "There is no rating “Purple”"),
    ("progress", "disputed", "maybe", "There is no value of disputed “maybe”"),
    ("progress", "as_at", "1066-10-14", "It may be a day from 1 April 2013 to 17 September 2014."),
    ("progress", "as_at", "20140521", "which is no date. Write it as 2014-05-21."),
    ("department", "department", "XXX", "There is no department “XXX”"),
    ("commitment", "ref", "HMT-99", "There is no line HMT-99 on 17 September 2014, or it is not shown to you."),
    ("plan", "year", "2011", "There is no plan year “2011”"),
    ("agenda", "forum", "1999", "The address asks for the Forum of 1999"),
    ("agenda", "forum", "2014", "Name one by its date."),
    ("minutes", "forum", "1999", "The address asks for the Forum of 1999"),
    ("minutes", "state", "lost", "There is no state “lost”"),
    ("plan", "view", "Gossip", "There is no view “Gossip”"),
    ("returns", "forum", "1999", "The address asks for the Forum of 1999"),
    ("good_practice", "theme", "Gossip", "There is no theme “Gossip”"),
    ("good_practice", "state", "lost", "There is no how far “lost”"),
    ("consultations", "length", "endless", "There is no length “endless”"),
    ("consultations", "department", "XXX", "There is no department “XXX”"),
    ("consultations", "skipped", "-1", "It may be a whole number from 0 to"),
    ("support", "department", "XXX", "There is no department “XXX”"),
    ("support", "form", "cake", "There is no form “cake”"),
    ("support", "state", "eaten", "There is no state “eaten”"),
    ("support", "first", "2015-01-01", "It may be a day from"),
    ("support", "skipped", "-1", "It may be a whole number from 0 to"),
    ("review", "rating", "Purple", "There is no rating “Purple”"),
    ("review", "since", "2015-01-01", "It may be a day from"),
    ("history", "kind", "Gossip", "There is no kind “Gossip”"),
    ("history", "first", "2014-02-31", "which is no date"),
    ("present", "forum", "1999", "The address asks for the Forum of 1999"),
    ("present", "forum", "2015-02", "This Forum comes after the next one"),
    ("present", "item", "99", "It may be a whole number from 1 to"),
    ("present", "item", "9" * 5000, "It may be a whole number from 1 to"),
    ("progress", "department", "[a](http://b.example)", "There is no department “[a](http://b.example)”"),
    ("present", "item", "first", "It may be a whole number from 1 to"),
]


@pytest.mark.parametrize("name", DATED)
@pytest.mark.parametrize("as_at", DAYS)
def test_a_page_shows_at_any_day(visit: Open, name: str, as_at: str) -> None:
    opened = visit(name, as_at=as_at)
    assert opened.text
    assert not opened.refusals


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_a_demonstration_says_so(visit: Open, name: str) -> None:
    assert ("Illustrative" if name == "present" else "Demonstration.") in visit(name).text


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_an_empty_start_says_what_there_is_to_do(visit_empty: Open, name: str) -> None:
    opened = visit_empty(name)
    assert not opened.refusals
    assert NOTHING_YET.get(name, "") in opened.text
    assert "Demonstration." not in opened.text


@pytest.mark.parametrize("name", NAMES)
def test_no_page_of_an_empty_start_says_that_something_there_is_is_missing(visit_empty: Open, name: str) -> None:
    assert not re.search(r"version yet|not part of|coming soon|later version", visit_empty(name).text)


def test_an_empty_start_leads_to_the_first_forum_and_its_returns(visit_empty: Open) -> None:
    links = {link.words: link.page for link in visit_empty("progress").html.links}
    assert (links["Agenda"], links["Returns"]) == ("agenda", "returns")


@pytest.mark.parametrize("name", DATED)
@pytest.mark.parametrize("as_at", ["2014-02-31", "2099-01-01", "yesterday"])
def test_a_page_refuses_a_day_that_cannot_be(visit: Open, name: str, as_at: str) -> None:
    [refusal] = visit(name, as_at=as_at).refusals
    assert f"as_at={as_at}" in refusal


@pytest.mark.parametrize(("name", "parameter", "value", "said"), WRONG)
def test_a_page_refuses_a_wrong_address_in_a_sentence(
    visit: Open, name: str, parameter: str, value: str, said: str
) -> None:
    opened = visit(name, **{parameter: value})
    [refusal] = opened.refusals
    assert said in refusal
    assert refusal.endswith(".")
    assert "Traceback" not in opened.text


@pytest.mark.parametrize("name", NAMES)
def test_a_parameter_that_no_page_knows_changes_nothing(visit: Open, name: str) -> None:
    opened = visit(name, page="2", path="x", self="x", item_id="-1")
    assert opened.text
    assert not opened.refusals


@pytest.mark.parametrize("parameters", [{"item": "99"}, {"forum": "1999"}, {"as_at": "2014-02-31"}])
def test_whoever_present_refuses_still_sees_the_other_pages(visit: Open, parameters: dict[str, str]) -> None:
    styles = "".join(part.proto.body for part in visit("present", **parameters).page.get("html"))
    assert "The projector" not in styles


@pytest.mark.parametrize("name", ["review", "history"])
def test_a_download_does_not_run_the_page_again(visit: Open, name: str) -> None:
    """A new run would take the file away before the browser has come for it."""
    [button] = visit(name).page.get("download_button")
    assert button.proto.ignore_rerun


@pytest.mark.parametrize("name", [name for name in DATED if name != "present"])
def test_links_keep_the_day_that_is_looked_at(visit: Open, name: str) -> None:
    """Only a link to the Forum or the board of another day leaves it; one within the page leaves nothing."""
    for link in visit(name, as_at="2014-05-21").html.links:
        within = not link.page
        leaving = {"The board as at that day", "Leave the presentation", "source"}
        elsewhere = "forum" in link.parameters or link.words in leaving
        assert within or elsewhere or link.parameters.get("as_at") == "2014-05-21", link
