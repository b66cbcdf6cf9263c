"""A full disk, a place that may only be read and a schema of earlier are told for what they are; nothing is lost."""

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from compact_dash.cli import app
from compact_dash.domain.errors import NotNow, StoreRefused
from compact_dash.domain.facts import Entry, Theme
from compact_dash.reports.check import check
from compact_dash.store import Store, open_store
from compact_dash.store import migrate as migrate_module
from compact_dash.store.copies.backup import read_label
from compact_dash.store.duckdb_engine import DuckdbEngine, hindrance_of
from compact_dash.store.ending import mark_path
from compact_dash.store.engine import DISK_FULL
from tests.store.copies.test_file_watch import handle_of

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 28, 3, 0)
FILL_THE_DISK = """
import os, resource, sys
from datetime import datetime
from compact_dash.domain.errors import NotNow, StoreRefused
from compact_dash.domain.facts import Entry, Theme
from compact_dash.store import open_store
at = datetime(2026, 11, 28)
store = open_store(sys.argv[1], at)
def write(name):
    return store.append(lambda head: [Entry(Theme(name, name * 2000, 1, False), at, "Tester")])
write("kept")
size = os.path.getsize(sys.argv[1] + ".wal")
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, resource.RLIM_INFINITY))
for attempt in range(2):
    try:
        write("lost")
    except StoreRefused as refusal:
        print(refusal, "|", store.counts.hindered == str(refusal))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(write("again"), store.counts.hindered)
store.close()
"""


def write(store: Store, name: str) -> int:
    theme = Theme(id=f"id of {name}", name=name, position=1, general=False)
    return store.append(lambda head: [Entry(theme, AT, "Tester")])


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_a_full_disk_is_called_one_and_what_was_saved_is_kept(demo_copy: Path, now: datetime) -> None:
    before = open_store(str(demo_copy), now)
    head = before.head()
    before.close()
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(demo_copy)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines() == [f"{DISK_FULL} | True"] * 2 + [f"{head + 2} None"]
    # The log tells the whole of it, for whoever looks after the server.
    assert "File too large" in done.stderr
    store = open_store(str(demo_copy), now)
    assert (store.head(), check(store).findings) == (head + 2, [])
    store.close()


