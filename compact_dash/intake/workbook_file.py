"""Workbook files: what may be opened at all, and the reason in a sentence for what may not.

A workbook is a zip of XML files that a stranger may have made, so nothing it says of itself is believed: every part
is unpacked here, counted as it comes, and looked at before the spreadsheet library sees any of it.
"""

import io
import math
import zipfile
import zlib
from collections.abc import Iterator

from compact_dash.domain.errors import Fault, FileRefused
from compact_dash.domain.limits import LARGEST_FILE
from compact_dash.intake.strangers import other_kind, stranger
from compact_dash.intake.workbook_parts import SAVE_AS, judge_parts

LARGEST_UNPACKED = 16 * 1024 * 1024
MOST_PARTS = 400
# A part under a megabyte may be as dense as it likes; real ones stay far under this.
DENSE_FROM = 1024 * 1024
MOST_TIMES = 150
CHUNK = 64 * 1024

A_WORKBOOK = f"an Excel workbook (.xlsx): {SAVE_AS}"
WHOLE = f"a whole Excel workbook, and this file is damaged or cut short: {SAVE_AS}"
# What a damaged zip makes the reading of it raise.
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError)
# The container of Office 97-2003, in which a locked workbook is kept too.
CONTAINER = b"\xd0\xcf\x11\xe0"


def in_container(name: str) -> bytes:
    """The name of a part as that container writes names."""
    return name.encode("utf-16-le")


UNPROTECT = "File, Info, Protect Workbook, Encrypt with Password"
WITHOUT_LABEL = (
    "choose a label without encryption under Home, Sensitivity, and save it again; if you may not, copy your answers "
    "into a fresh template"
)
# What locked the workbook, by the name of a part, and the way out of it; where neither is there it may be either.
LOCKS: dict[bytes, str] = {
    in_container("DRMEncrypted"): f"a workbook that a sensitivity label has not encrypted: {WITHOUT_LABEL}",
    in_container("StrongEncryption"): f"a workbook without a password: take it off under {UNPROTECT}",
}
LOCKED = (
    f"a workbook that is not encrypted. If it opens without a password, a sensitivity label did it: {WITHOUT_LABEL}. "
    f"If it asks for a password, take it off under {UNPROTECT}"
)
# What else is kept in the container, by the name of a part.
OLD_FORMATS: dict[bytes, str] = {
    in_container("WordDocument"): "a Word 97-2003 document",
    in_container("PowerPoint Document"): "a PowerPoint 97-2003 presentation",
    in_container("__substg1.0_"): "an Outlook message",
}


def refusal_of_file(name: str, expected: str, found: str | None = None) -> FileRefused:
    """A refusal of the file as a whole."""
    return FileRefused([Fault(name, None, None, found, expected)])


def unpack(content: bytes, name: str) -> dict[str, bytes]:
    """Every part of the workbook, by its path in the zip, once all of them are known to be harmless.

    Raises:
        FileRefused: it is too large, no workbook, damaged, locked with a password, or holds what a workbook of
            values has no use for.
    """
    judge_outside(content, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            judge_directory(archive, name)
            parts = dict(read_parts(archive, name))
    except UNREADABLE as error:
        raise refusal_of_file(name, WHOLE) from error
    judge_parts(parts, name)
    return parts


def judge_outside(content: bytes, name: str) -> None:
    """Refuse what is no zip at all, saying what it seems to be."""
    if len(content) > LARGEST_FILE:
        size = f"{math.ceil(len(content) / 1024 / 1024 * 10) / 10} MB"
        raise refusal_of_file(name, "at most 5 MB: take out pictures and sheets of your own", size)
    if content.startswith(CONTAINER):
        raise refusal_of_container(content, name)
    if not content.startswith(b"PK"):
        raise refusal_of_file(name, A_WORKBOOK, stranger(content) or other_kind(content))


def refusal_of_container(content: bytes, name: str) -> FileRefused:
    """The refusal of a file in the old container: a locked workbook, or one of an old format."""
    if in_container("EncryptedPackage") in content:
        way_out = next((words for part, words in LOCKS.items() if part in content), LOCKED)
        return refusal_of_file(name, way_out, "an encrypted workbook")
    old = next((words for part, words in OLD_FORMATS.items() if part in content), None)
    return refusal_of_file(name, A_WORKBOOK, old or "a workbook in the format of Excel 97-2003")


def judge_directory(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse by what the zip says of its parts; that it says the truth is seen while reading them."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise refusal_of_file(name, f"at most {MOST_PARTS} parts inside the workbook", f"{len(parts):,}")
    # Of two parts with one name, the one judged here might not be the one that is read later.
    if len({path_in_zip(part).casefold() for part in parts}) < len(parts):
        raise refusal_of_file(name, "each part inside the workbook once: " + SAVE_AS)
    # This bit says that the zip itself has locked the part.
    if any(part.flag_bits & 0x1 for part in parts):
        raise refusal_of_file(name, "a workbook without a password: take it off and save it again")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(map(is_bomb, parts)):
        raise too_dense(name)


def path_in_zip(part: zipfile.ZipInfo) -> str:
    """A part's path; some writers put its slashes the way of Windows, or begin it at the root."""
    return part.filename.replace("\\", "/").removeprefix("./").lstrip("/")


def is_bomb(part: zipfile.ZipInfo) -> bool:
    """Whether a part says that it unpacks to far more than cells of values do."""
    return part.file_size > DENSE_FROM and part.file_size > MOST_TIMES * max(part.compress_size, 1)


def too_dense(name: str) -> FileRefused:
    most = f"{LARGEST_UNPACKED // 1024 // 1024} MB, and no part of it to more than {MOST_TIMES} times its size"
    return refusal_of_file(
        name, f"a workbook that unpacks to at most {most}: clear the formats of empty rows and columns"
    )


def read_parts(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    """Each part, read in pieces, and stopped as soon as all of them together grow too large."""
    total = 0
    for part in archive.infolist():
        pieces = []
        with archive.open(part) as stream:
            while piece := stream.read(CHUNK):
                total += len(piece)
                if total > LARGEST_UNPACKED:
                    raise too_dense(name)
                pieces.append(piece)
        yield path_in_zip(part), b"".join(pieces)
