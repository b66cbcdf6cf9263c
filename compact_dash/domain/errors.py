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


class Overtaken(CompactError):
    """Somebody else saved the same thing first; nothing was overwritten."""


class StoreRefused(CompactError):
    """The database cannot be used as it is."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one file: where it is, what stands there, what was expected."""

    file: str
    line: int | None
    column: str | None
    value: str | None
    expected: str

    def sentence(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.file,
                None if self.line is None else f"line {self.line}",
                None if self.column is None else f"column {self.column}",
            )
            if part
        )
        found = "" if self.value is None else f"found “{self.value}”, "
        return f"{place}: {found}expected {self.expected}."


class FileRefused(CompactError):
    """A file was read and refused whole; nothing of it was kept."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(fault.sentence() for fault in self.faults))
