"""The return in Excel: made from a finished form, to be filled in anywhere and read back."""

from typing import TYPE_CHECKING

from compact_dash.domain.marking import PaperMarks
from compact_dash.domain.returns.sheet import stamp_of
from compact_dash.domain.returns.template import ReturnTemplate
from compact_dash.papers.returns.workbook_instructions import add_instructions
from compact_dash.papers.returns.workbook_lines import add_lines
from compact_dash.papers.returns.workbook_supplements import add_supplements
from compact_dash.papers.workbook_looks import looks

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def fill_return(book: "Workbook", template: ReturnTemplate, marks: PaperMarks) -> None:
    """The three sheets with the form's drafts in them, stamped so that the program knows its own again."""
    form, made_on = template.form, template.made_on
    for name, value in stamp_of(form).properties().items():
        book.set_custom_property(name, value, "text")
    made = looks(book)
    add_instructions(book, made, form, made_on, marks)
    add_lines(book, made, form, made_on, marks)
    add_supplements(book, made, form, made_on)
