"""What a slide says of a line beneath its title, in as many letters as the table has room for."""

from compact_dash.domain.candidates import shortened
from compact_dash.domain.line import RatedLine
from compact_dash.domain.reasons import computed_reason
from compact_dash.domain.wording import day_and_month

# One line of the table's first column, in letters; each of two rows may take seven, of four two, of more one.
LINE = 65
TWO, FOUR = 2, 4


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
        said.append(f"Path to green: {line.path_to_green}")
    if line.help_wanted and line.is_open:
        said.append(f"Help wanted: {line.help_wanted}")
    return shortened(" ".join(said), LINE * lines_for(rows, captured))


def lines_for(rows: int, captured: bool) -> int:
    """How many lines of text a row may take beneath its title."""
    if rows <= TWO:
        return 3 if captured else 7
    return 2 if rows <= FOUR and not captured else 1


def quoted(line: RatedLine, rows: int, captured: bool) -> str:
    """What a department wrote last, and when; nothing where there is no room for it."""
    if not line.words or rows > FOUR or captured:
        return ""
    when = f"Said on {day_and_month(line.claimed_on)}: " if line.claimed_on else ""
    return f"{when}“{shortened(line.words, LINE * 3)}”"
