"""The writing down of a made-up history: small numbers turned into facts that name one another."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from compact_dash.domain import facts
from compact_dash.domain.facts import Fact

ACTIONS, FORUMS, MILESTONES = 3, 3, 2
DEPARTMENTS = ("D0", "D1")
FIRST_DAY = date(2000, 1, 1)
THRESHOLDS = {"red_overdue_days": 30, "red_date_moves": 2, "amber_date_moves": 1}
SHARES = {"overall_red_percent": 25, "overall_rated_percent": 50}


@dataclass
class Writer:
    """Turns steps into facts; `day(n)` is the nth day after New Year's Day of the history's year."""

    year: int
    facts: list[Fact] = field(default_factory=list)
    commissions: int = 0

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

    def open_house(self, held: list[int]) -> None:
        """What every history starts from: departments, thresholds, Forums and actions."""
        for position, code in enumerate(DEPARTMENTS):
            self.facts.append(facts.Organisation(code, "P", code, code, code, code, "department", position))
        for position, (name, value) in enumerate((THRESHOLDS | SHARES).items()):
            self.facts.append(facts.Setting(name, position, "", name, ""))
            self.facts.append(facts.SettingVersion(name, FIRST_DAY, value, None))
        for forum, day in enumerate(held):
            self.facts.append(facts.Forum(f"F{forum}", "P", "quarterly"))
            self.facts.append(
                facts.ForumVersion(f"F{forum}", FIRST_DAY, self.day(day), "14:00", 90, "Whitehall", None)
            )
        for action in range(ACTIONS):
            self.facts.append(facts.Action(f"A{action}", f"A{action}", "commitment", None, None, None, None, None))
            for number in range(MILESTONES):
                self.facts.append(facts.Milestone(f"A{action}M{number}", f"A{action}", number))

    def held_on(self, forum: int) -> date:
        [day] = [f.held_on for f in self.facts if isinstance(f, facts.ForumVersion) and f.forum_id == f"F{forum}"]
        return day

    def return_id(self, number: int) -> str | None:
        """One of the returns asked for so far."""
        every = [fact.id for fact in self.facts if isinstance(fact, facts.DepartmentReturn)]
        return every[number % len(every)] if every else None
