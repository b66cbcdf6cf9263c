"""A plan's cells as people and programs really send them, put into the plan's own workbook and its CSV files."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from compact_dash.commands.plan.import_plan import PlanImport, check_import
from compact_dash.domain.errors import FileRefused
from compact_dash.domain.plan.tables import COLUMNS, PlanCopy
from compact_dash.intake.plan.reading import scan_sheets
from compact_dash.intake.plan.sheets import sheets_of
from compact_dash.papers import registry
from compact_dash.store import Store
from compact_dash.store.plan_tables import plan_tables
from tests.papers.examples import MAKING

pytestmark = pytest.mark.slow

TODAY = date(2014, 9, 17)
SOURCE = {"source_document": "https://example.org/plan"}
MILESTONE = {"ref": "HMRC-03", "number": 7, "title": "Guide published", "precision": "day", "due_on": date(2015, 2, 27)}
MEASURE = {"measure": "Short consultations", "value": "45%", "period": "2014", "direction": "lower is better"}
FACT = {"id": "F30", "dated": "2015-02", "precision": "month", "kind": "meeting", "fact": "Forum meeting"}
COMMITMENT = {
    "ref": "HMRC-20", "department": "HMRC", "plan": "BP-2013/14", "counting": "rateable", "title": "Open data",
    "theme": "Policy & programme",
}  # fmt: skip
ROWS = {"milestones": MILESTONE, "nao_measures": MEASURE, "forum_facts": FACT, "commitments": COMMITMENT}
# A value, and the format it is shown in.
Cell = tuple[object, str]


@pytest.fixture(scope="module")
def template(demo_store: Store) -> bytes:
    """The plan as the product hands it out."""
    return registry.PLAN_WORKBOOK.write(PlanCopy(plan_tables(demo_store), TODAY), MAKING)


def with_rows(template: bytes, rows: Sequence[tuple[str, dict[str, Cell]]], change: Any = None) -> bytes:
    """The plan's workbook with more rows, each of a table and some of its cells as given."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    for table, cells in rows:
        sheet = book[table]
        row = sheet.max_row + 1
        for place, column in enumerate(COLUMNS[table], start=1):
            value, code = cells.get(column, ({**SOURCE, **ROWS[table]}.get(column), ""))
            sheet.cell(row, place).value = value
            if code:
                sheet.cell(row, place).number_format = code
    if change:
        change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


READ: dict[str, tuple[str, str, Cell, object]] = {
    "a percentage": ("nao_measures", "value", (0.45, "0%"), "45%"),
    "a percentage with a tenth": ("nao_measures", "value", (0.455, "0.0%"), "45.5%"),
    "a percentage in words": ("nao_measures", "value", (45, r"0\%"), "45%"),
    "an action’s number": ("commitments", "business_plan_action", (5.1, "0.00"), "5.10"),
    "an action’s number with noughts": ("commitments", "business_plan_action", (7, "000"), "007"),
    "a long number": ("commitments", "note", (9780101817325, "General"), "9780101817325"),
    "a tick in a column of words": ("commitments", "note", (True, "General"), "TRUE"),
    "a day in a column of words": ("commitments", "note", (datetime(2014, 9, 1), "yyyy-mm-dd"), "1 September 2014"),
    "a month": ("forum_facts", "dated", (datetime(2015, 2, 1), "yyyy-mm"), "2015-02"),
    "a month by its name": ("forum_facts", "dated", (datetime(2015, 2, 1), "mmm-yy"), "2015-02"),
    "a month in words": ("forum_facts", "dated", ("Feb 2015", "@"), "2015-02"),
    "a day": ("forum_facts", "dated", (datetime(2015, 2, 27), "d mmm yyyy"), "2015-02-27"),
    "a day in words": ("forum_facts", "dated", ("27/02/2015", "@"), "2015-02-27"),
    "no date but words": ("forum_facts", "dated", ("before 2012", "@"), "before 2012"),
    "a line break": ("milestones", "title", ("First line_x000D_\nsecond line", "@"), "First line\nsecond line"),
    "a reference with what nobody sees": ("milestones", "ref", ("HMRC-03\u200b", "@"), "HMRC-03"),
    "a reference with an unbreakable hyphen": ("milestones", "ref", ("HMRC\u201103 ", "@"), "HMRC-03"),
    "a number with noughts behind": ("milestones", "number", (7, "0.00"), 7),
    "a number as text": ("milestones", "number", ("07", "@"), 7),
    **{
        f"a day typed as {text}": ("milestones", "due_on", (text, "@"), date(2015, 2, 27))
        for text in ("27/02/2015", "27 February 2015", "27.2.15", "2015/02/27", "27-Feb-2015", "Fri 27/2/2015",
                     "27/02/2015 00:00", "27\u00a0February 2015", "2015-02-27")
    },
    **{
        f"a note of {word}": ("milestones", "note", (word, "@"), None)
        for word in ("N/A", "n/a.", "None", "-", "TBC", "Not applicable")
    },
    "a start to be confirmed": ("milestones", "starts_on", ("TBC", "@"), None),
}  # fmt: skip


