"""Tallies: the board's cells, what may narrow them, and their counts added up.

A large board has tens of thousands of cells and a filter adds them up again, so the sums run over plain tuples.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.store.rows import RepeatedWord, RepeatedWords

ADDED = (
    "commitments",
    "overdue",
    "dates_moved",
    "reworded",
    "undated",
    "better",
    "same",
    "worse",
    "newly_rated",
    "went_silent",
    "removed",
    "only_lapsed",
)
MOVEMENTS = ("better", "same", "worse", "newly_rated", "went_silent", "removed")


class Cell(NamedTuple):
    """Commitments of one department that share everything the board can be filtered by, counted.

    A plain tuple: a large board has tens of thousands, of which a server keeps several boards.
    """

    organisation_id: RepeatedWord
    theme: RepeatedWords
    general: bool
    plan: RepeatedWords
    priorities: RepeatedWords
    headline: Rating
    disputed: bool
    worse_than_agreed: bool
    commitments: int
    overdue: int
    dates_moved: int
    reworded: int
    undated: int
    better: int
    same: int
    worse: int
    newly_rated: int
    went_silent: int
    removed: int
    only_lapsed: int
    due_on: date | None
    next_due_on: date | None


# Where the counts that add up stand in a cell, in the order of ADDED.
NUMBERS = slice(Cell._fields.index(ADDED[0]), Cell._fields.index(ADDED[-1]) + 1)


@dataclass(frozen=True)
class Filters:
    """The filters of a board; one that is left empty does not narrow it."""

    department: str | None = None
    theme: str | None = None
    plan: str | None = None
    priority: str | None = None
    rating: Rating | None = None
    disputed_only: bool = False
    worse_only: bool = False
    without_general: bool = False

    def admits(self, cell: Cell) -> bool:
        return (
            (self.theme is None or cell.theme == self.theme)
            and (self.plan is None or cell.plan == self.plan)
            and (self.rating is None or cell.headline == self.rating)
            and (self.priority is None or self.priority in (cell.priorities or "").split("; "))
            and not (self.disputed_only and not cell.disputed)
            and not (self.worse_only and not cell.worse_than_agreed)
            and not (self.without_general and cell.general)
        )

    @property
    def as_parameters(self) -> dict[str, str]:
        """The filters as an address has them, without those that leave everything."""
        given = {
            "department": self.department,
            "theme": self.theme,
            "plan": self.plan,
            "priority": self.priority,
            "rating": self.rating.word if self.rating else None,
            "disputed": "true" if self.disputed_only else None,
            "worse_than_agreed": "true" if self.worse_only else None,
            "specific": "true" if self.without_general else None,
        }
        return {name: value for name, value in given.items() if value is not None}

    @property
    def is_narrow(self) -> bool:
        return self != EVERYTHING


EVERYTHING = Filters()


@dataclass(frozen=True)
class Tally:
    """Counts over some cells: by headline rating, and of everything else that adds up."""

    counts: dict[Rating, int]
    sums: dict[str, int]
    disputed: int
    worse_than_agreed: int
    due_on: date | None
    next_due_on: date | None

    @property
    def commitments(self) -> int:
        return self.sums["commitments"]

    @property
    def movement(self) -> dict[str, int]:
        return {name: self.sums[name] for name in MOVEMENTS}

    @property
    def figures(self) -> dict[str, int]:
        """Every count by its name: that of a rating by the rating's."""
        by_rating = {rating.value: number for rating, number in self.counts.items()}
        marked = {"disputed": self.disputed, "worse_than_agreed": self.worse_than_agreed}
        return by_rating | self.sums | marked


def tally(cells: Iterable[Cell]) -> Tally:
    """The counts over the cells; every rating has its key, also with 0."""
    every = list(cells)
    counts = dict.fromkeys(COUNTED, 0)
    for cell in every:
        counts[cell.headline] += cell.commitments
    # Column by column and not a Tally for each cell: this runs on each change of a filter.
    columns = zip(*(cell[NUMBERS] for cell in every), strict=True)
    return Tally(
        counts=counts,
        sums=dict.fromkeys(ADDED, 0) | dict(zip(ADDED, map(sum, columns), strict=False)),
        disputed=sum(cell.commitments for cell in every if cell.disputed),
        worse_than_agreed=sum(cell.commitments for cell in every if cell.worse_than_agreed),
        due_on=first(cell.due_on for cell in every),
        next_due_on=first(cell.next_due_on for cell in every),
    )


def combine_tallies(tallies: Sequence[Tally]) -> Tally:
    """The counts of several tallies as one."""
    return Tally(
        counts={rating: sum(part.counts[rating] for part in tallies) for rating in COUNTED},
        sums={name: sum(part.sums[name] for part in tallies) for name in ADDED},
        disputed=sum(part.disputed for part in tallies),
        worse_than_agreed=sum(part.worse_than_agreed for part in tallies),
        due_on=first([part.due_on for part in tallies]),
        next_due_on=first([part.next_due_on for part in tallies]),
    )


def first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
