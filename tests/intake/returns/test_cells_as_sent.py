"""Cells as people and programs really send them, put into the product's own template: each is read as it shows.

The files of ../shared/cases, where they are at hand, are read besides as they are.
"""

import csv
import dataclasses
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from compact_dash.domain.errors import FileRefused
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.checks import missing_faults
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.sheet import HEADER, LINES, MORE
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.returns.template import ReturnTemplate
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.intake import workbook_cells
from compact_dash.intake.plan.reading import scan_sheets
from compact_dash.intake.plan.sheets import sheets_at
from compact_dash.intake.returns.read_return import read_return
from compact_dash.intake.workbook_grid import read_workbook
from compact_dash.intake.workbook_header import find_header
from compact_dash.papers import registry
from compact_dash.reports.returns.forms import open_return
from compact_dash.reports.returns.preview import preview
from compact_dash.store import Store
from compact_dash.ui.html import render
from tests.intake.returns.spoilt_workbooks import (
    Change,
    Spoil,
    address,
    answers,
    cell_as_kept,
    cells,
    edited,
    part_added,
    rezipped,
    supplements,
)
from tests.papers.examples import MAKING

pytestmark = pytest.mark.slow

TODAY = date(2014, 9, 17)
NAME = "return.xlsx"
CASES = Path(os.environ.get("COMPACT_CASES", Path(__file__).parents[4] / "shared" / "cases"))
LINK = "https://intranet.gov.uk/sites/compact/Shared_x0020_Documents/Minutes_x0020_3.docx"


@pytest.fixture(scope="module")
def form(demo_store: Store) -> ReturnForm:
    return open_return(demo_store.seen_by(EVERYTHING), "DEFRA", None, TODAY)


def written(form: ReturnForm) -> bytes:
    return registry.RETURN_WORKBOOK.write(ReturnTemplate(form, TODAY), dataclasses.replace(MAKING, illustrative=True))


@pytest.fixture(scope="module")
def template(form: ReturnForm) -> bytes:
    return written(form)


@pytest.fixture(scope="module")
def filled(template: bytes) -> bytes:
    """The template with a whole answer to its first line."""
    return edited(template, answers(rating="Green", words="Two sessions.", evidence="The minutes"))


def kept(field: str, inside: str, number_format: str = "General", kind: str = "n") -> Spoil:
    return cell_as_kept(address(HEADER[field]), inside, number_format, kind)


def number(field: str, value: str, number_format: str) -> Spoil:
    return kept(field, f"<v>{value}</v>", number_format)


def text(field: str, words: str) -> Spoil:
    return kept(field, f'<is><t xml:space="preserve">{words}</t></is>', kind="inlineStr")


def changed(change: Change) -> Spoil:
    return lambda content: edited(content, change)


def on_part(path: str, change: Callable[[str], str]) -> Spoil:
    def apply(parts: dict[str, bytes]) -> None:
        before = parts[path].decode()
        assert change(before) != before
        parts[path] = change(before).encode()

    return lambda content: rezipped(content, apply)


def with_backslashes(parts: dict[str, bytes]) -> None:
    for path in list(parts):
        parts[path.replace("/", "\\")] = parts.pop(path)


def from_the_root(parts: dict[str, bytes]) -> None:
    for path in list(parts):
        parts[f"/{path}"] = parts.pop(path)


def with_numbered_book(parts: dict[str, bytes]) -> None:
    for path, part in list(parts.items()):
        del parts[path]
        parts[
            path.replace("xl/workbook.xml", "xl/workbook22.xml").replace("workbook.xml.rels", "workbook22.xml.rels")
        ] = part.replace(b"xl/workbook.xml", b"xl/workbook22.xml")


def in_strict_form(parts: dict[str, bytes]) -> None:
    for path, part in parts.items():
        for name, strict in STRICT.items():
            part = part.replace(name, strict)
        parts[path] = part


STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
SHEET, STYLES = "xl/worksheets/sheet2.xml", "xl/styles.xml"
ESCAPED_LINK = LINK.replace("_x", "_x005F_x")
WHOLE = Answer(rating="green", words="Two sessions.", evidence="The minutes")

