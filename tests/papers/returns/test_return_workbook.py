"""The return's workbook: what is in it, what it lets people write, and what cannot run in it."""

import dataclasses
import html
import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from compact_dash.domain.rating import MEANINGS, Rating
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.fields import FIELDS
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.sheet import HEADER, LINES, MORE, PROPERTIES, TEMPLATE_VERSION, mark_of_refs
from compact_dash.domain.returns.supplement import SUPPLEMENT_FIELDS
from compact_dash.domain.returns.template import ReturnTemplate
from compact_dash.intake.returns.read_return import read_return
from compact_dash.papers import registry
from compact_dash.papers.returns import workbook_rules
from compact_dash.papers.returns.workbook_rules import column_of
from compact_dash.reports.returns.preview import preview
from tests.papers.examples import DRAFT, MAKING, RETURN, asked

TODAY = date(2014, 9, 17)
HEADER_ROW, FIRST = 4, 5
ISSUE_HEADER = (
    "Reference|Commitment|Last rating|Last update|Rating|Update|Percent complete|Next milestone|Milestone due|"
    "Milestone done on|New date|Reason for new date|Path to green|Evidence|Help wanted|Forward look|No change because"
)


@pytest.fixture
def form() -> ReturnForm:
    return RETURN


def workbook(form: ReturnForm) -> bytes:
    return registry.RETURN_WORKBOOK.write(ReturnTemplate(form, TODAY), MAKING)


def opened(form: ReturnForm) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(form)))


def row(sheet: Any, number: int) -> dict[str, Any]:
    return {name: cell.value for name, cell in zip(HEADER, sheet[number], strict=False)}


def words_of(sheet: Any) -> str:
    return "\n".join(str(cell.value) for cells in sheet.iter_rows() for cell in cells if cell.value is not None)


def cell(name: str) -> str:
    """The first cell under a field's column."""
    return f"{column_of(name)}{FIRST}"


def test_the_sheets_and_the_header_row_are_as_promised(form: ReturnForm) -> None:
    book = opened(form)
    assert book.sheetnames == ["Instructions", "Return", "Consultations and more"]
    assert "|".join(cell.value for cell in book[LINES][HEADER_ROW]) == ISSUE_HEADER
    assert [cell.value for cell in book[MORE][3]] == ["Kind", "Title", "Opened", "Closed", "Number", "Reason or note"]


def test_the_instructions_say_what_a_lead_must_know(form: ReturnForm) -> None:
    said = words_of(opened(form)["Instructions"])
    for words in (
        "Transport (DFT)",
        "Wednesday 24 September 2014",
        "Wednesday 10 September 2014",
        "How each commitment stands.",
        "Ratings are shared with Compact Voice.",
        "Senior Responsible Officer",
        "3 lines to answer",
        "1 grey line is reported elsewhere",
        "Upload it on the Returns page",
        *(MEANINGS[rating] for rating in (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.COMPLETE, Rating.WITHDRAWN)),
        f"Template version {TEMPLATE_VERSION}, made on 17 September 2014.",
    ):
        assert words in said


def test_open_lines_come_first_and_those_reported_elsewhere_last(form: ReturnForm) -> None:
    sheet = opened(form)[LINES]
    assert [sheet.cell(number, 1).value for number in range(FIRST, FIRST + 5)] == [
        "DFT-01", "DFT-02", "DFT-03", None, "DFT-1.1",
    ]  # fmt: skip
    assert sheet["B8"].value.startswith("Reported elsewhere")
    assert sheet.row_dimensions[9].outlineLevel == 1
    assert sheet["A3"].value.endswith('" of 3 lines answered"')


def test_last_time_stands_beside_the_empty_cells(form: ReturnForm) -> None:
    first, second = (row(opened(form)[LINES], number) for number in (FIRST, FIRST + 1))
    assert (first["last_rating"], first["last_words"]) == ("Amber", "Two sessions held\nReported on 14 May 2014")
    assert (first["next_milestone"], first["next_due_on"]) == ("Guide published", datetime(2014, 11, 3))
    assert (second["last_rating"], second["last_words"]) == ("None yet", "Nothing reported yet")
    assert [second[name] for name in list(HEADER)[4:]] == [None] * len(FIELDS)


def test_a_saved_draft_is_filled_in(form: ReturnForm) -> None:
    third = row(opened(form)[LINES], FIRST + 2)
    assert (third["rating"], third["words"], third["percent"], third["forward_look"]) == (
        "Green",
        "Drafted",
        40,
        "Better",
    )
    assert third["done_on"] == datetime(2014, 9, 1)
    assert [cell.value for cell in opened(form)[MORE][4]][:2] == ["Consultation", "Roads"]


def test_what_was_filled_in_is_read_back_as_it_was(form: ReturnForm) -> None:
    read = read_return(workbook(form), form, "return.xlsx", TODAY)
    assert read.answers == {"DFT-03": DRAFT}
    assert read.supplements == form.supplements
    assert preview(form, read) == []


