"""What is kept is what would be read afresh, whatever was written since; and a write drops nothing it did not touch."""

import itertools
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from compact_dash.domain.action import ActionKind
from compact_dash.domain.facts import Assessment, Entry, Fact, MilestoneVersion, RegisterVersion, ReturnEvent
from compact_dash.domain.sharing import EVERYTHING, PUBLIC, Reader, Sharing
from compact_dash.reports.forums import forums
from compact_dash.reports.lines import Question
from compact_dash.store import Store
from compact_dash.store.kept import kept_facts
from compact_dash.ui import readings
from compact_dash.ui.board import department_page, filters
from compact_dash.ui.copies import troubles
from compact_dash.ui.entry import desk, room_code, sign_in
from compact_dash.ui.forum import room_session
from compact_dash.ui.kept_store import KeptStore
from compact_dash.ui.minutes import page as minutes_page
from compact_dash.ui.opened_store import stores
from compact_dash.ui.register import kept_counts, standing_part, support_list, support_page
from compact_dash.ui.sight import Head, Sight
from tests.conftest import quickly_opened
from tests.oracle.histories import History, histories
from tests.oracle.housed import empty, housed_store, write
from tests.oracle.writer import DEPARTMENTS, HOUSE

TODAY, PAST = date(2014, 10, 1), date(2014, 5, 8)
LEAD = Reader(Sharing.SHARED, frozenset({"HMT"}))
numbers = itertools.count()
pytestmark = pytest.mark.slow


def values(reading: Any) -> Any:
    """A reading as plain values: a board is equal only to itself."""
    if is_dataclass(reading) and not isinstance(reading, type):
        return [values(getattr(reading, each.name)) for each in fields(reading)]
    if isinstance(reading, list | tuple):
        return [values(each) for each in reading]
    if isinstance(reading, dict):
        return [(key, values(value)) for key, value in reading.items()]
    return reading


Ask = Callable[[Sight, date], Any]
OF_RATINGS: dict[str, Ask] = {
    "board": readings.board_at,
    "lines": lambda sight, day: readings.lines_at(sight, Question(day)),
    "a department": lambda sight, day: readings.department_at(sight, day, DEPARTMENTS[0]),
}
EVERY: dict[str, Ask] = {
    "board": readings.board_at,
    "recorded since": readings.recorded_since_at,
    "readiness": readings.readiness_at,
    "forums": lambda sight, _: readings.forums_at(sight),
    "department": lambda sight, day: readings.department_at(sight, day, "HMT") if "HMT" in codes(sight) else None,
    "lines": lambda sight, day: readings.lines_at(sight, Question(day, kind=ActionKind.PLAN_ACTION)),
    "not shown": readings.not_shown_at,
    "organisations": lambda sight, _: readings.organisations_at(sight),
    "choices": filters.choices_at,
    "linked": lambda sight, day: department_page.linked_at(sight, day, ("HMT-01", "DFT-01")),
    "newest record": lambda sight, _: troubles.newest_at(sight),
    "actors": lambda sight, _: desk.actors_at(sight) if readings.organisations_at(sight).every else None,
    "codes of rooms": lambda sight, _: room_code.codes_at(sight),
    "people": lambda sight, _: sign_in.register_at(sight),
    "rooms": lambda sight, _: [
        (room_session.kept_room(sight, forum.forum_id), minutes_page.minutes_at(sight, forum))
        for forum in forums(sight.store)[-2:]
    ],
    "evidence": lambda sight, day: standing_part.evidence_at(sight, day, "HMT"),
    "support of a department": lambda sight, day: support_list.of_department_at(sight, day, "HMT"),
    "support": support_page.figures_at,
    "support not shown": support_page.not_shown_at,
    "consultations": kept_counts.consultation_counts_at,
    "departments without": kept_counts.departments_without_at,
    "case studies": kept_counts.pipeline_at,
    "what worked": kept_counts.what_worked_at,
    "awards": kept_counts.award_years_at,
}


def codes(sight: Sight) -> set[str]:
    return {row.code for row in readings.organisations_at(sight).departments}


