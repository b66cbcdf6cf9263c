"""The return in Excel: made from a finished form, to be filled in anywhere and read back."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from compact_dash.domain.house import house
from compact_dash.domain.marking import PaperMarks
from compact_dash.domain.returns.fields import FIELDS
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.sheet import INSTRUCTIONS, TEMPLATE_VERSION, stamp_of
from compact_dash.domain.returns.template import ReturnTemplate
from compact_dash.domain.wording import long_date
from compact_dash.papers.returns.guidance import facts, how_to_answer, how_to_send, rating_meanings
from compact_dash.papers.returns.workbook_lines import add_lines
from compact_dash.papers.returns.workbook_supplements import add_supplements
from compact_dash.papers.workbook_looks import Looks, height, looks, put

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# In digits: a label of two words, and a line of words as long as is read with ease.
LABEL_WIDTH, WORDS_WIDTH = 22, 90
TALL = {"title": 26, "heading": 20}


def fill_return(book: "Workbook", template: ReturnTemplate, marks: PaperMarks) -> None:
    """The three sheets with the form's drafts in them, stamped so that the program knows its own again."""
    form, made_on = template.form, template.made_on
    for name, value in stamp_of(form).properties().items():
        book.set_custom_property(name, value, "text")
    made = looks(book)
    add_instructions(book, made, form, made_on, marks)
    add_lines(book, made, form, made_on, marks)
    add_supplements(book, made, form, made_on)


class WrittenColumn:
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
    """The Instructions sheet: what the return is, what each rating and column means, how it is sent back.

    It is to be read and printed; nothing in it is read back.
    """
    sheet = book.add_worksheet(INSTRUCTIONS)
    set_up_instructions(sheet)
    column = WrittenColumn(sheet, looks)
    column.line(f"Return to the {house().forum_name}", "title")
    if marks.illustrative:
        column.line(marks.illustrative, "note")
    column.section("This return", facts(form))
    column.section("How to answer", number_sentences(how_to_answer(form)))
    column.section("How to send it back", number_sentences(how_to_send()))
    column.section("What each rating means", list(rating_meanings().items()))
    column.section("What goes into each column", [(field.label, field.guidance) for field in FIELDS])
    column.row += 1
    column.line(f"Template version {TEMPLATE_VERSION}, made on {long_date(made_on)}.", "note")


def set_up_instructions(sheet: "Worksheet") -> None:
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, WORDS_WIDTH)
    sheet.hide_gridlines(2)
    # A4, by Excel's number for it.
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&RPage &P of &N")
    sheet.protect("", {"format_columns": True, "format_rows": True})


def number_sentences(sentences: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"{place}.", words) for place, words in enumerate(sentences, start=1)]
