"""The Return sheet: a line for each action asked about, last time's words beside the empty cells."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from compact_dash.domain.marking import PaperMarks
from compact_dash.domain.returns.fields import FIELD, FIELDS, AnswerField, FieldKind, FieldValue
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.sheet import ELSEWHERE, HEADER, LINES, TOLD, told_values
from compact_dash.domain.wording import count, weekday_date
from compact_dash.papers.returns.guidance import return_heading
from compact_dash.papers.returns.workbook_rules import add_rules, column_of
from compact_dash.papers.workbook_looks import Looks, height, put

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

# Title, due date and count stand above it.
HEADER_ROW = 3
FIRST_ROW = HEADER_ROW + 1
WIDTHS: dict[str, float] = {
    **{"ref": 14, "title": 32, "last_rating": 11, "last_words": 32},
    **{field.name: field.width for field in FIELDS},
}
# Room to type in: a row does not grow by itself once its height is set.
LEAST_HEIGHT = 70
# A4, by Excel's number for it: the paper that every office has.
A4, LANDSCAPE_MARGIN = 9, 0.4


def add_lines(book: "Workbook", looks: Looks, form: ReturnForm, made_on: date, marks: PaperMarks) -> None:
    """The sheet that is read back: the open lines, then those reported elsewhere under a row that says so."""
    sheet = book.add_worksheet(LINES)
    set_up_lines(sheet)
    add_top(sheet, looks, form, marks)
    row = FIRST_ROW
    for line in form.open_lines:
        write_line(sheet, looks, row, line)
        row += 1
    if form.linked_lines:
        put(sheet, row, list(HEADER).index("title"), ELSEWHERE, looks.note)
        row += 1
    for line in form.linked_lines:
        write_line(sheet, looks, row, line)
        row += 1
    # At least one row, for without a line the range would end above its beginning.
    add_rules(sheet, looks, FIRST_ROW, max(row - 1, FIRST_ROW), made_on)
    sheet.print_area(0, 0, max(row - 1, FIRST_ROW), len(HEADER) - 1)


def set_up_lines(sheet: "Worksheet") -> None:
    """Widths, frozen header, locking and print."""
    for place, field in enumerate(HEADER):
        sheet.set_column(place, place, WIDTHS[field])
    # The reference and the title stay in sight however far somebody has scrolled.
    sheet.freeze_panes(FIRST_ROW, 2)
    # The row that names the folded lines stands above them.
    sheet.outline_settings(symbols_below=False)
    # No password: locking guards against slips, and the reader checks everything again.
    sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(LANDSCAPE_MARGIN, LANDSCAPE_MARGIN, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&L&F&RPage &P of &N")
    sheet.hide_gridlines(2)


def add_top(sheet: "Worksheet", looks: Looks, form: ReturnForm, marks: PaperMarks) -> None:
    """Write the title, how far the sheet is filled, and the header row."""
    put(sheet, 0, 0, return_heading(form), looks.title)
    due = f"Due {weekday_date(form.deadline_on)}. Grey cells hold what was said last time; white ones are yours."
    put(sheet, 1, 0, f"{due} {marks.illustrative}".rstrip(), looks.note)
    add_count(sheet, looks, form)
    sheet.set_row(0, 26)
    sheet.set_row(HEADER_ROW, height(("Two\nlines", WIDTHS["percent"])))
    for place, words in enumerate(HEADER.values()):
        put(sheet, HEADER_ROW, place, words, looks.column)


def add_count(sheet: "Worksheet", looks: Looks, form: ReturnForm) -> None:
    """How many open lines have a rating or a reason for no change, kept by the spreadsheet as it is filled."""
    number = len(form.open_lines)
    if not number:
        put(sheet, 2, 0, "No line has to be answered.", looks.note)
        return
    given = sum(line.answer.is_given for line in form.open_lines)
    rows = [f"{column_of(field)}{FIRST_ROW + 1}:{column_of(field)}{FIRST_ROW + number}" for field in GIVEN_BY]
    filled = "+".join(f'({each}<>"")' for each in rows)
    words = f"of {count(number, 'line')} answered"
    # A line counts once, also where both of its columns are filled.
    formula = f'=SUMPRODUCT(--(({filled})>0))&" {words}"'
    # With its value, because a viewer that works out no formulas would show 0.
    sheet.write_formula(2, 0, formula, looks.label_line, f"{given} {words}")


GIVEN_BY = ("rating", "no_change_reason")


def write_line(sheet: "Worksheet", looks: Looks, row: int, line: FormLine) -> None:
    """One line; those reported elsewhere are soft, and grouped so that they can be folded away."""
    told = looks.told if line.asked.is_open else looks.told_soft
    values = dict(zip(HEADER, (*told_values(line.asked).values(), *answer_cells(line)), strict=True))
    for place, (field, value) in enumerate(values.items()):
        put(sheet, row, place, value, told if field in TOLD else answer_look(looks, FIELD[field]))
    texts = [(value, WIDTHS[field]) for field, value in values.items() if isinstance(value, str)]
    least = LEAST_HEIGHT if line.asked.is_open else 0
    sheet.set_row(row, max(least, height(*texts)), None, {} if line.asked.is_open else {"level": 1})


def answer_look(looks: Looks, field: AnswerField) -> "Format":
    return looks.answer_day if field.kind is FieldKind.DATE else looks.answer


def answer_cells(line: FormLine) -> Iterator[str | int | date | None]:
    """The saved draft, in the order of the columns, with the open milestone where the draft names no other."""
    values = {field.name: cell_value(field, getattr(line.answer, field.name)) for field in FIELDS}
    # The reader takes the open milestone out again where it was left as it was.
    if line.answer.next_milestone is None and line.answer.next_due_on is None:
        values |= {"next_milestone": line.asked.milestone, "next_due_on": line.asked.due_on}
    yield from values.values()


def cell_value(field: AnswerField, value: FieldValue) -> FieldValue:
    """A value as its cell has it: a rating or a choice as the drop-down list spells it, all else in its own type."""
    return field.in_words(value) if field.kind in (FieldKind.RATING, FieldKind.CHOICE) else value
