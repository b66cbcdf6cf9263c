"""Who can help a department with the lines it finds hard: who is doing well on their themes, and what worked there."""

from collections.abc import Iterable
from dataclasses import dataclass

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.rating import Rating
from compact_dash.reports.board.board import DOING_WELL, Board
from compact_dash.reports.register.good_practice import DoingWell, StudyThatWorked, doing_well_on, studies_that_worked
from compact_dash.store import Store

FIRST = (Rating.RED, Rating.AMBER)


@dataclass(frozen=True)
class ThemeHelp:
    """A theme that a department finds hard, by its lines, and who can help with it."""

    theme: str
    lines: tuple[RatedLine, ...]
    doing_well: tuple[DoingWell, ...]
    studies: tuple[StudyThatWorked, ...]


def who_can_help(store: Store, board: Board, code: str, lines: Iterable[RatedLine]) -> tuple[ThemeHelp, ...]:
    """Who can help with some lines of a department, theme by theme: a Red line's first, then an Amber one's.

    A general theme is left out: it says too little of what a line is about.
    """
    general = {cell.theme for cell in board.cells if cell.general}
    hard = [
        line for line in lines if line.is_open and line.rating not in DOING_WELL and line.theme not in (None, *general)
    ]
    if not hard:
        return ()
    # The sort is stable, so lines of one rating keep the plan's order.
    hard.sort(key=lambda line: FIRST.index(line.rating) if line.rating in FIRST else len(FIRST))
    studies = studies_that_worked(store, board.as_at, without=code)
    return tuple(
        ThemeHelp(
            theme,
            tuple(line for line in hard if line.theme == theme),
            tuple(each for each in doing_well_on(board, theme) if each.organisation.code != code),
            tuple(each for each in studies if each.theme == theme),
        )
        for theme in dict.fromkeys(line.theme or "" for line in hard)
    )