def test_answers_can_be_written_and_nothing_else(form: ReturnForm) -> None:
    book = opened(form)
    assert all(book[name].protection.sheet and not book[name].protection.password for name in book.sheetnames)
    open_cells = {
        list(HEADER)[cell.column - 1]
        for cells in book[LINES].iter_rows(min_row=FIRST)
        for cell in cells
        if not cell.protection.locked
    }
    assert open_cells == set(list(HEADER)[4:])
    assert not book[MORE]["A43"].protection.locked
    assert book[MORE]["A44"].protection.locked


def test_each_answer_has_its_check_and_a_message_beside_it(form: ReturnForm) -> None:
    checks = {str(each.sqref).split(":")[0]: each for each in opened(form)[LINES].data_validations.dataValidation}
    assert len(checks) == len(FIELDS)
    assert checks[cell("rating")].formula1 == '"Green,Amber,Red,Complete,Withdrawn"'
    assert checks[cell("forward_look")].formula1 == '"Better,Same,Worse"'
    percent = checks[cell("percent")]
    assert (percent.type, percent.formula1, percent.formula2) == ("whole", "0", "100")
    assert {checks[cell(name)].type for name in ("next_due_on", "done_on", "new_due_on")} == {"date"}
    assert all(each.prompt and each.promptTitle for each in checks.values())
    kinds = next(iter(opened(form)[MORE].data_validations.dataValidation))
    assert kinds.formula1 == '"Consultation,Compact concern received,Training,Case study offered"'


def test_messages_are_short_enough_for_excel() -> None:
    assert all(len(field.guidance) <= 255 for field in (*FIELDS, *SUPPLEMENT_FIELDS))


def test_ratings_are_coloured_and_what_is_wanted_is_shown(form: ReturnForm) -> None:
    rules = {str(each.sqref): each.rules for each in opened(form)[LINES].conditional_formatting}
    assert [rule.formula for rule in rules["E5:E9"]] == [
        [f'"{word}"'] for word in ("Green", "Amber", "Red", "Complete", "Withdrawn")
    ]
    rating, path, reason = (f"${cell(name)}" for name in ("rating", "path_to_green", "no_change_reason"))
    wanted = f'AND(OR({rating}="Amber",{rating}="Red"),{path}="",{reason}="")'
    assert rules[f"{cell('path_to_green')}:{column_of('path_to_green')}9"][0].formula == [wanted]


def test_it_prints_with_its_header_on_every_page(form: ReturnForm) -> None:
    sheet = opened(form)[LINES]
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    # A4, by Excel's number for it.
    assert int(sheet.page_setup.paperSize) == 9
    # One page wide, which is what Excel takes for granted, and as many as are needed down.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("start", ["=cmd|'/C calc'!A0", "+1+1", "-2", "@SUM(1)", "http://example.org", "42", "_x0020_"])
def test_words_from_the_database_stay_words(start: str, form: ReturnForm) -> None:
    answer = Answer(rating="green", words=start, evidence=start)
    line = FormLine(asked("DFT-01", title=start, last_words=start, milestone=start), answer, 1)
    content = workbook(dataclasses.replace(form, lines=(line,)))
    sheet = openpyxl.load_workbook(io.BytesIO(content))[LINES]
    assert {sheet[place].data_type for place in ("B5", "D5", "F5", "H5", "N5")} == {"s"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        # As a spreadsheet reads it: the underscore that begins an escape stands for itself.
        texts = html.unescape(archive.read("xl/sharedStrings.xml").decode())
        assert f">{start.replace('_x0020_', '_x005F_x0020_')}<" in texts
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("xl/worksheets/sheet2.xml").count(b"<f>") == 1
        assert not [name for name in archive.namelist() if "vba" in name or "externalLink" in name]


def test_the_stamp_says_for_whom_it_was_made(form: ReturnForm) -> None:
    stamped = {each.name: each.value for each in opened(form).custom_doc_props.props}
    refs = mark_of_refs(["DFT-01", "DFT-02", "DFT-03", "DFT-1.1"])
    values = (str(TEMPLATE_VERSION), "r1", "DFT", "2014-09-24", refs, "0.0.1.0/0")
    assert stamped == dict(zip(PROPERTIES, values, strict=True))


def test_a_return_without_lines_is_still_a_workbook(form: ReturnForm) -> None:
    nothing = dataclasses.replace(form, lines=(), supplements=())
    assert words_of(opened(nothing)[LINES]).count("No line has to be answered.") == 1
    read = read_return(workbook(nothing), nothing, "return.xlsx", TODAY)
    assert (read.answers, read.blanks) == ({}, ())


def test_a_column_past_the_alphabet_has_two_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_rules, "COLUMNS", [str(place) for place in range(60)])
    assert [column_of(name) for name in ("0", "25", "26", "52")] == ["A", "Z", "AA", "BA"]
