"""Uploads: which session may send files now, how much it holds, and when what it sent is dropped.

Streamlit takes files from every connection, of any size, and keeps them for as long as it remembers the session. Here
a session may send while its page shows a field for files, which only somebody sees who may use it.
"""

import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from compact_dash.ui.entry.limits import LARGEST_UPLOADS, UPLOADS_KEPT


class Files(Protocol):
    """What is used of Streamlit's own keeper of files: by session, then by the file's name there."""

    file_storage: dict[str, dict[str, "File"]]

    def remove_file(self, session_id: str, file_id: str) -> None: ...

    def remove_session_files(self, session_id: str) -> None: ...


class File(Protocol):
    """A file that is held."""

    data: bytes


@dataclass
class Uploads:
    """The sessions whose page shows a field for files, and what they hold and send."""

    # The files in use on a session's page. A session that is not among them may send nothing.
    in_use: dict[str, frozenset[str]] = field(default_factory=dict)
    # Bytes that are on their way, which nobody holds yet.
    coming: dict[str, int] = field(default_factory=dict)
    # When a session was first missed, in seconds by any clock.
    missed: dict[str, float] = field(default_factory=dict)
    turning: threading.Lock = field(default_factory=threading.Lock)

    def show(self, session: str, files: Iterable[str]) -> None:
        """Note that a session's page shows a field, and the files that stand in it."""
        with self.turning:
            self.in_use[session] = self.in_use.get(session, frozenset()) | frozenset(files)

    def begin(self, session: str) -> None:
        """Note that a session's page is drawn anew: what stands in its fields is told again."""
        with self.turning:
            if session in self.in_use:
                self.in_use[session] = frozenset()

    def hide(self, session: str) -> None:
        """Note that a session's page shows no field any more."""
        with self.turning:
            self.in_use.pop(session, None)

    def may_send(self, session: str) -> bool:
        return session in self.in_use

    def come(self, session: str, length: int) -> None:
        """Count bytes that arrive, or with a negative length those that have arrived and are held, or were refused."""
        with self.turning:
            left = self.coming.get(session, 0) + length
            self.coming.pop(session, None)
            if left > 0:
                self.coming[session] = left

    def has_room(self, session: str, files: Files, more: int) -> bool:
        """Whether so many more bytes fit; files that stand in no field any more make room first, the oldest first."""
        held = files.file_storage.get(session, {})
        for name in [name for name in held if name not in self.in_use.get(session, frozenset())]:
            if self.total(session, files) + more <= LARGEST_UPLOADS:
                break
            files.remove_file(session, name)
        return self.total(session, files) + more <= LARGEST_UPLOADS

    def total(self, session: str, files: Files) -> int:
        """The bytes that a session holds and sends."""
        held = files.file_storage.get(session, {})
        return sum(len(file.data) for file in held.values()) + self.coming.get(session, 0)

    def drop_left(self, files: Files, connected: Collection[str], now: float) -> None:
        """Drop what sessions hold that have been away for so long that nobody comes back to them."""
        known = {*files.file_storage, *self.in_use}
        away = known - set(connected)
        self.missed = {session: self.missed.get(session, now) for session in away}
        for session, since in self.missed.items():
            if now - since >= UPLOADS_KEPT:
                files.remove_session_files(session)
                self.hide(session)


UPLOADS = Uploads()
