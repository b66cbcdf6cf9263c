"""Spoilt workbooks: the ways to spoil a template, as a person, a program or a stranger could have left it."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils import get_column_letter

from compact_dash.domain.returns.sheet import HEADER, LINES, MORE
from compact_dash.domain.returns.supplement import SUPPLEMENT_LABELS

Change = Callable[[Any], None]
Spoil = Callable[[bytes], bytes]
# In the demonstration's return of DEFRA for September 2014: rows with an open milestone, and one without.
DATED, ALSO_DATED, UNDATED = 5, 6, 9
HEADER_ROW = 4
FIRST_SUPPLEMENT = 4


def letter(label: str) -> str:
    """A column of the Return sheet as the template has it."""
    return get_column_letter(list(HEADER.values()).index(label) + 1)


def address(label: str, row: int = DATED) -> str:
    return f"{letter(label)}{row}"


def edited(content: bytes, change: Change) -> bytes:
    """The workbook opened, changed and saved again by another program."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def rezipped(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The workbook with its parts changed underneath."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return saved.getvalue()


def cells(values: dict[str, object], sheet: str = LINES, shown_as: str | None = None) -> Change:
    """Write values into cells by their addresses."""

    def change(book: Any) -> None:
        for place, value in values.items():
            book[sheet][place] = value
            if shown_as:
                book[sheet][place].number_format = shown_as

    return change


def answers(row: int = DATED, shown_as: str | None = None, **fields: object) -> Change:
    """Write answers into a row, by their fields."""
    return cells({address(HEADER[name], row): value for name, value in fields.items()}, shown_as=shown_as)


def supplements(*rows: dict[str, object]) -> Change:
    """Write rows into the sheet Consultations and more, by their fields."""
    places = list(SUPPLEMENT_LABELS)
    return cells(
        {
            f"{get_column_letter(places.index(name) + 1)}{FIRST_SUPPLEMENT + number}": value
            for number, row in enumerate(rows)
            for name, value in row.items()
        },
        sheet=MORE,
    )


@dataclass(frozen=True)
class Bad:
    """A spoilt workbook: what was done to it, and the words that name the place and the reason."""

    what: str
    spoil: Spoil
    said: tuple[str, ...]
    file: str = "return.xlsx"


def bad_cell(what: str, change: Change, *said: str) -> Bad:
    return Bad(what, lambda content: edited(content, change), said)


def bad_answer(
    what: str, said: str, *, row: int = DATED, at: str, shown_as: str | None = None, **fields: object
) -> Bad:
    """An answer that cannot stand, refused at the cell of the field `at`."""
    change = answers(row, shown_as, **fields)
    return bad_cell(what, change, f"Return sheet, cell {address(HEADER[at], row)}: ", said)


def part_spoilt(what: str, path: str, change: Callable[[bytes], bytes], *said: str) -> Bad:
    def spoil(parts: dict[str, bytes]) -> None:
        parts[path] = change(parts[path])

    return Bad(what, lambda content: rezipped(content, spoil), said)


def part_added(what: str, path: str, part: bytes, *said: str) -> Bad:
    return Bad(what, lambda content: rezipped(content, lambda parts: parts.update({path: part})), said)


def as_file(what: str, content: bytes, *said: str, file: str = "return.xlsx") -> Bad:
    return Bad(what, lambda _: content, said, file)


def replaced(pattern: bytes, by: bytes) -> Callable[[bytes], bytes]:
    def change(part: bytes) -> bytes:
        changed = re.sub(pattern, by, part, count=1, flags=re.DOTALL)
        assert changed != part
        return changed

    return change


def styled(styles: bytes, number_format: str) -> tuple[bytes, int]:
    """The styles of a workbook with one more, which has the number format; and the place of it."""
    code = escape(number_format, {'"': "&quot;"})
    own = f'<numFmt numFmtId="999" formatCode="{code}"/>'.encode()
    if b"<numFmts" in styles:
        styles = re.sub(rb'<numFmts count="\d+">', b'<numFmts count="99">' + own.replace(b"\\", b"\\\\"), styles)
    else:
        fonts = styles.index(b"<fonts")
        styles = styles[:fonts] + b'<numFmts count="1">' + own + b"</numFmts>" + styles[fonts:]
    [body] = re.findall(rb"<cellXfs[^>]*>(.*?)</cellXfs>", styles, re.DOTALL)
    place = len(re.findall(rb"<xf\b", body))
    style = b'<xf numFmtId="999" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    return styles.replace(b"</cellXfs>", style + b"</cellXfs>"), place


def cell_as_kept(place: str, inside: str, number_format: str = "General", kind: str = "n") -> Spoil:
    """The workbook with a cell of the Return sheet as some program keeps it, put into its XML by hand."""

    def change(parts: dict[str, bytes]) -> None:
        parts["xl/styles.xml"], style = styled(parts["xl/styles.xml"], number_format)
        cell = f'<c r="{place}" s="{style}" t="{kind}">{inside}</c>'.encode()
        path = "xl/worksheets/sheet2.xml"
        changed = re.sub(
            rb'<c r="%b"[^>]*?(?:/>|>.*?</c>)' % place.encode(), lambda _: cell, parts[path], flags=re.DOTALL
        )
        assert changed != parts[path]
        parts[path] = changed

    return lambda content: rezipped(content, change)
