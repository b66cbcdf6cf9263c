"""Parts of a workbook: which of them a workbook of values may not have, and what to do about each."""

import re
from collections.abc import Mapping

from compact_dash.domain.errors import Fault, FileRefused

TYPES = "[Content_Types].xml"
BOOK = "xl/workbook.xml"
# The part that the list of types calls the workbook; its attributes stand in either order.
BOOK_TYPE = re.compile(rb"""<(?:\w+:)?Override(?=[^>]*sheet\.main\+xml)[^>]*?PartName=["']([!-~]+?)["']""")
MACRO_TYPES = re.compile(rb"macroEnabled|vbaProject|intlmacrosheet|ms-excel\.macrosheet", re.IGNORECASE)

NO_MACROS = "a workbook without macros: save it as an Excel workbook (.xlsx), not a macro-enabled one (.xlsm)"
SAVE_AS = "open it in your spreadsheet program, choose Save As and then Excel Workbook"

# What the path of a part gives away, and what was expected instead.
UNWANTED: tuple[tuple[str, str], ...] = (
    (r"vbaproject|vbadata|/macrosheets/|/dialogsheets/|\.bas$", NO_MACROS),
    (r"/embeddings/|oleobject|/activex/|\.exe$|\.dll$", "a workbook without embedded files or controls: delete them"),
    (r"/externallinks/", "a workbook without links to other workbooks: choose Data, Edit Links, Break Link"),
    (
        r"/connections\.xml$|/querytables/|/model/",
        "a workbook without data connections: delete them under Data, Queries",
    ),
)
OTHERS: tuple[tuple[str, str], ...] = (
    ("content.xml", "an OpenDocument file"),
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("index/document.iwa", "a Numbers document"),
)
# What a file of the largest size may spend on cells that have nothing but a format; each piece takes some 150 bytes
# once it is read, so a part of nothing but pieces would take half a gigabyte.
MOST_PIECES = 1_000_000
# An entity needs a document type; in UTF-16 each letter is followed or preceded by a zero byte.
DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))


def judge_parts(parts: Mapping[str, bytes], name: str) -> None:
    """Refuse a zip that is no workbook, and a workbook that holds more than sheets of values.

    Raises:
        FileRefused: with every reason at once.
    """
    judge_kind(parts, name)
    expected = [words for pattern, words in UNWANTED if any(re.search(pattern, path.casefold()) for path in parts)]
    if MACRO_TYPES.search(parts[TYPES]) and NO_MACROS not in expected:
        expected.append(NO_MACROS)
    if any(map(has_document_type, parts.items())):
        expected.append(f"a workbook as a spreadsheet program writes it, without entities in its XML: {SAVE_AS}")
    # In every part: the one that is read as a sheet may be called anything.
    if sum(content.count(b"<") for content in parts.values()) > MOST_PIECES:
        expected.append(f"at most {MOST_PIECES:,} tags in its XML: clear the formats of empty rows and columns")
    if expected:
        raise FileRefused([Fault(name, None, None, None, words) for words in expected])


def judge_kind(parts: Mapping[str, bytes], name: str) -> None:
    present = {path.casefold() for path in parts}
    for path, what in OTHERS:
        if path in present:
            raise FileRefused([Fault(name, None, None, what, f"an Excel workbook (.xlsx): {SAVE_AS}")])
    if TYPES not in parts or path_of_book(parts) not in parts:
        raise FileRefused([Fault(name, None, None, "a zip file", f"an Excel workbook (.xlsx): {SAVE_AS}")])


def path_of_book(parts: Mapping[str, bytes]) -> str:
    """The part that lists the sheets: nearly every program calls it the same, and Excel for the web numbers it."""
    named = (found[1].decode("ascii") for found in BOOK_TYPE.finditer(parts.get(TYPES, b"")))
    wanted = {path.lstrip("/").casefold() for path in named} or {BOOK}
    return next((path for path in parts if path.casefold() in wanted | {BOOK}), BOOK)


def has_document_type(part: tuple[str, bytes]) -> bool:
    path, content = part
    is_xml = path.casefold().endswith((".xml", ".rels", ".vml"))
    return is_xml and any(mark in content for mark in DOCUMENT_TYPES)