def sight_of(name: str, store: Store, reader: Reader) -> Sight:
    return Sight(name, Head(store.settled()), reader)


def afresh(store: Store, reader: Reader) -> Sight:
    """A sight of the same database by a store that knows nothing of what was read."""
    name = f"afresh {next(numbers)}"
    stores[name] = Store(store.engine)
    return sight_of(name, stores[name], reader)


@pytest.fixture
def named() -> Iterator[Callable[[Store], str]]:
    """Put stores where sights find them, and take them all away."""
    before = dict(stores)

    def put(store: Store) -> str:
        name = f"kept {next(numbers)}"
        stores[name] = store
        return name

    yield put
    stores.clear()
    stores.update(before)


def assert_as_fresh(name: str, store: Store, asks: dict[str, Ask], looks: list[tuple[Reader, date]]) -> None:
    for reader, day in looks:
        fresh = afresh(store, reader)
        for words, ask in asks.items():
            found = values(ask(sight_of(name, store, reader), day))
            assert found == values(ask(fresh, day)), f"{words} at {day} for {reader}"


@dataclass
class Questions:
    """Every question that was asked of a store, each once, with the answer's row type."""

    asked: dict[tuple[Any, ...], tuple[type[Any], str, dict[str, Any], Reader]] = field(default_factory=dict)

    def note(self, store: Store, row_type: type[Any], name: str, parameters: Mapping[str, Any] | None) -> None:
        given = dict(parameters or {})
        self.asked[row_type, name, repr(given), store.reader] = row_type, name, given, store.reader


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> Questions:
    found, fetch = Questions(), Store.fetch

    def noting(store: Store, row_type: type[Any], name: str, parameters: Mapping[str, Any] | None = None) -> list[Any]:
        found.note(store, row_type, name, parameters)
        return fetch(store, row_type, name, parameters)

    monkeypatch.setattr(Store, "fetch", noting)
    return found


def assert_answered_as_fresh(store: Store, questions: Questions) -> None:
    """Each question by itself, as pages ask it."""
    for row_type, name, given_to, reader in list(questions.asked.values()):
        kept = KeptStore.of(store.seen_by(reader)).fetch(row_type, name, given_to)
        assert kept == store.seen_by(reader).fetch(row_type, name, given_to), name


@pytest.mark.deep
def test_the_year_written_bit_by_bit_is_read_as_afresh(
    demo_store: Store, bare_store: Store, named: Callable[[Store], str], questions: Questions
) -> None:
    """Every kind of fact in the demonstration, stopped at some points: all that is kept is read before and after."""
    told = sorted(kept_facts(demo_store, 0, demo_store.head()), key=lambda kept: kept.change_no)
    # As they were written, because what is written together is written table by table.
    batches = [[kept.fact for kept in each] for _, each in itertools.groupby(told, key=lambda kept: kept.recorded_at)]
    stops = sorted(random.Random(2014).sample(range(len(batches)), 1))
    # Over so few rows, sharing the work between threads costs more than it saves.
    bare_store.engine.connection.execute("set threads = 1")  # type: ignore[attr-defined]
    name = named(bare_store)
    for number, batch in enumerate(batches):
        append(bare_store, *batch)
        if number in (*stops, len(batches) - 1):
            assert_answered_as_fresh(bare_store, questions)
            assert_as_fresh(name, bare_store, EVERY, [(EVERYTHING, TODAY), (LEAD, PAST), (PUBLIC, TODAY)])


@pytest.mark.thorough
@pytest.mark.hypothesis
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
def test_made_up_writes_are_read_as_afresh(named: Callable[[Store], str]) -> None:
    """Corrections, late news and agreed ratings in any order, at two days."""
    base = housed_store()

    @settings(
        derandomize=True,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        phases=[Phase.generate],
        max_examples=min(3, settings().max_examples),
    )
    @given(histories())
    def check(history: History) -> None:
        empty(base)
        store = Store(base.engine)
        name = named(store)
        written = history.facts[len(HOUSE) :]
        size = max(1, (len(written) + 1) // 2)
        for first in range(0, len(written), size):
            write(store, written[first : first + size])
            assert_as_fresh(name, store, OF_RATINGS, [(EVERYTHING, history.then), (EVERYTHING, history.as_at)])

    check()
    base.close()


@pytest.fixture(scope="module")
def own(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Store]]:
    path = tmp_path_factory.mktemp("own") / "own.duckdb"
    path.write_bytes(Path(demo_address).read_bytes())
    store = quickly_opened(path)
    stores[str(path)] = store
    yield str(path), store
    del stores[str(path)]
    store.close()


