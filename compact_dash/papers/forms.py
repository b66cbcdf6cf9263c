"""Forms of papers: a CSV file, a calendar or a workbook as it begins, with its marks in it already.

Word's is in word_paper, which its writers use too. A form opens the file, puts the marks in, and hands it to the
writer.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from compact_dash.domain.house import house
from compact_dash.domain.marking import ILLUSTRATIVE_WORD, PaperMarks
from compact_dash.domain.plain_text import FORMULA_STARTS
from compact_dash.papers.paper import Content, Making, Paper

if TYPE_CHECKING:
    from icalendar import Calendar
    from xlsxwriter import Workbook


NOTE = "Note"
# Excel takes a file without it for one of Windows' own code page.
BYTE_ORDER_MARK = "\ufeff"


def nothing_more(_: object) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class CsvPaper(Paper[Content]):
    """A paper in CSV; `about` is said of the whole, in the note of each row.

    The first line is the header, because programs that read the file expect it there. A row keeps its marks when it
    is copied into another sheet; a file without rows has them in its name.
    """

    columns: Sequence[str]
    rows: Callable[[Content], Iterable[Sequence[str]]]
    about: Callable[[Content], str] = nothing_more

    media_type = "text/csv"
    suffix = ".csv"
    is_marked_by_name = True

    def as_file(self, content: Content, marks: PaperMarks, making: Making) -> bytes:
        note = without_formula(f"{self.about(content)} {marks.line}".lstrip())
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([*self.columns, NOTE])
        writer.writerows([*map(without_formula, row), note] for row in self.rows(content))
        return (BYTE_ORDER_MARK + text.getvalue()).encode()


def without_formula(cell: str) -> str:
    """The cell as text, with an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


# Written out by its rule, because the library's own listing of the changes is an hour out for some years.
LONDON_CLOCK = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True, kw_only=True)
class CalendarPaper(Paper[Content]):
    """A paper of dates and places. Calendars are read by many, so it holds nothing that needs a marking to protect."""

    fill: "Callable[[Calendar, Content], None]"

    media_type = "text/calendar"
    suffix = ".ics"

    def as_file(self, content: Content, marks: PaperMarks, making: Making) -> bytes:
        # Imported here and below, so that a page that only offers a paper does not load its library.
        from icalendar import Calendar, Timezone

        calendar = Calendar()
        calendar.add("prodid", f"-//{house().author}//Compact Dash//EN")
        calendar.add("version", "2.0")
        calendar.add_component(Timezone.from_ical(LONDON_CLOCK))
        self.fill(calendar, content)
        if marks.illustrative:
            for event in calendar.walk("VEVENT"):
                # Nothing but its summary is sure to be shown of an entry.
                event["summary"] = f"{event['summary']} ({ILLUSTRATIVE_WORD})"
        return bytes(calendar.to_ical())


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
    # Every text of every sheet stands in this one table of the workbook.
    if marks.illustrative and not any(marks.illustrative in text for text in book.str_table.string_table):
        raise AssertionError("The writer of this workbook left out that its figures are illustrative.")
