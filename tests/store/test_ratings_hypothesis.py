"""The SQL held against the independent statement of the rules, over made-up histories."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.line import RatedLine
from compact_dash.domain.moment import ALL_KNOWN, Moment
from compact_dash.domain.rating import Rating
from compact_dash.reports.board import Standing, read_board
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.moments import moment_parameters
from compact_dash.store.opening import store_on
from compact_dash.store.store import Store
from tests.oracle.histories import History, histories
from tests.oracle.movement import movement, only_lapsed, overall
from tests.oracle.rules import Judgement, Line
from tests.oracle.view import View
from tests.oracle.writer import ACTIONS, DEPARTMENTS

RECORDED_AT = datetime(2020, 1, 1, 12)
UNFILTERED: dict[str, Any] = {
    "kind": "commitment",
    "compared_forum": None,
    "theme": None,
    "ref": None,
    "headline": None,
    "rateable_only": False,
    "disputed_only": False,
    "off_track_only": False,
    "not_raised_since": None,
    "moved_only": False,
    "most": 1000,
}
# The same examples on every run: a failure here is a failure for everyone.
steady = settings(derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(store: Store, facts: Sequence[Fact]) -> None:
    store.append(lambda head: [Entry(fact, RECORDED_AT, "A person") for fact in facts])


def store_of(facts: Sequence[Fact]) -> Store:
    store = store_on(DuckdbEngine(":memory:"), RECORDED_AT)
    written(store, facts)
    return store


def rated_lines(store: Store, moment: Moment, then: date | None = None) -> list[RatedLine]:
    return store.fetch(RatedLine, "rated_lines", moment_parameters(moment, then) | UNFILTERED)


def judged(facts: Sequence[Fact], as_at: date, pin: int) -> dict[str, Line]:
    """What the rules say of each action that is part of the plan at a moment."""
    view = View(facts, as_at, pin)
    lines = [Judgement(view, f"A{number}").line() for number in range(ACTIONS)]
    return {line.action_id: line for line in lines if line}


def as_line(row: RatedLine) -> Line:
    return Line(**{field.name: getattr(row, field.name) for field in fields(Line)})


@pytest.mark.slow
def test_the_lines_are_what_the_rules_say() -> None:
    met: Counter[str | None] = Counter()

    @settings(steady, max_examples=300)
    @given(histories())
    def check(history: History) -> None:
        store = store_of(history.facts)
        rows = rated_lines(store, Moment(history.as_at, history.pin), history.then)
        store.close()
        now = judged(history.facts, history.as_at, history.pin)
        then = judged(history.facts, history.then, history.pin)
        assert {row.action_id: as_line(row) for row in rows} == now
        for row in rows:
            line, before = now[row.action_id], then.get(row.action_id)
            assert row.movement == movement(before, line)
            assert row.only_lapsed == only_lapsed(before, line)
            met.update((line.computed, line.headline, row.movement))
            met.update(("disputed",) if line.disputed else ())
            met.update(("only_lapsed",) if row.only_lapsed else ())

    check()
    print(met)
