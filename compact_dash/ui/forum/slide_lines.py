"""What a slide says of a line or an action beneath its title, in as many letters as the table has room for."""

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.reasons import computed_reason
from compact_dash.domain.forum.agenda import Item
from compact_dash.domain.forum.candidates import shortened
from compact_dash.domain.wording import day_and_month
from compact_dash.reports.forum.meetings import LogAction

# One line of text across the whole table, in letters. The fewer the rows, the larger they are set.
LINE, LINE_OF_TWO, LINE_OF_ONE = 130, 115, 105
TWO, FOUR = 2, 4


def heading(item: Item, department: str | None, lines: list[RatedLine]) -> str:
    """The item's title; where the draft made it of its only line's title, which stands beneath, whose line it is."""
    if len(lines) == 1:
        title, name = lines[0].title, lines[0].organisation_name
        if item.title == f"{department}: {shortened(title)}":
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
        said.append(f"Path to green: {ended(line.path_to_green)}")
    if line.help_wanted and line.is_open:
        said.append(f"Help wanted: {ended(line.help_wanted)}")
    return shortened(" ".join(said), letters(rows) * lines_for(rows, captured))


def lines_for(rows: int, captured: bool) -> int:
    """How many lines of text a row may take beneath its title."""
    if rows <= TWO:
        return 2 if captured else 5 - rows
    return 1 if captured or rows > FOUR else 6 - rows


def letters(rows: int) -> int:
    """How many letters a line of text takes beneath one of so many rows."""
    return {1: LINE_OF_ONE, TWO: LINE_OF_TWO}.get(rows, LINE)


def quoted(line: RatedLine, rows: int, captured: bool) -> str:
    """What a department wrote last, and when; nothing where there is no room for it."""
    if not line.words or rows > FOUR or captured:
        return ""
    when = f"Said on {day_and_month(line.claimed_on)}: " if line.claimed_on else ""
    return f"{when}“{shortened(line.words, letters(rows) * 2 - len(when))}”"


def action_words(action: LogAction, rows: int, captured: bool) -> str:
    """What an action's owner said of it last; nothing once something was agreed, or where it is one of many."""
    if not action.latest_words or captured or rows > FOUR + FOUR:
        return ""
    return shortened(action.latest_words, (letters(rows) - len(action.ref) - 2) * (2 if rows <= TWO else 1))


def ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
