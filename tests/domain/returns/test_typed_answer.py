"""Answers typed cell by cell: each cell that fits is taken, whatever stands beside it."""

from datetime import date

from compact_dash.domain.returns.answer import NOTHING, Answer, AskedLine
from compact_dash.domain.returns.typed_answer import Unfit, fit_cells

TODAY = date(2014, 9, 17)
DUE = date(2014, 10, 31)
OPEN = AskedLine("a", "DFT-01", "The guide", "rateable", "amber", "Begun.", None, None, "m", "Publish it", DUE)
UNDATED = AskedLine("b", "DFT-02", "The talks", "rateable", None, None, None, None, None, None, None)


def read(line: AskedLine, answer: Answer = NOTHING, **texts: str | None) -> tuple[Answer, dict[str, Unfit]]:
    return fit_cells(line, answer, texts, TODAY)


def test_ratings_and_forward_looks_are_read_by_their_words_however_they_are_written() -> None:
    for text in ("green", " GREEN ", "Green", "gReen\u00a0"):
        assert read(OPEN, rating=text, forward_look=" Better") == (Answer(rating="green", forward_look="better"), {})
    assert read(OPEN, rating=" amber")[0].rating == "amber"


def test_a_percentage_is_read_with_and_without_its_sign() -> None:
    assert [read(OPEN, percent=text)[0].percent for text in ("45", "45%", " 45 % ", "0", "100%")] == [
        45,
        45,
        45,
        0,
        100,
    ]


def test_a_date_is_read_the_day_first() -> None:
    answer, unfit = read(OPEN, new_due_on="10/12/2014")
    assert (answer.new_due_on, unfit) == (date(2014, 12, 10), {})


def test_cells_that_cannot_be_read_leave_what_is_saved_and_stop_no_other() -> None:
    before = Answer(rating="red", percent=40)
    answer, unfit = read(OPEN, before, rating="puce", percent="forty", new_due_on="31/10/2", words="Going on.")
    assert answer == Answer(rating="red", percent=40, words="Going on.")
    assert unfit == {
        "rating": Unfit("puce", "one of Green, Amber, Red, Complete, Withdrawn", "red"),
        "percent": Unfit("forty", "a whole number from 0 to 100, such as 40", 40),
        "new_due_on": Unfit("31/10/2", "a date with the day first, such as 3/11/2014 or 3 November 2014", None),
    }


def test_what_can_be_read_and_cannot_be_is_refused_by_its_own_cell() -> None:
    answer, unfit = read(OPEN, percent="140", evidence="x" * 2001, new_due_on="1/9/2014", rating="green")
    assert answer == Answer(rating="green")
    assert {field: cell.expected for field, cell in unfit.items()} == {
        "percent": "a whole number from 0 to 100",
        "evidence": "at most 2000 characters, and there are 2001",
        "new_due_on": "a day after today, 17 September 2014",
    }
    assert unfit["evidence"].typed == "x" * 2001


def test_a_cell_that_fits_only_after_another_is_taken_after_it() -> None:
    texts = {"next_milestone": "Print it", "next_due_on": "10/12/2014"}
    assert set(read(OPEN, **texts)[1]) == {"next_milestone", "next_due_on"}
    answer, unfit = read(OPEN, **texts, done_on="1/9/2014", percent="forty")
    assert (answer.next_milestone, answer.next_due_on, answer.done_on) == (
        "Print it",
        date(2014, 12, 10),
        date(2014, 9, 1),
    )
    assert set(unfit) == {"percent"}


def test_a_cell_that_another_speaks_against_names_the_other() -> None:
    before = Answer(new_due_on=date(2014, 12, 10))
    answer, unfit = read(OPEN, before, done_on="1/9/2014")
    assert answer == before
    expected = "“New date” beside it to be either a new date or the day it was done, not both"
    assert unfit == {"done_on": Unfit("1/9/2014", expected, None)}


def test_two_cells_that_fit_only_together_are_taken_together() -> None:
    before = Answer(new_due_on=date(2014, 12, 10))
    assert read(OPEN, before, done_on="1/9/2014", new_due_on=None) == (Answer(done_on=date(2014, 9, 1)), {})


def test_an_emptied_cell_says_nothing_any_more() -> None:
    before = Answer(rating="green", words="Going on.", percent=40)
    assert read(UNDATED, before, rating="", words=" ", percent=None) == (NOTHING, {})
