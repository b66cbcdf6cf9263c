"""Return forms: everything an organisation is asked in one return, and what it has answered so far.

The page, the workbook and the command line all start from this value, and give Answers back.
"""

from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.returns.answer import Answer, AskedLine
from compact_dash.domain.returns.checks import missing_faults
from compact_dash.domain.returns.steps import State
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.sharing import Sharing


@dataclass(frozen=True)
class FormLine:
    """A line as asked, with its draft answer. `row_version` is 0 before anything was saved; `saved_at` is naive UTC."""

    asked: AskedLine
    answer: Answer
    row_version: int = 0
    saved_at: datetime | None = None
    saved_by: str | None = None

    @property
    def is_ready(self) -> bool:
        """Whether nothing more is wanted before it can be filed."""
        return not missing_faults(self.asked, self.answer)


@dataclass(frozen=True)
class ReturnForm:
    """One organisation's return for one Forum, with its drafts."""

    return_id: str
    organisation: str
    organisation_name: str
    held_on: date
    deadline_on: date
    asked: str
    shared: str
    state: State
    lines: tuple[FormLine, ...]
    # With whom the answers are shared; `shared` is that in words.
    sharing: Sharing = Sharing.SHARED
    # What goes beyond the lines is saved as one list, with a version of its own.
    supplements: tuple[Supplement, ...] = ()
    supplement_version: int = 0

    @property
    def open_lines(self) -> list[FormLine]:
        """The lines that must be answered."""
        return [line for line in self.lines if line.asked.is_open]

    @property
    def linked_lines(self) -> list[FormLine]:
        """Lines reported elsewhere, which may be answered here."""
        return [line for line in self.lines if not line.asked.is_open]

    @property
    def ready(self) -> list[FormLine]:
        """The open lines that want nothing more."""
        return [line for line in self.open_lines if line.is_ready]

    @property
    def unready(self) -> list[FormLine]:
        return [line for line in self.open_lines if not line.is_ready]

    def line(self, ref: str) -> FormLine | None:
        """The line with that reference, if the return asks about it."""
        return next((line for line in self.lines if line.asked.ref == ref), None)
