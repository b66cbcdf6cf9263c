"""A backup holds what the database held at one moment, is proved before it has its name, and brings everything back."""

import json
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from compact_dash.cli import app
from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry, Theme
from compact_dash.reports.check import check
from compact_dash.store import Store, open_store
from compact_dash.store.copies import backup as backup_module
from compact_dash.store.copies.backup import Backup, backups_in, place_for, read_label, take_backup
from compact_dash.store.copies.restoring import restored_from
from compact_dash.store.copies.tables import sums_of
from compact_dash.store.duckdb_engine import log_of
from compact_dash.store.ending import mark_path

pytestmark = pytest.mark.thorough

AT = datetime(2026, 11, 28, 3, 0)


def write(store: Store, name: str) -> int:
    theme = Theme(id=f"id of {name}", name=name, position=1, general=False)
    return store.append(lambda head: [Entry(theme, AT, "Tester")])


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture(scope="module")
def taken(demo_address: str, tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Backup:
    """A backup of the demonstration. Nobody changes it."""
    folder = tmp_path_factory.mktemp("taken")
    store = open_store(str(shutil.copy(demo_address, folder / "demo.duckdb")), now)
    try:
        return take_backup(store.engine, folder / "backup", AT)
    finally:
        store.close()


@pytest.fixture
def own_backup(taken: Backup, tmp_path: Path) -> Path:
    """A copy of the backup to do anything with."""
    return Path(shutil.copytree(taken.folder, tmp_path / "backup"))


@pytest.fixture
def address(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database, at the address."""
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    return demo_copy


def head_at(path: Path, now: datetime) -> int:
    store = open_store(str(path), now)
    try:
        assert check(store).findings == []
        return store.head()
    finally:
        store.close()


def test_it_holds_every_row_twice_and_says_from_when_it_is(taken: Backup, demo_store: Store) -> None:
    with demo_store.engine.snapshot() as session:
        assert taken.sums == sums_of(session)
    assert (taken.taken_at, taken.changes) == (AT, demo_store.head())
    assert taken.sums["change"].rows == demo_store.head()
    assert [path.name for path in sorted(taken.folder.iterdir())] == ["compact.duckdb", "portable"]
    with duckdb.connect() as reader:
        told = reader.execute("select count(*) from read_parquet($1)", [str(taken.portable / "status_update.parquet")])
        assert told.fetchall() == [(taken.sums["status_update"].rows,)]


def test_writers_go_on_and_it_is_of_one_moment(demo_copy: Path, tmp_path: Path, now: datetime) -> None:
    store, stop = open_store(str(demo_copy), now), threading.Event()
    write(store, "before")

    def keep_writing() -> None:
        number = 0
        while not stop.is_set():
            write(store, f"meanwhile {(number := number + 1)}")

    writer = threading.Thread(target=keep_writing)
    writer.start()
    acknowledged = store.head()
    try:
        made = take_backup(store.engine, tmp_path / "backups" / "first", AT)
    finally:
        stop.set()
        writer.join()
        after = store.head()
        store.close()
    assert acknowledged <= made.changes <= after
    assert after > acknowledged, "somebody wrote while it was made"
    assert head_at(made.quick, now) == made.changes


def test_one_that_fails_leaves_nothing_under_any_name(
    demo_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(backup_module, "settle_on_disk", full)
        with pytest.raises(StoreRefused, match="No backup was made: the disk it was to be written to is full"):
            take_backup(demo_store.engine, tmp_path / "backup", AT)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / ".backup.999999999.building").mkdir()
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreRefused, match="is already there"):
        take_backup(demo_store.engine, tmp_path / "taken", AT)
    take_backup(demo_store.engine, place_for(tmp_path, AT), AT)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["compact-20261128T030000Z", "taken"]
    assert [made.taken_at for made in backups_in(tmp_path)] == [AT]


def test_one_that_does_not_hold_the_same_is_not_called_a_backup(
    demo_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = backup_module.read_tables

    def forgetful(folder: Path, engine: object) -> None:
        read(folder, engine)  # type: ignore[arg-type]
        with engine.transaction() as session:  # type: ignore[attr-defined]
            session.run("delete from capture where change_no = (select max(change_no) from capture)")

    monkeypatch.setattr(backup_module, "read_tables", forgetful)
    with pytest.raises(StoreRefused, match="does not hold the same as the label says, in capture"):
        take_backup(demo_store.engine, tmp_path / "backup", AT)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over_unless_told_and_is_kept(
    own_backup: Path, address: Path, now: datetime
) -> None:
    store = open_store(str(address), now)
    last = write(store, "after the backup")
    store.close()
    answer = run("restore", str(own_backup))
    assert answer.exit_code == 1
    assert "is already there. Say --force" in answer.stderr
    assert head_at(address, now) == last
    answer = run("restore", str(own_backup), "--force")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert "was restored from a backup of 28 November 2026, 03:00 UTC, to the mark" in answer.stdout
    assert head_at(address, now) == last - 1
    [kept] = [path for path in address.parent.glob("*.before-restore-*") if path.suffix != ".mark"]
    assert head_at(kept, now) == last


@pytest.mark.parametrize("half", ["quick", "portable", "damaged quick", "portable alone", "the file alone"])
def test_either_half_brings_everything_back(half: str, own_backup: Path, address: Path, now: datetime) -> None:
    address.unlink()
    source = own_backup
    if half == "portable":
        (own_backup / "compact.duckdb").unlink()
    elif half == "damaged quick":
        (own_backup / "compact.duckdb").write_bytes(b"x" * 100_000)
    elif half == "portable alone":
        source = own_backup / "portable"
    elif half == "the file alone":
        source = own_backup / "compact.duckdb"
    answer = run("restore", str(source))
    assert (answer.exit_code, answer.stderr) == (0, "")
    wanted = read_label(own_backup)
    store = open_store(str(address), now)
    found = restored_from(store.engine)
    with store.engine.snapshot() as session:
        assert sums_of(session) == wanted.sums
    store.close()
    assert (found is None) == (half == "the file alone")
    assert found is None or (found.mark, found.taken_at) == (wanted.mark, AT)


def test_a_backup_is_its_users_alone_and_a_restored_file_belongs_to_whom_the_old_one_did(
    own_backup: Path, taken: Backup, address: Path
) -> None:
    assert taken.folder.stat().st_mode & 0o777 == 0o700
    address.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(address, 65534, 65534)
    before = address.stat()
    assert run("restore", str(own_backup), "--force").exit_code == 0
    after, mark = address.stat(), mark_path(address).stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert mark.st_uid == before.st_uid


def test_a_label_that_tells_something_else_is_found_out(own_backup: Path, address: Path) -> None:
    address.unlink()
    (own_backup / "compact.duckdb").unlink()
    label = own_backup / "portable" / "backup.json"
    told = json.loads(label.read_text())
    told["tables"]["change"]["sha256"] = "0" * 64
    label.write_text(json.dumps(told))
    answer = run("restore", str(own_backup))
    assert answer.exit_code == 1
    assert "cannot be relied on" in answer.stderr
    assert not address.exists()


def leave_log(path: Path, now: datetime) -> None:
    """Leave the file and its log as a killed program does."""
    store = open_store(str(path), now)
    write(store, "in the log")
    kept = {of: of.read_bytes() for of in (path, log_of(path))}
    store.close()
    for of, held in kept.items():
        of.write_bytes(held)


def test_a_log_that_a_killed_program_left_is_put_aside_with_its_file(
    own_backup: Path, address: Path, now: datetime
) -> None:
    """Restored by hand, DuckDB took the log for the backup's own and the file was called damaged each time."""
    leave_log(address, now)
    answer = run("restore", str(own_backup), "--force")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert not log_of(address).exists()
    wanted = read_label(own_backup).changes
    assert head_at(address, now) == wanted
    [kept] = list(address.parent.glob("*.before-restore-*Z"))
    assert log_of(kept).exists()
    assert head_at(kept, now) == wanted + 1, "nothing of it is lost"
    # Only the file was lost, and the log stayed.
    leave_log(address, now)
    address.unlink()
    assert run("restore", str(own_backup)).exit_code == 0
    assert head_at(address, now) == wanted


def test_while_the_app_holds_the_file_it_says_so_in_a_sentence(
    own_backup: Path, address: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def held(*given: object, **options: object) -> None:
        raise duckdb.IOException("Could not set lock on file")

    monkeypatch.setattr(duckdb, "connect", held)
    answers = run("backup", str(tmp_path / "new")), run("restore", str(own_backup), "--force")
    assert [answer.exit_code for answer in answers] == [1, 1]
    assert "the Settings page has the button “Back up now”" in answers[0].stderr
    assert all(answer.stderr.count("\n") == 1 and "is in use by another program" in answer.stderr for answer in answers)


def test_there_is_no_backup_where_there_is_no_label(address: Path, tmp_path: Path) -> None:
    answer = run("restore", str(tmp_path), "--force")
    assert answer.exit_code == 1
    assert "There is no backup in" in answer.stderr


@pytest.fixture(autouse=True)
def nothing_half_written(tmp_path: Path) -> Iterator[None]:
    yield
    assert list(tmp_path.rglob("*.building*")) == []
