"""References between tables: a column of one file that must name a row of another."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from compact_dash.domain.errors import Fault
from compact_dash.intake.cells import shown
from compact_dash.intake.tables import Row, some_of

# The settings without which no rating can be worked out.
RULES_NEED = (
    "red_overdue_days",
    "red_date_moves",
    "amber_date_moves",
    "overall_red_percent",
    "overall_rated_percent",
)


@dataclass(frozen=True)
class Reference:
    """`column` of `file` must name what stands in column `named` of the file `other`.

    Columns joined by "+" are matched together, and a refusal speaks of the last of them.
    """

    file: str
    column: str
    what: str
    other: str
    named: str
    only: Mapping[str, Collection[object]] = field(default_factory=dict)
    """Values that a row of `other` must have in further columns to be named at all."""

    def faults(self, tables: Mapping[str, Sequence[Row]]) -> Iterator[Fault]:
        known = [_key(row, self.named) for row in tables[self.other] if self._counts(row)]
        for row in tables[self.file]:
            key = _key(row, self.column)
            if None not in key and key not in known:
                choices = [name[-1] for name in known if name[:-1] == key[:-1]]
                yield self._fault(row.line, str(key[-1]), choices)

    def _counts(self, row: Row) -> bool:
        return all(getattr(row, column) in allowed for column, allowed in self.only.items())

    def _fault(self, line: int, value: str, choices: Sequence[object]) -> Fault:
        column = self.column.rpartition("+")[2]
        expected = f"{self.what}: {some_of(choices, value)}"
        return Fault(f"{self.file}.csv", line, column, shown(value), expected)


def _key(row: Row, columns: str) -> tuple[object, ...]:
    return tuple(getattr(row, column) for column in columns.split("+"))


def missing_names(file: str, rows: Sequence[Any], needed: Sequence[str]) -> list[Fault]:
    """A fault for each row that must be there by its name and is not."""
    named = {row.name for row in rows}
    return [
        Fault(file, None, "name", None, f"a row named {name}, which the rules are read with")
        for name in needed
        if name not in named
    ]