SENT: dict[str, tuple[Spoil, dict[str, Any]]] = {
    # A spelling of a character, and one that was typed.
    "a link as Excel keeps it": (text("evidence", ESCAPED_LINK), {"evidence": LINK}),
    "a link as Excel keeps it in runs": (
        kept("evidence", f"<is><r><t>{LINK[:9]}</t></r><r><t>{ESCAPED_LINK[9:]}</t></r></is>", kind="inlineStr"),
        {"evidence": LINK},
    ),
    "a link from a program without escapes": (changed(answers(evidence=LINK)), {"evidence": LINK}),
    "a picture by the numbers of its halves": (
        text("words", "Two sessions &#55357;&#56832;&#xD83D;&#xDE00;."), {"words": "Two sessions 😀😀."}
    ),
    "a half by its number": (text("words", "Two sessions&#55357;&#0;."), {}),
    "a carriage return": (text("words", "Two._x000D_\nMore to come."), {"words": "Two.\nMore to come."}),
    "an escape in small letters": (text("words", "Two_x000d_sessions."), {"words": "Two\nsessions."}),
    "an escape typed as such": (text("words", "Write _x005F_x000D_ here"), {"words": "Write _x000D_ here"}),
    # Percentages.
    "40 in 0\\%": (number("percent", "40", r"0\%"), {"percent": 40}),
    "1 in 0\\%": (number("percent", "1", r"0\%"), {"percent": 1}),
    "40 in 0_%": (number("percent", "40", "0_%"), {"percent": 40}),
    "40 in 0 and a sign in words": (number("percent", "40", '0"%"'), {"percent": 40}),
    "0.45 in 0%": (number("percent", "0.45", "0%"), {"percent": 45}),
    "0.45 in 0.0%": (number("percent", "0.45", "0.0%"), {"percent": 45}),
    "0.07 with the noise of binary": (number("percent", "7.0000000000000007E-2", "0%"), {"percent": 7}),
    "a third in 0%": (number("percent", "0.33333333333333331", "0%"), {"percent": 33}),
    "40 in 0.00": (number("percent", "40", "0.00"), {"percent": 40}),
    "40 per cent": (text("percent", "40 per cent"), {"percent": 40}),
    "40 Percent.": (text("percent", "40 Percent."), {"percent": 40}),
    # Numbers in columns of words.
    "a book’s number": (number("evidence", "9780101817325", "General"), {"evidence": "9780101817325"}),
    "a book’s number in powers of ten": (
        number("evidence", "9.7801018173250002E+12", "0.00E+00"),
        {"evidence": "9780101817325"},
    ),
    "a long number with a half": (number("evidence", "123456789012.5", "General"), {"evidence": "123456789012.5"}),
    "noughts in front": (number("evidence", "427", "00000"), {"evidence": "00427"}),
    "money": (number("words", "1250000", '"£"#,##0'), {"words": "£1,250,000"}),
    "a day in a column of words": (number("evidence", "41883", "yyyy-mm-dd"), {"evidence": "1 September 2014"}),
    "a month in a column of words": (number("evidence", "41883", "mmm-yy"), {"evidence": "September 2014"}),
    "a time of day that is written out": (kept("evidence", "<v>T14:30:00</v>", kind="d"), {"evidence": "14:30"}),
    "a time of day": (number("evidence", "0.60416666666666663", "h:mm AM/PM"), {"evidence": "14:30"}),
    # What nobody sees.
    "a hyphen lost in a PDF": (text("words", "The depart\ufffements met."), {"words": "The departments met."}),
    "the same as an escape": (text("words", "The depart_xFFFE_ments met."), {"words": "The departments met."}),
    "soft and unbreakable": (text("words", "Two\u00a0ses\u00adsions: co\u2011op."), {"words": "Two sessions: co-op."}),
    "a rating with a full stop": (text("rating", "GREEN."), {}),
    "a mark of byte order": (text("rating", "\ufeffGreen\u200b"), {}),
    "a half of a character": (text("words", "Two sessions._xD83D_"), {}),
    "two halves of one": (text("words", "Two sessions _xD83D__xDE00_"), {"words": "Two sessions 😀"}),
    "Word’s own hyphen": (text("words", "A co_x001E_op."), {"words": "A co-op."}),
    # Words that say nothing.
    **{
        f"help wanted: {word}": (text("help_wanted", word), {})
        for word in ("None", "none.", "N/A", "n/a.", "No", "Nil", "-", "–", "TBC", "TBA.", "Not applicable")
    },
    "a date to be confirmed": (text("new_due_on", "TBC"), {}),
    "a percentage of none": (text("percent", "n/a"), {}),
    "a dash for a rating to come": (text("forward_look", "-"), {}),
    # What programs add.
    "an empty fill": (on_part(STYLES, lambda part: part.replace("<fills count=", "<fills><fill/></fills><x a=", 1)
                              .replace("</fills><borders", "</x><borders", 1)), {}),
    "a fill of nothing": (on_part(STYLES, lambda part: re.sub(r"<fill>.*?</fill>", "<fill/>", part, count=1)), {}),
    "a style that is not there": (on_part(SHEET, lambda part: re.sub(r'r="F5" s="\d+"', 'r="F5" s="9999"', part)), {}),
    "a tick beside the table": (changed(cells({"S5": True})), {}),
    "a tick kept as a word": (on_part(SHEET, lambda part: part.replace(
        "</row>", '<c r="S4" t="b"><v>true</v></c></row>', 1)), {}),
    "a tick under a name of one’s own": (changed(cells({"R4": "Seen?", "R5": False, "R6": True})), {}),
    "paths of Windows": (lambda content: rezipped(content, with_backslashes), {}),
    "a workbook of Excel for the web": (lambda content: rezipped(content, with_numbered_book), {}),
    "paths from the root": (lambda content: rezipped(content, from_the_root), {}),
    "the strict form": (lambda content: rezipped(content, in_strict_form), {}),
    "a space in the last row": (on_part(SHEET, lambda part: part.replace(
        "</sheetData>", '<row r="1048576"><c r="A1048576" t="str"><v> </v></c></row></sheetData>')), {}),
    "an unbreakable space far down": (on_part(SHEET, lambda part: part.replace(
        "</sheetData>", '<row r="9999"><c r="B9999" t="str"><v>\u00a0\u200b</v></c></row></sheetData>')), {}),
    "a style far down": (on_part(SHEET, lambda part: part.replace(
        "</sheetData>", '<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>')), {}),
    "no places in the cells": (on_part(SHEET, lambda part: re.sub(r'<row r="\d+"', "<row", part)), {}),
}  # fmt: skip


