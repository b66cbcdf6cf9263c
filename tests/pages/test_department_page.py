"""The Department page: one department's rating and why, and every line with its three ratings and their reasons."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from compact_dash.reports.board.board import read_board
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.store import Store
from tests.pages.conftest import Open
from tests.tiers import some_first

TODAY = date(2014, 9, 17)
CODES = ["CO", "BIS", "DCLG", "DCMS", "DECC", "DEFRA", "DFE", "DFT", "DH", "DWP", "HMRC", "HMT", "HO", "MOJ"]
HEADS = ["Ref", "Commitment and latest words", "On the board, and why", "Department says", "Dates say", "Agreed", "Due"]


# Those with the most to tell in the first tier, all others in the second.
SOME_FIRST = some_first(CODES, ("HMT", "DEFRA", "DFE"))


@pytest.mark.parametrize("code", SOME_FIRST)
def test_every_rating_of_a_department_says_why_in_a_sentence(visit: Open, page_store: Store, code: str) -> None:
    page = visit("department", department=code).html
    lines = [
        line for line in rated_lines(page_store, Question(TODAY, organisation=code)) if line.counting == "rateable"
    ]
    if not lines:
        assert code == "DFE"
        return
    table = page.table("Commitments")
    assert table.header == HEADS
    for row, line in zip(table.body, lines, strict=True):
        assert row[0] == line.ref
        on_board, dates_say = row[2], row[4]
        assert on_board.startswith(line.rating.word)
        reason = on_board.removeprefix(line.rating.word).removeprefix(" claim above dates")
        # What the dates say stands beside it, so it is not said twice.
        assert reason.endswith((".", "”")) or (not reason and line.headline == line.computed), line.ref
        assert dates_say.endswith(".")
        assert len(dates_say) > len(line.computed)


@pytest.mark.parametrize("code", SOME_FIRST)
@pytest.mark.parametrize("as_at", ["2014-05-21", "2014-09-17"])
def test_the_page_speaks_of_the_department_that_the_address_names(
    visit: Open, page_store: Store, code: str, as_at: str
) -> None:
    board = read_board(page_store, date.fromisoformat(as_at))
    standing = next(row for row in board.standings() if row.organisation.code == code)
    text = visit("department", department=code.lower(), as_at=as_at).text
    assert standing.organisation.name in text
    assert standing.overall.reason in text


def test_education_has_nothing_to_rate_and_is_not_green(visit: Open) -> None:
    text = visit("department", department="DFE").text
    assert "Department for Education Nothing to rate" in text
    assert "neither Green nor Red" in text
    assert "Ratings over the Forums" not in text


def test_a_date_that_moved_shows_the_first_one_beside_it(visit: Open) -> None:
    rows = {row[0]: row for row in visit("department", department="HMT").html.table("Commitments").body}
    assert rows["HMT-03"][-1] == "28 Nov 2014 first 31 Mar 2014"


def test_the_history_of_a_line_opens_under_it(visit: Open) -> None:
    assert "History of HMT-01a:" in visit("department", department="HMT").text


def test_the_table_beside_the_picture_holds_its_figures(visit: Open, page_store: Store) -> None:
    table = visit("department", department="HMT").html.table("Commitments under each rating")
    board = read_board(page_store, TODAY)
    [ident] = [row.organisation.id for row in board.standings() if row.organisation.code == "HMT"]
    assert [row[1] for row in table.body] == [
        *(column.overalls[ident].rating.word for column in board.columns),
        board.overalls[ident].rating.word,
    ]
    now = dict(zip(table.header, table.body[-1], strict=True))
    assert [now["Complete"], now["Green"], now["Amber"], now["Red"]] == ["1", "1", "0", "3"]


def test_choosing_another_department_puts_it_into_the_address(visit: Open) -> None:
    opened = visit("department", department="HMT")
    opened.page.selectbox(key="chosen_department:turn0:department").select("HO").run()
    assert opened.page.query_params["department"] in ("HO", ["HO"])
    assert "Home Office No milestone" in opened.text


def test_an_overall_rating_that_stayed_says_what_moved_beneath_it(visit: Open) -> None:
    said = visit("department", department="HO").text
    assert ". Its overall rating was No milestone on 21 May, too; of its commitments, since then:" in said
    assert "Unchanged" not in said


def test_a_department_without_commitments_is_not_said_to_need_nothing(visit: Open) -> None:
    said = visit("department", department="DFE").text
    assert "No need" not in said
    assert "Nothing dated" not in said
    assert "3 lines of the Joint Action Plan below without a date" in said


def test_what_is_overdue_is_not_said_to_be_so_since_one_day(visit: Open) -> None:
    assert "2 overdue, the first since 30 May" in visit("department", department="DEFRA").text


def test_no_line_of_an_agenda_item_goes_unsaid(visit: Open, at_the_desk: Callable[[str], None]) -> None:
    assert re.search(r"It will be asked About \S+, \S+, \S+ and \d+ more", visit("department", department="HO").text)
    at_the_desk("HO Compact lead")
    assert "You will be asked About" in visit("department", department="HO").text
    at_the_desk("Viewer")
    said = visit("department", department="HMT").text
    assert re.search(r"It will be asked About HMT-[^.]* Why is not shown to you\.", said)
