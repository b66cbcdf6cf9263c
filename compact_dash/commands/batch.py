"""A batch of facts recorded at different times, put in order and numbered as one write."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from compact_dash.domain.facts import Entry, Fact


@dataclass(frozen=True)
class WaitingEntry:
    """A fact waiting for its number; `refers` maps a field of it to the key of the fact it names."""

    entry: Entry
    key: str | None
    refers: dict[str, str]


@dataclass
class Batch:
    """Facts gathered in any order. A fact may name another of the batch by its key."""

    drafts: list[WaitingEntry] = field(default_factory=list)

    def add(self, fact: Fact, recorded_at: datetime, person: str, key: str | None = None, **refers: str | None) -> None:
        named = {name: target for name, target in refers.items() if target is not None}
        self.drafts.append(WaitingEntry(Entry(fact, recorded_at, person), key, named))

    def entries(self, head: int) -> list[Entry]:
        """The entries by the time they were recorded, their references turned into change numbers after `head`.

        Raises:
            KeyError: a reference names no fact of the batch.
        """
        # The sort is stable: facts of one moment keep the order in which they were added, a thing before its version.
        ordered = sorted(self.drafts, key=lambda draft: draft.entry.recorded_at)
        # The store will number the facts of one write one by one after the head, so their numbers are known before it.
        numbers = {draft.key: number for number, draft in enumerate(ordered, start=head + 1) if draft.key}
        return [number_references(draft, numbers) for draft in ordered]


def number_references(draft: WaitingEntry, numbers: dict[str, int]) -> Entry:
    changes = {name: numbers[target] for name, target in draft.refers.items()}
    return replace(draft.entry, fact=replace(draft.entry.fact, **changes))
