"""What counts at a moment: the facts of a list that were written by its pin and not corrected since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from compact_dash.domain.facts import Commission, DepartmentReturn, Fact, SettingVersion

Kind = TypeVar("Kind", bound=Fact)


@dataclass(frozen=True)
class Known(Generic[Kind]):
    """A fact and the number of its change."""

    number: int
    fact: Kind

    @property
    def order(self) -> tuple[date, int]:
        """Facts stand in the order of the day they speak of, then of their writing; plain records come first."""
        return getattr(self.fact, "reported_on", date.min), self.number


class View:
    """The facts that count at a moment: written by the pin, of no later day, not corrected since nor taken back."""

    def __init__(self, facts: Sequence[Fact], as_at: date, pin: int) -> None:
        written = [Known(number, fact) for number, fact in enumerate(facts, start=1) if number <= pin]
        corrected = {getattr(known.fact, "supersedes", None) for known in written}
        undone = {known.number for known in written if getattr(known.fact, "undone", None)}
        gone = corrected | undone
        standing = [known for known in written if known.number not in gone and known.order[0] <= as_at]
        self.as_at = as_at
        self.written = [known.fact for known in written]
        self.facts = sorted(standing, key=lambda known: known.order)

    def all(self, kind: type[Kind], /, **wanted: object) -> list[Known[Kind]]:
        """The facts of a kind whose fields are as wanted, oldest first."""
        return [
            Known(known.number, known.fact)
            for known in self.facts
            if isinstance(known.fact, kind)
            and all(getattr(known.fact, name) == value for name, value in wanted.items())
        ]

    def newest(self, kind: type[Kind], /, **wanted: object) -> Known[Kind] | None:
        return next(reversed(self.all(kind, **wanted)), None)

    def commission_of(self, return_id: str) -> Commission:
        """What a return answers, whenever it was sent: a return may come before the day it was asked for."""
        [paper] = [fact for fact in self.written if isinstance(fact, DepartmentReturn) and fact.id == return_id]
        [sent] = [fact for fact in self.written if isinstance(fact, Commission) and fact.id == paper.commission_id]
        return sent

    def setting(self, name: str) -> int:
        version = self.newest(SettingVersion, name=name)
        assert version is not None, f"no value of {name} is known yet"
        return version.fact.value
