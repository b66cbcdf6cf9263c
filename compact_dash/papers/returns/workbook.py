"""The return as an Excel workbook: made from a finished form, to be filled in anywhere and read back."""

import io
from datetime import date, datetime, time

from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.sheet import stamp_of
from compact_dash.papers.returns.guidance import heading
from compact_dash.papers.returns.workbook_instructions import add_instructions
from compact_dash.papers.returns.workbook_lines import add_lines
from compact_dash.papers.returns.workbook_supplements import add_supplements
from compact_dash.papers.workbook_looks import looks

# What somebody typed years ago must not turn into a formula, a link or a number here.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(form: ReturnForm, made_on: date, *, illustrative: bool) -> bytes:
    """The template with the form's drafts in it; the same form on the same day gives the same bytes."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties({"title": heading(form), "created": datetime.combine(made_on, time())})
        for name, value in stamp_of(form).properties().items():
            book.set_custom_property(name, value, "text")
        made = looks(book)
        add_instructions(book, made, form, made_on, illustrative)
        add_lines(book, made, form, made_on, illustrative)
        add_supplements(book, made, form, made_on)
    return content.getvalue()


def file_name(form: ReturnForm) -> str:
    """A name for the download, such as compact-return-DfT-2014-09-24.xlsx."""
    return f"compact-return-{form.organisation}-{form.held_on}.xlsx"
