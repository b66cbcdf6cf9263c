"""The SQL held against the independent statement of the rules, over made-up histories."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.facts import Fact
from compact_dash.domain.moment import ALL_KNOWN, Moment
from compact_dash.reports.board.board import read_board
from compact_dash.store.store import Store
from tests.oracle.histories import History, histories
from tests.oracle.housed import empty, housed_store, rated_lines, write
from tests.oracle.movement import movement, only_lapsed, overall
from tests.oracle.rules import Judgement, Line
from tests.oracle.view import View
from tests.oracle.writer import ACTIONS, HOUSE, SHARES

MOVEMENTS = ("better", "same", "worse", "newly_rated", "went_silent", "removed")
# The same examples on every run: what fails for one fails for all. So many of them as the tier has room for: all of
# them in the second, which takes every test of Hypothesis again.
steady = settings(
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.generate, Phase.shrink],
)
MOST = steady.max_examples
# A history that breaks a rule is long to read; without this the warning of it would hide what broke.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.hypothesis,
    pytest.mark.filterwarnings("ignore:Generating overly large repr"),
]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    housed = housed_store()
    yield housed
    housed.close()


def judged(facts: Sequence[Fact], as_at: date, pin: int) -> dict[str, Line]:
    """What the rules say of each action that is part of the plan at a moment."""
    view = View(facts, as_at, pin)
    lines = [Judgement(view, f"A{number}").line() for number in range(ACTIONS)]
    return {line.action_id: line for line in lines if line}


def as_line(row: RatedLine) -> Line:
    return Line(**{field.name: getattr(row, field.name) for field in fields(Line)})


def owner(then: Mapping[str, Line], now: Line) -> str | None:
    """Whose movement a line's is: its owner's, or that of the last owner who had it counted."""
    return now.organisation_id if now.counts or now.action_id not in then else then[now.action_id].organisation_id


def check_current(store: Store) -> None:
    """The stored row of each action is the one its whole history gives."""
    stored = store.engine.read("select * from action_current order by action_id")
    worked_out = store.engine.read("select * from current_from_history order by action_id")
    assert stored == worked_out


def test_every_line_is_rated_as_the_rules_say(store: Store) -> None:
    met: Counter[str] = Counter()

    @settings(steady, max_examples=min(300, MOST))
    @given(histories())
    def check(history: History) -> None:
        empty(store)
        write(store, history.facts[len(HOUSE) :])
        rows = rated_lines(store, Moment(history.as_at, history.pin), history.then)
        now = judged(history.facts, history.as_at, history.pin)
        then = judged(history.facts, history.then, history.pin)
        assert {row.action_id: as_line(row) for row in rows} == now
        for row in rows:
            line, before = now[row.action_id], then.get(row.action_id)
            assert row.movement == movement(before, line)
            assert row.only_lapsed == only_lapsed(before, line)
            assert row.then_headline == (before.headline if before and before.counts else None)
            met.update((f"computed {line.computed}", f"headline {line.headline}", f"movement {row.movement}"))
            met.update(("disputed",) if line.disputed else ())
            met.update(("worse than agreed",) if line.worse_than_agreed else ())
        check_current(store)

    check()
    ratings = ("complete", "withdrawn", "not_yet_asked", "no_return", "no_milestone", "red", "amber", "green")
    wanted = [f"{side} {rating}" for side in ("computed", "headline") for rating in ratings]
    wanted += [f"movement {word}" for word in MOVEMENTS] + ["disputed", "worse than agreed"]
    # A few histories cannot hold every case.
    if MOST >= 180:
        assert not [word for word in wanted if not met[word]], "the histories leave out a case of the rules"


@settings(steady, max_examples=min(20, MOST))
@given(histories())
def test_a_pin_shows_what_was_shown_before_anything_later_was_written(store: Store, history: History) -> None:
    """Before the pin is passed the stored rows answer; afterwards, for whatever was added to, the history does."""
    empty(store)
    write(store, history.facts[len(HOUSE) : history.pin])
    before = rated_lines(store, Moment(history.as_at, ALL_KNOWN), history.then)
    check_current(store)
    write(store, history.facts[history.pin :])
    assert rated_lines(store, Moment(history.as_at, history.pin), history.then) == before
    check_current(store)


@settings(steady, max_examples=min(45, MOST))
@given(histories())
def test_the_board_counts_what_the_rules_say(store: Store, history: History) -> None:
    empty(store)
    write(store, history.facts[len(HOUSE) :])
    board = read_board(store, history.as_at, history.then)
    now = judged(history.facts, history.as_at, ALL_KNOWN)
    then = judged(history.facts, history.then, ALL_KNOWN)
    for standing in board.standings():
        organisation = standing.organisation
        counted = [line for line in now.values() if line.counts and line.organisation_id == organisation.id]
        headlines = Counter(line.headline for line in counted)
        moved = Counter(
            movement(then.get(line.action_id), line) for line in now.values() if owner(then, line) == organisation.id
        )
        assert +Counter({str(word): number for word, number in standing.tally.counts.items()}) == headlines
        assert standing.tally.movement == {word: moved[word] for word in MOVEMENTS}
        assert standing.tally.disputed == sum(line.disputed for line in counted)
        assert standing.tally.sums["dates_moved"] == sum(line.later_moves > 0 for line in counted)
        overdue = [line for line in counted if line.overdue_days and line.headline not in ("complete", "withdrawn")]
        assert standing.tally.sums["overdue"] == len(overdue)
        assert standing.overall.rating == overall(headlines, *SHARES.values())
