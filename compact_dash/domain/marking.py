"""The marks of a paper: how it is handled, whom it may be shown to, and whether its figures are made up.

The illustrative mark is worded here and nowhere else, so that a page, a paper and the command line say the same.
"""

from dataclasses import dataclass
from datetime import date

# The Government Security Classifications replaced the older markings on this day.
CLASSIFIED_FROM = date(2014, 4, 2)
DEMONSTRATION = "Demonstration."
MADE_UP = "The commitments are real (business plans 2013/14). Every rating, date and update is illustrative."
ILLUSTRATIVE = f"{DEMONSTRATION} {MADE_UP}"
# Where there is room for one word only: a file's name, an entry in a calendar.
ILLUSTRATIVE_WORD = "illustrative"


@dataclass(frozen=True)
class PaperMarks:
    """The marks that every copy of a paper bears; `illustrative` is empty where the figures are real."""

    handling: str
    shared_with: str
    illustrative: str = ""

    @property
    def parts(self) -> list[str]:
        """The marks one after another, those that do not apply left out."""
        return [words for words in (self.handling, self.shared_with, self.illustrative) if words]

    @property
    def line(self) -> str:
        """The marks as one line of text."""
        return " ".join(f"{words.removesuffix('.')}." for words in self.parts)


def handling(day: date) -> str:
    """The protective marking of a paper of that day which needs no more than ordinary care."""
    return "OFFICIAL" if day >= CLASSIFIED_FROM else "NOT PROTECTIVELY MARKED"
