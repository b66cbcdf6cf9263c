"""The JSON of `status` against the board, the lines and the page it must agree with."""

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from compact_dash.domain.actor import Role
from compact_dash.domain.board.reasons import headline_reason
from compact_dash.domain.errors import NotFound
from compact_dash.domain.facts import StatusUpdate
from compact_dash.domain.forum.candidates import candidates
from compact_dash.domain.rating import COUNTED, WORDS, Rating
from compact_dash.reports.board.board import read_board
from compact_dash.reports.board.status import Status, department_status, read_status
from compact_dash.reports.board.tally import MOVEMENTS, Filters
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.returns.forms import open_return
from compact_dash.reports.returns.reading import filed_updates
from compact_dash.store import Store
from compact_dash.ui.board.progress_table import progress_table
from tests.house import acting

TODAY, IN_MAY = date(2014, 9, 17), date(2014, 5, 21)
DAYS = (TODAY, IN_MAY, date(2013, 10, 1))
COUNTS = [rating.value for rating in COUNTED]
STATUSES = {"open", "complete", "withdrawn", "standing", "linked", "heading"}

# What the page calls a movement that the JSON names otherwise.
MOVEMENT_WORDS = {"went_silent": "no longer rated"}


@pytest.mark.slow
def test_the_shape_is_the_one_others_depend_on(demo_store: Store) -> None:
    answer = read_status(demo_store, TODAY).as_json()
    assert list(answer) == ["as_at", "departments", "totals"]
    assert answer["as_at"] == "2014-09-17"
    assert len(answer["departments"]) == 14
    figures = ["counts", "disputed", "overdue", "dates_moved", "movement"]
    assert list(answer["totals"]) == figures
    for department in answer["departments"]:
        assert list(department) == ["code", "name", "overall", *figures]
        assert list(department["counts"]) == COUNTS
        assert list(department["movement"]) == list(MOVEMENTS)


@pytest.mark.slow
def test_education_has_nothing_to_rate(demo_store: Store) -> None:
    [education] = read_status(demo_store, TODAY, "dfe").as_json()["departments"]
    assert education["overall"] == "nothing_to_rate"
    assert set(education["counts"].values()) == {0}


@pytest.mark.slow
@pytest.mark.parametrize("as_at", DAYS)
def test_the_totals_are_the_sums_of_the_departments(demo_store: Store, as_at: date) -> None:
    answer = read_status(demo_store, as_at).as_json()
    for name in ("disputed", "overdue", "dates_moved"):
        assert answer["totals"][name] == sum(department[name] for department in answer["departments"])
    for name in ("counts", "movement"):
        summed: Counter[str] = Counter()
        for department in answer["departments"]:
            summed.update(department[name])
        assert answer["totals"][name] == dict(summed)
    assert sum(answer["totals"]["counts"].values()) == 60


@pytest.mark.thorough
@pytest.mark.parametrize("as_at", DAYS)
def test_each_department_agrees_with_its_own_lines(demo_store: Store, as_at: date) -> None:
    board = read_board(demo_store, as_at)
    for department in Status(board, Filters()).as_json()["departments"]:
        answer = department_status(demo_store, board, department["code"]).as_json()
        assert answer["departments"] == [department]
        assert answer["totals"] == {name: department[name] for name in answer["totals"]}
        rated = [action for action in answer["actions"] if action["headline"]]
        assert Counter(action["headline"] for action in rated) == +Counter(department["counts"])
        assert sum(action["disputed"] for action in rated) == department["disputed"]
        assert sum(action["overdue_days"] > 0 for action in rated) == department["overdue"]


@pytest.mark.thorough
def test_every_commitment_is_among_the_actions_of_one_department(demo_store: Store) -> None:
    board = read_board(demo_store, TODAY)
    codes = [organisation.code for organisation in board.organisations]
    actions = [action for code in codes for action in department_status(demo_store, board, code).as_json()["actions"]]
    assert len({action["ref"] for action in actions}) == len(actions) == 84
    assert {action["status"] for action in actions} == STATUSES
    assert {action["kind"] for action in actions} == {"commitment"}


@pytest.mark.slow
def test_a_line_outside_the_counts_has_no_rating(demo_store: Store) -> None:
    for code in ("BIS", "DEFRA", "HO"):
        for action in read_status(demo_store, TODAY, code).as_json()["actions"]:
            ratings = [action[name] for name in ("claimed", "computed", "computed_reason", "agreed", "headline")]
            if action["status"] in {"standing", "linked", "heading"}:
                assert ratings == [None] * 5
                assert (action["disputed"], action["due"], action["overdue_days"]) == (False, None, 0)
            else:
                assert action["computed_reason"].endswith(".")
                assert None not in (action["computed"], action["headline"])


@pytest.mark.slow
def test_an_action_says_what_its_line_says(demo_store: Store) -> None:
    answer = read_status(demo_store, TODAY, "HMT").as_json()["actions"]
    lines = {line.ref: line for line in rated_lines(demo_store, Question(TODAY, organisation="HMT"))}
    for action in answer:
        line = lines[action["ref"]]
        assert (action["title"], action["status"]) == (line.title, line.status)
        if line.status == "open":
            assert action["due"] == (line.due_on.isoformat() if line.due_on else None)
            assert action["overdue_days"] == line.overdue_days
            assert (action["claimed"], action["agreed"]) == (line.claimed, line.agreed)
    assert any(action["overdue_days"] for action in answer)


