"""The end of the file: changes that are missing there are told, and what is whole never is."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from compact_dash.cli import app
from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry, Theme
from compact_dash.reports.check import check
from compact_dash.store import Store, open_store
from compact_dash.store.duckdb_engine import log_of
from compact_dash.store.ending import mark_path, missing_end, read_mark

pytestmark = pytest.mark.slow

AT = datetime(2026, 11, 28, 3, 0)


def write(store: Store, name: str) -> int:
    theme = Theme(id=f"id of {name}", name=name, position=1, general=False)
    return store.append(lambda head: [Entry(theme, AT, "Tester")])


def filed(path: Path, now: datetime, *, quiet: bool = False, mark: bool = True, log: bool = True) -> tuple[Path, int]:
    """A copy of a database that is being written to, of those of its files that are asked for, and its last change."""
    store = open_store(str(path), now)
    write(store, "a return")
    last = write(store, "another return")
    if quiet:
        store.engine.checkpoint()
    copied = path.parent / "copied" / "copied.duckdb"
    copied.parent.mkdir()
    for of, wanted in ((path, True), (log_of(path), log), (mark_path(path), mark)):
        if wanted and of.exists():
            shutil.copy(of, copied.parent / of.name.replace(path.name, copied.name))
    store.close()
    return copied, last


def test_a_copy_without_the_log_is_told_although_its_trail_is_whole(demo_copy: Path, now: datetime) -> None:
    copied, last = filed(demo_copy, now, mark=False, log=False)
    store = open_store(str(copied), now)
    assert store.head() == last - 2
    [finding] = check(store).findings
    assert f"Changes are missing at the end, after change {last - 2}" in finding
    assert "copied while it was written to, without the .wal" in finding
    # It is read on, and not written to.
    with pytest.raises(StoreRefused, match="Changes are missing at the end"):
        write(store, "more")
    store.close()


def test_with_the_mark_it_is_told_how_many(demo_copy: Path, now: datetime) -> None:
    copied, last = filed(demo_copy, now, log=False)
    store = open_store(str(copied), now)
    assert f"At the end changes {last - 1} to {last} are missing" in str(missing_end(store.engine))
    store.close()


def test_a_log_that_was_cut_short_is_told(demo_copy: Path, now: datetime) -> None:
    copied, last = filed(demo_copy, now)
    os.truncate(log_of(copied), log_of(copied).stat().st_size - 10)
    store = open_store(str(copied), now)
    assert f"At the end change {last} is missing" in str(missing_end(store.engine))
    store.close()


WHOLE: dict[str, Callable[[Path, datetime], Path]] = {
    "all three files": lambda path, now: filed(path, now)[0],
    "file and log": lambda path, now: filed(path, now, mark=False)[0],
    "the file alone, in a quiet minute": lambda path, now: filed(path, now, quiet=True, mark=False)[0],
    "after a clean stop": lambda path, now: (filed(path, now), path)[1],
}


@pytest.mark.parametrize("copied", WHOLE.values(), ids=WHOLE)
def test_what_is_whole_is_never_called_otherwise(
    copied: Callable[[Path, datetime], Path], demo_copy: Path, now: datetime
) -> None:
    store = open_store(str(copied(demo_copy, now)), now)
    assert missing_end(store.engine) is None
    assert write(store, "more")
    store.close()


def test_a_killed_program_is_no_reason_for_alarm(demo_copy: Path, now: datetime) -> None:
    copied, last = filed(demo_copy, now, mark=False)
    for _ in range(2):
        # The second time the log has been taken in by the first.
        store = open_store(str(copied), now)
        assert (missing_end(store.engine), store.head()) == (None, last)
        store.close()


def test_the_mark_says_how_far_was_written_and_a_broken_one_says_nothing(demo_copy: Path, now: datetime) -> None:
    copied, last = filed(demo_copy, now)
    noted = read_mark(copied)
    assert noted is not None
    assert noted.mark.change_no == last
    mark_path(copied).write_bytes(b"\0" * 80)
    assert read_mark(copied) is None
    store = open_store(str(copied), now)
    assert missing_end(store.engine) is None
    store.close()


@pytest.mark.thorough
def test_another_history_is_told_and_the_end_can_be_accepted(
    demo_copy: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied, last = filed(demo_copy, now)
    mark_path(copied).write_text(f"{last}-{'0' * 16} 2026-11-28T03:00:00".ljust(79) + "\n")
    monkeypatch.setenv("COMPACT_DB", str(copied))
    told = CliRunner().invoke(app, ["check"])
    assert told.exit_code == 1
    assert "is of another history than the one in it" in told.stdout
    accepted = CliRunner().invoke(app, ["check", "--accept-end"])
    assert accepted.exit_code == 0
    assert f"The trail is taken to end at the mark {last}-" in accepted.stdout
    assert CliRunner().invoke(app, ["check"]).exit_code == 0
    store = open_store(str(copied), now)
    assert write(store, "and on") == last + 1
    store.close()
