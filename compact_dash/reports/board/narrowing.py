"""What a browser needs to narrow a board where its rows are: each cell's counts, and which choices admit it.

Nothing here is counted or judged anew. What a cell adds to the sums is its own tally, and what admits it is what
`Filters` said of it; so a browser has nothing to do but to leave cells out and to add.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import short_date
from compact_dash.reports.board.board import Board
from compact_dash.reports.board.tally import Cell, Filters, tally

# A board of more cells than this is narrowed on the server: they would be a megabyte, for each reader and each change.
MOST_CELLS = 3000
TRUE = "true"
# Each filter that leaves cells out, by its name in an address, as the filters with that one choice.
NARROWED_BY: dict[str, Callable[[str], Filters]] = {
    "theme": lambda value: Filters(theme=value),
    "plan": lambda value: Filters(plan=value),
    "priority": lambda value: Filters(priority=value),
    "rating": lambda value: Filters(rating=Rating(value)),
    "disputed": lambda _: Filters(disputed_only=True),
    "worse_than_agreed": lambda _: Filters(worse_only=True),
    "specific": lambda _: Filters(without_general=True),
}


@dataclass(frozen=True)
class Narrowing:
    """The cells of a board and what admits them, as plain values.

    `cells` holds for each the place of its department, the places of its two dates or -1, and then the place and the
    number of each sum that it adds to. `admits` holds for each filter and choice the places of the cells it admits.
    """

    sums: tuple[str, ...]
    days: tuple[tuple[str, str], ...]
    gone: int
    """As many of the days lie before the day of the board."""
    departments: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    admits: Mapping[str, Mapping[str, tuple[int, ...]]]

    @property
    def values(self) -> dict[str, object]:
        return {
            "sums": self.sums,
            "days": self.days,
            "gone": self.gone,
            "departments": self.departments,
            "cells": self.cells,
            "admits": self.admits,
        }


def narrowing(board: Board, offered: Mapping[str, Iterable[tuple[str, str]]]) -> Narrowing | None:
    """What narrows the board by the choices offered: for each filter, what the address says and its own value.

    None where the board is too large for a browser to be sent it.
    """
    if len(board.cells) > MOST_CELLS:
        return None
    places = {row.id: place for place, row in enumerate(board.organisations)}
    cells = [cell for cell in board.cells if cell.organisation_id in places]
    days = sorted({day for cell in cells for day in (cell.due_on, cell.next_due_on) if day})
    figures = [tally([cell]).figures for cell in cells]
    names = tuple(figures[0]) if figures else ()
    return Narrowing(
        sums=names,
        days=tuple((day.isoformat(), short_date(day)) for day in days),
        gone=sum(day < board.as_at for day in days),
        departments=tuple(row.code for row in board.organisations),
        cells=tuple(
            (places[cell.organisation_id], *dates(cell, days), *summands(list(counts.values())))
            for cell, counts in zip(cells, figures, strict=True)
        ),
        admits={name: places_of(cells, name, choices) for name, choices in offered.items()},
    )


def dates(cell: Cell, days: list[date]) -> tuple[int, int]:
    due, coming = (days.index(day) if day else -1 for day in (cell.due_on, cell.next_due_on))
    return due, coming


def summands(counts: list[int]) -> list[int]:
    """The place and the number of each count that is not nought, one after the other."""
    return [value for place, number in enumerate(counts) if number for value in (place, number)]


def places_of(cells: list[Cell], name: str, choices: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    """The places of the cells that each choice of a filter admits, by what the address says for it."""
    filters = {said: NARROWED_BY[name](value) for said, value in choices}
    return {said: tuple(place for place, cell in enumerate(cells) if one.admits(cell)) for said, one in filters.items()}
