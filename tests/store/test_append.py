"""Appending: numbers without a gap, whole writes or none, and nothing acknowledged is ever lost."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry, Fact, Setting, SettingVersion, StatusUpdate, Theme
from compact_dash.reports.check import check
from compact_dash.store import Store, open_store
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.engine import Session
from compact_dash.store.opening import store_on

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2014, 9, 17, 10, 0)
THREADS, WRITES = 8, 25


def theme(name: str) -> Theme:
    return Theme(id=f"id of {name}", name=name, position=1, general=False)


def written(store: Store, *facts: Fact) -> int:
    return store.append(lambda head: [Entry(fact, AT, "Tester") for fact in facts])


def numbers(store: Store, table: str = "change") -> list[int]:
    rows = store.engine.read(f"select change_no from {table} order by change_no").rows  # noqa: S608
    return [number for (number,) in rows]


def head(store: Store) -> int:
    return int(store.engine.read("select change_no from change_head").rows[0][0])


def test_facts_are_numbered_in_the_order_given(bare_store: Store) -> None:
    assert written(bare_store, theme("a"), theme("b")) == 2
    assert written(bare_store, theme("c")) == 3
    named = bare_store.engine.read("select change_no, name from theme order by change_no").rows
    assert named == [(1, "a"), (2, "b"), (3, "c")]
    assert numbers(bare_store) == [1, 2, 3]
    assert check(bare_store).findings == []


def test_a_write_hands_back_what_was_done_once_it_stands(bare_store: Store) -> None:
    def make(head: int) -> tuple[list[Entry], str]:
        return [Entry(theme("a"), AT, "Tester")], f"number {head + 1}"

    assert bare_store.write(make) == "number 1"
    assert numbers(bare_store) == [1]


def test_a_write_that_is_tried_again_hands_back_what_the_last_try_did(
    bare_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def make(head: int) -> tuple[list[Entry], int]:
        tries.append(head)
        if len(tries) == 1:
            raise bare_store.engine.conflicts[0]("another was first")
        return [Entry(theme("a"), AT, "Tester")], len(tries)

    assert bare_store.write(make) == 2
    assert numbers(bare_store) == [1]


def test_facts_of_several_tables_share_the_numbers(bare_store: Store) -> None:
    setting = Setting("s", 1, "days", "S", "What it means.")
    written(bare_store, theme("a"), setting, theme("b"), SettingVersion("s", date(2014, 1, 1), 3, None))
    assert numbers(bare_store, "theme") == [1, 3]
    assert numbers(bare_store, "setting") == [2]
    assert numbers(bare_store, "setting_version") == [4]
    assert check(bare_store).findings == []


def test_a_fact_may_name_the_number_of_another(bare_store: Store) -> None:
    seen: list[int] = []

    def entries(at: int) -> list[Entry]:
        seen.append(at)
        return [Entry(theme(f"after {at}"), AT, "Tester")]

    bare_store.append(entries)
    bare_store.append(entries)
    assert seen == [0, 1]


def test_nothing_to_write_writes_nothing(bare_store: Store) -> None:
    written(bare_store, theme("a"))
    assert bare_store.append(lambda head: []) == 1
    assert numbers(bare_store) == [1]


def test_a_failing_fact_takes_the_whole_write_back(bare_store: Store) -> None:
    written(bare_store, theme("a"))
    with pytest.raises(duckdb.ConstraintException):
        written(bare_store, theme("b"), Setting("s", 1, "days", "S", "M"), theme("a"))
    assert numbers(bare_store) == numbers(bare_store, "theme") == [1]
    assert numbers(bare_store, "setting") == []
    assert head(bare_store) == 1
    assert written(bare_store, theme("b")) == 2
    assert check(bare_store).findings == []


def test_a_refusal_while_making_the_facts_takes_everything_back(bare_store: Store) -> None:
    def refuse(at: int) -> list[Entry]:
        raise StoreRefused("Not today.")

    with pytest.raises(StoreRefused, match="Not today"):
        bare_store.append(refuse)
    assert head(bare_store) == 0
    assert written(bare_store, theme("a")) == 1


def write_many(store: Store, threads: int, writes: int) -> None:
    """Write from several threads at once, each fact with a name of its own."""

    def many(thread: int) -> None:
        for number in range(writes):
            written(store, theme(f"{thread}/{number}"))

    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(many, thread) for thread in range(threads)]:
            done.result()


@pytest.mark.thorough
def test_contended_writes_lose_nothing(bare_store: Store) -> None:
    write_many(bare_store, THREADS, WRITES)
    assert numbers(bare_store) == list(range(1, THREADS * WRITES + 1))
    assert numbers(bare_store, "theme") == numbers(bare_store)
    names = {name for (name,) in bare_store.engine.read("select name from theme").rows}
    assert names == {f"{thread}/{number}" for thread in range(THREADS) for number in range(WRITES)}
    assert check(bare_store).findings == []


def test_readers_see_whole_writes_while_others_write(bare_store: Store) -> None:
    with ThreadPoolExecutor(2) as pool:
        writing = pool.submit(write_many, bare_store, 2, 20)
        while not writing.done():
            [(changes, themes)] = bare_store.engine.read(
                "select (select count(*) from change), (select count(*) from theme)"
            ).rows
            assert changes == themes
        writing.result()


class UnlockedEngine(DuckdbEngine):
    """An engine whose writers do not queue, so that DuckDB itself has to refuse all but one."""

    def __init__(self) -> None:
        super().__init__(":memory:")
        self.writing = nullcontext()  # type: ignore[assignment]


def test_writes_that_conflict_are_tried_again(now: datetime) -> None:
    store = store_on(UnlockedEngine(), now)
    write_many(store, 2, 15)
    assert numbers(store) == list(range(1, 31))
    assert check(store).findings == []
    store.close()


class ContestedEngine(DuckdbEngine):
    """An engine where another write comes first as often as it is told."""

    def __init__(self) -> None:
        super().__init__(":memory:")
        self.contests = self.begun = 0

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        with super().transaction() as session:
            yield session
            self.begun += 1
            if self.begun <= self.contests:
                raise duckdb.TransactionException("Conflict on update!")


@pytest.fixture
def contested(now: datetime) -> Iterator[Store]:
    store = store_on(ContestedEngine(), now)
    yield store
    store.close()


def contest(store: Store, times: int) -> None:
    engine: Any = store.engine
    engine.contests, engine.begun = times, 0


def test_a_write_is_tried_again_from_the_start(contested: Store) -> None:
    contest(contested, 3)
    heads: list[int] = []

    def entries(at: int) -> list[Entry]:
        heads.append(at)
        return [Entry(theme("a"), AT, "Tester")]

    assert contested.append(entries) == 1
    assert heads == [0, 0, 0, 0]
    assert numbers(contested, "theme") == [1]


def test_a_write_that_never_comes_first_is_refused_in_a_sentence(contested: Store) -> None:
    contest(contested, 1000)
    with pytest.raises(StoreRefused, match="nothing of this was written"):
        written(contested, theme("a"))
    contest(contested, 0)
    assert (numbers(contested, "theme"), head(contested)) == ([], 0)


def update(words: str, on: date, line: tuple[str, str], supersedes: int | None = None) -> StatusUpdate:
    """A claim about an action, given its id and the return it stands in."""
    action, paper = line
    return StatusUpdate(
        action_id=action,
        reported_on=on,
        supersedes=supersedes,
        return_id=paper,
        claimed="amber",
        words=words,
        path_to_green="OCS to write by May",
        sharing="shared",
    )


def a_line(store: Store) -> tuple[str, str]:
    [line] = store.engine.read("select action_id, return_id from status_update order by change_no desc limit 1").rows
    return line[0], line[1]


def current(store: Store, action: str) -> tuple[Any, ...]:
    found = store.engine.read("select update_no, reported_on from action_current where action_id = $1", [action])
    return found.rows[0]


def test_the_current_row_follows_in_the_same_write(demo_copy: Path, now: datetime) -> None:
    store = open_store(str(demo_copy), now)
    line = a_line(store)
    today = date(2014, 9, 17)
    newest = written(store, update("On its way", today, line))
    assert current(store, line[0]) == (newest, today)
    written(store, update("Filed late", date(2013, 9, 1), line))
    assert current(store, line[0]) == (newest, today), "a backdated update is not the latest"
    corrected = written(store, update("Not yet", today, line, supersedes=newest))
    assert current(store, line[0]) == (corrected, today)
    assert check(store).findings == []
    store.close()


WRITER = """
import sys
from datetime import date, datetime
from compact_dash.domain.facts import Entry
from compact_dash.store import open_store
from tests.store.test_append import a_line, update
store, at = open_store(sys.argv[1], datetime(2026, 11, 21)), datetime(2014, 9, 17)
line = a_line(store)
while True:
    fact = update("Written before the end", date(2014, 9, 17), line)
    print(store.append(lambda head: [Entry(fact, at, "Tester")]), flush=True)
"""


def killed_writer(path: Path, after: int) -> list[int]:
    """The numbers that a writing process acknowledged before it was killed, some writes after `after`."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        acknowledged = [int(process.stdout.readline()) for _ in range(after)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout.read().split("\n")[:-1]]
    return acknowledged


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_acknowledged(demo_copy: Path, now: datetime) -> None:
    for after in (5, 12, 20):
        acknowledged = killed_writer(demo_copy, after)
        store = open_store(str(demo_copy), now)
        assert set(acknowledged) <= set(numbers(store, "status_update"))
        assert check(store).findings == []
        store.close()
