"""Tallies: the board's cells, what may narrow them, and their counts added up.

A large board has tens of thousands of cells and a filter adds them up again, so the sums run over plain tuples.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import add, attrgetter

from compact_dash.domain.rating import COUNTED, Rating

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
# One call for all twelve: a filter reads them from tens of thousands of cells.
ADDED_OF = attrgetter(*ADDED)
MOVEMENTS = ("better", "same", "worse", "newly_rated", "went_silent", "removed")


@dataclass(frozen=True)
class Cell:
    """Commitments of one department that share everything the board can be filtered by, counted."""

    organisation_id: str
    theme: str | None
    general: bool
    plan: str | None
    priorities: str | None
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

    @cached_property
    def rating(self) -> Rating:
        return self.headline

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The counts that add up, in the order of ADDED."""
        return ADDED_OF(self)


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
    counts = dict.fromkeys(COUNTED, 0)
    # Plain lists and not a Tally for each cell: this loop runs on each change of a filter.
    numbers: list[int] = [0] * len(ADDED)
    disputed = worse = 0
    due: list[date | None] = []
    coming: list[date | None] = []
    for cell in cells:
        counts[cell.rating] += cell.commitments
        numbers = list(map(add, numbers, cell.numbers))
        disputed += cell.commitments if cell.disputed else 0
        worse += cell.commitments if cell.worse_than_agreed else 0
        # Dates are no sums: the earliest of them is asked for once, after the loop.
        due.append(cell.due_on)
        coming.append(cell.next_due_on)
    return Tally(counts, dict(zip(ADDED, numbers, strict=True)), disputed, worse, first(due), first(coming))


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
