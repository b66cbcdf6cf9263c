"""Whatever lies at the address, the program says one clear sentence and leaves it as it is."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from compact_dash.cli import app
from compact_dash.commands.loading.initialise import create_demonstration
from compact_dash.domain.errors import StoreRefused
from compact_dash.store import Store, create_store, open_store
from compact_dash.store.ending import mark_path
from compact_dash.store.inspection import refusal_for

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from datetime import datetime
from compact_dash.store import open_store
store = open_store(sys.argv[1], datetime(2026, 11, 21))
print("open", flush=True)
sys.stdin.read()
"""


def status(path: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setenv("COMPACT_DB", str(path))
    return CliRunner().invoke(app, ["status"])


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"


def test_a_file_of_a_newer_duckdb() -> None:
    told = "Trying to read a database file with storage version number 99, but we can only read storage versions ..."
    assert "newer DuckDB" in str(refusal_for(Path("x.duckdb"), duckdb.IOException(told)))


KNOWN = {
    "open in another way": (
        duckdb.ConnectionException("Can't open a connection to same database file with a different configuration than"),
        "x.duckdb could not be opened: this program has it open already.",
    ),
    "attached elsewhere": (
        duckdb.ResourceInUseException('Cannot attach "x" - the database file "x.duckdb" is already attached'),
        "x.duckdb could not be opened: this program has it open already.",
    ),
    "a page that does not add up": (duckdb.Error("Corrupt database file: computed checksum 1 does not"), "is damaged"),
    "a page that makes no sense": (duckdb.SerializationException("Failed to deserialize: expected end"), "is damaged"),
}


@pytest.mark.parametrize(("error", "words"), KNOWN.values(), ids=KNOWN)
def test_what_duckdb_says_is_told_in_plain_words(error: duckdb.Error, words: str) -> None:
    assert words in str(refusal_for(Path("x.duckdb"), error))


UNKNOWN = (
    duckdb.OutOfMemoryException("failed to allocate data of size 128.0 KiB"),
    duckdb.IOException('Could not open file "corrupt/x.duckdb": Too many open files'),
    duckdb.IOException("Corrupt temporary file: failed to decompress block"),
    duckdb.InternalException("Attempted to access index 3 within vector of size 3"),
    duckdb.ConnectionException("Connection already closed!"),
)


@pytest.mark.parametrize("error", UNKNOWN, ids=lambda error: type(error).__name__)
def test_an_error_that_shows_no_damage_is_not_called_damage(
    error: duckdb.Error, caplog: pytest.LogCaptureFixture
) -> None:
    told = str(refusal_for(Path("corrupt/x.duckdb"), error))
    assert told.startswith("corrupt/x.duckdb could not be opened: ")
    assert "damage" not in told
    assert "backup" not in told
    assert str(error) in caplog.text


def test_a_file_this_program_has_open_is_not_called_damaged(demo_copy: Path, now: datetime) -> None:
    store = open_store(str(demo_copy), now)
    try:
        with pytest.raises(StoreRefused, match="this program has it open already"):
            open_store(str(demo_copy), now)
    finally:
        store.close()


def leave_log(path: Path) -> Path:
    """Change the file as a program does that is killed before the change is out of the log beside it."""
    code = """
import duckdb, os, sys
connection = duckdb.connect(sys.argv[1])
connection.execute("create table late as select * from range(50000)")
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    return path.with_name(f"{path.name}.wal")


def test_a_log_left_beside_another_file_is_told_from_damage(demo_copy: Path, empty_address: str, now: datetime) -> None:
    log = leave_log(demo_copy)
    shutil.copy(empty_address, demo_copy)
    before = hash_of(demo_copy), hash_of(log)
    with pytest.raises(StoreRefused, match=r"\.wal holds changes to another file .* move the \.wal away"):
        open_store(str(demo_copy), now)
    assert (hash_of(demo_copy), hash_of(log)) == before
    log.unlink()
    open_store(str(demo_copy), now).close()


@pytest.mark.parametrize("restored", ["earlier", "later"])
def test_a_log_of_another_state_beside_a_backup_is_not_called_damage(
    restored: str, demo_copy: Path, tmp_path: Path, now: datetime
) -> None:
    """As a program that was killed leaves it, when the file beside it is put back from a backup."""
    backup, log = tmp_path / "backup.duckdb", demo_copy.with_name(f"{demo_copy.name}.wal")
    if restored == "earlier":
        shutil.copy(demo_copy, backup)
        with duckdb.connect(str(demo_copy)) as connection:
            connection.execute("create table between_them as select 1")
        leave_log(demo_copy)
    else:
        kept = shutil.copy(leave_log(demo_copy), tmp_path / "kept.wal")
        # Opened and closed once more, it takes the log in.
        duckdb.connect(str(demo_copy)).close()
        shutil.copy(demo_copy, backup)
        shutil.copy(kept, log)
    shutil.copy(backup, demo_copy)
    before = hash_of(demo_copy), hash_of(log)
    with pytest.raises(StoreRefused, match=r"an earlier or later state of it; .* move the \.wal away"):
        open_store(str(demo_copy), now)
    assert (hash_of(demo_copy), hash_of(log)) == before
    log.unlink()
    open_store(str(demo_copy), now).close()


def test_a_damaged_log_is_named(demo_copy: Path, now: datetime) -> None:
    log = leave_log(demo_copy)
    overwrite(0.5, 64)(log)
    before = hash_of(demo_copy), hash_of(log)
    with pytest.raises(StoreRefused, match=r"\.wal, which holds the last changes to .*, is damaged or of another copy"):
        open_store(str(demo_copy), now)
    assert (hash_of(demo_copy), hash_of(log)) == before


def foreign_duckdb(path: Path) -> None:
    path.unlink()
    with duckdb.connect(path) as connection:
        connection.execute("create table sheep (name varchar)")


def newer(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("insert into schema_migration values (9999, '9999_add_dreams.sql', 'f00', now())")


def changed_migration(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("update schema_migration set sha256 = 'f00' where version = 2")


def overwrite(start: float, length: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(int(path.stat().st_size * start))
            # Noise: DuckDB's sum over a block does not notice an even pattern laid over emptiness.
            file.write(random.Random(0).randbytes(length))

    return damage


def truncate(share: float) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, int(path.stat().st_size * share))


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a text file": (lambda path: path.write_text("Dear Sir,\n"), "is not a database of Compact Dash"),
    "an empty file": (lambda path: path.write_bytes(b""), "is not a database of Compact Dash"),
    "someone else's DuckDB file": (foreign_duckdb, "is not a database of Compact Dash"),
    "a newer database": (newer, "is newer than this program: it has 9999_add_dreams.sql"),
    "a changed migration": (changed_migration, "0002_create_plan.sql was changed after it was applied"),
    "bytes overwritten in the middle": (overwrite(0.5, 4096), "is damaged and was left as it is"),
    "bytes overwritten near the end": (overwrite(0.97, 4096), "is damaged and was left as it is"),
    "bytes overwritten in the header": (overwrite(0.0003, 4096), "is damaged and was left as it is"),
    "cut to a half": (truncate(0.5), "is damaged and was left as it is"),
    "cut to its first bytes": (truncate(0.00001), "is damaged and was left as it is"),
    "nothing": (lambda path: path.unlink(), "There is no database at"),
    "a folder": (folder, "is a folder"),
}


@pytest.mark.parametrize(("harm", "words"), FAULTS.values(), ids=FAULTS)
def test_one_sentence_and_the_file_is_left_alone(
    demo_copy: Path, harm: Callable[[Path], object], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    harm(demo_copy)
    before = hash_of(demo_copy)
    answer = status(demo_copy, monkeypatch)
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert answer.stdout == ""
    assert hash_of(demo_copy) == before
    assert [path for path in demo_copy.parent.iterdir() if path != demo_copy] == []


@contextmanager
def held(path: Path) -> Iterator[None]:
    """The file, open in another process for as long as the block runs."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == "open\n"
        yield
        process.stdin.close()
        process.wait(10)


def test_a_file_another_process_holds(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with held(demo_copy):
        before = hash_of(demo_copy)
        answer = status(demo_copy, monkeypatch)
        assert answer.exit_code == 1
        assert "is in use by another program, most likely the app" in answer.stderr
        assert "Progress page" in answer.stderr
        assert answer.stderr.count("\n") == 1
        assert hash_of(demo_copy) == before
    assert status(demo_copy, monkeypatch).exit_code == 0


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """The folder closed to us; root may read anything, and becomes nobody in particular for as long."""
    was_root = os.geteuid() == 0
    folder.chmod(0)
    try:
        if was_root:
            os.seteuid(65534)
        yield
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o700)


def test_an_unreadable_folder(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Once before, so that nothing is left to import from where nobody may read.
    assert status(demo_copy, monkeypatch).exit_code == 0
    before = hash_of(demo_copy)
    with without_rights(demo_copy.parent):
        answer = status(demo_copy, monkeypatch)
    assert answer.exit_code == 1
    assert "this user may not read and write it" in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert hash_of(demo_copy) == before


def test_opening_and_closing_changes_no_byte(demo_copy: Path, now: datetime) -> None:
    before = hash_of(demo_copy)
    open_store(str(demo_copy), now).close()
    assert hash_of(demo_copy) == before


def test_a_server_that_does_not_answer(now: datetime) -> None:
    pytest.importorskip("psycopg_pool")
    from compact_dash.store import postgres_engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postgres_engine, "PATIENCE", 0.3)
        with pytest.raises(StoreRefused, match="does not answer"):
            open_store("postgresql://nobody:secret@127.0.0.1:1/nowhere", now)


def fail(store: Store) -> None:
    raise RuntimeError("half way")


def test_a_failed_filling_leaves_nothing(tmp_path: Path, now: datetime) -> None:
    with pytest.raises(RuntimeError, match="half way"):
        create_store(str(tmp_path / "new.duckdb"), now, fail)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_nothing_is_made_over_what_is_there(tmp_path: Path, now: datetime, kind: str) -> None:
    path = tmp_path / "taken.duckdb"
    if kind == "folder":
        path.mkdir()
    else:
        path.write_text("Dear Sir,")
    with pytest.raises(StoreRefused, match="is already there"):
        create_store(str(path), now, fail)
    assert kind == "folder" or path.read_text() == "Dear Sir,"


def test_what_appears_meanwhile_is_kept(tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "new.duckdb"

    def overtaken(store: Store) -> None:
        path.write_text("First!")

    with pytest.raises(StoreRefused, match="is already there"):
        create_store(str(path), now, overtaken)
    assert path.read_text() == "First!"
    assert list(tmp_path.iterdir()) == [path]


def test_what_appears_after_the_last_look_is_kept(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where two programs make one file at once, and the other one is done just before this one takes the place."""
    path = tmp_path / "new.duckdb"

    def overtaken(store: Store) -> None:
        path.write_text("First!")
        monkeypatch.setattr("os.path.lexists", lambda _: False)

    with pytest.raises(StoreRefused, match="is already there"):
        create_store(str(path), now, overtaken)
    assert path.read_text() == "First!"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_without_second_names_takes_a_new_file_all_the_same(
    tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    path = tmp_path / "new.duckdb"
    create_store(str(path), now, lambda store: None)
    assert set(tmp_path.iterdir()) == {path, mark_path(path)}


def test_a_place_where_nothing_can_be_made(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreRefused, match="cannot be made"):
        create_store(str(tmp_path / "file" / "new.duckdb"), now, fail)


@pytest.mark.thorough
def test_what_a_killed_init_left_is_removed_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".plan.duckdb.999999999.building"
    left.write_bytes(b"half")
    create_demonstration(str(tmp_path / "plan.duckdb"), datetime(2026, 11, 21))
    assert {path.name for path in tmp_path.iterdir()} == {"plan.duckdb", "plan.duckdb.mark"}


def test_an_address_of_another_kind_is_refused_without_quoting_its_password() -> None:
    with pytest.raises(StoreRefused, match="names neither a file nor") as refusal:
        open_store("mysql://user:secret@host/name", datetime(2026, 11, 21))
    assert "secret" not in str(refusal.value)
