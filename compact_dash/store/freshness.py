"""Freshness: which facts an answer was read from, and whether any of those were written since.

A query reads the tables that its text names, and the tables behind the views among them. Whoever keeps an answer notes
the tables meanwhile (`noted_reads`) and asks later whether it still holds (`WrittenFacts.is_fresh`).
"""

import functools
import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from compact_dash.domain.facts import (
    Assessment,
    AssessmentReply,
    Fact,
    MilestoneVersion,
    ReturnEvent,
    StatusUpdate,
    SupplementFact,
)
from compact_dash.store.statements import Statement, scripts, statements

COMMENTS = re.compile(r"--[^\n]*")
READ = re.compile(r"\b(?:from|join)\s+(\w+)")
# What is derived is written together with these facts, and never without them.
DERIVED_FROM = {"action_current": "status_update", "forum_rating": "forum_event"}
# They change with every fact, of whatever kind.
OF_EVERY_FACT = frozenset({"change", "change_head"})
# Of these a question about a day reads what is dated up to it, where it says so of itself.
TOLD_BY_DAY = (StatusUpdate, MilestoneVersion, Assessment, AssessmentReply, ReturnEvent, SupplementFact)
DAILY_TABLES = frozenset(kind.table for kind in TOLD_BY_DAY)
ANY_DAY, EVERY_DAY = date.max, date.min


@functools.cache
def views() -> dict[str, str]:
    """The text of each view, by its name."""
    return {name.removesuffix(".sql"): text for name, text in scripts("views")}


@functools.cache
def tables_read(sql: str) -> frozenset[str]:
    """The tables behind a text, with the names that it gives to its own parts, which are nobody's table."""
    found: set[str] = set()
    left = set(READ.findall(COMMENTS.sub("", sql)))
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left |= set(READ.findall(COMMENTS.sub("", views().get(name, ""))))
    return frozenset(DERIVED_FROM.get(name, name) for name in found - views().keys())


def first_day_told(fact: Fact) -> date:
    """The first day for which a question about a day may read a fact."""
    if not isinstance(fact, TOLD_BY_DAY):
        return EVERY_DAY
    # A correction takes another fact away, whatever the day; and what a Forum agreed counts for its own wall though it
    # met past midnight.
    if getattr(fact, "supersedes", None) or getattr(fact, "agreed_forum_id", None):
        return EVERY_DAY
    if isinstance(fact, Assessment) and fact.body == "forum":
        return EVERY_DAY
    return fact.reported_on


@dataclass
class Reads:
    """The tables that something was read from; for each the last day that was asked about, or any."""

    days: dict[str, date] = field(default_factory=dict)

    def note(self, statement: Statement, given: Mapping[str, Any]) -> None:
        as_at = given["as_at"] if statement.is_by_day else ANY_DAY
        tables = tables_read(statement.sql) - statement.looked_up
        if statement.limits:
            tables = frozenset().union(*(tables_read(statements()[name].sql) for name in statement.limits))
        self.add({table: as_at if table in DAILY_TABLES else ANY_DAY for table in tables})

    def add(self, days: Mapping[str, date]) -> None:
        for table, day in days.items():
            self.days[table] = max(day, self.days.get(table, EVERY_DAY))


noting: ContextVar[Reads | None] = ContextVar("noting", default=None)


@contextmanager
def noted_reads() -> Iterator[Reads]:
    """Note what is read meanwhile, for whoever notes around this as well."""
    inner, outer = Reads(), noting.get()
    before = noting.set(inner)
    try:
        yield inner
    finally:
        noting.reset(before)
        if outer is not None:
            outer.add(inner.days)


def note_reads(days: Mapping[str, date]) -> None:
    """Note what was read earlier and is used again."""
    outer = noting.get()
    if outer is not None:
        outer.add(days)


@dataclass(frozen=True)
class Mark:
    """How far the writing had come: everything up to `number` is known, counted since `beginning`."""

    beginning: int
    number: int


class WrittenFacts:
    """What was written since a store was opened: for each table and first day told, the number of the last change."""

    def __init__(self) -> None:
        self.mark = Mark(0, -1)
        self.last: dict[str, dict[date, int]] = {}
        self.guard = threading.Lock()

    def note_facts(self, facts: Iterable[Fact], number: int, *, are_all: bool) -> None:
        """Note facts whose changes have numbers up to `number`, and whether they are all there are up to it."""
        with self.guard:
            for table, day in {(fact.table, first_day_told(fact)) for fact in facts}:
                self.note_table(table, day, number)
            if are_all:
                self.come_to(number)

    def note_others(self, number: int, rows: Sequence[Sequence[Any]]) -> None:
        """Note what others wrote up to a number: tables, each with its last change. Of their days nothing is known."""
        with self.guard:
            if self.mark.number < 0:
                # Asked for the first time: what was read until now may be older than any of it.
                self.mark = Mark(self.mark.beginning + 1, number)
            for table, last in rows:
                self.note_table(str(table), EVERY_DAY, int(last))
                self.come_to(int(last))

    def note_table(self, table: str, day: date, number: int) -> None:
        for each, first in ((table, day), *((name, EVERY_DAY) for name in OF_EVERY_FACT)):
            known = self.last.get(each, {})
            # A new dictionary in the place of the old one, which others may be reading.
            self.last[each] = known | {first: max(number, known.get(first, -1))}

    def come_to(self, number: int) -> None:
        """Everything up to a number is noted."""
        self.mark = Mark(self.mark.beginning, max(self.mark.number, number))

    def begin_anew(self) -> None:
        """Nothing that was read holds any more: something was written that is no fact."""
        with self.guard:
            self.mark = Mark(self.mark.beginning + 1, self.mark.number)

    def is_fresh(self, days: Mapping[str, date], since: Mark) -> bool:
        """Whether nothing was written since a mark that was read then."""
        return since.beginning == self.mark.beginning and not any(
            number > since.number and first <= day
            for table, day in days.items()
            for first, number in self.last.get(table, {}).items()
        )