@pytest.fixture(scope="module")
def new_rows(template: bytes) -> dict[str, Any]:
    """The rows that were read from one workbook with a row for each case, by their cases."""
    content = with_rows(template, [(table, {column: cell}) for table, column, cell, _ in READ.values()])
    tables, faults = scan_sheets(sheets_of({"p.xlsx": content}))
    # That they are all called the same is the only fault in them.
    assert {fault.expected.split(":")[0] for fault in faults} == {"a value used once"}
    left = {table: list(rows) for table, rows in tables.items()}
    return {case: left[table].pop() for case, (table, *_) in reversed(READ.items())}


@pytest.mark.parametrize("case", READ)
def test_a_cell_of_a_plan_is_read_as_it_shows(case: str, new_rows: dict[str, Any]) -> None:
    _, column, _, meant = READ[case]
    assert getattr(new_rows[case], column) == meant


REFUSED: dict[str, tuple[str, str, Cell, str]] = {
    "an American day": ("milestones", "due_on", ("4/30/2014", "@"), "due_on: found “4/30/2014”, expected a date"),
    "a month for a day": ("milestones", "due_on", (datetime(2015, 2, 1), "mmm-yy"), "found “February 2015”, expected"),
    "a number for a day": ("milestones", "due_on", (42062, "General"), "found “42062”, expected a date with the day"),
    "a title to come": ("milestones", "title", ("TBC", "@"), "column title: found “TBC”, expected a value: this cell"),
    "a formula": ("milestones", "title", ("=A1", "General"), "found “=A1”, expected a value, not a formula"),
    "an error": ("milestones", "title", ("#N/A", "General"), "found “#N/A”, expected a value: the spreadsheet shows"),
    "letters of another system": (
        "milestones", "note", ("It costs Â£2m", "@"), "found “It costs Â£2m”, expected the letters that were typed"
    ),
    "an apostrophe of another system": ("milestones", "title", ("Itâ€™s out", "@"), "found “Itâ€™s out”, expected the"),
    "an error of LibreOffice as text": ("milestones", "title", ("Err:502", "@"), "found “Err:502”, expected a value"),
    "an error as text": ("nao_measures", "value", ("#SPILL!", "@"), "found “#SPILL!”, expected a value"),
}  # fmt: skip


def looked_at(store: Store, content: bytes) -> PlanImport:
    return check_import(store, sheets_of({"p.xlsx": content}), TODAY)


def refusal_of(template: bytes, cases: Sequence[str], store: Store) -> str:
    """The refusal of a workbook with a bad row for each of the cases."""
    rows = [(table, {column: cell}) for table, column, cell, _ in (REFUSED[case] for case in cases)]
    content = with_rows(template, rows)
    with pytest.raises(FileRefused) as refused:
        looked_at(store, content)
    return str(refused.value)


