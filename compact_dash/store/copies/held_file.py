"""The held file: the file of an open database, known again by its header whatever comes to lie at its place."""

import os
import struct
from dataclasses import dataclass
from pathlib import Path

# In bytes. DuckDB begins a file with three blocks of 4 KB, whatever the size of the others.
HEADER = 3 * 4096


@dataclass(frozen=True)
class FileTrouble:
    """What happened to the file, in a sentence, and whether it is over only when the program is started again."""

    sentence: str
    lasts: bool


STOPPED = "Nothing is saved until this is settled; what was saved before is kept"
GONE = FileTrouble(
    f"The file of the database is not at its place any more: it was moved, or its disk or share went away. {STOPPED}.",
    lasts=False,
)
REPLACED = FileTrouble(
    f"The file of the database was replaced by another one while the app ran. {STOPPED}, in a folder beside it that "
    "the log names. Whoever runs the app must stop it and say which of the two is to stand.",
    lasts=True,
)
CUT_SHORT = FileTrouble(
    f"The file of the database was cut short by another program while the app ran. {STOPPED}. Whoever runs the app "
    "must stop it and restore the database: from the folder beside it that the log names, or from a backup.",
    lasts=True,
)
OVERWRITTEN = FileTrouble(
    f"The file of the database was written over by another program while the app ran. {STOPPED}, in a folder beside it "
    "that the log names. Whoever runs the app must stop it and say which of the two is to stand.",
    lasts=True,
)


class HeldFile:
    """A file, open for as long as its database is: closing any other hold on it would end DuckDB's lock on it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.handle = os.open(path, os.O_RDONLY)
        self.header_known, self.size_known = self.header(), os.fstat(self.handle).st_size

    def header(self) -> bytes:
        """The first bytes of the file that was opened, wherever it lies now: which file it is, and its checkpoints.

        Raises:
            OSError: its disk or share went away.
        """
        return os.pread(self.handle, HEADER, 0)

    def found(self) -> FileTrouble | None:
        """What is wrong with the file or its place now. Nobody may write to it meanwhile."""
        try:
            there, held = self.path.stat(), os.fstat(self.handle)
            if (there.st_dev, there.st_ino) != (held.st_dev, held.st_ino):
                return REPLACED
            header = self.header()
        # A share that went away answers nothing at all.
        except OSError:
            return GONE
        if not follows(self.header_known, header):
            return OVERWRITTEN
        # A checkpoint of our own may make the file smaller, and counts itself in the header.
        if header == self.header_known and held.st_size < self.size_known:
            return CUT_SHORT
        self.header_known, self.size_known = header, held.st_size
        return None

    def close(self) -> None:
        os.close(self.handle)


def follows(before: bytes, header: bytes) -> bool:
    """Whether a file may have come from another by checkpoints alone: the same file, and a later count of them."""
    first = HEADER // 3
    return before == header or (before[:first] == header[:first] and checkpoints(before) < checkpoints(header))


def checkpoints(header: bytes) -> int:
    """DuckDB's count of a file's checkpoints: the higher of the two that it keeps in turn."""
    third = HEADER // 3
    # Each after a checksum of eight bytes; a file that is just being copied over is shorter.
    if len(header) < HEADER:
        return -1
    return max(int(struct.unpack_from("<Q", header, place * third + 8)[0]) for place in (1, 2))
