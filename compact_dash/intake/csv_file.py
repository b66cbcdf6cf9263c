"""CSV files as rows of cells, in whatever letters a program keeps them and whatever it puts between the cells."""

import codecs
import csv
import io
import re
from collections import Counter

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.domain.limits import MOST_ROWS
from compact_dash.domain.plain_text import tidy_text

NumberedRow = tuple[int, list[str]]

UTF_8 = "UTF-8 text: save it again as CSV UTF-8"
# In this order, where two are found as often: the comma is what the files are named after.
SEPARATORS = (",", ";", "\t", "|")
SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?[ \t,;]*(?=\r|\n|$)", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"?')
# What the quotation marks and pound signs of Macintosh, of DOS and of a broken UTF-8 turn into when they are taken for
# those of Windows.
MISTAKEN = frozenset("ÒÓÔÕÐÑŽœ¢ÂÃ")


def csv_rows(file: str, content: bytes) -> list[NumberedRow]:
    """Every row of a CSV file that is not blank, with the number of its first line; the header comes first.

    Raises:
        FileRefused: it is no text, it has too many rows, or a quotation mark is not closed.
    """
    text = csv_text(file, content)
    separator, first = separator_of(text)
    # Line ends are left as they are, because a cell over several lines keeps its own. A space before a quotation mark
    # is the writer's, or the mark would be read as one of the words.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    rows: list[NumberedRow] = []
    line = 1
    try:
        for cells in reader:
            if line >= first and any(map(tidy_text, cells)):
                # Before its faults are written out: a file of single letters is a million of them.
                if len(rows) > MOST_ROWS:
                    raise FileRefused([Fault(file, line, None, None, f"at most {MOST_ROWS:,} rows")])
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        raise FileRefused([Fault(file, line, None, None, "every quotation mark to be closed")]) from None
    return rows


def csv_text(file: str, content: bytes) -> str:
    """The text, from UTF-8, from UTF-16 or from the letters of old Windows, which spreadsheets still write.

    Raises:
        FileRefused: it is in none of them.
    """
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileRefused([Fault(file, None, None, "a workbook", UTF_8)])
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return text_in(file, content, "utf-16")
    # Every other byte is nought where letters of one byte are kept in two.
    for first, code in ((1, "utf-16-le"), (0, "utf-16-be")):
        if content[first:64:2].count(0) > len(content[:64]) // 4:
            return text_in(file, content, code)
    try:
        # Excel begins its CSV files with a byte order mark, which is no part of the first column's name.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return windows_text(file, error)


def windows_text(file: str, error: UnicodeDecodeError) -> str:
    """The text in the letters of old Windows, unless it is plain that it was written in those of another system."""
    try:
        text = error.object.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and not MISTAKEN & set(text):
        return text
    line = len(re.findall(rb"\r\n|\r|\n", error.object[: error.start])) + 1
    raise FileRefused([Fault(file, line, None, f"byte 0x{error.object[error.start]:02X}", UTF_8)]) from None


def text_in(file: str, content: bytes, code: str) -> str:
    try:
        return content.decode(code)
    except UnicodeDecodeError:
        raise FileRefused([Fault(file, None, None, None, UTF_8)]) from None


def separator_of(text: str) -> tuple[str, int]:
    """The sign that stands between cells, and the number of the header's line.

    A first line such as sep=; is Excel's own word on it; else it is the sign that the header has the most of.
    """
    if told := SEP_LINE.match(text):
        return told[1], 2
    header = next((line for line in text.splitlines() if line.strip(" \t,;|")), "")
    counts = Counter(mark for mark in QUOTED.sub("", header) if mark in SEPARATORS)
    return max(SEPARATORS, key=lambda mark: counts[mark]), 1
