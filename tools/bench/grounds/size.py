"""Sizes: how much of everything a made-up plan holds."""

from dataclasses import dataclass
from datetime import date, timedelta

# The demonstration's own day and next Forum, so that both sizes are read at the same point of the year.
TODAY = date(2014, 9, 17)
HELD = date(2014, 9, 24)
# Thirteen weeks, so that every Forum falls on the same day of the week.
QUARTER = timedelta(days=91)


@dataclass(frozen=True)
class Size:
    """Departments, their commitments and the Forums they answered for; the last Forum is still to come."""

    departments: int = 300
    actions: int = 100_000
    forums: int = 10

    @property
    def words(self) -> str:
        """The size in words: "300 departments, 100,000 actions and 1,000,000 updates"."""
        return f"{self.departments} departments, {self.actions:,} actions and {self.actions * self.forums:,} updates"

    @property
    def held(self) -> tuple[date, ...]:
        """The Forums' days, oldest first."""
        return tuple(HELD - QUARTER * back for back in reversed(range(self.forums)))

    @property
    def first_day(self) -> date:
        return self.held[0] - QUARTER

    @property
    def steps(self) -> int:
        """The number of steps that building a database of this size reports."""
        # The plan, the latest updates, the trail, and a step for each Forum frozen: at most five.
        return self.forums + 3 + min(self.forums - 1, 5)


LARGE = Size()
