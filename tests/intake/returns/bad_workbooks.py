"""Bad workbooks: each a template spoilt in one way, with the words that its refusal must hold.

The rows are those of the template for DEFRA in the demonstration.
"""

from datetime import date, datetime, time
from typing import Any

from compact_dash.domain.returns.sheet import LINES, MORE, PROPERTIES, TEMPLATE_VERSION
from tests.intake.plan.bad_files import FILES
from tests.intake.returns.spoilt_workbooks import (
    ALSO_DATED,
    HEADER_ROW,
    UNDATED,
    Bad,
    Change,
    bad_answer,
    bad_cell,
    cells,
    letter,
    supplements,
)

CHOICE = "expected one of Green, Amber, Red, Complete, Withdrawn."
WHOLE_PERCENT = "expected a whole number from 0 to 100"
DAY_FIRST = "expected a date with the day first, such as 3/11/2014 or 3 November 2014"
NO_FORMULA = "expected a value, not a formula"

RATINGS = [
    bad_answer("a colour that is no rating", f"found “Purple”, {CHOICE}", at="rating", rating="Purple"),
    bad_answer("a letter for a rating", f"found “G”, {CHOICE}", at="rating", rating="G"),
    bad_answer("a rating only the board gives", f"found “No milestone”, {CHOICE}", at="rating", rating="No milestone"),
    bad_answer("two ratings", f"found “Amber/Green”, {CHOICE}", at="rating", rating="Amber/Green"),
    bad_answer("a number for a rating", f"found “1”, {CHOICE}", at="rating", rating=1),
    bad_answer("a truth value for a rating", "found “TRUE”, expected words", at="rating", rating=True),
    bad_answer("an error value for a rating", "found “#REF!”, expected a value", at="rating", rating="#REF!"),
    bad_answer("a formula for a rating", f"found “=C5”, {NO_FORMULA}", at="rating", rating="=C5"),
    bad_answer("a day for a rating", f"found “4 July 2014”, {CHOICE}", at="rating", rating=date(2014, 7, 4)),
    bad_answer(
        "a direction that is none",
        "found “sideways”, expected better, same or worse",
        at="forward_look",
        forward_look="sideways",
    ),
    bad_answer(
        "a direction by formula", NO_FORMULA, at="forward_look", forward_look='=IF(E5="Green","better","worse")'
    ),
]
WORDS = [
    bad_answer("a formula for words", f"found “=F6”, {NO_FORMULA}", at="words", words="=F6"),
    bad_answer("a formula that calls a program", NO_FORMULA, at="evidence", evidence="=cmd|'/C calc'!A0"),
    bad_answer("a link by formula", NO_FORMULA, at="evidence", evidence='=HYPERLINK("https://example.org","x")'),
    bad_answer("an error value for words", "found “#N/A”, expected a value", at="words", words="#N/A"),
    bad_answer("a truth value for words", "found “FALSE”, expected words", at="help_wanted", help_wanted=False),
    bad_answer("very many words", "expected at most 2000 characters", at="words", words="word " * 401),
    bad_answer(
        "a long milestone",
        "expected at most 200 characters",
        row=UNDATED,
        at="next_milestone",
        next_milestone="step " * 41,
        next_due_on=date(2014, 12, 1),
    ),
]
PERCENTAGES = [
    bad_answer("over a hundred per cent", f"found “101”, {WHOLE_PERCENT}", at="percent", percent=101),
    bad_answer("less than nothing", f"found “-1”, {WHOLE_PERCENT}", at="percent", percent=-1),
    bad_answer("half a per cent", f"found “33.5”, {WHOLE_PERCENT}", at="percent", percent=33.5),
    bad_answer("a fraction not shown as one", f"found “0.4”, {WHOLE_PERCENT}", at="percent", percent=0.4),
    bad_answer("40 shown as 4000%", f"found “4000%”, {WHOLE_PERCENT}", at="percent", percent=40, shown_as="0%"),
    bad_answer("words for a percentage", f"found “nearly”, {WHOLE_PERCENT}", at="percent", percent="nearly"),
    bad_answer("a sum for a percentage", NO_FORMULA, at="percent", percent="=20+20"),
]
DATES = [
    bad_answer("a day not in the calendar", f"found “31/2/2014”, {DAY_FIRST}", at="done_on", done_on="31/2/2014"),
    bad_answer("the month first", f"found “08/31/2014”, {DAY_FIRST}", at="done_on", done_on="08/31/2014"),
    bad_answer("the year first, in short", "the year with four digits", at="done_on", done_on="14/08/03"),
    bad_answer("a word for a day", f"found “soon”, {DAY_FIRST}", at="new_due_on", new_due_on="soon"),
    bad_answer("a month for a day", f"found “August 2014”, {DAY_FIRST}", at="done_on", done_on="August 2014"),
    bad_answer("a quarter for a day", f"found “Q3 2014/15”, {DAY_FIRST}", at="done_on", done_on="Q3 2014/15"),
    bad_answer("an unknown month", f"found “3 Augst 2014”, {DAY_FIRST}", at="done_on", done_on="3 Augst 2014"),
    bad_answer(
        "a bare number for a day", f"found “41860”, {DAY_FIRST}", at="done_on", shown_as="General", done_on=41860
    ),
    bad_answer("a time for a day", f"found “14:30”, {DAY_FIRST}", at="done_on", done_on=time(14, 30)),
    bad_answer("a weekday that is wrong", "is a Thursday", at="done_on", done_on="Tuesday 4 September 2014"),
    bad_answer("a year long past", "expected a date from 2000 to 2099", at="done_on", done_on="3/8/1914"),
    bad_answer("a year far ahead", "expected a date from 2000 to 2099", at="done_on", done_on="3/8/2114"),
    bad_answer("a real date long past", "expected a date from 2000", at="done_on", done_on=datetime(1901, 1, 1)),
    bad_answer("a day by formula", f"found “=TODAY()”, {NO_FORMULA}", at="done_on", done_on="=TODAY()"),
    bad_answer(
        "done in the future", "expected a day up to today, 17 September 2014", at="done_on", done_on="1/10/2014"
    ),
    bad_answer(
        "done with nothing open", "nothing, as no milestone is open", row=UNDATED, at="done_on", done_on="1/9/2014"
    ),
    bad_answer(
        "a new date in the past",
        "expected a day after today",
        at="new_due_on",
        new_due_on=date(2014, 8, 1),
        new_date_reason="Late",
    ),
    bad_answer(
        "the old date as the new",
        "expected another day than the one it is due already",
        row=ALSO_DATED,
        at="new_due_on",
        new_due_on=date(2014, 10, 10),
        new_date_reason="Late",
    ),
    bad_answer(
        "done and moved at once",
        "expected either a new date or the day it was done, not both",
        at="new_due_on",
        done_on=date(2014, 9, 1),
        new_due_on=date(2014, 12, 1),
        new_date_reason="Late",
    ),
    bad_answer(
        "a new date without a reason", "expected why the date moves", at="new_date_reason", new_due_on=date(2014, 12, 1)
    ),
    bad_answer(
        "a reason without a new date",
        "expected the new date that the reason is for",
        at="new_due_on",
        new_date_reason="Late",
    ),
    bad_answer(
        "a date very far away",
        "expected a day within 10 years",
        at="new_due_on",
        new_due_on=date(2044, 12, 1),
        new_date_reason="Late",
    ),
    bad_answer(
        "a date moved that is not there",
        "no milestone is open on this line to move",
        row=UNDATED,
        at="new_due_on",
        new_due_on=date(2014, 12, 1),
        new_date_reason="Late",
    ),
]
MILESTONES = [
    bad_answer(
        "another milestone over an open one",
        "expected the open milestone",
        at="next_milestone",
        next_milestone="Something else",
    ),
    bad_answer(
        "the date typed over an open milestone’s",
        "found “1 December 2014”, expected the open milestone",
        at="next_due_on",
        next_due_on=date(2014, 12, 1),
    ),
    bad_answer(
        "a first milestone without a date",
        "expected the day by which the milestone will be reached",
        row=UNDATED,
        at="next_due_on",
        next_milestone="Guide published",
    ),
    bad_answer(
        "a first date without a milestone",
        "expected a few words on what will be done by the date",
        row=UNDATED,
        at="next_milestone",
        next_due_on=date(2014, 12, 1),
    ),
    bad_answer(
        "a first milestone in the past",
        "expected a day after today",
        row=UNDATED,
        at="next_due_on",
        next_milestone="Guide published",
        next_due_on="1/2/2014",
    ),
    bad_answer(
        "a new rating and no change",
        "either a new rating or “no change”, not both",
        at="no_change_reason",
        rating="Red",
        no_change_reason="Nothing new",
    ),
    bad_answer(
        "no change of nothing",
        "this line has never had one to leave unchanged",
        row=UNDATED,
        at="no_change_reason",
        no_change_reason="Nothing new",
    ),
]

