"""CSV papers: a header row, and in the last column of every row the marks.

The first line is the header, because programs that read the file expect it there. A row keeps its marks when it is
copied into another sheet; a file without rows has them in its name.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from compact_dash.domain.marking import PaperMarks
from compact_dash.domain.plain_text import FORMULA_STARTS
from compact_dash.papers.paper import Content, Making, Paper

NOTE = "Note"
# Excel takes a file without it for one of Windows' own code page.
BYTE_ORDER_MARK = "\ufeff"


def nothing_more(_: object) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class CsvPaper(Paper[Content]):
    """A paper in CSV; `about` is said of the whole, in the note of each row."""

    columns: Sequence[str]
    rows: Callable[[Content], Iterable[Sequence[str]]]
    about: Callable[[Content], str] = nothing_more

    media_type = "text/csv"
    suffix = ".csv"
    is_marked_by_name = True

    def as_file(self, content: Content, marks: PaperMarks, making: Making) -> bytes:
        note = f"{self.about(content)} {marks.line}".lstrip()
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([*self.columns, NOTE])
        writer.writerows([*map(without_formula, row), note] for row in self.rows(content))
        return (BYTE_ORDER_MARK + text.getvalue()).encode()


def without_formula(cell: str) -> str:
    """The cell as text, whatever it begins with."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
