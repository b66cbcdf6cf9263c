"""CSV files as rows of cells, in whatever letters a program keeps them and whatever it puts between the cells."""

import codecs
import csv
import io
import re
from collections import Counter

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.domain.limits import MOST_ROWS
from compact_dash.domain.plain_text import tidy_text
from compact_dash.domain.wording import as_list
from compact_dash.intake.strangers import stranger

NumberedRow = tuple[int, list[str]]

UTF_8 = "UTF-8 text: save it again as CSV UTF-8, a type of its own in Excel’s Save As"
# In this order, where two are found as often: the comma is what the files are named after.
SEPARATORS = (",", ";", "\t", "|")
SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?[ \t,;]*(?=\r|\n|$)", re.IGNORECASE)
QUOTED = re.compile(r'"[^"]*"?')
# What the quotation marks and pound signs of Macintosh, of DOS and of a broken UTF-8 turn into when they are taken for
# those of Windows.
MISTAKEN = frozenset("ÒÓÔÕÐÑŽœ¢ÂÃ")
# Words that another country's letters would make of the same bytes: £ and ¿ beside a letter are the Ł and ż of Polish.
GUESSED = re.compile(r"[\w£¥¯¿]*(?:[^\W\x00-\x7f]|[a-zA-Z][£¥¯¿]|[£¥¯¿][a-zA-Z])[\w£¥¯¿]*")
MOST_GUESSED, LONGEST_GUESSED = 3, 30
# Of Western Europe: that is what the United Kingdom writes.
WINDOWS = "cp1252"


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
    # No table of ours begins like one of these.
    if found := stranger(content):
        raise FileRefused([Fault(file, None, None, found, "a CSV file: save the table as CSV UTF-8")])
    code = code_of(content)
    return windows_text(file, content) if code == WINDOWS else text_in(file, content, code)


def code_of(content: bytes) -> str:
    """The name of the code that the letters are most likely in."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Every other byte is nought where letters of one byte are kept in two.
    for first, code in ((1, "utf-16-le"), (0, "utf-16-be")):
        if content[first:64:2].count(0) > len(content[:64]) // 4:
            return code
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return WINDOWS
    # Excel begins its CSV files with a byte order mark, which is no part of the first column's name.
    return "utf-8-sig"


def letters_guessed(file: str, content: bytes) -> str | None:
    """What to look at in a file whose letters were guessed, with some of the words; None where there is nothing.

    The file has been read: a byte of old Windows does not say of which country's Windows it is.
    """
    if code_of(content) != WINDOWS:
        return None
    words = list(dict.fromkeys(GUESSED.findall(content.decode(WINDOWS, "replace"))))[:MOST_GUESSED]
    if not words:
        return None
    quoted = as_list([f"“{word[:LONGEST_GUESSED]}”" for word in words])
    return (
        f"{file} was read as Western European (Windows-1252): it has {quoted}. If letters such as é or ł look wrong, "
        "save it again as CSV UTF-8, a type of its own in Excel’s Save As."
    )


def windows_text(file: str, content: bytes) -> str:
    """The text in the letters of old Windows, unless it is plain that it was written in those of another system."""
    try:
        text = content.decode(WINDOWS)
    except UnicodeDecodeError as error:
        raise refusal_of_byte(file, content, error.start) from None
    if MISTAKEN & set(text):
        # Of UTF-8 that is broken somewhere: the letters before that place were sound.
        raise refusal_of_byte(file, content, first_broken(content))
    return text


def first_broken(content: bytes) -> int:
    """The place of the first byte that UTF-8 cannot have there."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def refusal_of_byte(file: str, content: bytes, place: int) -> FileRefused:
    """The refusal of a byte that cannot be what somebody wrote there."""
    line = len(re.findall(rb"\r\n|\r|\n", content[:place])) + 1
    return FileRefused([Fault(file, line, None, f"byte 0x{content[place]:02X}", UTF_8)])


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
