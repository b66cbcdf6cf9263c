"""The Instructions sheet: what the return is, what each rating and column means, and how it is sent back."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from compact_dash.domain.marking import PaperMarks
from compact_dash.domain.returns.answer import LABELS
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.sheet import INSTRUCTIONS, TEMPLATE_VERSION
from compact_dash.domain.wording import long_date
from compact_dash.papers.returns.guidance import (
    COLUMN_HELP,
    RATING_MEANINGS,
    facts,
    how_to_answer,
    how_to_send,
)
from compact_dash.papers.workbook_looks import Looks, height, put

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet


LABEL_WIDTH, WORDS_WIDTH = 22, 90
TALL = {"title": 26, "heading": 20}


class Column:
    """Rows written one under another: a label at the left, words beside it."""

    def __init__(self, sheet: "Worksheet", looks: Looks) -> None:
        self.sheet = sheet
        self.looks = looks
        self.row = 0

    def line(self, text: str, look: str = "plain") -> None:
        put(self.sheet, self.row, 0, text, getattr(self.looks, look))
        if look in TALL:
            self.sheet.set_row(self.row, TALL[look])
        self.row += 1

    def section(self, heading: str, pairs: Sequence[tuple[str, str]]) -> None:
        """A heading and rows under it; the row before it stays empty."""
        self.row += 1
        self.line(heading, "heading")
        for label, words in pairs:
            put(self.sheet, self.row, 0, label, self.looks.number if label[:-1].isdecimal() else self.looks.label)
            put(self.sheet, self.row, 1, words, self.looks.plain)
            self.sheet.set_row(self.row, height((label, LABEL_WIDTH), (words, WORDS_WIDTH)))
            if label in self.looks.ratings:
                self.sheet.conditional_format(self.row, 0, self.row, 0, {
                    "type": "no_blanks", "format": self.looks.ratings[label],
                })  # fmt: skip
            self.row += 1


def add_instructions(book: "Workbook", looks: Looks, form: ReturnForm, made_on: date, marks: PaperMarks) -> None:
    """The first sheet, to be read and printed; nothing in it is read back."""
    sheet = book.add_worksheet(INSTRUCTIONS)
    set_up(sheet)
    column = Column(sheet, looks)
    column.line("Return to the Compact Forum", "title")
    if marks.illustrative:
        column.line(marks.illustrative, "note")
    column.section("This return", facts(form))
    column.section("How to answer", numbered(how_to_answer(form)))
    column.section("How to send it back", numbered(how_to_send()))
    column.section("What each rating means", list(RATING_MEANINGS.items()))
    column.section("What goes into each column", [(LABELS[field], words) for field, words in COLUMN_HELP.items()])
    column.row += 1
    column.line(f"Template version {TEMPLATE_VERSION}, made on {long_date(made_on)}.", "note")


def set_up(sheet: "Worksheet") -> None:
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, WORDS_WIDTH)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&RPage &P of &N")
    sheet.protect("", {"format_columns": True, "format_rows": True})


def numbered(sentences: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"{place}.", words) for place, words in enumerate(sentences, start=1)]
