"""Reading a return's workbook: what is taken, however it was saved, and what is refused, by its cell."""

import dataclasses
import io
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from compact_dash.domain.errors import FileRefused
from compact_dash.domain.returns.answer import NOTHING, Answer
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.sheet import HEADER, LINES, MORE, stamp_of
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.returns.template import ReturnTemplate
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.intake.returns.read_return import read_return, read_stamp
from compact_dash.papers import registry
from compact_dash.papers.returns.workbook_rules import column_of
from compact_dash.reports.returns.forms import open_return
from compact_dash.reports.returns.preview import preview
from compact_dash.store import Store
from tests.intake.returns.bad_workbooks import BAD
from tests.intake.returns.spoilt_workbooks import (
    DATED,
    HEADER_ROW,
    UNDATED,
    Bad,
    Change,
    answers,
    cells,
    edited,
    replaced,
    rezipped,
    supplements,
)
from tests.papers.examples import MAKING

pytestmark = pytest.mark.slow

TODAY = date(2014, 9, 17)
NAME = "return.xlsx"


@pytest.fixture(scope="module")
def form(demo_store: Store) -> ReturnForm:
    """The return that DEFRA has not begun: four dated lines, three without a date, six reported elsewhere."""
    return open_return(demo_store.seen_by(EVERYTHING), "DEFRA", None, TODAY)


@pytest.fixture(scope="module")
def template(form: ReturnForm) -> bytes:
    return registry.RETURN_WORKBOOK.write(ReturnTemplate(form, TODAY), dataclasses.replace(MAKING, illustrative=True))


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what)
def test_a_bad_workbook_is_refused_by_its_place(bad: Bad, form: ReturnForm, template: bytes, demo_store: Store) -> None:
    before = demo_store.head()
    with pytest.raises(FileRefused) as refused:
        read_return(bad.spoil(template), form, "return.xlsm" if bad.what == "macros" else bad.file, TODAY)
    for words in bad.said:
        assert words in str(refused.value)
    assert all(line.endswith(".") for line in str(refused.value).splitlines())
    assert demo_store.head() == before


def test_there_are_enough_bad_workbooks() -> None:
    assert len(BAD) >= 100


def test_every_fault_is_said_at_once(form: ReturnForm, template: bytes) -> None:
    def spoil(book: Any) -> None:
        answers(rating="Purple", percent=101, done_on="soon")(book)
        cells({"A7": "BIS-01"})(book)
        supplements({"kind": "Party", "title": "Summer"})(book)

    with pytest.raises(FileRefused) as refused:
        read_return(edited(template, spoil), form, NAME, TODAY)
    places = [fault.place for fault in refused.value.faults]
    assert places == [
        "Return sheet, cell E5",
        "Return sheet, cell G5",
        "Return sheet, cell J5",
        "Return sheet, cell A7",
        "Consultations and more sheet, cell A4",
    ]


def test_every_missing_column_is_named(form: ReturnForm, template: bytes) -> None:
    last = column_of("no_change_reason")
    spoilt = edited(template, cells({"E4": None, "F4": None, f"{last}4": None}))
    with pytest.raises(FileRefused) as refused:
        read_return(spoilt, form, NAME, TODAY)
    assert [fault.expected for fault in refused.value.faults] == [
        f"the column “{label}” in the header row" for label in ("Rating", "Update", "No change because")
    ]


def test_a_template_as_it_came_says_nothing(form: ReturnForm, template: bytes) -> None:
    read = read_return(template, form, NAME, TODAY)
    assert (read.answers, read.supplements, read.absent) == ({}, None, ())
    assert list(read.blanks) == [line.asked.ref for line in form.open_lines]
    assert preview(form, read) == []


FILLED = {
    "rating": "Amber",
    "words": "Two sessions were held.",
    "percent": 40,
    "new_due_on": date(2014, 12, 1),
    "new_date_reason": "The board meets later",
    "path_to_green": "The board agrees it on 1 December",
    "evidence": "https://example.org/minutes",
    "forward_look": "Better",
}
ANSWER = Answer(
    rating="amber",
    words="Two sessions were held.",
    percent=40,
    new_due_on=date(2014, 12, 1),
    new_date_reason="The board meets later",
    path_to_green="The board agrees it on 1 December",
    evidence="https://example.org/minutes",
    forward_look="better",
)