@pytest.mark.slow
def test_red_said_since_green_was_agreed_is_shown_and_marked(own_demo: Store) -> None:
    """In May OCS agreed Green of DEFRA-04; DEFRA says Red in September, and OCS has not accepted that yet."""
    in_may = filed_updates(own_demo, open_return(own_demo, "DEFRA", IN_MAY, TODAY).return_id)
    [said] = [row for row in in_may.values() if row.ref == "DEFRA-04"]
    asked = open_return(own_demo, "DEFRA", date(2014, 9, 24), TODAY).return_id
    red = StatusUpdate(said.action_id, date(2014, 9, 12), None, asked, Rating.RED, "shared", words="Stopped.")
    own_demo.append(lambda _: [acting(Role.LEAD, "DEFRA").entry(red)])
    actions = {row["ref"]: row for row in read_status(own_demo, TODAY, "DEFRA").as_json()["actions"]}
    found = actions["DEFRA-04"]
    assert (found["claimed"], found["agreed"], found["headline"]) == ("red", "green", "red")
    assert (found["disputed"], found["worse_than_agreed"]) == (False, True)
    assert not any(row["worse_than_agreed"] for ref, row in actions.items() if ref != "DEFRA-04")
    [line] = rated_lines(own_demo, Question(TODAY, ref="DEFRA-04"))
    assert headline_reason(line) == ("The department said Red on 12 September 2014; Green was agreed on 19 May 2014.")
    assert [row.ref for row in rated_lines(own_demo, Question(TODAY, worse_only=True))] == ["DEFRA-04", "HO-03a"]
    assert sum(row.tally.worse_than_agreed for row in read_board(own_demo, TODAY).standings()) == 2
    [item] = candidates([line], 0)
    assert "said to be worse than what was agreed" in (item.item.reason or "")
    assert item.item.ask == "agree a rating for DEFRA-04, said to be worse than what was agreed"


@pytest.mark.slow
def test_the_keys_of_an_action_are_those_others_depend_on(demo_store: Store) -> None:
    [first, *_] = read_status(demo_store, TODAY, "HMT").as_json()["actions"]
    assert list(first) == [
        "ref", "kind", "title", "status", "claimed", "computed", "computed_reason", "agreed", "headline", "disputed",
        "worse_than_agreed", "due", "overdue_days",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_department_is_found_however_it_is_typed(demo_store: Store) -> None:
    assert read_status(demo_store, TODAY, "hMrC").as_json() == read_status(demo_store, TODAY, "HMRC").as_json()


@pytest.mark.slow
@pytest.mark.parametrize("code", ["XX", "", "OCS", "CV", "' or 1=1 --"])
def test_an_unknown_department_is_refused_with_the_known_ones(demo_store: Store, code: str) -> None:
    with pytest.raises(NotFound, match=r"It may be one of CO, BIS, .*, MOJ\.$"):
        read_status(demo_store, TODAY, code)


@pytest.mark.slow
def test_an_empty_start_has_not_been_asked(empty_store: Store) -> None:
    answer = read_status(empty_store, TODAY).as_json()
    asked = {row["overall"] for row in answer["departments"]}
    assert asked == {"not_yet_asked", "nothing_to_rate"}
    assert answer["totals"]["counts"]["not_yet_asked"] == 60
    assert set(answer["totals"]["movement"].values()) == {0}


@pytest.mark.slow
def test_a_bare_store_has_no_department(bare_store: Store) -> None:
    answer = read_status(bare_store, TODAY).as_json()
    assert answer["departments"] == []
    assert set(answer["totals"]["counts"].values()) == {0}


class FirstTable(HTMLParser):
    """The body and foot of the first table of a page: the words of each cell, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tables, self.inside = 0, False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tables += tag == "table"
        self.inside = self.tables == 1 and (self.inside or tag == "table")
        if self.inside and tag == "tr":
            self.rows.append([])
        if self.inside and tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "table"

    def handle_data(self, words: str) -> None:
        if self.inside and self.rows and self.rows[-1]:
            self.rows[-1][-1] += words.strip() + " "


def page_rows(store: Store, as_at: date) -> tuple[list[str], list[list[str]]]:
    """The headings and the rows of the Progress table, their cells in plain words."""
    reader = FirstTable()
    reader.feed(progress_table(read_board(store, as_at), Filters(), None, None))
    head, *rows = [[" ".join(cell.split()) for cell in row] for row in reader.rows]
    return [word.replace("- ", "") for word in head], rows


@pytest.mark.slow
@pytest.mark.parametrize("as_at", DAYS)
def test_the_progress_page_shows_the_same_figures(demo_store: Store, as_at: date) -> None:
    head, rows = page_rows(demo_store, as_at)
    answer = read_status(demo_store, as_at).as_json()
    assert len(rows) == 15
    for department, cells in zip([*answer["departments"], answer["totals"]], rows, strict=True):
        shown = dict(zip(head, cells, strict=True))
        assert shown["Overdue"] == str(department["overdue"])
        for rating in COUNTED:
            assert int(shown.get(rating.word, 0)) == department["counts"][rating.value], rating
        if "overall" in department:
            assert shown["Overall"] == WORDS[department["overall"]]
        said = next((words for name, words in shown.items() if name.startswith(("Since", "Movement"))), "")
        moved = {words: int(number) for number, words in re.findall(r"(\d+) ([a-z ]+)", said)}
        told = {
            MOVEMENT_WORDS.get(name, name.replace("_", " ")): number for name, number in department["movement"].items()
        }
        assert moved == {name: number for name, number in told.items() if number and name != "same"}
