"""The plan as an Excel workbook: a sheet for each table, in the shape that the program reads back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from compact_dash.domain.house import HouseWords
from compact_dash.domain.marking import PaperMarks
from compact_dash.domain.plan.tables import COLUMNS, PlanCopy, columns
from compact_dash.domain.wording import long_date
from compact_dash.papers.workbook_looks import Looks, height, looks, put

if TYPE_CHECKING:
    from xlsxwriter import Workbook

WIDE = frozenset({"title", "name", "note", "meaning", "fact", "basis", "source_document", "measure", "label"})
# In digits: of a column of codes or dates, and of one of words.
WIDTHS = (16, 48)
PLAN_TITLE = "The plan as a workbook"
ABOUT = (
    "Each sheet is a table of the plan. Keep the names of the sheets and the header rows as they are; a sheet that you "
    "do not need may be left out, and the order of sheets, columns and rows is free.",
    "To add to a plan, put the new rows in and import the workbook on the Plan page. Rows that are known already and "
    "say the same are passed over, so the rest may stay.",
    "To start anew, change what you like and run: python -m compact_dash init --empty --plan plan.xlsx",
    "Every row says where it comes from: an address, or a document named in the sheet sources.",
    "Dates are dates. A milestone without one has the precision annual, recurring or standard.",
    "Nothing is taken in part: with one fault in it the whole workbook is refused, and every fault is named.",
)
MEANINGS: Mapping[str, str] = HouseWords(
    {
        "sources": "documents that rows cite",
        "organisations": "departments, the lead body (kind ocs) and a partner (kind compact_voice) if there is one",
        "themes": "what commitments are about; the general ones are kept apart",
        "priorities": "government priorities that commitments serve",
        "plans": "business plans and each {joint_plan}, with the day it was published",
        "objectives": "the rows of a {joint_plan}",
        "commitments": "what departments promised: counting is rateable, standing, heading or linked",
        "commitment_priorities": "which priority a commitment serves",
        "plan_actions": "the cells of a {joint_plan}; the owner LEADS opens into a line for each department",
        "milestones": "dated steps of commitments",
        "forum_facts": "what is known about the {forum} from public pages",
        "nao_measures": "what the National Audit Office and others measured",
        "settings": "thresholds that the ratings by the dates are worked out with",
    }
)


def fill_plan(book: "Workbook", plan: PlanCopy, marks: PaperMarks) -> None:
    """A sheet about the workbook, then one for each table."""
    made = looks(book)
    add_about(book, made, plan.as_at, marks)
    for name, rows in plan.tables.items():
        add_table(book, made, name, rows)


def add_about(book: "Workbook", made: Looks, as_at: date, marks: PaperMarks) -> None:
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    # On the screen and on paper.
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    # One page wide, and as many long as it takes.
    sheet.fit_to_pages(1, 0)
    sheet.set_row(0, 26)
    put(sheet, 0, 0, PLAN_TITLE, made.title)
    put(sheet, 1, 0, " ".join([f"As it stood on {long_date(as_at)}.", marks.illustrative]).rstrip(), made.note)
    for place, words in enumerate(ABOUT, start=3):
        sheet.merge_range(place, 0, place, 1, words, made.plain)
        sheet.set_row(place, 32)
    first = len(ABOUT) + 4
    put(sheet, first, 0, "Sheet", made.column)
    put(sheet, first, 1, "What it holds", made.column)
    for place, (name, meaning) in enumerate(MEANINGS.items(), start=first + 1):
        put(sheet, place, 0, name, made.label)
        put(sheet, place, 1, meaning, made.plain)


def add_table(book: "Workbook", made: Looks, name: str, rows: Sequence[Any]) -> None:
    """One table: its header row stays in sight, and each cell holds a value in its own type."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    widths = [WIDTHS[heading in WIDE] for heading in COLUMNS[name]]
    for column, heading in enumerate(COLUMNS[name]):
        sheet.set_column(column, column, widths[column])
        put(sheet, 0, column, heading, made.column)
    # A dropped row counts no longer, and read back from this file it would.
    standing = [row for row in rows if not getattr(row, "is_dropped", False)]
    for place, row in enumerate(standing, start=1):
        values = [value_in_words(value) for value in columns(row).values()]
        sheet.set_row(place, height(*((str(value or ""), width) for value, width in zip(values, widths, strict=True))))
        for column, value in enumerate(values):
            look = made.answer_day if isinstance(value, date) else made.answer
            put(sheet, place, column, value, look)
    if standing:
        sheet.autofilter(0, 0, len(standing), len(COLUMNS[name]) - 1)


def value_in_words(value: Any) -> Any:
    """A value as the file writes it: yes and no in words."""
    return ("yes" if value else "no") if isinstance(value, bool) else value
