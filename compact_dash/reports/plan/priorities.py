"""The board by priority: a line with two priorities stands under both, and counts once in the total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.rating import COUNTED, Rating
from compact_dash.store import Store


@dataclass(frozen=True)
class PriorityTag:
    """A line's priority, and why it is tagged so."""

    ref: str
    priority: str
    basis: str | None


@dataclass(frozen=True)
class NamedPriority:
    """A priority of the whole of government; its note says what is to be known of it."""

    name: str
    note: str | None


@dataclass(frozen=True)
class PriorityLines:
    """The lines under a priority; under none where it has no name."""

    priority: NamedPriority | None
    lines: tuple[RatedLine, ...]

    @property
    def counts(self) -> dict[Rating, int]:
        return counts_of(self.lines)


@dataclass(frozen=True)
class PriorityBoard:
    """Every priority with its lines; `tags` holds the priorities of a line, and why, by its reference."""

    rows: tuple[PriorityLines, ...]
    untagged: PriorityLines
    tagged: tuple[RatedLine, ...]
    tags: Mapping[str, Sequence[PriorityTag]]

    @property
    def of_all(self) -> int:
        return len(self.tagged) + len(self.untagged.lines)

    @property
    def total(self) -> dict[Rating, int]:
        """Every line that has any priority, once."""
        return counts_of(self.tagged)

    @property
    def twice(self) -> list[RatedLine]:
        """The lines that stand under more than one priority."""
        return [line for line in self.tagged if len(self.tags[line.ref]) > 1]


def counts_of(lines: Sequence[RatedLine]) -> dict[Rating, int]:
    return {rating: sum(line.rating is rating for line in lines) for rating in COUNTED}


def priority_tags(store: Store, as_at: date) -> dict[str, list[PriorityTag]]:
    """The priorities of each line that the reader may see, by its reference."""
    tags: dict[str, list[PriorityTag]] = {}
    for tag in store.fetch(PriorityTag, "line_priorities", {"as_at": as_at}):
        tags.setdefault(tag.ref, []).append(tag)
    return tags


def priority_board(store: Store, lines: Sequence[RatedLine], as_at: date) -> PriorityBoard:
    """The rateable lines given, by priority."""
    tags = priority_tags(store, as_at)

    def under(name: str) -> tuple[RatedLine, ...]:
        return tuple(line for line in lines if any(tag.priority == name for tag in tags.get(line.ref, ())))

    return PriorityBoard(
        rows=tuple(PriorityLines(row, under(row.name)) for row in store.fetch(NamedPriority, "priorities")),
        untagged=PriorityLines(None, tuple(line for line in lines if line.ref not in tags)),
        tagged=tuple(line for line in lines if line.ref in tags),
        tags=tags,
    )
