"""Looks of a workbook: the few formats that its sheets share."""

import math
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

INK, SOFT, LINE, PANEL, BLUE = "#0b0c0c", "#505a5f", "#c8cacc", "#f3f3f1", "#0b4f9c"
WANTED = "#fff3bf"
# In points.
LINE_HEIGHT, ROW_MARGIN = 13, 5
# Letters to a unit of a column's width, and how many the end of a line leaves unused.
LETTERS, LOST = 1.25, 4
DAY_FORMAT = "d mmm yyyy"

# The words' own colours on the board: ink on a tint, dark enough to be read.
RATING_COLOURS: dict[str, tuple[str, str]] = {
    "Green": ("#00603a", "#e3f2ea"),
    "Amber": ("#6b3f00", "#fdf0d5"),
    "Red": ("#99131f", "#fae4e4"),
    "Complete": ("#123f77", "#e4edf8"),
    "Withdrawn": ("#505a5f", "#eeefef"),
}
BASE: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
BOXED: dict[str, Any] = {"border": 1, "border_color": LINE, "text_wrap": True, "align": "left", "indent": 1}


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook. An answer's cells are unlocked; all else is kept by the sheet's protection."""

    title: "Format"
    heading: "Format"
    label: "Format"
    label_line: "Format"
    number: "Format"
    plain: "Format"
    note: "Format"
    column: "Format"
    told: "Format"
    told_soft: "Format"
    answer: "Format"
    answer_day: "Format"
    wanted: "Format"
    ratings: dict[str, "Format"]


def looks(book: "Workbook") -> Looks:
    """The formats, made for this workbook."""

    def made(**more: object) -> "Format":
        return book.add_format({**BASE, **more})

    return Looks(
        title=made(bold=True, font_size=16),
        heading=made(bold=True, font_size=12, font_color=BLUE),
        label=made(bold=True, text_wrap=True),
        label_line=made(bold=True),
        number=made(align="right", font_color=SOFT),
        plain=made(text_wrap=True),
        note=made(font_color=SOFT),
        column=made(bold=True, font_color="#ffffff", bg_color=BLUE, **BOXED),
        told=made(bg_color=PANEL, **BOXED),
        told_soft=made(bg_color=PANEL, italic=True, font_color=SOFT, **BOXED),
        answer=made(locked=False, **BOXED),
        answer_day=made(locked=False, num_format=DAY_FORMAT, **BOXED),
        wanted=book.add_format({"bg_color": WANTED}),
        ratings={
            word: book.add_format({"bold": True, "font_color": ink, "bg_color": tint})
            for word, (ink, tint) in RATING_COLOURS.items()
        },
    )


def height(*cells: tuple[str | None, float]) -> float:
    """The height of a row that shows its texts whole, each given with the width of its column.

    Spreadsheets disagree on when they fit a row to its words, so it is said. A column's width counts digits; most
    letters are narrower, and a little is lost at the end of each line.
    """
    lines = [
        sum(max(1, math.ceil(len(part) / (width * LETTERS - LOST))) for part in (text or "").split("\n"))
        for text, width in cells
    ]
    return max(lines, default=1) * LINE_HEIGHT + ROW_MARGIN


def put(sheet: "Worksheet", row: int, column: int, value: str | int | date | None, look: "Format") -> None:
    """Write a value in its own type: text stays text, whatever it begins with. Row and column count from 0."""
    # An empty cell has its look too: locked or not, and its border.
    if value is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), look)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, value, look)
