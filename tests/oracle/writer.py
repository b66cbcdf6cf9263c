"""The writing down of a made-up history: small numbers turned into facts that name one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from compact_dash.domain import facts
from compact_dash.domain.facts import Fact

ACTIONS, FORUMS, MILESTONES = 10, 3, 2
DEPARTMENTS = ("D0", "D1")
FIRST_DAY = date(2000, 1, 1)
THRESHOLDS = {"red_overdue_days": 30, "red_date_moves": 2, "amber_date_moves": 1}
SHARES = {"overall_red_percent": 25, "overall_rated_percent": 50}


def house() -> Iterator[Fact]:
    """What every history starts from: departments, thresholds, Forums, actions and their milestones."""
    for position, code in enumerate(DEPARTMENTS):
        yield facts.Organisation(code, "P", code, code, code, code, "department", position)
    for position, (name, value) in enumerate((THRESHOLDS | SHARES).items()):
        yield facts.Setting(name, position, "", name, "")
        yield facts.SettingVersion(name, FIRST_DAY, value, None)
    for forum in range(FORUMS):
        yield facts.Forum(f"F{forum}", "P", "quarterly")
    for action in range(ACTIONS):
        yield facts.Action(f"A{action}", f"A{action}", "commitment", None, None, None, None, None)
        for number in range(MILESTONES):
            yield facts.Milestone(f"A{action}M{number}", f"A{action}", number)


HOUSE = tuple(house())


@dataclass
class Writer:
    """Takes down facts after those of the house; `day(n)` is the nth day after New Year's Day of its year."""

    year: int
    held: Sequence[int]
    facts: list[Fact] = field(default_factory=lambda: list(HOUSE))
    commissions: int = 0

    def __post_init__(self) -> None:
        for forum, day in enumerate(self.held):
            self.facts.append(facts.ForumVersion(f"F{forum}", FIRST_DAY, self.day(day), "14:00", 90, "Room", None))

    def day(self, number: int) -> date:
        return date(self.year, 1, 1) + timedelta(days=number)

    def earlier(self, about: str, ident: str, kind: type[Fact], back: int | None) -> int | None:
        """The change number of an earlier fact of the same thing, for a correction to name."""
        numbers = [
            number
            for number, fact in enumerate(self.facts, start=1)
            if isinstance(fact, kind) and getattr(fact, about) == ident
        ]
        return numbers[-1 - back % len(numbers)] if numbers and back is not None else None

    def return_id(self, back: int) -> str | None:
        """One of the returns asked for so far, counted from the last."""
        every = [fact.id for fact in self.facts if isinstance(fact, facts.DepartmentReturn)]
        return every[-1 - back % len(every)] if every else None
