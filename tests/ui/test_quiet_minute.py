"""The quiet minute: a copy of the file alone holds what was written before the last one."""

import asyncio
import contextlib
import shutil
import threading
import time
from collections import namedtuple
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry, Theme
from compact_dash.reports.check import check
from compact_dash.store import Store, duckdb_engine, open_store
from compact_dash.store.ending import missing_end
from compact_dash.ui import lifespan, opened_store
from compact_dash.ui.lifespan import AGAIN, LONGEST, QUIET, QuietMinute, quiet_minutes, watch

AT = datetime(2014, 9, 17, 10, 0)
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def store(demo_copy: Path, now: datetime) -> Iterator[Store]:
    opened = open_store(str(demo_copy), now)
    yield opened
    opened.close()


@pytest.fixture
def minute(store: Store) -> QuietMinute:
    """One that has nothing left to do, at the time 0."""
    made = QuietMinute(store.engine)
    made.save()
    return made


def write(store: Store, name: str) -> int:
    theme = Theme(id=f"id of {name}", name=name, position=1, general=False)
    return store.append(lambda head: [Entry(theme, AT, "Tester")])


def head_of_copy(path: Path, now: datetime) -> int:
    """The last change in a copy of the file alone, as it is this moment."""
    copied = Path(shutil.copy(path, path.with_name("backup.duckdb")))
    store = open_store(str(copied), now)
    try:
        # Only that its end is missing, where it is, which tests/store/test_ending.py proves.
        assert check(store).findings == [missing for missing in [missing_end(store.engine)] if missing]
        return store.head()
    finally:
        store.close()


@pytest.mark.thorough
def test_a_copy_of_the_file_alone_holds_the_last_change_after_a_quiet_time(
    store: Store, minute: QuietMinute, demo_copy: Path, now: datetime
) -> None:
    last = write(store, "filed")
    assert not minute.is_due(100)
    assert head_of_copy(demo_copy, now) == last - 1, "so the file alone would lack it"
    assert not minute.is_due(100 + QUIET - 0.1)
    assert minute.is_due(100 + QUIET)
    minute.save()
    assert head_of_copy(demo_copy, now) == last
    assert not minute.is_due(100 + 2 * QUIET)


@pytest.mark.slow
def test_while_somebody_always_writes_nothing_waits_longer_than_the_longest(store: Store, minute: QuietMinute) -> None:
    for second in range(int(LONGEST)):
        write(store, f"at {second}")
        assert not minute.is_due(second), second
    write(store, "the last")
    assert minute.is_due(LONGEST)
    minute.save()
    write(store, "after it")
    assert not minute.is_due(LONGEST + 1), "the wait is counted anew"
    assert not minute.is_due(LONGEST + QUIET)
    assert minute.is_due(LONGEST + 1 + QUIET)