def test_a_stop_on_a_disk_that_is_almost_full_leaves_a_file_that_misses_nothing(
    demo_copy: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(str(demo_copy), now)

    def refuse(head: int) -> list[Entry]:
        raise NotNow("This step needs the place where the Forum meets.")

    # Noted as under way, and nothing written.
    with pytest.raises(NotNow):
        store.append(refuse)
    mark_path(demo_copy).unlink()
    with monkeypatch.context() as patch:
        full = shutil.disk_usage(demo_copy.parent)._replace(free=0)
        patch.setattr("compact_dash.store.duckdb_engine.shutil.disk_usage", lambda folder: full)
        store.close()
    again = open_store(str(demo_copy), now)
    assert (again.counts.stopped, check(again).findings) == (None, [])
    assert write(again, "afterwards")
    again.close()


def test_a_file_that_was_killed_before_its_first_write_misses_nothing(
    demo_copy: Path, now: datetime, tmp_path: Path
) -> None:
    engine = DuckdbEngine(demo_copy)
    with engine.connection.cursor() as cursor:
        engine.note_under_way(cursor)
    left = tmp_path / "left"
    left.mkdir()
    (left / "left.duckdb").write_bytes(os.pread(handle_of(engine), 10**8, 0))
    shutil.copyfile(mark_path(demo_copy), mark_path(left / "left.duckdb"))
    engine.close()
    again = open_store(str(left / "left.duckdb"), now)
    assert (again.counts.stopped, check(again).findings) == (None, [])
    again.close()


def test_a_note_that_came_no_further_than_the_log_is_taken_back_at_the_end(demo_copy: Path, now: datetime) -> None:
    # As where the disk had no room for the checkpoint of the note, and the save after it was refused.
    engine = DuckdbEngine(demo_copy)

    class Full:
        def execute(self, sql: str, values: list[str] | None = None) -> None:
            if sql == "checkpoint":
                raise duckdb.IOException("No space left on device")
            engine.connection.execute(sql, values or [])

    engine.note_under_way(Full())  # type: ignore[arg-type]
    engine.close()
    again = open_store(str(demo_copy), now)
    assert (again.counts.stopped, check(again).findings) == (None, [])
    again.close()


def test_only_what_the_disk_refused_is_put_down_to_the_disk() -> None:
    full = duckdb.TransactionException('Failed to commit: Could not write file "x.wal": No space left on device')
    lost = duckdb.IOException('Could not read from file "x": Input/output error')
    met = duckdb.TransactionException("Failed to commit: write-write conflict on key")
    assert hindrance_of(full) == DISK_FULL
    assert "The place where the database is kept does not answer" in str(hindrance_of(lost))
    assert hindrance_of(met) is None


def test_a_file_in_a_place_that_may_only_be_read_is_read(
    demo_address: str, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Not in pytest's own folder, into which no other user may look.
    with tempfile.TemporaryDirectory(prefix="compact-read-") as folder:
        path = Path(shutil.copy(demo_address, Path(folder) / "read.duckdb"))
        # Once before, so that nothing is left to import as a user who may not.
        open_store(str(path), now).close()
        path.chmod(0o444)
        path.parent.chmod(0o555)
        before = path.read_bytes()
        was_root = os.geteuid() == 0
        try:
            if was_root:
                os.seteuid(65534)
                # `os.access` asks for the real user, as which root may do anything.
                monkeypatch.setattr(os, "access", lambda of, mode: False)
            store = open_store(str(path), now, upgrade=True)
            assert check(store).findings == []
            with pytest.raises(StoreRefused, match="can be read and not written to"):
                write(store, "more")
            store.close()
        finally:
            if was_root:
                os.seteuid(0)
            path.parent.chmod(0o700)
        assert path.read_bytes() == before
        assert list(path.parent.iterdir()) == [path]


@pytest.fixture
def older(demo_copy: Path, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database as the version before made it, at the address; this version knows one migration more."""
    known = migrate_module.migrations()
    number = known[-1].version + 1
    later = migrate_module.Migration(number, f"{number:04}_add_sheep.sql", "create table sheep (name varchar);\n")
    for module in ("migrate", "opening", "inspection", "copies.tables", "copies.backup"):
        monkeypatch.setattr(f"compact_dash.store.{module}.migrations", lambda: [*known, later])
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    return demo_copy


def has_sheep(path: Path) -> bool:
    with duckdb.connect(str(path), read_only=True) as connection:
        return bool(connection.execute("select 1 from duckdb_tables() where table_name = 'sheep'").fetchall())


@pytest.mark.parametrize("command", [["status"], ["check"]])
def test_no_command_but_upgrade_changes_the_schema(older: Path, command: list[str]) -> None:
    before = older.read_bytes()
    answer = run(*command)
    assert answer.exit_code == 1
    assert "of an earlier version of this program; it was left as it is. “python -m compact_dash upgrade”" in (
        answer.stderr
    )
    assert older.read_bytes() == before
    assert [path.name for path in older.parent.iterdir()] == [older.name]


def test_upgrading_makes_a_backup_that_the_earlier_version_opens(
    older: Path, now: datetime, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    answer = run("upgrade")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert has_sheep(older)
    [kept] = list(older.parent.glob("*.before-schema-*"))
    assert f"It was backed up at {kept}" in caplog.text
    backup = read_label(kept)
    assert not has_sheep(backup.quick)
    store = open_store(str(older), now)
    last = write(store, "since")
    store.close()
    assert run("status").exit_code == 0
    # The way back: the earlier version of the program, and the backup.
    monkeypatch.undo()
    monkeypatch.setenv("COMPACT_DB", str(older))
    refused = run("status")
    assert refused.exit_code == 1
    assert "is newer than this program" in refused.stderr
    assert run("restore", str(kept), "--force").exit_code == 0
    assert run("status").exit_code == 0
    store = open_store(str(older), now)
    assert (store.head(), check(store).findings) == (last - 1, [])
    store.close()


def test_without_room_for_the_backup_nothing_is_changed(
    older: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("compact_dash.store.copies.backup.settle_on_disk", full)
    with pytest.raises(StoreRefused, match="No backup was made: the disk"):
        open_store(str(older), now, upgrade=True)
    assert not has_sheep(older)
