"""Grids: the sheets of a workbook as finished values, whatever program saved it. Nothing is judged here."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from openpyxl.utils import range_boundaries

from compact_dash.domain.errors import CellFault, FileRefused
from compact_dash.domain.limits import MOST_ROWS
from compact_dash.intake.workbook_file import UNREADABLE, WHOLE, refusal_of_file, unpack
from compact_dash.intake.workbook_parts import path_of_book
from compact_dash.intake.workbook_sheet import BookFacts, GridCell, cells_in, formats_of
from compact_dash.intake.workbook_xml import strings_of, xml_of

# By its bytes: a parser would build the whole sheet for a handful of ranges.
MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]+[0-9]+:[A-Z]+[0-9]+)["']""")
LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")
LINKED = re.compile(rb"""\sref=["']([A-Z]+[0-9]+)""")
LINK_ID = re.compile(rb"""\s\w+:id=["']([^"']+)["']""")
# Comments and notes, by the folders of Excel, of openpyxl and of threads; and the drawings that text boxes are part of.
REMARKS = re.compile(r"xl/(?:threaded)?comments(?:\d*\.xml|/.+\.xml)")
DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
SOME_WORDS = re.compile(rb"<(?:\w+:)?(?:t|text)(?:\s[^>]*)?>[^<]*[^<\s]")
# Far more than a hand makes; a file with more was made to be slow to read.
MOST_MERGES = 10_000
Read = TypeVar("Read")
# The errors that a workbook raises that is a sound zip and not a sound workbook.
UNSOUND = (*UNREADABLE, LookupError, TypeError, AttributeError, ArithmeticError, SyntaxError, RecursionError)


@dataclass(frozen=True)
class Merge:
    """A merged range, both corners in it, rows and columns counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def touches(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


# Columns that are read; no table of ours has a quarter of them. And of the cells beyond them, and of those below the
# rows that are read, those that are told of.
MOST_COLUMNS, MOST_FAR = 200, 1000
NO_ROWS_BELOW = f"at most {MOST_ROWS:,} rows"


@dataclass(frozen=True)
class Grid:
    """A sheet's cells by row and column, both counted from 1, and its merged ranges."""

    name: str
    cells: Mapping[tuple[int, int], GridCell]
    merges: tuple[Merge, ...] = ()
    # The addresses that cells lead to when they are clicked, and need not show.
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    # What stands further right than any table of ours, for somebody to be told of.
    far: tuple[GridCell, ...] = ()
    # The same below the last row that is read.
    below: tuple[GridCell, ...] = ()

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell there, if it is not empty."""
        return self.cells.get((row, column))

    @property
    def holds_something(self) -> bool:
        """Whether anything stands in it, be it where nothing is read."""
        return bool(self.cells or self.far or self.below)

    @property
    def rows(self) -> list[int]:
        """The rows with anything in them, from the top."""
        return sorted({row for row, _ in self.cells})


@dataclass(frozen=True)
class SheetPart:
    """A sheet as the workbook lists it: its name, whether people see it, and its XML."""

    title: str
    is_hidden: bool
    content: bytes
    addresses: Mapping[str, str]


@dataclass(frozen=True)
class ReadWorkbook:
    """A workbook that may be opened: its sheets, each read when it is asked for, and its own properties."""

    name: str
    listed: tuple[SheetPart, ...]
    facts: BookFacts
    properties: Mapping[str, str]
    has_remarks: bool
    read: dict[str, Grid] = field(default_factory=dict)

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets that people see."""
        return tuple(each.title for each in self.listed if not each.is_hidden)

    def grid(self, name: str) -> Grid | None:
        """The sheet of that name, whatever its capitals and outer spaces; None where there is none.

        Raises:
            FileRefused: it is damaged, or longer than any of ours.
        """
        wanted = name.strip().casefold()
        part = next((each for each in self.listed if each.title.strip().casefold() == wanted), None)
        if part is None:
            return None
        if name not in self.read:
            self.read[name] = whole_or_refused(self.name, lambda: grid_of(part, name, self.facts))
        return self.read[name]


def whole_or_refused(name: str, read: Callable[[], Read]) -> Read:
    """What `read` makes of a workbook's XML; whatever goes wrong in it, the file is called damaged."""
    try:
        return read()
    except UNSOUND as error:
        raise refusal_of_file(name, WHOLE) from error


def read_workbook(content: bytes, name: str) -> ReadWorkbook:
    """A workbook, its sheets not read yet.

    Raises:
        FileRefused: it may not be opened, or is damaged.
    """
    parts = unpack(content, name)
    return whole_or_refused(name, lambda: opened_workbook(parts, name))