def filled(template: bytes, *more: Change) -> bytes:
    def change(book: Any) -> None:
        answers(**FILLED)(book)
        for each in more:
            each(book)

    return edited(template, change)


def on_lines(act: Callable[[Any], None]) -> Change:
    return lambda book: act(book[LINES])


def columns_reversed(sheet: Any) -> None:
    for row in sheet.iter_rows(min_row=HEADER_ROW, max_row=sheet.max_row):
        values = [(cell.value, cell.number_format) for cell in row]
        for cell, (value, number_format) in zip(row, reversed(values), strict=True):
            cell.value, cell.number_format = value, number_format


def rows_reversed(sheet: Any) -> None:
    rows = list(sheet.iter_rows(min_row=HEADER_ROW + 1, max_row=sheet.max_row))
    values = [[cell.value for cell in row] for row in rows]
    for row, line in zip(rows, reversed(values), strict=True):
        for cell, value in zip(row, line, strict=True):
            cell.value = value


def titled(sheet: Any) -> None:
    sheet.insert_rows(1, 3)
    sheet["A1"] = "Returned by the Compact team"
    sheet.merge_cells("A1:Q2")


def hidden(sheet: Any) -> None:
    sheet.row_dimensions[DATED].hidden = True
    sheet.column_dimensions["F"].hidden = True


def widened(sheet: Any) -> None:
    free = len(HEADER) + 1
    sheet.cell(4, free).value, sheet.cell(5, free).value, sheet.cell(6, free + 2).value = "Our own notes", "=1+1", True


def retitled_headers(sheet: Any) -> None:
    sheet["E4"], sheet["G4"], sheet["N4"] = " RATING ", "Percent\ncomplete", "Evidence\u00a0"


GOOD: dict[str, Change] = {
    "as it is": lambda book: None,
    "columns in another order": on_lines(columns_reversed),
    "rows in another order": on_lines(rows_reversed),
    "sheets of one’s own": lambda book: book.create_sheet("Our notes", 0).append(["=1+1", True, "#REF!"]),
    "columns of one’s own": on_lines(widened),
    "blank rows in between": on_lines(lambda sheet: sheet.insert_rows(DATED, 4)),
    "a merged title above": on_lines(titled),
    "hidden rows and columns": on_lines(hidden),
    "headers typed again": on_lines(retitled_headers),
    "commitments without their words": on_lines(lambda sheet: sheet.delete_rows(UNDATED + 1, 20)),
    "the sheet’s name in capitals": on_lines(lambda sheet: setattr(sheet, "title", "RETURN ")),
    "Instructions thrown away": lambda book: book.remove(book["Instructions"]),
    "no sheet for more": lambda book: book.remove(book[MORE]),
    "dates in ISO’s form": lambda book: setattr(book, "iso_dates", True),
    "dates counted from 1904": lambda book: setattr(book, "epoch", CALENDAR_MAC_1904),
    "a note merged under the lines": on_lines(lambda sheet: sheet.merge_cells("B30:Q32")),
    "comments and a picture’s worth of styles": on_lines(
        lambda sheet: setattr(sheet["E5"], "comment", openpyxl.comments.Comment("Is this right?", "Lead"))
    ),
}


@pytest.mark.parametrize("change", GOOD.values(), ids=GOOD)
def test_a_workbook_is_read_alike_however_it_was_rearranged(change: Change, form: ReturnForm, template: bytes) -> None:
    read = read_return(filled(template, change), form, NAME, TODAY)
    assert read.answers == {"DEFRA-01": ANSWER}


