"""The board: where every department stands at a moment, and how that moved since the last Forum.

A board is read once for each state of the store and each date. Filtering it afterwards is arithmetic on its
cells, which keeps a change of filter as cheap as an empty page.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.board.overall import Overall, OverallRule, overall
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.moment import Moment, end_of_day
from compact_dash.domain.rating import Rating
from compact_dash.reports.board.tally import EVERYTHING, Cell, Filters, Tally, combine_tallies, tally
from compact_dash.reports.forums import last_forum
from compact_dash.reports.settings import overall_rule, settings
from compact_dash.store import Store
from compact_dash.store.moments import moment_parameters

# Five quarterly Forums reach back a year.
FORUMS_SHOWN = 5


@dataclass(frozen=True)
class BoardOrganisation:
    """A department, OCS or Compact Voice; `position` is its place in the plan's order."""

    id: str
    code: str
    abbreviation: str
    name: str
    short_name: str
    kind: str
    position: int


@dataclass(frozen=True)
class DepartmentStanding:
    """One department's row: its overall rating, which no filter changes, and the counts that pass the filter."""

    organisation: BoardOrganisation
    overall: Overall
    tally: Tally


@dataclass(frozen=True)
class ForumColumn:
    """A past Forum as it concluded: each department's counts and overall rating, by the department's id."""

    held_on: date
    counts: dict[str, dict[Rating, int]]
    overalls: dict[str, Overall]


@dataclass(frozen=True, eq=False)
class Board:
    """Everything the Progress page, `status` and the slides show about departments; one is equal only to itself."""

    as_at: date
    compared: ForumRow | None
    organisations: tuple[BoardOrganisation, ...]
    cells: tuple[Cell, ...]
    rule: OverallRule
    columns: tuple[ForumColumn, ...]
    counting: dict[str, int]

    @cached_property
    def cells_of(self) -> dict[str, list[Cell]]:
        # Every department has its list, so that one without commitments still has a row.
        by_department: dict[str, list[Cell]] = {organisation.id: [] for organisation in self.organisations}
        for cell in self.cells:
            by_department.setdefault(cell.organisation_id, []).append(cell)
        return by_department

    @cached_property
    def whole(self) -> dict[str, Tally]:
        """Each department's counts without any filter, by its id."""
        return {ident: tally(cells) for ident, cells in self.cells_of.items()}

    @cached_property
    def overalls(self) -> dict[str, Overall]:
        """Each department's overall rating, by its id."""
        return {ident: overall(counted.counts, self.rule) for ident, counted in self.whole.items()}

    def standings(self, filters: Filters = EVERYTHING) -> list[DepartmentStanding]:
        """A row for each department in the plan's order; with a filter, only those with something left."""
        asked = [row for row in self.organisations if filters.department in (None, row.code)]
        # Nothing is left out of a department: its counts are those of the whole board, and are not added up again.
        if filters == Filters(department=filters.department):
            return [DepartmentStanding(row, self.overalls[row.id], self.whole[row.id]) for row in asked]
        kept = ((row, [cell for cell in self.cells_of[row.id] if filters.admits(cell)]) for row in asked)
        return [DepartmentStanding(row, self.overalls[row.id], tally(cells)) for row, cells in kept if cells]

    def total(self, filters: Filters = EVERYTHING) -> Tally:
        """The counts over every department the filter leaves."""
        return combine_tallies([row.tally for row in self.standings(filters)])


def read_board(store: Store, as_at: date, then: date | None = None, moment: Moment | None = None) -> Board:
    """The board as at a date, compared with the last Forum before it, or with the date `then`.

    `moment` is given where a Forum looks from its pin instead of from all that is known now.
    """
    # A date that was asked for takes the Forum's place: every movement starts from one point.
    compared = last_forum(store, as_at) if then is None else None
    looked_from = moment or Moment(as_at)
    # The thresholds of the pin: a setting changed after a Forum was opened must not move its wall.
    rule = overall_rule(settings(store, as_at, looked_from.pin))
    parameters = moment_parameters(looked_from, then) | {
        "kind": ActionKind.COMMITMENT,
        "compared_forum": compared.forum_id if compared else None,
    }
    return Board(
        as_at=as_at,
        compared=compared,
        organisations=tuple(store.fetch(BoardOrganisation, "organisations", {"kind": "department"})),
        cells=tuple(store.fetch(Cell, "board_cells", parameters)),
        rule=rule,
        columns=forum_columns(store, as_at, rule),
        counting={row.counting: row.commitments for row in store.fetch(CountingTotal, "counting_totals", parameters)},
    )


def frozen_board(store: Store, live: Board, forum_id: str, edition: str) -> Board:
    """The board as a Forum kept it: the counts of its own edition in the place of those the rules give today."""
    which = {
        "kind": ActionKind.COMMITMENT,
        "forum": forum_id,
        "edition": edition,
        "compared_forum": live.compared.forum_id if live.compared else None,
        "organisation": None,
        "then_as_at": None,
    }
    # Only the cells were frozen. The rest follows from them, or is of the pin's own moment already.
    return replace(live, cells=tuple(store.fetch(Cell, "frozen_cells", which)))


@dataclass(frozen=True)
class CountingTotal:
    counting: Counting
    commitments: int


@dataclass(frozen=True)
class ForumTally:
    forum_id: str
    held_on: date
    organisation_id: str
    headline: Rating
    commitments: int


def forum_columns(store: Store, as_at: date, rule: OverallRule) -> tuple[ForumColumn, ...]:
    """The last Forums before a date, oldest first, at most `FORUMS_SHOWN` of them."""
    counts: dict[date, dict[str, dict[Rating, int]]] = {}
    for row in store.fetch(ForumTally, "forum_tallies", {"as_at": as_at, "forums": FORUMS_SHOWN}):
        counts.setdefault(row.held_on, {}).setdefault(row.organisation_id, {})[row.headline] = row.commitments
    return tuple(
        # Judged by the board's own thresholds, so that columns beside each other can be compared.
        ForumColumn(held_on, departments, {ident: overall(by_rating, rule) for ident, by_rating in departments.items()})
        for held_on, departments in counts.items()
    )


@dataclass(frozen=True)
class Recorded:
    facts: int


def recorded_since(store: Store, as_at: date) -> int:
    """The number of facts that speak of dates up to `as_at` and were written down only after it.

    It is no part of the board: it follows from every kind of fact, and the board from few.
    """
    row = store.fetch_one(Recorded, "recorded_since", {"as_at": as_at, "day_ended_at": end_of_day(as_at)})
    return row.facts if row else 0


DOING_WELL = frozenset({Rating.GREEN, Rating.COMPLETE})