@pytest.mark.slow
def test_what_is_written_during_a_checkpoint_waits_for_the_next(
    store: Store, minute: QuietMinute, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(store, "before")
    checkpoint = store.engine.checkpoint

    def overtaken() -> None:
        checkpoint()
        write(store, "meanwhile")

    monkeypatch.setattr(store.engine, "checkpoint", overtaken)
    minute.save()
    assert not minute.is_due(200)
    assert minute.is_due(200 + QUIET)


@pytest.mark.thorough
def test_what_a_killed_app_left_in_its_log_is_brought_in(store: Store, demo_copy: Path, now: datetime) -> None:
    last = write(store, "filed")
    crashed = demo_copy.with_name("crashed.duckdb")
    for path in (demo_copy, duckdb_engine.log_of(demo_copy)):
        shutil.copy(path, crashed.with_name(path.name.replace("copy", "crashed")))
    again = open_store(str(crashed), now)
    made = QuietMinute(again.engine)
    assert not made.is_due(0)
    assert made.is_due(QUIET)
    made.save()
    assert head_of_copy(crashed, now) == last
    again.close()


@pytest.mark.slow
def test_where_nothing_was_written_no_byte_changes(store: Store, demo_copy: Path) -> None:
    before = demo_copy.read_bytes()
    QuietMinute(store.engine).save()
    assert demo_copy.read_bytes() == before


@pytest.mark.slow
def test_a_checkpoint_under_an_open_write_is_refused_and_tried_again(
    store: Store, minute: QuietMinute, demo_copy: Path, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    assert isinstance(store.engine, duckdb_engine.DuckdbEngine)
    last = write(store, "filed")
    with store.engine.connection.cursor() as other:
        # Past the lock that all our writes take, so that DuckDB itself has to refuse.
        other.begin()
        other.execute("update theme set position = position + 1")
        with pytest.raises(store.engine.conflicts):
            minute.save()
        assert not minute.is_due(0)
        minute.try_to_save(QUIET)
        other.rollback()
    assert caplog.text == "", "it is nothing that anybody has to know"
    assert minute.is_due(QUIET + 1)
    minute.try_to_save(QUIET + 1)
    assert head_of_copy(demo_copy, now) == last


@pytest.mark.slow
def test_a_disk_that_is_too_full_is_left_alone(
    store: Store, minute: QuietMinute, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """DuckDB answers nothing more after a checkpoint that failed half way, so it is not begun."""
    last = write(store, "filed")
    with monkeypatch.context() as patch:
        patch.setattr(duckdb_engine.shutil, "disk_usage", lambda folder: Usage(10**9, 10**9 - 1000, 1000))
        with pytest.raises(NotNow):
            store.engine.checkpoint()
        assert not minute.is_due(-QUIET)
        minute.try_to_save(0)
    assert "The disk is too full" in caplog.text
    assert not minute.is_due(QUIET)
    assert not minute.is_due(AGAIN - 1)
    assert minute.is_due(AGAIN)
    assert write(store, "filed later") == last + 1


@pytest.mark.slow
def test_what_nobody_thought_of_goes_to_the_log(
    store: Store, minute: QuietMinute, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("the disk caught fire")

    monkeypatch.setattr(store.engine, "checkpoint", fail)
    minute.try_to_save(0)
    assert "the disk caught fire" in caplog.text


@pytest.mark.thorough
def test_readers_and_writers_at_work_do_not_meet_it(store: Store, minute: QuietMinute) -> None:
    """Eight of each, and one checkpoint after the other all the while."""
    before = store.head()
    busy = threading.Event()

    def read_on() -> int:
        seen = 0
        while not busy.is_set():
            [(count, last)] = store.engine.read("select count(*), max(change_no) from change").rows
            assert count == last >= seen
            seen = last
        return int(seen)

    def write_on(writer: int) -> None:
        for number in range(6):
            write(store, f"{writer}/{number}")

    with ThreadPoolExecutor(16) as pool:
        readers = [pool.submit(read_on) for _ in range(8)]
        writers = [pool.submit(write_on, writer) for writer in range(8)]
        try:
            while not all(writer.done() for writer in writers):
                with contextlib.suppress(*store.engine.conflicts):
                    minute.save()
                busy.wait(0.01)
        finally:
            busy.set()
        for each in (*readers, *writers):
            each.result()
    minute.save()
    assert store.head() == before + 48
    assert check(store).findings == []


@pytest.mark.thorough
def test_the_app_does_it_by_itself(
    store: Store, demo_copy: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The task of the app, by a clock that goes ten seconds with every look."""
    monkeypatch.setattr(lifespan, "store_if_open", lambda address: store)
    ticks = iter(range(0, 10**9, 10))
    saved: list[int] = []
    save = QuietMinute.save

    def noted(minute: QuietMinute) -> None:
        save(minute)
        saved.append(minute.saved)

    monkeypatch.setattr(QuietMinute, "save", noted)

    async def served() -> None:
        async with quiet_minutes(beat=0.001, clock=lambda: next(ticks)):
            last = await asyncio.to_thread(write, store, "filed")
            deadline = time.monotonic() + 60
            while store.engine.commits not in saved and time.monotonic() < deadline:
                await asyncio.sleep(0.001)
            assert head_of_copy(demo_copy, now) == last

    asyncio.run(served())


def test_a_store_that_is_not_open_is_not_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMPACT_DB", str(tmp_path / "none.duckdb"))
    monkeypatch.setattr(opened_store, "open_store", lambda *given: pytest.fail("it opened one"))
    looks = 0

    async def served() -> None:
        nonlocal looks
        stop = asyncio.Event()

        def counted(address: str) -> Store | None:
            nonlocal looks
            looks += 1
            if looks == 3:
                stop.set()
            return opened_store.store_if_open(address)

        monkeypatch.setattr(lifespan, "store_if_open", counted)
        await watch(stop, 0.001, time.monotonic)

    asyncio.run(served())
    assert looks == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_one_under_way_is_waited_for_when_the_app_stops(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is closed next, and a checkpoint must not meet that."""
    monkeypatch.setattr(lifespan, "store_if_open", lambda address: store)
    begun, may_end, done = threading.Event(), threading.Event(), threading.Event()

    def slow(minute: QuietMinute) -> None:
        begun.set()
        may_end.wait(60)
        done.set()

    monkeypatch.setattr(QuietMinute, "save", slow)
    ticks = iter(range(0, 10**9, 10))

    async def served() -> None:
        async with quiet_minutes(beat=0.001, clock=lambda: next(ticks)):
            assert await asyncio.to_thread(begun.wait, 60)
            asyncio.get_running_loop().call_later(0.01, may_end.set)
        assert done.is_set()

    asyncio.run(served())


def test_the_app_watches_for_it_between_warming_up_and_closing(monkeypatch: pytest.MonkeyPatch) -> None:
    import app as served

    told: list[str] = []

    class Watched:
        async def __aenter__(self) -> None:
            told.append("watches")

        async def __aexit__(self, *error: object) -> None:
            told.append("stops watching")

    async def warm() -> None:
        told.append("warms")

    for name in ("write_log", "serve_figures"):
        monkeypatch.setattr(served, name, lambda: None)
    monkeypatch.setattr(served, "warm", warm)
    monkeypatch.setattr(served, "cool", lambda: told.append("closes"))
    monkeypatch.setattr(served, "quiet_minutes", Watched)

    async def lived() -> None:
        async with served.lifespan(served.app):
            told.append("serves")

    asyncio.run(lived())
    assert told == ["warms", "watches", "serves", "stops watching", "closes"]