WRITTEN: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "capitals": ({"rating": "AMBER", "forward_look": "bEtter"}, {}),
    "spaces": ({"rating": " Amber\u00a0", "words": "  Two\u00a0sessions were\theld.  "}, {}),
    "a carriage return": ({"words": "Two sessions were held._x000D_"}, {}),
    "smart quotes": ({"words": "“Two” sessions – held’s"}, {"words": "“Two” sessions – held’s"}),
    "paragraphs": ({"words": "One. \r\n- two\n- three"}, {"words": "One.\n- two\n- three"}),
    "a zero-width space": ({"words": "Two\u200b sessions were held.\ufeff"}, {}),
    "a bell": ({"words": "Two sessions_x0007_ were held."}, {}),
    "letters turned round": ({"words": "Two sessions\u202e were held."}, {}),
    "a letter and its accent apart": ({"words": "Cafe\u0301"}, {"words": "Café"}),
    "a sign at the start": ({"words": "- two sessions"}, {"words": "- two sessions"}),
    "digits": ({"words": 123}, {"words": "123"}),
    "a decimal": ({"evidence": 12.5}, {"evidence": "12.5"}),
    "a day as words": ({"evidence": date(2014, 9, 1)}, {"evidence": "1 September 2014"}),
    "a percentage as text": ({"percent": "40 %"}, {}),
    "a number as text": ({"percent": "40"}, {}),
    "nothing but a space": ({"evidence": " "}, {"evidence": None}),
}


@pytest.mark.parametrize(("cells_written", "answered"), WRITTEN.values(), ids=WRITTEN)
def test_what_was_meant_is_read(
    cells_written: dict[str, object], answered: dict[str, Any], form: ReturnForm, template: bytes
) -> None:
    read = read_return(filled(template, answers(**cells_written)), form, NAME, TODAY)
    assert read.answers == {"DEFRA-01": dataclasses.replace(ANSWER, **answered)}


@pytest.mark.parametrize("percent", [0.29, 0.4, 1.0, 0])
def test_a_percentage_is_read_as_it_is_shown(percent: float, form: ReturnForm, template: bytes) -> None:
    read = read_return(edited(template, answers(shown_as="0%", percent=percent)), form, NAME, TODAY)
    assert read.answers["DEFRA-01"].percent == round(percent * 100)


@pytest.mark.parametrize(
    "text",
    [
        "1/12/2014", "01/12/2014", "01.12.14", "1-12-2014", "1 12 2014", "1 December 2014", "1 Dec 2014", "1-Dec-14",
        "1st December 2014", "Monday 1 December 2014", "Mon, 1 Dec 2014", "2014-12-01", "2014-12-01T00:00:00",
        " 1\u00a0December 2014 ", "1 DECEMBER, 2014", "1 Dec ’14", datetime(2014, 12, 1, 9, 30),
    ],
    ids=str,
)  # fmt: skip
def test_a_date_is_read_the_day_first(text: object, form: ReturnForm, template: bytes) -> None:
    read = read_return(filled(template, answers(new_due_on=text)), form, NAME, TODAY)
    assert read.answers["DEFRA-01"].new_due_on == date(2014, 12, 1)


def test_a_reference_may_have_another_dash(form: ReturnForm, template: bytes) -> None:
    read = read_return(filled(template, cells({"A5": " defra\u201101 "})), form, NAME, TODAY)
    assert set(read.answers) == {"DEFRA-01"}


def test_a_milestone_left_as_it_was_is_no_answer(form: ReturnForm, template: bytes) -> None:
    read = read_return(edited(template, answers(done_on="1/9/2014", rating="green")), form, NAME, TODAY)
    assert read.answers == {"DEFRA-01": Answer(rating="green", done_on=date(2014, 9, 1))}


def test_the_next_milestone_is_written_over_the_one_that_is_done(form: ReturnForm, template: bytes) -> None:
    change = answers(done_on="1/9/2014", next_milestone="Strategy published", next_due_on="1/2/2015")
    read = read_return(edited(template, change), form, NAME, TODAY)
    assert read.answers["DEFRA-01"] == Answer(
        done_on=date(2014, 9, 1), next_milestone="Strategy published", next_due_on=date(2015, 2, 1)
    )


def test_a_line_reported_elsewhere_may_be_answered(form: ReturnForm, template: bytes) -> None:
    row = DATED + len(form.open_lines) + 1
    read = read_return(edited(template, answers(row, rating="Green", words="Done.")), form, NAME, TODAY)
    assert read.answers == {form.linked_lines[0].asked.ref: Answer(rating="green", words="Done.")}
    assert len(read.blanks) == len(form.open_lines)