@pytest.mark.parametrize("case", SENT)
def test_a_cell_is_read_as_it_shows(case: str, form: ReturnForm, filled: bytes) -> None:
    spoil, answered = SENT[case]
    assert read_return(spoil(filled), form, NAME, TODAY).answers == {"DEFRA-01": dataclasses.replace(WHOLE, **answered)}


REFUSED: dict[str, tuple[Spoil, str]] = {
    "40 in 0%": (number("percent", "40", "0%"), "G5: found “4000%”, expected a whole number from 0 to 100"),
    "a half of one per cent": (number("percent", "0.405", "0.0%"), "G5: found “40.5%”, expected a whole number from 0"),
    "a share": (number("percent", "0.4", "General"), "G5: found “0.4”, expected a whole number from 0 to 100"),
    "a number with a comma from an old program": (number("percent", "0,45", "General"), "G5: found “0,45”, expected a"),
    "no number at all": (number("percent", "NaN", "General"), "G5: found “NaN”, expected a whole number from 0 to 100"),
    "a number beyond every date": (number("percent", "2958466", "d mmm yyyy"), "G5: found “2958466”, expected a whole"),
    "a number before every date": (number("percent", "-1", "d mmm yyyy"), "G5: found “-1”, expected a whole number"),
    "an error of LibreOffice pasted": (text("evidence", "Err:502"), "N5: found “Err:502”, expected a value: the"),
    "an error of Google Sheets pasted": (text("words", "#ERROR!​"), "F5: found “#ERROR!”, expected a value: the"),
    "a month": (number("done_on", "41883", "mmm-yy"), "J5: found “September 2014”, expected a date with the day first"),
    "a month by numbers": (number("done_on", "41883", "yyyy-mm"), "J5: found “2014-09”, expected a date with the day"),
    "a year": (number("done_on", "41883", "yyyy"), "J5: found “2014”, expected a date with the day first"),
    "an American day": (text("done_on", "4/30/2014"), "J5: found “4/30/2014”, expected a date with the day first"),
    "a formula with its value": (kept("words", "<f>F6</f><v>Done</v>", kind="str"), "F5: found “=F6”, expected"),
    "a formula without": (kept("words", "<f>F6</f>"), "F5: found “=F6”, expected a value, not a formula"),
    "a formula shared": (kept("words", '<f t="shared" si="0"/><v>1</v>'), "F5: found “=1”, expected a value, not a"),
    "an error": (kept("evidence", "<v>#N/A</v>", kind="e"), "N5: found “#N/A”, expected a value: the spreadsheet"),
    "an error pasted": (text("evidence", "#REF!"), "N5: found “#REF!”, expected a value: the spreadsheet shows"),
    "a truth value": (kept("words", "<v>1</v>", kind="b"), "F5: found “TRUE”, expected words, a number or a date"),
    "a truth value as LibreOffice keeps it": (kept("words", "<f>TRUE()</f><v>1</v>", kind="b"), "F5: found “TRUE”"),
    "a word far down": (on_part(SHEET, lambda part: part.replace(
        "</sheetData>", '<row r="9999"><c r="A9999" t="str"><v>x</v></c></row></sheetData>')), "at most 5,000 rows"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_a_column_cannot_take_is_refused_by_cell(case: str, form: ReturnForm, filled: bytes) -> None:
    spoil, said = REFUSED[case]
    with pytest.raises(FileRefused) as refused:
        read_return(spoil(filled), form, NAME, TODAY)
    assert said in str(refused.value)


@pytest.mark.parametrize("word", ["N/A", "n/a.", "None", "-", "TBC", "not applicable."])
def test_a_placeholder_is_no_path_to_green(word: str, form: ReturnForm, template: bytes) -> None:
    content = edited(template, answers(rating="Amber", words="Late.", path_to_green=word))
    [answer] = read_return(content, form, NAME, TODAY).answers.values()
    assert [fault.field for fault in missing_faults(form.lines[0].asked, answer)] == ["path_to_green"]


@pytest.mark.parametrize("word", ["No", "No.", "Nil", "None", "n/a"])
def test_a_placeholder_is_no_reason_for_no_change(word: str, form: ReturnForm, template: bytes) -> None:
    read = read_return(edited(template, answers(no_change_reason=word)), form, NAME, TODAY)
    assert read.answers == {}
    assert "DEFRA-01" in read.blanks


@pytest.mark.parametrize("row", [
    {"kind": "Consultation", "title": "None"}, {"kind": "Training", "title": "N/A", "words": "-"}, {"title": "nil"},
], ids=str)  # fmt: skip
def test_a_row_that_says_there_was_none_is_none(row: dict[str, object], form: ReturnForm, template: bytes) -> None:
    assert read_return(edited(template, supplements(row)), form, NAME, TODAY).supplements is None


DRAFT = Answer(rating="green", words="Two sessions.", evidence="The minutes", percent=40)
TRAINING = Supplement("training", "Induction", number=12, words="All of them")
# Typed as they stand: each looks like the spelling of a character.
LIKE_ESCAPES = Answer(rating="green", words=f"See {LINK} or _x000D_ or _x005F_", evidence="_x0020_ and _X000d_")


@pytest.fixture(scope="module")
def saved(form: ReturnForm) -> ReturnForm:
    """The return with a draft of an open line, one of a linked line, and one more thing."""
    drafts = {form.lines[0].asked.ref, form.linked_lines[0].asked.ref}
    lines = tuple(FormLine(line.asked, DRAFT, 2, "Ann") if line.asked.ref in drafts else line for line in form.lines)
    return dataclasses.replace(form, lines=lines, supplements=(TRAINING,), supplement_version=3)


def test_the_workbook_of_a_saved_draft_changes_nothing(saved: ReturnForm) -> None:
    typed = (dataclasses.replace(saved.lines[0], answer=LIKE_ESCAPES), *saved.lines[1:])
    more = dataclasses.replace(TRAINING, title="Induction_x000D_", words="All of _x0041_ and B")
    alike = dataclasses.replace(saved, lines=typed, supplements=(more,))
    read = read_return(written(alike), alike, NAME, TODAY)
    assert preview(alike, read) == []
    assert read.ignored == ()


def emptied(row: int) -> Change:
    return answers(row, rating=None, words=None, evidence=None, percent=None)


def test_a_linked_line_answered_by_accident_can_be_emptied(saved: ReturnForm) -> None:
    row = 5 + len(saved.open_lines) + 1
    read = read_return(edited(written(saved), emptied(row)), saved, NAME, TODAY)
    ref = saved.linked_lines[0].asked.ref
    assert [(line.ref, line.label, line.becomes) for line in preview(saved, read)] == [
        (ref, "Rating", "empty"),
        (ref, "Update", "empty"),
        (ref, "Percent complete", "empty"),
        (ref, "Evidence", "empty"),
    ]


def test_an_open_line_left_empty_keeps_what_was_saved(saved: ReturnForm) -> None:
    assert preview(saved, read_return(edited(written(saved), emptied(5)), saved, NAME, TODAY)) == []


NO_TRAINING = supplements({"kind": None, "title": None, "number": None, "words": None})


def test_emptying_consultations_says_what_it_will_remove(saved: ReturnForm) -> None:
    read = read_return(edited(written(saved), NO_TRAINING), saved, NAME, TODAY)
    [change] = preview(saved, read)
    assert (change.label, change.becomes) == (MORE, "empty")
    assert change.was.startswith("1 row: Training “Induction")
    assert read.supplements == ()


def test_an_older_workbook_empties_nothing_that_was_saved_since(saved: ReturnForm, form: ReturnForm) -> None:
    older = written(dataclasses.replace(saved, lines=form.lines, supplements=(), supplement_version=2))
    read = read_return(older, saved, NAME, TODAY)
    assert preview(saved, read) == []
    assert read.ignored == (
        f"{saved.linked_lines[0].asked.ref} is empty in the workbook, and was saved after the workbook was made. "
        "What is saved stays.",
        f"{MORE}: nothing stands there in the workbook. What is saved stays.",
    )


def test_words_far_to_the_right_are_said_too(form: ReturnForm, filled: bytes) -> None:
    [said] = read_return(edited(filled, cells({"XFD6": "Ask Bob"})), form, NAME, TODAY).ignored
    assert said == "Return sheet, cell XFD6: “Ask Bob” stands outside the columns, so it was not read."


def test_words_far_down_are_said_too(form: ReturnForm, filled: bytes) -> None:
    change = cells({"R5001": "Ask Bob", "B1048576": "Cleared by Ann"})
    assert read_return(edited(filled, change), form, NAME, TODAY).ignored == (
        "Return sheet, cell R5001: “Ask Bob” stands below row 5,000, the last that is looked at, so it was not read.",
        "Return sheet, cell B1048576: “Cleared by Ann” stands below row 5,000, the last that is looked at, so it was "
        "not read.",
    )


def test_words_below_a_table_of_more_are_said_too(form: ReturnForm, filled: bytes) -> None:
    [said] = read_return(edited(filled, cells({"H6000": "Ask Bob"}, MORE)), form, NAME, TODAY).ignored
    assert said.startswith("Consultations and more sheet, cell H6000: “Ask Bob” stands below row 5,000")


def test_a_table_below_the_last_row_is_refused(form: ReturnForm, filled: bytes) -> None:
    table = {f"R{row}": "x" for row in range(5001, 6002)}
    with pytest.raises(FileRefused, match="Return sheet, row 6001: expected at most 5,000 rows"):
        read_return(edited(filled, cells(table)), form, NAME, TODAY)


def test_a_sheet_of_ones_own_is_mentioned_wherever_it_is_written_in(form: ReturnForm, filled: bytes) -> None:
    def change(book: Any) -> None:
        book.create_sheet("Ours")["A6000"] = "Ask Bob"

    assert read_return(edited(filled, change), form, NAME, TODAY).ignored == ("The sheet “Ours” was not read.",)


def test_what_is_not_read_is_said(form: ReturnForm, filled: bytes) -> None:
    change = cells({"S6": "Ask Bob", "R4": "Our notes", "R5": "Seen", "R7": "=1+1", "B30": "Cleared by Ann"})
    assert read_return(edited(filled, change), form, NAME, TODAY).ignored == (
        "Return sheet, column R: “Our notes” is no column of ours, so it was not read.",
        "Return sheet, cell S6: “Ask Bob” stands outside the columns, so it was not read.",
        "Return sheet, cell B30: “Cleared by Ann” stands outside the columns, so it was not read.",
    )


def commented(content: bytes) -> bytes:
    def change(book: Any) -> None:
        book[LINES]["F6"].comment = Comment("The real update: five sessions.", "Ann")

    return edited(content, change)


TEXT_BOX = b'<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:r><a:t>The real update</a:t></a:r></xdr:wsDr>'
REMARKS: dict[str, Spoil] = {
    "a note": commented,
    "a thread": part_added("", "xl/threadedComments/threadedComment1.xml", b"<a><text>Update</text></a>").spoil,
    "a text box": part_added("", "xl/drawings/drawing1.xml", TEXT_BOX).spoil,
}


@pytest.mark.parametrize("case", REMARKS)
def test_words_beside_the_cells_are_said_not_to_be_read(case: str, form: ReturnForm, filled: bytes) -> None:
    [said] = read_return(REMARKS[case](filled), form, NAME, TODAY).ignored
    assert said.startswith("The workbook has comments or text boxes. They were not read")


def linked(shown: str, address: str) -> Change:
    def change(book: Any) -> None:
        book[LINES]["N6"] = shown
        book[LINES]["N6"].hyperlink = address
        book[LINES]["E6"], book[LINES]["F6"] = "Green", "Done."

    return change


def test_an_address_behind_a_cell_is_said_not_to_be_read(form: ReturnForm, filled: bytes) -> None:
    content = edited(filled, linked("Minutes of May", "https://example.gov.uk/minutes?a=1&b=2"))
    assert read_return(content, form, NAME, TODAY).ignored == (
        "Return sheet, cell N6: “Minutes of May” leads to https://example.gov.uk/minutes?a=1&b=2, and the address was "
        "not read. Write it in the cell if it is to be kept.",
    )


@pytest.mark.parametrize(("shown", "address"), [
    ("www.example.gov.uk", "http://www.example.gov.uk/"),
    ("See https://example.gov.uk/my file.docx.", "https://example.gov.uk/my%20file.docx"),
    ("Ann@example.gov.uk", "mailto:ann@example.gov.uk"),
])  # fmt: skip
def test_an_address_that_a_cell_shows_needs_no_word(shown: str, address: str, form: ReturnForm, filled: bytes) -> None:
    assert read_return(edited(filled, linked(shown, address)), form, NAME, TODAY).ignored == ()


def test_a_drawing_without_words_is_no_remark(form: ReturnForm, filled: bytes) -> None:
    drawn = part_added("", "xl/drawings/drawing1.xml", b"<xdr:wsDr xmlns:xdr='x'><t> </t></xdr:wsDr>").spoil(filled)
    assert read_return(drawn, form, NAME, TODAY).ignored == ()


def test_words_above_the_header_in_grey_cells_and_on_a_sheet_of_ones_own_are_said_not_to_be_read(
    form: ReturnForm, filled: bytes
) -> None:
    ref = form.open_lines[0].asked.ref

    def change(book: Any) -> None:
        cells({"E2": "Cleared by Ann on Tuesday", "D5": "This is wrong, see my mail"})(book)
        book.create_sheet("Notes for OCS")["B3"] = "Please ring me"
        book.create_sheet("Empty")

    assert read_return(edited(filled, change), form, NAME, TODAY).ignored == (
        "The sheet “Notes for OCS” was not read.",
        "Return sheet, cell E2: “Cleared by Ann on Tuesday” stands outside the columns, so it was not read.",
        f"{ref}, cell D5: what was said last time was changed to “This is wrong, see my mail”. "
        "Grey cells are not read.",
    )


def test_the_preview_on_the_page_says_what_is_not_read(form: ReturnForm, filled: bytes) -> None:
    read = read_return(edited(filled, cells({"S6": "Ask Bob"})), form, NAME, TODAY)
    words = render("returns/excel_preview", form=form, read=read, rows=preview(form, read), name=NAME)
    assert "cell S6: “Ask Bob” stands outside the columns, so it was not read." in words


def test_many_notes_are_counted(form: ReturnForm, filled: bytes) -> None:
    change = cells({f"S{row}": "Ask Bob" for row in range(5, 12)})
    *_, last = read_return(edited(filled, change), form, NAME, TODAY).ignored
    assert last == "Return sheet: 2 more cells outside the columns were not read."


@pytest.mark.parametrize("title", ["Return (2)", "Copy of Return", "My return"])
def test_a_copy_filled_in_place_of_the_sheet_is_named(title: str, form: ReturnForm, template: bytes) -> None:
    def copy(book: Any) -> None:
        book.copy_worksheet(book[LINES]).title = title
        cells({"E5": "Green", "F5": "Done."}, sheet=title)(book)

    with pytest.raises(FileRefused) as refused:
        read_return(edited(template, copy), form, NAME, TODAY)
    assert str(refused.value) == (
        f"return.xlsx: found “answers on the sheet “{title}”, and nothing new on “Return””, expected the answers on the"
        f" sheet “Return”: copy them there, or delete “Return” and give its name to “{title}”."
    )


def test_a_sheet_that_was_hidden_when_it_was_copied_is_said_to_be(form: ReturnForm, template: bytes) -> None:
    def copy(book: Any) -> None:
        book.copy_worksheet(book[LINES]).title = "Return (2)"
        cells({"E5": "Green", "F5": "Done."}, sheet="Return (2)")(book)
        book[LINES].sheet_state = "hidden"

    with pytest.raises(FileRefused, match=r"give its name to “Return \(2\)”. It is hidden: right-click"):
        read_return(edited(template, copy), form, NAME, TODAY)


def test_a_long_sheet_of_ones_own_is_not_looked_into_and_said_so(form: ReturnForm, filled: bytes) -> None:
    def add(book: Any) -> None:
        book.create_sheet("Our list")["A6000"] = "Ann"

    assert read_return(edited(filled, add), form, NAME, TODAY).ignored == ("The sheet “Our list” was not read.",)


def test_a_copy_of_the_other_sheet_is_named_too(form: ReturnForm, filled: bytes) -> None:
    def copy(book: Any) -> None:
        book.copy_worksheet(book[MORE]).title = "More (2)"
        cells({"A4": "Training", "B4": "Induction"}, sheet="More (2)")(book)

    with pytest.raises(FileRefused, match="on the sheet “More \\(2\\)”, and nothing new on “Consultations and more”"):
        read_return(edited(filled, copy), form, NAME, TODAY)


def test_a_filled_copy_beside_a_filled_sheet_is_mentioned(form: ReturnForm, filled: bytes) -> None:
    def copy(book: Any) -> None:
        book.copy_worksheet(book[LINES]).title = "Return (2)"
        cells({"E6": "Red"}, sheet="Return (2)")(book)

    read = read_return(edited(filled, copy), form, NAME, TODAY)
    assert read.ignored == ("The sheet “Return (2)” has answers too. They were not read.",)
    assert set(read.answers) == {"DEFRA-01"}


RAW: dict[str, tuple[str, object]] = {
    "02a-percent-format": ("percent", 40),
    "02b-percent-format": ("percent", 1),
    "03a-long-number": ("evidence", "9780101817325"),
    "04-fffe-from-pdf": ("words", "The departments met twice."),
    "07a-empty-fill": ("words", "Two sessions were held."),
    "09-bool-true": ("words", "Two sessions were held."),
    "10-backslash": ("words", "Two sessions were held."),
    "11c-none-help": ("help_wanted", None),
    "11d-na-path-amber": ("path_to_green", None),
    "11f-nochange-no": ("no_change_reason", None),
    "20b-stray-space-last-row": ("words", "Two sessions were held."),
}
RAW_PLANS: dict[str, tuple[str, str, object]] = {
    "plan/b-percent.xlsx": ("nao_measures", "value", "45%"),
    "plan/d-month-date.xlsx": ("forum_facts", "dated", "2015-02"),
    "plan/r-bpa.xlsx": ("commitments", "business_plan_action", "5.10"),
    "plan/e-x000d.xlsx": ("milestones", "title", "First line\nsecond line"),
    "plan/g-zwref.xlsx": ("milestones", "ref", "HMRC-03"),
    "plan/m-phantom.xlsx": ("milestones", "number", 7),
    "plan/i-textdate.xlsx": ("milestones", "due_on", date(2015, 2, 27)),
    "plan_csv/b": ("milestones", "number", 20),
    "plan_csv/c": ("milestones", "due_on", date(2015, 2, 27)),
    "plan_csv/i": ("milestones", "number", 7),
    "plan_csv/j": ("milestones", "due_on", date(2015, 2, 27)),
}
AT_HAND = CASES.is_dir()


def field_of(file: str, field: str) -> object:
    grid = read_workbook((CASES / "returns" / f"{file}.xlsx").read_bytes(), NAME).grid(LINES)
    assert grid is not None
    header = find_header(grid, HEADER)
    return workbook_cells.field_value(field, grid.at(header.row + 1, header.places[field]), TODAY)


@pytest.mark.skipif(not AT_HAND, reason="The files as they were sent are not beside this checkout.")
class TestFilesAsSent:
    @pytest.mark.parametrize("file", RAW)
    def test_a_return_is_read_as_it_shows(self, file: str) -> None:
        field, value = RAW[file]
        assert field_of(file, field) == value

    def test_a_link_is_read_as_it_was_typed(self) -> None:
        assert "_x0020_" in str(field_of("01b-sharepoint-link-raw", "evidence"))

    def test_the_label_is_named(self) -> None:
        with pytest.raises(FileRefused, match="a sensitivity label has not encrypted"):
            read_workbook((CASES / "returns" / "21-label-encrypted.xlsx").read_bytes(), NAME)

    def test_a_copied_sheet_is_there(self) -> None:
        book = read_workbook((CASES / "returns" / "25-return-2.xlsx").read_bytes(), NAME)
        assert "Return (2)" in book.sheets

    @pytest.mark.parametrize("path", RAW_PLANS)
    def test_a_plan_is_read_as_it_shows(self, path: str) -> None:
        table, column, value = RAW_PLANS[path]
        tables, faults = scan_sheets(sheets_at(CASES / path))
        assert faults == []
        assert getattr(tables[table][0], column) == value

    def test_every_file_is_tried(self) -> None:
        with (CASES / "cases.csv").open(encoding="utf-8", newline="") as listed:
            files = {row["file"] for row in csv.DictReader(listed)}
        tried = {f"returns/{file}.xlsx" for file in RAW} | set(RAW_PLANS)
        tried |= {f"returns/{file}.xlsx" for file in ("01b-sharepoint-link-raw", "21-label-encrypted", "25-return-2")}
        assert files - tried == {"calendar-first.ics and calendar-after-move.ics"}
