"""Bad files: what is no workbook, or one that nobody should open, with the words that its refusal must hold."""

import io
import re
import struct
import zipfile
from random import Random

from tests.intake.returns.spoilt_workbooks import Bad, as_file, part_added, part_spoilt, replaced, rezipped, zipped

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET, TYPES = "xl/worksheets/sheet2.xml", "[Content_Types].xml"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def cut_short(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


def bits_flipped(content: bytes) -> bytes:
    """One byte changed in the middle of the packed Return sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(SHEET).header_offset + 200
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


def understated(content: bytes) -> bytes:
    """A dense part whose size the zip's directory understates a thousandfold."""
    bomb = rezipped(content, lambda parts: parts.update({"xl/media/image1.bin": bytes(30_000_000)}))
    true, told = struct.pack("<I", 30_000_000), struct.pack("<I", 30_000)
    assert bomb.count(true) >= 2
    return bomb.replace(true, told)


def doubled(content: bytes) -> bytes:
    saved = io.BytesIO(content)
    with zipfile.ZipFile(saved, "a") as archive:
        archive.writestr("XL/workbook.xml", archive.read("xl/workbook.xml"))
    return saved.getvalue()


def locked(content: bytes) -> bytes:
    """The encryption bit set for every part, as zip programs with a password do."""
    return re.sub(rb"PK\x01\x02(....)..", lambda match: match[0][:-2] + b"\x01\x00", content, flags=re.DOTALL)


def in_utf_16(part: bytes) -> bytes:
    text = part.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    declaration, rest = text.split("?>", 1)
    return f"{declaration}?>{LAUGHS.decode()}{rest}".encode("utf-16")


def contained(*parts: str) -> bytes:
    """A file of Office's old container that has parts of these names."""
    return OLD_EXCEL + b"".join(part.encode("utf-16-le") for part in parts)


FILES = [
    as_file("nothing at all", b"", "return.xlsx: found “an empty file”, expected an Excel workbook (.xlsx)"),
    as_file("a CSV file", b"Reference,Rating\nDEFRA-01,Green\n", "return.csv: found “plain text", file="return.csv"),
    as_file(
        "a CSV file renamed", b"Reference,Rating\nDEFRA-01,Green\n", "return.xlsx: found “plain text, such as a CSV"
    ),
    as_file("Excel 97-2003", OLD_EXCEL, "return.xls: found “a workbook in the format of Excel 97", file="return.xls"),
    as_file(
        "a password",
        contained("EncryptedPackage", "StrongEncryptionTransform"),
        "return.xlsx: found “an encrypted workbook”, expected a workbook without a password: take it off under File",
    ),
    as_file(
        "a sensitivity label",
        contained("EncryptedPackage", "DRMEncryptedTransform"),
        "expected a workbook that a sensitivity label has not encrypted: choose a label without encryption under Home",
    ),
    as_file(
        "a lock of an unknown kind",
        contained("EncryptedPackage"),
        "If it opens without a password, a sensitivity label did it",
        "If it asks for a password, take it off",
    ),
    as_file(
        "a Word 97-2003 document", contained("WordDocument"), "return.doc: found “a Word 97-2003", file="return.doc"
    ),
    as_file(
        "an e-mail", contained("__substg1.0_0037001F"), "return.msg: found “an Outlook message”", file="return.msg"
    ),
    as_file("a web page", b"\n<html><table></table></html>", "return.xlsx: found “a web page or an XML file”"),
    as_file("a PDF", b"%PDF-1.4 ...", "return.xlsx: found “a PDF”"),
    as_file(
        "OpenDocument",
        zipped({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}),
        "return.ods: found “an OpenDocument file”",
        "choose Save As and then Excel Workbook.",
        file="return.ods",
    ),
    as_file("a Word document", zipped({TYPES: b"<x/>", "word/document.xml": b"<x/>"}), "found “a Word document”"),
    as_file(
        "a binary workbook", zipped({TYPES: b"<x/>", "xl/workbook.bin": b"..."}), "found “a binary workbook (.xlsb)”"
    ),
    as_file("a zip of pictures", zipped({"one.png": b"...", "two.png": b"..."}), "return.xlsx: found “a zip file”"),
    as_file(
        "a directory too large",
        b"PK\x03\x04" + bytes(5 * 1024 * 1024),
        "return.xlsx: found “5.1 MB”, expected at most 5",
    ),
    Bad("a file cut short", cut_short, ("return.xlsx: expected a whole Excel workbook, and this file is damaged",)),
    Bad("a file with a wrong bit", bits_flipped, ("return.xlsx: expected a whole Excel workbook",)),
    Bad("a locked zip", locked, ("return.xlsx: expected a workbook without a password",)),
    Bad("a part twice", doubled, ("return.xlsx: expected each part inside the workbook once",)),
    Bad("a size understated", understated, ("return.xlsx: expected ",)),
    part_added(
        "a bomb", "xl/media/image1.bin", bytes(20_000_000), "return.xlsx: expected a workbook that unpacks to at"
    ),
    part_added(
        "a part of tags alone",
        "xl/media/deep.dat",
        b"<a>" * 500_001 + b"</a>" * 500_001 + Random(1).randbytes(40_000),
        "at most 1,000,000 tags in its XML",
    ),
    part_added("macros", "xl/vbaProject.bin", b"...", "return.xlsm: expected a workbook without macros"),
    part_added("old macros", "xl/macrosheets/sheet1.xml", b"<x/>", "return.xlsx: expected a workbook without macros"),
    part_spoilt(
        "a macro workbook by its type",
        TYPES,
        replaced(
            rb"application/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        ),
        "return.xlsx: expected a workbook without macros",
    ),
    part_added(
        "a file inside", "xl/embeddings/oleObject1.bin", b"...", "return.xlsx: expected a workbook without embedded"
    ),
    part_added("a control", "xl/activeX/activeX1.xml", b"<x/>", "return.xlsx: expected a workbook without embedded"),
    part_added(
        "a link to another workbook",
        "xl/externalLinks/externalLink1.xml",
        b"<x/>",
        "return.xlsx: expected a workbook without links to other workbooks",
    ),
    part_added(
        "a data connection", "xl/connections.xml", b"<x/>", "return.xlsx: expected a workbook without data conn"
    ),
    Bad(
        "very many parts",
        lambda content: rezipped(
            content, lambda parts: parts.update({f"xl/media/{number}.bin": b"." for number in range(500)})
        ),
        ("return.xlsx: found “513”, expected at most 400 parts inside the workbook",),
    ),
    part_spoilt("entities in a sheet", SHEET, replaced(rb"\?>", b"?>" + LAUGHS), "without entities in its XML"),
    part_spoilt("entities in UTF-16", SHEET, in_utf_16, "without entities in its XML"),
    part_spoilt("entities in the workbook", "xl/workbook.xml", replaced(rb"\?>", b"?>" + LAUGHS), "without entities"),
    part_spoilt("a sheet that is no XML", SHEET, lambda part: part[: len(part) // 2], "this file is damaged"),
    part_spoilt(
        "words that are missing", "xl/sharedStrings.xml", replaced(rb"<si>.*</si>", b""), "this file is damaged"
    ),
    part_spoilt("a row far outside", SHEET, replaced(rb'<row r="8"', b'<row r="99999999999"'), "return.xlsx: expected"),
    part_spoilt(
        "a merged range of billions",
        SHEET,
        replaced(
            rb"</sheetData>.*?(?=<printOptions|<pageMargins|<conditionalFormatting)",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>',
        ),
        "Return sheet, cell A5: found “A5:XFD1048576”, expected cells that are not merged",
    ),
]
