"""Occasions: who acts, and when. Every command that somebody asks for is given one."""

from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.actor import Actor
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.permissions import Act, require


@dataclass(frozen=True)
class Occasion:
    """An actor at a time: `now` is naive UTC, `today` the London day that facts are dated."""

    actor: Actor
    now: datetime
    today: date

    def entry(self, fact: Fact) -> Entry:
        """The fact on its way into the store, put down to this actor."""
        return Entry(fact, self.now, self.actor.person)

    def require(self, act: Act, organisation: str | None = None) -> None:
        """Refuse what this actor may not do.

        Raises:
            NotAllowed: with a sentence on who may.
        """
        require(self.actor, act, organisation)
