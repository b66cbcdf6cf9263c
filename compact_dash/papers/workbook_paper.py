"""Excel papers: a workbook whose every sheet prints the marks, and whose first sheet shows them."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from compact_dash.domain.marking import PaperMarks
from compact_dash.papers.paper import Content, Making, Paper

if TYPE_CHECKING:
    from xlsxwriter import Workbook

# What somebody typed years ago must not turn into a formula, a link or a number here.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, kw_only=True)
class WorkbookPaper(Paper[Content]):
    """A paper in Excel; the same content on the same day gives the same bytes.

    The writer shows the marks where people look on the screen, which no frame can know, and is refused without.
    """

    heading: Callable[[Content], str]
    fill: "Callable[[Workbook, Content, PaperMarks], None]"

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    suffix = ".xlsx"

    def as_file(self, content: Content, marks: PaperMarks, making: Making) -> bytes:
        import xlsxwriter

        written = io.BytesIO()
        with xlsxwriter.Workbook(written, OPTIONS) as book:
            # The day alone, so that the file does not depend on the minute it is made in.
            created = datetime.combine(making.made_on, time())
            book.set_properties({"title": self.heading(content), "comments": marks.line, "created": created})
            self.fill(book, content, marks)
            refuse_unmarked(book, marks)
            for sheet in book.worksheets():
                # An ampersand begins a code in a printed header; two of them are one.
                sheet.set_header(f"&C{marks.line.replace('&', '&&')}")
        return written.getvalue()


def refuse_unmarked(book: "Workbook", marks: PaperMarks) -> None:
    """Stop a workbook that shows an illustrative figure and nowhere says so.

    Raises:
        AssertionError: its writer forgot the mark.
    """
    if marks.illustrative and not any(marks.illustrative in text for text in book.str_table.string_table):
        raise AssertionError("The writer of this workbook left out that its figures are illustrative.")
