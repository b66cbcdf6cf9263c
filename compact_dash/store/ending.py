"""The end of the file: the notes, in it and beside it, by which an end that went missing is told.

DuckDB keeps what was written last in a log beside the file, and reads a log that was cut short without a word. So the
file says whether all of it is in the file, and the mark beside it says how far it was written.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from compact_dash.store.chain import TrailMark, mark_of, parse_mark
from compact_dash.store.clock import utc_now
from compact_dash.store.engine import Engine

# What the file says of itself: everything is in it, or more was being written when it was last brought up to date.
WHOLE, UNDER_WAY = "whole", "under way"
NOTE_STATE = (
    "insert into file_note (name, words) values ('state', $1) on conflict (name) do update set words = excluded.words"
)
READ_END = "select change_no, hash from change order by change_no desc limit 1"
READ_STATE = "select words from file_note where name = 'state'"
# In bytes. Always the same, so that a line that is written over another leaves nothing of it.
LINE = 80


def mark_path(path: Path) -> Path:
    """The path of the note beside the file that says how far it was written."""
    return path.with_name(f"{path.name}.mark")


@dataclass(frozen=True)
class NotedMark:
    """How far a file was written, and when that was noted, in naive UTC."""

    mark: TrailMark
    noted_at: datetime


def read_mark(path: Path) -> NotedMark | None:
    """The note beside a file; None where there is none that can be read."""
    try:
        words, _, noted_at = mark_path(path).read_text(encoding="ascii").strip().partition(" ")
        mark = parse_mark(words)
        return NotedMark(mark, datetime.fromisoformat(noted_at)) if mark else None
    # A power cut may leave anything there, and a note that says nothing must not keep a whole file from being opened.
    except (OSError, ValueError):
        return None


class MarkBeside:
    """The note beside a file, written over after each write: held open, so that it costs a few microseconds."""

    def __init__(self, path: Path) -> None:
        self.path = mark_path(path)
        self.file: int | None = None

    def write(self, mark: str) -> None:
        """Note how far the file was written; where that cannot be, the file is no worse than without."""
        line = f"{mark} {utc_now().isoformat(timespec='seconds')}".ljust(LINE - 1) + "\n"
        try:
            if self.file is None:
                self.file = os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600)
                self.give_to_owner()
            # At once and not renamed into its place: a reader sees one line or the other.
            os.pwrite(self.file, line.encode("ascii"), 0)
        except OSError:
            self.close()

    def give_to_owner(self) -> None:
        """Let whoever owns the file write its mark as well: a command may be run by another user than the app."""
        if self.file is not None and hasattr(os, "fchown") and os.geteuid() == 0:
            owner = self.path.with_suffix("").stat()
            os.fchown(self.file, owner.st_uid, owner.st_gid)

    def close(self) -> None:
        if self.file is not None:
            os.close(self.file)
            self.file = None


GO_ON = (
    "Nothing is written to it until this is settled: put back what is missing, or a backup with "
    "“python -m compact_dash restore”, or go on without it with “python -m compact_dash check --accept-end”."
)


def missing_end(engine: Engine) -> str | None:
    """What is missing at the end of a file, in a sentence, as far as the notes in it and beside it tell; else None."""
    # Only an engine that keeps its database in a file of ours has these.
    path, has_lost_log = getattr(engine, "path", None), getattr(engine, "has_lost_log", False)
    if path is None:
        return None
    noted = read_mark(path)
    end = int(engine.read("select coalesce(max(change_no), 0) from change").rows[0][0])
    if noted is None:
        return cut_off(end) if has_lost_log else None
    if noted.mark.change_no > end:
        return fewer(noted, end)
    passed = engine.read("select hash from change where change_no = $1", [noted.mark.change_no]).rows
    if passed and mark_of(noted.mark.change_no, str(passed[0][0])) != noted.mark:
        return (
            f"The mark {noted.mark} that lies beside the file is of another history than the one in it: "
            f"the file or its log was replaced by another copy. {GO_ON}"
        )
    return None


def has_notes(engine: Engine) -> bool:
    """Whether the database is new enough to keep notes."""
    return bool(engine.read("select 1 from information_schema.tables where table_name = 'file_note'").rows)


def cut_off(end: int) -> str:
    return (
        f"Changes are missing at the end, after change {end}: the file was copied while it was written to, without "
        f"the .wal that belongs beside it. {GO_ON}"
    )


def fewer(noted: NotedMark, end: int) -> str:
    number = noted.mark.change_no
    which = f"change {number} is" if number == end + 1 else f"changes {end + 1} to {number} are"
    return (
        f"At the end {which} missing, which had been written by {noted.noted_at:%d %B %Y, %H:%M} UTC: the file is an "
        f"earlier copy, or the .wal that belongs beside it was lost or cut short. {GO_ON}"
    )


def accept_end(engine: Engine, mark: TrailMark) -> None:
    """Take the end of a file as it is: note in it and beside it that nothing is missing."""
    with engine.transaction() as session:
        session.run(NOTE_STATE, [WHOLE])
    engine.checkpoint()
    engine.acknowledge(str(mark))
