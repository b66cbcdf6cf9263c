"""The filters of a table of lines, as the rule has them and as a browser is sent them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.rating import Rating
from compact_dash.reports.board.narrowing import Narrowing

# What is counted of a table: the lines that pass.
SUMS = ("lines",)
Row = tuple[str, Sequence[RatedLine]]
"""A row of a table by its name, with the line or lines that speak for it."""


@dataclass(frozen=True)
class LineFilters:
    """The filters of a table of lines; one that is left empty does not narrow it."""

    theme: str | None = None
    rating: Rating | None = None
    overdue_only: bool = False
    silent_only: bool = False

    @property
    def as_parameters(self) -> dict[str, str]:
        """The filters as an address has them, in the order of the bar."""
        given = {
            "theme": self.theme,
            "rating": self.rating.word if self.rating else None,
            "overdue": "true" if self.overdue_only else None,
            "silent": "true" if self.silent_only else None,
        }
        return {name: value for name, value in given.items() if value}

    def admits(self, line: RatedLine) -> bool:
        return (
            self.theme in (None, line.theme)
            and self.rating in (None, line.headline)
            # What is settled owes nothing, whatever its dates were.
            and (not self.overdue_only or (line.is_open and line.overdue_days > 0))
            and (not self.silent_only or line.headline is Rating.NO_RETURN or (line.is_open and line.claimed is None))
        )

    def admit_one_of(self, lines: Iterable[RatedLine]) -> bool:
        """Whether a row is left: one of the lines that speak for it passes every filter."""
        return any(self.admits(line) for line in lines)


# Each filter by its name in an address, as the filters with that one choice.
NARROWED_BY: dict[str, Callable[[str], LineFilters]] = {
    "theme": lambda value: LineFilters(theme=value),
    "rating": lambda value: LineFilters(rating=Rating(value)),
    "overdue": lambda _: LineFilters(overdue_only=True),
    "silent": lambda _: LineFilters(silent_only=True),
}


def narrowing_of_lines(rows: Sequence[Row], offered: Mapping[str, Iterable[tuple[str, str]]]) -> Narrowing:
    """What narrows the rows in a browser: a cell for each line; for each choice, the cells that it admits.

    As with a board (narrowing.py), nothing is judged in the browser: what admits a line is what `LineFilters` said.
    """
    cells = [(place, line) for place, (_, lines) in enumerate(rows) for line in lines]
    return Narrowing(
        sums=SUMS,
        days=(),
        gone=0,
        departments=tuple(name for name, _ in rows),
        # Without a date; it adds one to the only sum. A row stays as long as one of its cells is left.
        cells=tuple((place, -1, -1, 0, 1) for place, _ in cells),
        admits={
            name: {
                said: tuple(at for at, (_, line) in enumerate(cells) if NARROWED_BY[name](value).admits(line))
                for said, value in choices
            }
            for name, choices in offered.items()
        },
    )
