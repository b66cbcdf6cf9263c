"""The words of a slide, in as many letters as it has room for: beneath each line and action, and what was agreed."""

from collections.abc import Sequence
from dataclasses import dataclass

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.reasons import computed_reason
from compact_dash.domain.forum.candidates import short_title
from compact_dash.domain.forum.item import Item
from compact_dash.domain.forum.meeting import CAPTURE_WORDS
from compact_dash.domain.wording import day_and_month, long_date
from compact_dash.reports.forum.meetings import LogAction
from compact_dash.reports.forum.room import StandingCapture

# One line of text across the whole table, in letters. The fewer the rows, the larger they are set.
LINE, LINE_OF_TWO, LINE_OF_ONE = 130, 115, 105
TWO, FOUR = 2, 4

# A note is for the minutes. So are insights and good practice once the Forum is past their item.
NOT_SHOWN = ("note",)
AGREED_TODAY = ("decision", "action", "rating", "date")
# The kinds whose words are about a line or an action of the log, named by its reference.
NAMED = ("rating", "date", "action")
# What fits in one line of the wall, whatever its size: the type grows with the screen. Words never get less than SHORT.
AGREED_LINE, SHORT = 118, 40


def heading(item: Item, department: str | None, lines: list[RatedLine]) -> str:
    """The item's title; where the draft made it of its only line's title, which stands beneath, whose line it is."""
    if len(lines) == 1:
        title, name = lines[0].title, lines[0].organisation_name
        if item.title == f"{department}: {short_title(title)}":
            return f"{department}: 1 commitment"
        if item.title == f"Good practice: {title}":
            return f"Good practice: {name}"
    return item.title


def line_words(line: RatedLine, rows: int, captured: bool) -> str:
    """The line's reference, why its dates say what they say, and what its department wrote to bring it on course.

    Once something was agreed, the room looks at that. In one line there is a whole sentence or none.
    """
    said = [f"{line.ref}. {computed_reason(line)}"]
    if lines_for(rows, captured) == 1:
        return said[0] if len(said[0]) <= LINE else f"{line.ref}."
    if rows <= TWO and line.words and not line.path_to_green:
        said.append(f"“{line.words}”")
    if line.path_to_green and line.is_open:
        said.append(f"Path to green: {end_sentence(line.path_to_green)}")
    # Last, because what is too long is cut at its end.
    if line.help_wanted and line.is_open:
        said.append(f"Help wanted: {end_sentence(line.help_wanted)}")
    return short_title(" ".join(said), letters(rows) * lines_for(rows, captured))


def lines_for(rows: int, captured: bool) -> int:
    """How many lines of text a row may take beneath its title."""
    if rows <= TWO:
        return 2 if captured else 5 - rows
    return 1 if captured or rows > FOUR else 6 - rows


def letters(rows: int) -> int:
    """How many letters a line of text takes beneath one of so many rows."""
    return {1: LINE_OF_ONE, TWO: LINE_OF_TWO}.get(rows, LINE)


def quote_line(line: RatedLine, rows: int, captured: bool) -> str:
    """The words that a department wrote last, and when; empty where there is no room for them."""
    if not line.words or rows > FOUR or captured:
        return ""
    when = f"Said on {day_and_month(line.claimed_on)}: " if line.claimed_on else ""
    return f"{when}“{short_title(line.words, letters(rows) * 2 - len(when))}”"


def action_words(action: LogAction, rows: int, captured: bool) -> str:
    """The last words of an action's owner; empty once something was agreed, or where it is one of many."""
    if not action.latest_words or captured or rows > FOUR + FOUR:
        return ""
    return short_title(action.latest_words, (letters(rows) - len(action.ref) - 2) * (2 if rows <= TWO else 1))


def end_sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


@dataclass(frozen=True)
class AgreedRow:
    """One thing agreed: what it is, in words, and of an action whose it is and by when."""

    label: str
    words: str
    whose: str


@dataclass(frozen=True)
class AgreedRows:
    """The rows that are shown, and the number of those that are not."""

    rows: tuple[AgreedRow, ...]
    more: int


def agreed_rows(captures: Sequence[StandingCapture], most: int) -> AgreedRows:
    """The last of what was captured; where there is room for several, the newest may take two lines."""
    seen = [each for each in captures if each.kind not in NOT_SHOWN]
    shown = [row_of(each, AGREED_LINE * 2 if most > 1 and each is seen[-1] else AGREED_LINE) for each in seen[-most:]]
    return AgreedRows(tuple(reversed(shown)), len(seen) - len(shown))


def row_of(capture: StandingCapture, length: int) -> AgreedRow:
    """A capture in so many letters: its words are cut, at a word, never whose it is."""
    about = f" {capture.ref}" if capture.ref and capture.kind in NAMED else ""
    label, whose = f"{CAPTURE_WORDS[capture.kind]}{about}:", whose_and_when(capture)
    return AgreedRow(label, short_title(capture.words, max(length - len(label) - len(whose), SHORT)), whose)


def whose_and_when(capture: StandingCapture) -> str:
    if not capture.whose:
        return ""
    return capture.whose + (f", by {long_date(capture.due_on)}" if capture.due_on else "")
