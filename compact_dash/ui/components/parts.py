"""Parts of a long table: whole up to some hundred rows, and else one part at a time, with links to the others.

Where each part begins is in the address, a parameter for each table. An address that ends with the reference of a row,
such as `#HMT-04`, leads to the part that holds it (static/anchor.js).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from compact_dash.ui import parameters
from compact_dash.ui.html import address

Row = TypeVar("Row")
# A table of so many rows is sent whole; of a longer one, a part has so many.
WHOLE, PART = 300, 200
# What an address may ask for: beyond any table that there is.
FARTHEST = 1_000_000


@dataclass(frozen=True)
class Part(Generic[Row]):
    """The rows of a table that are shown, and the addresses of the parts beside them; rows count from 1."""

    rows: tuple[Row, ...]
    first: int
    of_all: int
    earlier: str | None
    later: str | None
    places: dict[str, Any] | None
    """Where a part begins, by the reference of its first row; None for a table that is whole."""

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def is_whole(self) -> bool:
        return len(self.rows) == self.of_all


def part_asked(name: str, rows: Sequence[Row], ref_of: Callable[[Row], str], page: str, **asked: object) -> Part[Row]:
    """The part of the rows that the address asks for by the parameter of that name: the last where it asks beyond it.

    `page` and `asked` are the address that the parts have in common.

    Raises:
        NotFound: the address gives no whole number.
    """
    if len(rows) <= WHOLE:
        return Part(tuple(rows), 1, len(rows), None, None, None)
    wanted = parameters.whole_number(name, 1, FARTHEST) or 1
    # Wherever in a part it asks for, the part is shown from its beginning.
    first = (min(wanted, len(rows)) - 1) // PART * PART

    def address_of(start: int) -> str | None:
        return address(page, **{**asked, name: start + 1 if start else None}) if 0 <= start < len(rows) else None

    return Part(
        rows=tuple(rows[first : first + PART]),
        first=first + 1,
        of_all=len(rows),
        earlier=address_of(first - PART),
        later=address_of(first + PART),
        places={"name": name, "parts": [[ref_of(rows[at]), at + 1] for at in range(0, len(rows), PART)]},
    )