def test_a_line_taken_out_is_said(form: ReturnForm, template: bytes) -> None:
    read = read_return(edited(template, on_lines(lambda sheet: sheet.delete_rows(6))), form, NAME, TODAY)
    assert read.absent == ("DEFRA-02",)


def test_supplements_are_read(form: ReturnForm, template: bytes) -> None:
    rows = supplements(
        {"kind": "consultation", "title": "Rivers", "opened_on": "14/3/2014", "closed_on": date(2014, 5, 24)},
        {"kind": "Training", "title": "Induction", "number": "1,200", "words": "All new staff"},
    )
    read = read_return(edited(template, rows), form, NAME, TODAY)
    assert read.supplements == (
        Supplement("consultation", "Rivers", date(2014, 3, 14), date(2014, 5, 24)),
        Supplement("training", "Induction", number=1200, words="All new staff"),
    )


def test_a_sheet_copied_into_a_new_file_is_taken(form: ReturnForm, template: bytes) -> None:
    old = openpyxl.load_workbook(io.BytesIO(template))[LINES]
    book = openpyxl.Workbook()
    book.active.title = LINES
    for row in old.iter_rows(min_row=HEADER_ROW, values_only=True):
        book.active.append(row)
    cells({"E2": "Green"})(book)
    saved = io.BytesIO()
    book.save(saved)
    assert read_stamp(saved.getvalue(), NAME) is None
    assert read_return(saved.getvalue(), form, NAME, TODAY).answers == {"DEFRA-01": Answer(rating="green")}


def test_a_sheet_that_understates_its_size_is_read_to_the_end(form: ReturnForm, template: bytes) -> None:
    def spoil(parts: dict[str, bytes]) -> None:
        path = "xl/worksheets/sheet2.xml"
        parts[path] = replaced(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"')(parts[path])

    read = read_return(rezipped(filled(template), spoil), form, NAME, TODAY)
    assert read.answers == {"DEFRA-01": ANSWER}


def test_a_changed_set_of_lines_is_said_with_a_strange_reference(form: ReturnForm, template: bytes) -> None:
    fewer = dataclasses.replace(form, lines=form.lines[1:])
    with pytest.raises(FileRefused, match="The lines have changed since this workbook was made: download it again"):
        read_return(template, fewer, NAME, TODAY)


def test_the_stamp_says_whose_return_it_is(form: ReturnForm, template: bytes) -> None:
    assert read_stamp(template, NAME) == stamp_of(form)
    assert read_stamp(edited(template, lambda book: None), NAME) == stamp_of(form)


def test_what_would_change_is_shown_and_what_is_saved_is_not(form: ReturnForm, template: bytes) -> None:
    read = read_return(filled(template), form, NAME, TODAY)
    rows = preview(form, read)
    assert [(row.label, row.was, row.becomes) for row in rows[:3]] == [
        ("Rating", "empty", "Amber"),
        ("Update", "empty", "Two sessions were held."),
        ("Percent complete", "empty", "40 per cent"),
    ]
    [first, *rest] = form.lines
    saved = dataclasses.replace(form, lines=(dataclasses.replace(first, answer=ANSWER), *rest))
    assert preview(saved, read) == []
    assert first.answer == NOTHING


@pytest.mark.thorough
@pytest.mark.skipif(
    not (shutil.which("soffice") or os.environ.get("CI")), reason="No LibreOffice: apt install libreoffice-calc"
)
def test_a_workbook_that_libreoffice_saved_is_read_alike(form: ReturnForm, template: bytes, tmp_path: Path) -> None:
    rows = supplements({"kind": "Training", "title": "Induction", "number": 12})
    (tmp_path / NAME).write_bytes(filled(template, rows))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx",
         "--outdir", tmp_path / "saved", tmp_path / NAME],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    content = (tmp_path / "saved" / NAME).read_bytes()
    read = read_return(content, form, NAME, TODAY)
    assert read.answers == {"DEFRA-01": ANSWER}
    assert read.supplements == (Supplement("training", "Induction", number=12),)
    assert read_stamp(content, NAME) == stamp_of(form)
