"""The demonstration's facts as they are loaded: each with its number, its time in London and who told it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from functools import cache
from typing import TypeVar

from compact_dash.commands.batch import Batch
from compact_dash.commands.loading.demo_rows import read_demo
from compact_dash.commands.loading.load_demo import DemoLoader
from compact_dash.commands.loading.load_plan import WHO, PlanLoader
from compact_dash.domain import facts
from compact_dash.domain.facts import Fact, Programme
from compact_dash.domain.moment import london, london_timestamp
from compact_dash.intake.plan.reading import read_plan
from tests.data.demo_year import DEMO, SEED, TODAY

Kind = TypeVar("Kind", bound=Fact)
# What people write in sentences, and what the program reads from the plan is not among them.
PROSE = {
    "words", "path_to_green", "evidence", "help_wanted", "no_change_reason", "reason", "title", "asked", "guest",
    "note",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A fact of the year with when and by whom it was written down."""

    number: int
    fact: Fact
    at: datetime
    person: str

    @property
    def day(self) -> date:
        return self.at.date()

    @property
    def texts(self) -> Iterator[str]:
        for field in fields(self.fact):
            value = getattr(self.fact, field.name)
            if field.name in PROSE and isinstance(value, str):
                yield value


@cache
def every_fact() -> tuple[Told, ...]:
    """The plan and the year, in the order of their numbers."""
    batch = Batch()
    plan = PlanLoader(read_plan(SEED), batch, recorded_at=lambda day: london_timestamp(day, time(9, 0)))
    ids = plan.load(Programme("programme", "Compact Forum", True, TODAY))
    DemoLoader(read_demo(DEMO), batch, ids).load()
    numbered = enumerate(batch.entries(0), start=1)
    return tuple(Told(number, each.fact, london(each.recorded_at), each.person) for number, each in numbered)


@cache
def year() -> tuple[Told, ...]:
    """What was told in the year, without what the program read from the plan."""
    return tuple(told for told in every_fact() if told.person != WHO)


def told(kind: type[Kind]) -> list[tuple[Told, Kind]]:
    """The year's facts of one kind."""
    return [(each, each.fact) for each in year() if isinstance(each.fact, kind)]


@cache
def refs() -> dict[str, str]:
    """The reference of each line and action, by its id."""
    return {each.fact.id: each.fact.ref for each in every_fact() if isinstance(each.fact, facts.Action)}


@cache
def forum_days() -> dict[str, date]:
    """The day of each Forum, by its id."""
    return {fact.forum_id: fact.held_on for _, fact in told(facts.ForumVersion)}
