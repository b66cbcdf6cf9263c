"""The status as people read it: a table by department, the lines of one, and the sentences to know before quoting."""

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from compact_dash.domain.action import Counting
from compact_dash.domain.board.reasons import headline_reason
from compact_dash.domain.house import house
from compact_dash.domain.marking import ILLUSTRATIVE
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.domain.wording import count, day_and_month, long_date, short_date
from compact_dash.reports.board.board import Board, DepartmentStanding
from compact_dash.reports.board.status import Status
from compact_dash.reports.board.tally import Tally

# Wide enough for the table where there is no terminal to ask, such as a pipe or a log.
WIDTH = 132
# A rating is a word, a shape and a colour, here as on the pages.
LOOK: dict[Rating, tuple[str, str]] = {
    Rating.COMPLETE: ("✓", "blue"),
    Rating.GREEN: ("●", "green"),
    Rating.AMBER: ("▲", "yellow"),
    Rating.RED: ("◆", "red"),
    Rating.NO_MILESTONE: ("○", "bright_black"),
    Rating.NO_RETURN: ("○", "bright_black"),
    Rating.NOT_YET_ASKED: ("○", "bright_black"),
    Rating.WITHDRAWN: ("–", "bright_black"),
    Rating.NOTHING_TO_RATE: ("–", "bright_black"),
}
MOVED = (
    ("better", "better"),
    ("worse", "worse"),
    ("newly_rated", "newly rated"),
    ("went_silent", "went silent"),
    ("removed", "removed"),
)


def show_status(status: Status, illustrative: bool) -> None:
    """Print the status, with colour where the terminal has any."""
    # Rich would colour every number, and here a colour says a rating.
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDTH)
    console.print(page(status, illustrative))


def page(status: Status, illustrative: bool) -> Group:
    parts: list[RenderableType] = [*heading(status), department_table(status)]
    if status.lines is not None:
        parts.append(line_table(status))
    parts += honesty(status)
    if illustrative:
        parts.append(ILLUSTRATIVE)
    return Group(*parts)


def heading(status: Status) -> list[str]:
    """Up to three lines: the day and the Forum compared with, the commitments counted, and facts recorded since."""
    board = status.board
    compared = f", compared with the {house().forum} of {long_date(board.compared.held_on)}" if board.compared else ""
    outside = [f"{board.counting.get(name, 0)} {words}" for name, words in OUTSIDE]
    later = [f"{count(status.recorded_since, 'fact')} of that day or before recorded since"]
    return [
        f"As at {long_date(board.as_at)}{compared}",
        f"{board.total().commitments} of {count(sum(board.counting.values()), 'commitment')} counted; "
        f"outside the counts: {', '.join(outside)}",
        *(later if status.recorded_since else ()),
    ]


OUTSIDE = ((Counting.STANDING, "standing"), (Counting.HEADING, "headings"), (Counting.LINKED, "linked"))


def department_table(status: Status) -> Table:
    """Each department's overall rating and counts, with the total under them."""
    total = status.total
    # The first six stand in every table, so that two days can be laid side by side; the rest only where they count.
    columns = [*COUNTED[:6], *(rating for rating in COUNTED[6:] if total.counts[rating])]
    table = Table(box=box.SIMPLE_HEAD, show_footer=True, padding=(0, 1))
    table.add_column("Department", footer="All", no_wrap=True)
    table.add_column("Overall", no_wrap=True)
    for rating in columns:
        table.add_column(rating.word.replace(" ", "\n"), justify="right", footer=str(total.counts[rating]))
    table.add_column("Over-\ndue", justify="right", footer=str(total.sums["overdue"]))
    table.add_column("Above\ndates", justify="right", footer=str(total.disputed))
    table.add_column(since(status.board), footer=movement_words(total))
    for standing in status.standings:
        table.add_row(*department_cells(standing, columns))
    return table


def department_cells(standing: DepartmentStanding, columns: list[Rating]) -> list[str | Text]:
    tally = standing.tally
    return [
        standing.organisation.abbreviation,
        rating_text(standing.overall.rating),
        *(str(tally.counts[rating]) for rating in columns),
        str(tally.sums["overdue"]),
        str(tally.disputed),
        movement_words(tally),
    ]


def since(board: Board) -> str:
    return f"Since {day_and_month(board.compared.held_on)}" if board.compared else "Movement"


def movement_words(tally: Tally) -> str:
    """The movement in words; empty where nothing is compared."""
    parts = [f"{tally.movement[name]} {words}" for name, words in MOVED if tally.movement[name]]
    # "Same" is told only where nothing else moved, or it would stand in every row.
    return ", ".join(parts) or ("no change" if tally.movement["same"] else "")


def rating_text(rating: Rating) -> Text:
    shape, colour = LOOK[rating]
    return Text(f"{shape} {rating.word}", style=colour)


def line_table(status: Status) -> Table:
    """The department's commitments, each with why it is rated as it is."""
    table = Table(box=box.SIMPLE_HEAD)
    for heading_words in ("Commitment", "Shown", "Due", "Why"):
        table.add_column(heading_words, no_wrap=heading_words in ("Shown", "Due"))
    for line in status.lines or ():
        counted = line.counting is Counting.RATEABLE
        # The date of a closed line is no longer due, and a line outside the counts has none to keep.
        due = short_date(line.due_on) if line.due_on and line.is_open and counted else ""
        shown = rating_text(line.rating) if counted else Text(line.counting.capitalize(), style="bright_black")
        table.add_row(f"{line.ref} {line.title}", shown, due, headline_reason(line))
    return table


def honesty(status: Status) -> list[str]:
    """The sentences to know before quoting the figures, each with its denominator."""
    total, board = status.total, status.board
    every = total.commitments
    figures = [
        f"{total.sums['dates_moved']} of {every} had a date moved later",
        f"{total.sums['reworded']} of {every} reworded",
        f"{total.counts[Rating.WITHDRAWN]} of {every} withdrawn",
        f"{total.counts[Rating.NO_RETURN]} of {every} not reported",
        f"{total.sums['undated']} of {every} open without a date",
        f"{board.counting.get('linked', 0)} of {sum(board.counting.values())} linked, reported elsewhere",
    ]
    return [f"Before you quote these figures: {'; '.join(figures)}."]