def queries(store: Store, ask: Callable[[], object]) -> int:
    before = store.queries_run
    ask()
    return store.queries_run - before


def newest(store: Store, kind: type[Fact]) -> Fact:
    return [kept.fact for kept in kept_facts(store, 0, store.head()) if type(kept.fact) is kind][-1]


def append(store: Store, *facts: Fact) -> None:
    store.append(lambda _: [Entry(fact, datetime(2014, 10, 1, 12), "A person") for fact in facts])


def test_an_entry_of_the_register_leaves_the_board_and_the_agenda(own: tuple[str, Store]) -> None:
    name, store = own
    entry = newest(store, RegisterVersion)
    assert isinstance(entry, RegisterVersion)

    def look() -> None:
        for ask in (readings.board_at, readings.recorded_since_at, readings.not_shown_at):
            ask(sight_of(name, store, LEAD), TODAY)

    look()
    append(store, replace(entry, row_version=entry.row_version + 1, title="Told again"))
    assert queries(store, look) == 1, "what was recorded since is read from every kind of fact, and nothing else is"


def test_what_is_told_of_today_leaves_the_days_before(own: tuple[str, Store]) -> None:
    name, store = own
    step, event = newest(store, MilestoneVersion), newest(store, ReturnEvent)
    assert isinstance(step, MilestoneVersion)
    assert isinstance(event, ReturnEvent)
    later = replace(step, reported_on=TODAY, supersedes=None, agreed_forum_id=None, undone=None)
    told = {
        day: lambda day=day: (  # type: ignore[misc]
            readings.board_at(sight_of(name, store, LEAD), day),
            readings.readiness_at(sight_of(name, store, LEAD), day),
            readings.department_at(sight_of(name, store, LEAD), day, "HMT"),
        )
        for day in (PAST, TODAY)
    }
    for ask in told.values():
        ask()
    append(store, replace(event, reported_on=TODAY))
    assert queries(store, told[PAST]) == 0
    append(store, later)
    assert queries(store, told[TODAY]) > 0
    assert queries(store, told[PAST]) == 0
    append(store, replace(later, reported_on=PAST))
    assert queries(store, told[PAST]) > 0


@pytest.mark.thorough
def test_what_several_wrote_is_read_as_afresh(own: tuple[str, Store]) -> None:
    name, store = own
    for ask in EVERY.values():
        ask(sight_of(name, store, LEAD), PAST)
    entry, step, event, agreed = (
        newest(store, kind) for kind in (RegisterVersion, MilestoneVersion, ReturnEvent, Assessment)
    )
    assert isinstance(entry, RegisterVersion)
    assert isinstance(step, MilestoneVersion)
    assert isinstance(event, ReturnEvent)
    assert isinstance(agreed, Assessment)
    append(store, replace(entry, row_version=entry.row_version + 1, title="Told once more"))
    append(store, replace(step, reported_on=PAST, supersedes=None, undone=None), replace(event, reported_on=TODAY))
    append(store, replace(agreed, reported_on=TODAY, supersedes=None, body="forum"))
    assert_as_fresh(name, store, EVERY, [(LEAD, PAST)])


def test_what_a_forum_agrees_counts_for_every_day(own: tuple[str, Store]) -> None:
    """A wall of a Forum that met past midnight shows what it agreed then."""
    name, store = own
    agreed = newest(store, Assessment)
    assert isinstance(agreed, Assessment)

    def look() -> object:
        return readings.board_at(sight_of(name, store, LEAD), PAST)

    look()
    append(store, replace(agreed, reported_on=TODAY, supersedes=None, body="forum"))
    assert queries(store, look) > 0
