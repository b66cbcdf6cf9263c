"""Refusals: what the program says when it will not do a thing.

Every message is a sentence for the person who asked: what, where, what was expected, what to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class CompactError(Exception):
    """The root of every refusal; `str()` of it may be shown to anyone."""


class NotFound(CompactError):
    """Something was asked for by a name or an address that nothing answers to."""


class NotAllowed(CompactError):
    """Somebody asked for what another role may do."""


class NotNow(CompactError):
    """A step was asked for that the thing's present state does not allow."""


class AnswerRefused(CompactError):
    """An answer cannot stand, or something is still missing; nothing was saved. Each fault is one sentence."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = tuple(sentences)
        super().__init__("\n".join(sentences))


class NotKept(CompactError):
    """Something was given that the list cannot hold; nothing was saved."""


class Overtaken(CompactError):
    """Somebody else saved the same thing first; nothing was overwritten."""


class StoreRefused(CompactError):
    """The database cannot be used as it is."""


class StoreUnreachable(StoreRefused):
    """The database does not answer at this moment; whoever waits may ask again, and it may answer then."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(
            sentence
            or "The database does not answer at the moment. What was saved is kept. Try again in a minute, and look "
            "then whether what you did last is there."
        )


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one file: where it is, what stands there, what was expected."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    expected: str

    @property
    def place(self) -> str:
        """The place in words."""
        line = None if self.line is None else f"line {self.line}"
        column = None if self.column is None else f"column {self.column}"
        return ", ".join(part for part in (self.file, line, column) if part)

    def sentence(self) -> str:
        """The fault as a reader sees it."""
        found = "" if self.value is None else f"found “{self.value}”, "
        return f"{self.place}: {found}expected {self.expected}."


@dataclass(frozen=True)
class CellFault(Fault):
    """One thing wrong in a workbook: `file` is the sheet's name, `line` a row, `column` a column's letters."""

    @property
    def place(self) -> str:
        """The place as the spreadsheet itself names it."""
        sheet = f"{self.file} sheet"
        if self.line is None:
            return sheet if self.column is None else f"{sheet}, column {self.column}"
        return f"{sheet}, row {self.line}" if self.column is None else f"{sheet}, cell {self.column}{self.line}"


class FileRefused(CompactError):
    """A file was read and refused whole; nothing of it was kept."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.sentence() for fault in self.faults))
