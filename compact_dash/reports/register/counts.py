"""What the entries of a kind add up to: by department, by form, by state and by quarter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.store import Store


@dataclass(frozen=True)
class CountRow:
    """Entries of a kind that are alike. A code that is None counts each once, whichever departments it is about."""

    code: str | None
    form: str | None
    state: str
    counted_year: int
    counted_month: int
    entries: int
    number: int | None
    counted: int

    @property
    def month(self) -> date:
        """The first day of the month that they count in."""
        return date(int(self.counted_year), int(self.counted_month), 1)


@dataclass(frozen=True)
class LinkedEntries:
    """How many entries a line is linked to."""

    ref: str
    entries: int


@dataclass(frozen=True)
class EntryTally:
    """A number of entries, what their figures add up to, and how many of them have a figure."""

    entries: int = 0
    number: int = 0
    counted: int = 0

    def plus(self, row: CountRow) -> "EntryTally":
        return EntryTally(self.entries + row.entries, self.number + int(row.number or 0), self.counted + row.counted)


def register_counts(store: Store, as_at: date, kind: str) -> list[CountRow]:
    """The counts of the entries of a kind that the reader may see."""
    return store.fetch(CountRow, "register_counts", {"as_at": as_at, "kind": kind})


def tally(rows: Iterable[CountRow]) -> EntryTally:
    """What some counts add up to."""
    found = EntryTally()
    for row in rows:
        found = found.plus(row)
    return found


def linked_entries(store: Store, as_at: date, refs: Sequence[str]) -> dict[str, int]:
    """How many entries that the reader may see each line is linked to, by its reference; those without are left out."""
    rows = store.fetch(LinkedEntries, "register_linked", {"as_at": as_at, "refs": list(refs)})
    return {row.ref: row.entries for row in rows}