def opened_workbook(parts: Mapping[str, bytes], name: str) -> ReadWorkbook:
    path = path_of_book(parts)
    book = xml_of(parts[path])
    targets = dict(relations_of(parts, path))
    about = book.find("{*}workbookPr")
    facts = BookFacts(
        strings_of(first_of(parts, targets, "sharedStrings")),
        formats_of(first_of(parts, targets, "styles")),
        about is not None and about.get("date1904") in ("1", "true"),
    )
    listed = tuple(sheets_of(book, parts, targets))
    return ReadWorkbook(name, listed, facts, dict(properties_in(parts)), any(map(is_remark, parts.items())))


def is_remark(part: tuple[str, bytes]) -> bool:
    """Whether a part holds words that stand beside the cells: comments, notes or text boxes."""
    path, content = part
    is_beside = REMARKS.fullmatch(path.casefold()) or DRAWING.fullmatch(path.casefold())
    return is_beside is not None and SOME_WORDS.search(content) is not None


def relations_of(parts: Mapping[str, bytes], path: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What a part points at: by the name it gives each, the kind and the path in the zip."""
    folder, file = posixpath.split(path)
    for each in xml_of(parts[posixpath.join(folder, "_rels", f"{file}.rels")]).iterfind("{*}Relationship"):
        target = (each.get("Target") or "").replace("\\", "/")
        # It may be told from the root or from the part itself.
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield each.get("Id"), ((each.get("Type") or "").rpartition("/")[2], whole)


def first_of(parts: Mapping[str, bytes], targets: Mapping[str, tuple[str, str]], kind: str) -> bytes:
    """The part of a kind, of which a workbook has one at the most; an empty one where it has none."""
    return next((part_at(parts, path) for found, path in targets.values() if found == kind), b"") or b"<none/>"


def part_at(parts: Mapping[str, bytes], path: str) -> bytes:
    """A part by its path, in whatever capitals it is written."""
    return next((part for name, part in parts.items() if name.casefold() == path.casefold()), b"")


def sheets_of(book: Any, parts: Mapping[str, bytes], targets: Mapping[str, tuple[str, str]]) -> Iterator[SheetPart]:
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        # The id's namespace is another one in the strict form of the format.
        target = next((text for name, text in sheet.attrib.items() if name.endswith("}id")), "")
        kind, path = targets.get(target, ("", ""))
        # A sheet that is one chart has no cells.
        if kind == "worksheet":
            is_hidden = sheet.get("state", "visible") != "visible"
            yield SheetPart(sheet.get("name"), is_hidden, part_at(parts, path), dict(addresses_of(parts, path)))


def addresses_of(parts: Mapping[str, bytes], path: str) -> Iterator[tuple[str, str]]:
    """The addresses outside the workbook that a sheet leads to, by the names it gives them."""
    folder, file = posixpath.split(path)
    content = part_at(parts, posixpath.join(folder, "_rels", f"{file}.rels"))
    for each in xml_of(content).iterfind("{*}Relationship") if content else ():
        if each.get("TargetMode") == "External":
            yield each.get("Id", ""), each.get("Target", "")


def properties_in(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The properties that somebody gave the document, as text."""
    content = part_at(parts, "docProps/custom.xml")
    for each in xml_of(content) if content else ():
        yield each.get("name", ""), "".join(each.itertext())


def grid_of(part: SheetPart, name: str, facts: BookFacts) -> Grid:
    found: dict[tuple[int, int], GridCell] = {}
    far: list[GridCell] = []
    below: list[GridCell] = []
    # Counted as they come: a bomb of rows is never held in memory.
    for cell in cells_in(part.content, facts):
        if cell.row > MOST_ROWS:
            # A word or two is somebody's note; more is a table, and of a table nothing is left unread.
            if len(below) == MOST_FAR:
                raise FileRefused([CellFault(name, cell.row, None, None, NO_ROWS_BELOW)])
            below.append(cell)
        elif cell.column <= MOST_COLUMNS:
            found[cell.row, cell.column] = cell
        elif len(far) < MOST_FAR:
            far.append(cell)
    return Grid(name, found, merges_in(part.content), dict(links_in(part)), tuple(far), tuple(below))


def links_in(part: SheetPart) -> Iterator[tuple[tuple[int, int], str]]:
    if not part.addresses:
        return
    for link in LINK.findall(part.content):
        place, called = LINKED.search(link), LINK_ID.search(link)
        address = part.addresses.get(called[1].decode(), "") if called else ""
        if place and address:
            left, top, _, _ = range_boundaries(place[1].decode())
            yield (top, left), address


def merges_in(sheet: bytes) -> tuple[Merge, ...]:
    return tuple(merge_at(found.decode()) for found in MERGE.findall(sheet)[:MOST_MERGES])


def merge_at(reference: str) -> Merge:
    left, top, right, bottom = range_boundaries(reference)
    return Merge(top, left, bottom, right)