NEWER = TEMPLATE_VERSION + 1


def swap_titles(book: Any) -> None:
    sheet = book[LINES]
    sheet["B5"], sheet["B6"] = sheet["B6"].value, sheet["B5"].value


def rename(old: str, new: str | None) -> Change:
    return cells({f"{letter(old)}{HEADER_ROW}": new})


def lines_gone(book: Any) -> None:
    del book[LINES]


def header_gone(book: Any) -> None:
    book[LINES].delete_rows(HEADER_ROW)


def merged(*ranges: str) -> Change:
    def change(book: Any) -> None:
        for each in ranges:
            book[LINES].merge_cells(each)

    return change


def far_down(book: Any) -> None:
    book[LINES]["A5001"] = "DEFRA-01"


SHEETS = [
    bad_cell(
        "a line of another department",
        cells({"A7": "BIS-01"}),
        "Return sheet, cell A7: found “BIS-01”, expected a reference of DEFRA’s return: one of DEFRA-01,",
    ),
    bad_cell("a line that is none", cells({"A7": "Total"}), "Return sheet, cell A7: found “Total”"),
    bad_cell(
        "a line twice",
        cells({"A7": "defra-01"}),
        "Return sheet, cell A7: found “defra-01”, expected each line once: row 5 answers it already.",
    ),
    bad_cell(
        "an answer to no line",
        cells({"A7": None, "E7": "Green"}),
        "Return sheet, cell A7: expected the reference of the line that this row answers.",
    ),
    bad_cell("a reference by formula", cells({"A7": '="DEFRA-"&"03"'}), "Return sheet, cell A7", NO_FORMULA),
    bad_cell(
        "rows sorted in part", swap_titles, "Return sheet, cell B5", "the words of DEFRA-01: these are DEFRA-02’s"
    ),
    bad_cell(
        "a column gone",
        rename("Evidence", None),
        "Return sheet, row 4: expected the column “Evidence” in the header row.",
    ),
    bad_cell("a column renamed", rename("Rating", "RAG"), "Return sheet, row 4: expected the column “Rating” in"),
    bad_cell("a context column gone", rename("Commitment", "Action"), "Return sheet, row 4", "“Commitment”"),
    bad_cell(
        "a column twice",
        cells({"R4": "rating"}),
        "Return sheet, cell R4: found “Rating”, expected the column “Rating” once: column E has it already.",
    ),
    bad_cell("no header row", header_gone, "Return sheet: expected a header row: Reference, Commitment, Last rating"),
    bad_cell(
        "no Return sheet",
        lines_gone,
        "return.xlsx: found “Instructions and Consultations and more”, expected a sheet named “Return”.",
    ),
    bad_cell(
        "answers merged downwards", merged("E5:E6"), "Return sheet, cell E5: found “E5:E6”, expected cells that are"
    ),
    bad_cell("answers merged across", merged("E7:F7"), "Return sheet, cell E7: found “E7:F7”", "not merged"),
    bad_cell("references merged", merged("A8:A9"), "Return sheet, cell A8: found “A8:A9”", "not merged"),
    bad_cell("rows without end", far_down, "Return sheet, cell A5001: found “DEFRA-01”, expected at most 5,000 rows."),
]
OPENED, CLOSED = date(2014, 3, 14), date(2014, 5, 24)
SUPPLEMENTS = [
    bad_cell(
        "a kind that is none",
        supplements({"kind": "Party", "title": "Summer"}),
        "Consultations and more sheet, cell A4: found “Party”, expected one of Consultation, Compact concern",
    ),
    bad_cell("no kind", supplements({"title": "Summer"}), "Consultations and more sheet, cell A4: expected one of"),
    bad_cell(
        "no title",
        supplements({"kind": "Training", "number": 12}),
        "Consultations and more sheet, cell B4: expected a few words that name it.",
    ),
    bad_cell(
        "closed before it opened",
        supplements({"kind": "Consultation", "title": "Rivers", "opened_on": CLOSED, "closed_on": OPENED}),
        "Consultations and more sheet, cell D4: found “14 March 2014”, expected a day after it opened.",
    ),
    bad_cell(
        "never opened",
        supplements({"kind": "Consultation", "title": "Rivers", "closed_on": CLOSED}),
        "Consultations and more sheet, cell C4: expected the day it opened.",
    ),
    bad_cell(
        "training with dates",
        supplements({"kind": "Training", "title": "Induction", "opened_on": OPENED}),
        "Consultations and more sheet, cell C4: found “14 March 2014”, expected no dates",
    ),
    bad_cell(
        "fewer than none",
        supplements({"kind": "Training", "title": "Induction", "number": -3}),
        "Consultations and more sheet, cell E4: found “-3”, expected a whole number from 0",
    ),
    bad_cell(
        "words for a number",
        supplements({"kind": "Training", "title": "Induction", "number": "a dozen"}),
        "Consultations and more sheet, cell E4: found “a dozen”, expected a whole number",
    ),
    bad_cell(
        "a formula for a title",
        supplements({"kind": "Training", "title": "=A1"}),
        "Consultations and more sheet, cell B4: found “=A1”",
        NO_FORMULA,
    ),
    bad_cell(
        "a long note",
        supplements({"kind": "Training", "title": "Induction", "words": "word " * 201}),
        "Consultations and more sheet, cell F4",
        "expected at most 1000 characters.",
    ),
    bad_cell(
        "more rows than there is room for",
        supplements(*[{"kind": "Training", "title": "One"}] * 41),
        "Consultations and more sheet, cell A44",
        "expected at most 40 rows.",
    ),
    bad_cell(
        "a column gone",
        cells({"C3": "From"}, sheet=MORE),
        "Consultations and more sheet, row 3: expected the column “Opened” in the header row.",
    ),
]


def restamped(what: str, place: int, value: str, *said: str) -> Bad:
    def change(book: Any) -> None:
        book.custom_doc_props[PROPERTIES[place]].value = value

    return bad_cell(what, change, "return.xlsx: found ", *said)


STAMPS = [
    restamped(
        "an older template",
        0,
        "0",
        f"made from template version 0”, expected version {TEMPLATE_VERSION}. Download the template",
    ),
    restamped(
        "a newer template", 0, f"{NEWER}", f"made from template version {NEWER}”, expected version {TEMPLATE_VERSION}."
    ),
    restamped("another department’s", 2, "BIS", "“a workbook made for BIS”, expected the workbook of DEFRA."),
    restamped("another Forum’s", 3, "2014-05-21", "made for the Forum of 21 May 2014”, expected the one for the Forum"),
]
BAD = [*RATINGS, *WORDS, *PERCENTAGES, *DATES, *MILESTONES, *SHEETS, *SUPPLEMENTS, *STAMPS, *FILES]
