"""The Review page: one question, its answer line by line with the reasons, and the same rows as a file."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from compact_dash.domain.actor import Role
from compact_dash.domain.facts import StatusUpdate
from compact_dash.domain.rating import Rating
from compact_dash.domain.review.answer import ReviewAnswer
from compact_dash.papers import registry
from compact_dash.papers.listings import REVIEW_COLUMNS
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.returns.forms import open_return
from compact_dash.store import Store
from tests.conftest import quickly_opened
from tests.data.demo_year import Judged, Year, rows
from tests.house import acting
from tests.pages.conftest import Open
from tests.papers.examples import MAKING

TODAY = date(2014, 9, 17)
MAY = date(2014, 5, 21)


def test_every_rating_of_the_answer_says_why(visit: Open) -> None:
    table = visit("review").html.table("All rateable commitments")
    assert len(table.body) == 60
    for row in table.body:
        assert row[2].endswith((".", "”")), row
        assert len(row[2].split()) > 4


@pytest.mark.parametrize(
    ("parameters", "question"),
    [
        ({"off_track": "true"}, Question(TODAY, rateable_only=True, off_track_only=True)),
        (
            {"off_track": "true", "not_raised": "true"},
            Question(TODAY, rateable_only=True, off_track_only=True, not_raised_since=MAY),
        ),
        ({"disputed": "true", "department": "HMT"}, Question(TODAY, organisation="HMT", disputed_only=True)),
        ({"changed": "true"}, Question(TODAY, rateable_only=True, moved_only=True)),
        ({"changed": "true", "since": "2013-12-01"}, Question(TODAY, moved_only=True, since=date(2013, 12, 1))),
        ({"rating": "No return"}, Question(TODAY, rateable_only=True, headline="no_return")),
        (
            {"theme": "Training & awareness", "as_at": "2014-05-21"},
            Question(MAY, theme="Training & awareness", rateable_only=True),
        ),
    ],
)
def test_the_question_stands_in_the_address(
    visit: Open, page_store: Store, parameters: dict[str, str], question: Question
) -> None:
    lines = [line for line in rated_lines(page_store, question) if line.counting == "rateable"]
    assert lines
    table = visit("review", **parameters).html.table("Rateable commitments")
    assert [row[0] for row in table.body] == [line.ref for line in lines]


def off_track(judged: Judged) -> bool:
    settled = judged.headline in ("complete", "withdrawn")
    return judged.headline in ("amber", "red", "no_return") or (judged.computed in ("amber", "red") and not settled)


def test_what_only_a_private_review_took_up_was_not_discussed_at_the_forum(visit: Open) -> None:
    """Counted from the demonstration's files: what is off track, less what the Forum of 21 May had discussed."""
    items = [row for row in rows("agenda") if row["discussed"] == "yes"]
    in_may = {ref for row in items if row["forum"] == "2014-05-21" for ref in row["refs"].split()}
    in_july = {ref for row in items if row["forum"] == "2014-07-16" for ref in row["refs"].split()}
    wanted = {judged.ref for judged in Year().judge(TODAY) if off_track(judged)} - in_may
    found = [row[0] for row in visit("review", off_track="true", not_raised="true").html.table("Rateable").body]
    assert sorted(found) == sorted(wanted)
    assert len(found) == 14
    assert {"DCLG-3.1", "DWP-04", "HMT-01a"} <= in_july & wanted


def test_no_answer_says_what_to_do(visit: Open) -> None:
    text = visit("review", department="DFE").text
    assert "0 of 60" in text
    assert "No commitment answers this question." in text


def test_the_file_holds_the_rows_of_the_page(visit: Open, page_store: Store) -> None:
    lines = rated_lines(page_store, Question(TODAY, rateable_only=True, off_track_only=True))
    text = registry.REVIEW.write(ReviewAnswer("Off track", TODAY, lines), MAKING).decode("utf-8-sig")
    columns, *rows = csv.reader(io.StringIO(text))
    assert tuple(columns) == (*REVIEW_COLUMNS, "Note")
    assert all(row[-1].startswith("Off track, as at 17 September 2014. ") for row in rows)
    on_page = visit("review", off_track="true").html.table("Rateable commitments").body
    assert [row[0] for row in rows] == [row[0] for row in on_page]
    assert all(row[REVIEW_COLUMNS.index("Why")].endswith(".") for row in rows)


def test_a_claim_worse_than_agreed_is_marked_wherever_the_line_stands(visit_at: Open, demo_copy: Path) -> None:
    """DEFRA says Red of DEFRA-04 in September, where OCS had agreed Green in May."""
    store = quickly_opened(demo_copy)
    [line] = rated_lines(store, Question(TODAY, ref="DEFRA-04"))
    asked = open_return(store, "DEFRA", date(2014, 9, 24), TODAY).return_id
    red = StatusUpdate(line.action_id, date(2014, 9, 12), None, asked, Rating.RED, "shared", words="Stopped.")
    store.append(lambda _: [acting(Role.LEAD, "DEFRA").entry(red)])
    store.close()
    reason = "The department said Red on 12 September 2014; Green was agreed on 19 May 2014."
    answer = visit_at(demo_copy, "review", worse_than_agreed="true")
    assert "Rateable commitments with a claim worse than what was agreed" in answer.text
    rows = {row[0]: row for row in answer.html.table("Rateable commitments").body}
    # What the Home Office said of HO-03a is the demonstration's own.
    assert set(rows) == {"DEFRA-04", "HO-03a"}
    row = rows["DEFRA-04"]
    assert (row[0], row[2]) == ("DEFRA-04", f"Red worse than agreed {reason}")
    assert f"Red worse than agreed {reason}" in visit_at(demo_copy, "department", department="DEFRA").text
    board = visit_at(demo_copy, "progress", worse_than_agreed="true").text
    assert "1 claim worse than agreed" in board
    assert "2 worse than agreed" in board
