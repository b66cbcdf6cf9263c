"""The sheet Consultations and more: what a return says beyond its lines, a row for each."""

from datetime import date
from typing import TYPE_CHECKING

from compact_dash.domain.house import in_house_words
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.sheet import MORE
from compact_dash.domain.returns.supplement import (
    KIND_WORDS,
    MOST,
    MOST_PEOPLE,
    SUPPLEMENT_FIELDS,
    SUPPLEMENT_LABELS,
    Supplement,
    SupplementKind,
)
from compact_dash.papers.returns.workbook_rules import EARLIEST, message
from compact_dash.papers.workbook_looks import Looks, height, put

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

HEADER_ROW = 2
FIRST_ROW = HEADER_ROW + 1
WIDTHS = {field.name: field.width for field in SUPPLEMENT_FIELDS}
# Of an empty row: one line of words, as the table is as long as its most rows.
LEAST_HEIGHT = 18
TOP = "Consultations opened or closed, {agreement} concerns received, training held and case studies offered"
UNDER = f"One row each, up to {MOST}. If there are none, leave this sheet empty."


def add_supplements(book: "Workbook", looks: Looks, form: ReturnForm, made_on: date) -> None:
    """The sheet, with the saved draft's rows and empty ones under them."""
    sheet = book.add_worksheet(MORE)
    set_up_supplements(sheet)
    put(sheet, 0, 0, in_house_words(TOP), looks.title)
    sheet.set_row(0, 26)
    put(sheet, 1, 0, UNDER, looks.note)
    for place, words in enumerate(SUPPLEMENT_LABELS.values()):
        put(sheet, HEADER_ROW, place, words, looks.column)
    for place in range(MOST):
        given = form.supplements[place] if place < len(form.supplements) else None
        write_supplement(sheet, looks, FIRST_ROW + place, given)
    add_checks(sheet, made_on)


def set_up_supplements(sheet: "Worksheet") -> None:
    for place, field in enumerate(SUPPLEMENT_LABELS):
        sheet.set_column(place, place, WIDTHS[field])
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
    sheet.set_landscape()
    # A4, by Excel's number for it.
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_footer("&L&F&RPage &P of &N")
    sheet.hide_gridlines(2)


def write_supplement(sheet: "Worksheet", looks: Looks, row: int, given: Supplement | None) -> None:
    words = (given.words, WIDTHS["words"]) if given else ("", WIDTHS["words"])
    sheet.set_row(row, max(LEAST_HEIGHT, height(words)))
    for place, field in enumerate(SUPPLEMENT_LABELS):
        value = getattr(given, field) if given else None
        if field == "kind" and given:
            value = KIND_WORDS[SupplementKind(given.kind)]
        put(sheet, row, place, value, looks.answer_day if field.endswith("_on") else looks.answer)


def add_checks(sheet: "Worksheet", made_on: date) -> None:
    for place, field in enumerate(SUPPLEMENT_FIELDS):
        rule = {**supplement_rule(field.name, made_on), **message(field.label, field.guidance)}
        sheet.data_validation(FIRST_ROW, place, FIRST_ROW + MOST - 1, place, rule)


def supplement_rule(field: str, made_on: date) -> dict[str, object]:
    if field == "kind":
        return {"validate": "list", "source": list(KIND_WORDS.values())}
    if field == "number":
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST_PEOPLE}
    if field.endswith("_on"):
        # A consultation is announced some months ahead; a later year is a slip.
        last = date(made_on.year + 2, 12, 31)
        return {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": last}
    return {"validate": "any"}
