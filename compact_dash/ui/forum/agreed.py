"""What a Forum agreed on an item, as much of it as the wall has room for: the newest first, notes left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from compact_dash.domain.forum.candidates import shortened
from compact_dash.domain.forum.meeting import CAPTURE_WORDS
from compact_dash.domain.wording import long_date
from compact_dash.reports.forum.room import StandingCapture

# A note is for the minutes. So are insights and good practice once the Forum is past their item.
NOT_SHOWN = ("note",)
AGREED_TODAY = ("decision", "action", "rating", "date")
# The kinds whose words are about a line or an action of the log, named by its reference.
NAMED = ("rating", "date", "action")
# What fits in one line of the wall, whatever its size: the type grows with the screen. Words never get less than SHORT.
LINE, SHORT = 118, 40


@dataclass(frozen=True)
class AgreedRow:
    """One thing agreed: what it is, in words, and of an action whose it is and by when."""

    label: str
    words: str
    whose: str


@dataclass(frozen=True)
class Agreed:
    """What is shown, and how much more there is."""

    rows: tuple[AgreedRow, ...]
    more: int


def agreed(captures: Sequence[StandingCapture], most: int) -> Agreed:
    """The last of what was captured; where there is room for several, the newest may take two lines."""
    seen = [each for each in captures if each.kind not in NOT_SHOWN]
    shown = [row_of(each, LINE * 2 if most > 1 and each is seen[-1] else LINE) for each in seen[-most:]]
    return Agreed(tuple(reversed(shown)), len(seen) - len(shown))


def row_of(capture: StandingCapture, length: int) -> AgreedRow:
    """A capture in so many letters: its words are cut, at a word, never whose it is."""
    about = f" {capture.ref}" if capture.ref and capture.kind in NAMED else ""
    label, whose = f"{CAPTURE_WORDS[capture.kind]}{about}:", whose_and_when(capture)
    return AgreedRow(label, shortened(capture.words, max(length - len(label) - len(whose), SHORT)), whose)


def whose_and_when(capture: StandingCapture) -> str:
    if not capture.whose:
        return ""
    return capture.whose + (f", by {long_date(capture.due_on)}" if capture.due_on else "")