def test_what_a_column_of_a_plan_cannot_take_is_refused_by_cell(template: bytes, demo_store: Store) -> None:
    # Formulas and errors are found before anything is read.
    failed = ["a formula", "an error"]
    said = refusal_of(template, failed, demo_store), refusal_of(template, [*REFUSED.keys() - failed], demo_store)
    missing = [case for case, (*_, words) in REFUSED.items() if words not in said[case not in failed]]
    assert missing == [], said


def test_merged_cells_of_a_plan_are_named(template: bytes, demo_store: Store) -> None:
    content = with_rows(template, [], lambda book: book["milestones"].merge_cells("G2:G4"))
    with pytest.raises(FileRefused, match="milestones sheet, line 2: expected cells that are not merged"):
        looked_at(demo_store, content)


def beside(book: Any) -> None:
    book["milestones"]["N2"] = " "
    book["milestones"]["O1"] = "\u200b"


def helper_sheet(book: Any) -> None:
    book.create_sheet("Lists").append(["Green", "=1+1"])
    book["Lists"].sheet_state = "hidden"


def ticks(book: Any) -> None:
    book["themes"]["C2"] = False


LEFT = {
    "an empty column": beside,
    "a hidden sheet of helps": helper_sheet,
    "an empty sheet": lambda book: book.create_sheet("Sheet1"),
    "ticks for yes and no": ticks,
    "a space far down": lambda book: book["milestones"].__setitem__("A900000", " "),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_programs_leave_behind_is_no_fault(case: str, template: bytes, demo_store: Store) -> None:
    content = with_rows(template, [("milestones", {})], LEFT[case])
    assert looked_at(demo_store, content).words == ["1 milestone"]


def as_csv(separator: str = ",", more: int = 0, **cells: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    row = {**SOURCE, **MILESTONE, **cells}
    writer.writerow([*COLUMNS["milestones"], *[""] * more])
    writer.writerow([*[str(row.get(column, "")) for column in COLUMNS["milestones"]], *[""] * more])
    return text.getvalue()


FILES = {
    "commas": as_csv().encode(),
    "semicolons": as_csv(";").encode(),
    "tabs in UTF-16": as_csv("\t").encode("utf-16"),
    "a line that names the separator": f"sep=;\r\n{as_csv(';')}".encode(),
    "the letters of old Windows": as_csv(note="It cost £2m – “agreed”").encode("cp1252"),
    "empty columns": as_csv(more=3).encode(),
    "cells left out at the end": as_csv().replace("plan,\r\n", "plan\r\n").encode(),
    "a date with the day first": as_csv(due_on="27/02/2015").encode("utf-8-sig"),
    "a header in capitals": as_csv().replace("due_on", "Due on").replace("ref,", "REF ,").encode(),
    "spaces before quotation marks": as_csv(title="X").replace(",X,", ', "Guide, published",').encode(),
    "a date with its weekday": as_csv(due_on="Friday 27 February 2015").encode(),
}


def test_a_workbook_called_a_csv_file_is_refused_by_what_it_is(template: bytes) -> None:
    with pytest.raises(FileRefused, match=r"^milestones.csv: found “a workbook”, expected UTF-8 text: save it again"):
        sheets_of({"milestones.csv": template})


@pytest.mark.parametrize("case", FILES)
def test_a_csv_file_is_read_however_a_program_wrote_it(case: str) -> None:
    tables, faults = scan_sheets(sheets_of({"milestones.csv": FILES[case]}))
    assert faults == []
    [row] = tables["milestones"]
    assert (row.ref, row.number, row.due_on) == ("HMRC-03", 7, date(2015, 2, 27))
    assert row.note == ("It cost £2m – “agreed”" if "Windows" in case else None)
