"""What others do to the file of an open database is noticed, told in true words, and nothing acknowledged is lost."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from compact_dash.commands.loading.initialise import create_empty
from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry, Theme
from compact_dash.reports.check import check
from compact_dash.store import Store, open_store
from compact_dash.store.copies.backup import read_label
from compact_dash.store.copies.file_watch import FileWatch
from compact_dash.store.duckdb_engine import DuckdbEngine, log_of
from compact_dash.store.engine import Engine

pytestmark = pytest.mark.thorough

AT = datetime(2026, 11, 28, 3, 0)


def write(store: Store, name: str) -> int:
    theme = Theme(id=f"id of {name}", name=name, position=1, general=False)
    return store.append(lambda head: [Entry(theme, AT, "Tester")])


def watch_of(store: Store, path: Path) -> FileWatch:
    assert isinstance(store.engine, DuckdbEngine)
    return FileWatch(store, store.engine, path)


def handle_of(engine: Engine) -> int:
    """The engine's own hold on its file: opening the file once more would end DuckDB's lock on it."""
    assert isinstance(engine, DuckdbEngine)
    assert engine.held
    return engine.held.handle


@pytest.fixture
def store(demo_copy: Path, now: datetime) -> Iterator[Store]:
    """A store as the app opens it, with a change that is in the log alone."""
    opened = open_store(str(demo_copy), now, upgrade=True)
    write(opened, "filed")
    yield opened
    opened.close()


def moved_over(path: Path, other: str) -> None:
    shutil.copy(other, path.with_name("other.duckdb"))
    path.with_name("other.duckdb").replace(path)


def copied_over(path: Path, other: str) -> None:
    shutil.copyfile(other, path)


def earlier_copied_over(path: Path, other: str) -> None:
    """What an operator puts back by hand while the app runs."""
    shutil.copyfile(path.with_name("earlier.duckdb"), path)


def cut_short(path: Path, other: str) -> None:
    os.truncate(path, 5_000)


def cut_behind_its_header(path: Path, other: str) -> None:
    os.truncate(path, 100_000)


LASTING: dict[str, tuple[Callable[[Path, str], object], str]] = {
    "another one moved over it": (moved_over, "was replaced by another one while the app ran"),
    "another one copied over it": (copied_over, "was written over by another program while the app ran"),
    "an earlier copy over it": (earlier_copied_over, "was written over by another program while the app ran"),
    "cut short": (cut_short, "was written over by another program while the app ran"),
    "cut short behind its header": (cut_behind_its_header, "was cut short by another program while the app ran"),
}


@pytest.mark.parametrize(("harm", "words"), LASTING.values(), ids=LASTING)
def test_a_file_that_is_not_its_own_is_not_written_to_and_what_was_saved_is_saved_beside(
    store: Store, demo_copy: Path, empty_address: str, now: datetime, harm: Callable[[Path, str], object], words: str
) -> None:
    earlier = demo_copy.with_name("earlier.duckdb")
    if harm is earlier_copied_over:
        earlier.write_bytes(os.pread(handle_of(store.engine), 10**8, 0))
        store.engine.checkpoint()
    watch = watch_of(store, demo_copy)
    assert watch.look(now) is None
    last = write(store, "after the copy")
    assert watch.look(now) is None
    harm(demo_copy, empty_address)
    after = demo_copy.read_bytes()
    trouble = watch.look(now)
    assert trouble is not None
    assert words in trouble.sentence
    assert "damaged" not in trouble.sentence
    assert str(demo_copy) not in trouble.sentence
    with pytest.raises(StoreRefused, match="Nothing is saved until this is settled"):
        write(store, "into the wrong file")
    # Reading goes on.
    assert store.head() == last
    store.close()
    watch.put_log_aside()
    assert demo_copy.read_bytes() == after, "the file that others put there is theirs"
    assert not log_of(demo_copy).exists()
    [saved] = list(demo_copy.parent.glob("*.saved-*"))
    assert read_label(saved).changes == last
    again = open_store(str(saved / "compact.duckdb"), now)
    assert (again.head(), check(again).findings) == (last, [])
    again.close()


@pytest.mark.parametrize(("harm", "words"), LASTING.values(), ids=LASTING)
def test_before_the_first_write_and_before_the_first_look_nothing_is_written_into_another_file(
    demo_copy: Path, empty_address: str, now: datetime, harm: Callable[[Path, str], object], words: str
) -> None:
    if harm is earlier_copied_over:
        shutil.copyfile(demo_copy, demo_copy.with_name("earlier.duckdb"))
        before = open_store(str(demo_copy), now)
        write(before, "of an earlier start")
        before.close()
    opened = open_store(str(demo_copy), now, upgrade=True)
    head = opened.head()
    harm(demo_copy, empty_address)
    after = demo_copy.read_bytes()
    with pytest.raises(StoreRefused, match=words):
        write(opened, "into the wrong file")
    with pytest.raises(StoreRefused, match=words):
        opened.engine.checkpoint()
    # At once and not when the watch looks, which then sees to the rest.
    watch = watch_of(opened, demo_copy)
    trouble = watch.look(now)
    assert trouble is not None
    assert words in trouble.sentence
    opened.close()
    watch.put_log_aside()
    assert demo_copy.read_bytes() == after, "the file that others put there is theirs"
    assert not log_of(demo_copy).exists()
    [saved] = list(demo_copy.parent.glob("*.saved-*"))
    assert read_label(saved).changes == head


def test_a_command_that_has_no_watch_leaves_another_file_as_it_is_at_its_end(
    demo_copy: Path, empty_address: str, now: datetime
) -> None:
    opened = open_store(str(demo_copy), now)
    write(opened, "by the command")
    shutil.copyfile(empty_address, demo_copy)
    opened.close()
    assert demo_copy.read_bytes() == Path(empty_address).read_bytes()


def test_another_file_in_the_place_of_a_new_one_is_noticed_before_the_first_write(
    demo_address: str, tmp_path: Path, now: datetime
) -> None:
    path = tmp_path / "new.duckdb"
    create_empty(str(path), now)
    shutil.copyfile(demo_address, path)
    opened = open_store(str(path), now)
    with pytest.raises(StoreRefused, match="is of another history than the one in it: the file or its log was repl"):
        write(opened, "into the wrong file")
    opened.close()


def test_a_file_that_comes_back_is_written_to_again(store: Store, demo_copy: Path, now: datetime) -> None:
    watch, away = watch_of(store, demo_copy), demo_copy.with_name("away.duckdb")
    demo_copy.rename(away)
    trouble = watch.look(now)
    assert trouble is not None
    assert "is not at its place any more" in trouble.sentence
    with pytest.raises(StoreRefused, match="is not at its place any more"):
        write(store, "meanwhile")
    away.rename(demo_copy)
    assert watch.look(now) is None
    assert write(store, "afterwards")


@pytest.mark.parametrize("harm", [lambda log: os.truncate(log, 10), lambda log: log.unlink()], ids=["cut", "removed"])
def test_a_log_that_was_cut_or_removed_is_written_anew(
    store: Store, demo_copy: Path, now: datetime, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    watch = watch_of(store, demo_copy)
    watch.look(now)
    last = write(store, "in the log")
    watch.look(now)
    harm(log_of(demo_copy))
    assert watch.look(now) is None
    # As after a kill: all of it is in the file.
    (tmp_path / "left").mkdir()
    left = tmp_path / "left" / "left.duckdb"
    left.write_bytes(os.pread(handle_of(store.engine), 10**8, 0))
    again = open_store(str(left), now)
    assert (again.head(), check(again).findings) == (last, [])
    again.close()


def test_what_the_program_does_itself_is_no_trouble(store: Store, demo_copy: Path, now: datetime) -> None:
    watch = watch_of(store, demo_copy)
    for number in range(6):
        write(store, f"number {number}")
        if number % 2:
            store.engine.checkpoint()
        if number % 3:
            assert watch.look(now) is None
    assert watch.look(now) is None
    assert list(demo_copy.parent.glob("*.saved-*")) == []
