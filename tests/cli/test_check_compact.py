"""`check --compact`: an older file becomes a tenth of the size, and whatever happens, a whole one is at its address."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner, Result

from compact_dash.cli import app
from compact_dash.commands.loading.initialise import create_demonstration
from compact_dash.domain.errors import StoreRefused
from compact_dash.store import Store, duckdb_engine, open_store
from compact_dash.store.copies import compacting
from compact_dash.store.copies.compacting import compact_store

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
LARGE, SMALL = 262_144, 16_384
SCHEMA = {
    "columns": "select table_name, column_name, column_index, data_type, is_nullable, column_default "
    "from duckdb_columns() where not internal order by all",
    "constraints": "select * exclude (database_oid, schema_oid, table_oid, database_name) "
    "from duckdb_constraints() order by all",
    "indexes": "select table_name, index_name, is_unique, is_primary, sql from duckdb_indexes() order by all",
    "views": "select view_name, column_count, sql from duckdb_views() where not internal order by all",
}


@pytest.fixture(scope="session")
def large_address(tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Path:
    """The demonstration as earlier versions of the program made its file."""
    path = tmp_path_factory.mktemp("large") / "large.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(duckdb_engine.CONFIG, "default_block_size")
        create_demonstration(str(path), now)
    return path


@pytest.fixture
def large(large_address: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it at the address, in a folder of its own."""
    path = tmp_path / "O'Brien's compact.duckdb"
    path.write_bytes(large_address.read_bytes())
    monkeypatch.setenv("COMPACT_DB", str(path))
    return path


def compact() -> Result:
    return CliRunner().invoke(app, ["check", "--compact"])


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def block_size(path: Path) -> int:
    with duckdb.connect(path, read_only=True) as connection:
        [(size,)] = connection.execute("select block_size from pragma_database_size()").fetchall()
    return int(size)


def held_in(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All there is: the schema, and every table's rows."""
    with duckdb.connect(path, read_only=True) as connection:
        schema = {what: connection.execute(query).fetchall() for what, query in SCHEMA.items()}
        tables = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
        rows = {name: connection.execute(f"from {name} order by all").fetchall() for name in sorted(tables)}
    return {**schema, **rows}


def test_a_file_that_is_made_has_small_blocks(demo_address: str, large_address: Path) -> None:
    assert (block_size(Path(demo_address)), block_size(large_address)) == (SMALL, LARGE)
    assert Path(demo_address).stat().st_size * 5 < large_address.stat().st_size


def test_a_file_with_large_blocks_opens_unchanged_and_stays_as_it_was_made(large: Path, now: datetime) -> None:
    before = hash_of(large)
    open_store(str(large), now).close()
    assert hash_of(large) == before
    store = open_store(str(large), now)
    with store.engine.transaction() as session:
        session.run("update theme set position = position + 1")
    store.close()
    assert hash_of(large) != before
    assert block_size(large) == LARGE


def test_it_holds_the_same_in_a_fifth_of_the_size_and_the_old_file_is_kept(large: Path) -> None:
    before, held, size = hash_of(large), held_in(large), large.stat().st_size
    answer = compact()
    assert (answer.exit_code, answer.stderr) == (0, "")
    kept = large.with_name(f"{large.name}.before-compact")
    assert f"The old one is kept as {kept}." in answer.stdout
    assert names(large.parent) == [large.name, kept.name]
    assert hash_of(kept) == before
    assert block_size(large) == SMALL
    assert large.stat().st_size * 5 < size
    now_held = held_in(large)
    assert now_held.keys() == held.keys()
    assert [what for what in held if now_held[what] != held[what]] == []
    assert len(held["constraints"]) > 300
    assert len(held["schema_migration"]) > 5


def test_keys_are_still_watched_over(large: Path) -> None:
    assert compact().exit_code == 0
    with duckdb.connect(large) as connection:
        for harm in (
            "insert into change select * from change limit 1",
            "insert into forum_rating select * from forum_rating limit 1",
            "update change_head set hash = null",
        ):
            with pytest.raises(duckdb.ConstraintException):
                connection.execute(harm)


def test_what_is_small_already_has_nothing_to_gain(large: Path) -> None:
    assert compact().exit_code == 0
    before = hash_of(large)
    answer = compact()
    assert answer.exit_code == 0
    assert "there is nothing to gain" in answer.stdout
    assert hash_of(large) == before


def test_a_link_to_the_file_stays_one(large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "elsewhere" / "link.duckdb"
    link.parent.mkdir()
    link.symlink_to(large)
    monkeypatch.setenv("COMPACT_DB", str(link))
    assert compact().exit_code == 0
    assert link.is_symlink()
    assert block_size(large) == SMALL


def test_the_new_file_has_the_rights_of_the_old_one(large: Path) -> None:
    large.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(large, 65534, 65534)
    before = large.stat()
    assert compact().exit_code == 0
    after = large.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


def refused(large: Path, words: str) -> None:
    """It is refused in one sentence with 1, and the folder is as it was."""
    before, there = hash_of(large), names(large.parent)
    answer = compact()
    assert answer.exit_code == 1
    assert words in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert (hash_of(large), names(large.parent)) == (before, there)


def test_with_something_wrong_it_is_not_rewritten(large: Path) -> None:
    with duckdb.connect(large) as connection:
        connection.execute(
            "update status_update set words = 'Fine' where change_no = (select min(change_no) from status_update)"
        )
    refused(large, "The check found 1 fault.")


HOLD = """
import sys
from datetime import datetime
from compact_dash.store import open_store
store = open_store(sys.argv[1], datetime(2026, 11, 21))
print("open", flush=True)
sys.stdin.read()
"""


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
        process.wait(60)


def test_it_is_refused_while_the_app_runs(large: Path) -> None:
    with held(large):
        refused(large, "is in use by another program, most likely the app: stop the app")


def test_it_is_refused_where_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", "postgresql://nobody:secret@127.0.0.1:1/nowhere")
    answer = compact()
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == "COMPACT_DB names a PostgreSQL database: there is no file to rewrite.\n"


def test_a_file_kept_earlier_is_not_lost(large: Path) -> None:
    large.with_name(f"{large.name}.before-compact").write_text("from last year")
    refused(large, "before-compact is already there. Move it away first.")


@contextmanager
def nobody_may_write(folder: Path) -> Iterator[None]:
    """The folder closed to new files; root may write anywhere, and becomes nobody in particular for as long."""
    was_root = os.geteuid() == 0
    for path in folder.iterdir():
        path.chmod(0o666)
    folder.chmod(0o555)
    try:
        if was_root:
            os.seteuid(65534)
        yield
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o700)


def test_it_is_refused_in_a_folder_that_cannot_be_written_to(large: Path) -> None:
    # Once before, so that nothing is left to import by somebody who may read less.
    compact_store(str(large), lambda store: None)
    large.with_name(f"{large.name}.before-compact").replace(large)
    # Each worker of the tests has a folder more of its own above it, and somebody else must get through them all.
    for folder in large.parents[1:]:
        if not folder.stat().st_mode & 0o077:
            folder.chmod(0o755)
    with nobody_may_write(large.parent):
        refused(large, "no second file can be written beside it")


FULL = """
import resource
from compact_dash.cli import app
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, resource.RLIM_INFINITY))
app(["check", "--compact"])
"""


def test_it_is_refused_on_a_full_disk(large: Path) -> None:
    before = hash_of(large)
    answer = subprocess.run([sys.executable, "-c", FULL], capture_output=True, text=True, cwd=ROOT)
    assert answer.returncode == 1
    assert "Look whether the disk is full" in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert (hash_of(large), names(large.parent)) == (before, [large.name])


def test_a_new_file_that_holds_something_else_is_not_taken(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_over = compacting.copy_over

    def forgetful(holder: duckdb.DuckDBPyConnection) -> None:
        copy_over(holder)
        holder.execute("update fresh.theme set position = position + 1")

    monkeypatch.setattr(compacting, "copy_over", forgetful)
    refused(large, "the new file does not hold the same as the old one")


def test_a_new_file_that_fails_the_check_is_not_taken(large: Path) -> None:
    before = hash_of(large)

    def fail(store: Store) -> None:
        with store.engine.transaction() as session:
            session.run("update theme set position = position + 1")
        raise StoreRefused("It was left as it is.")

    with pytest.raises(StoreRefused, match="left as it is"):
        compact_store(str(large), fail)
    assert (hash_of(large), names(large.parent)) == (before, [large.name])


def test_nobody_can_write_to_the_old_file_until_the_new_one_is_in_its_place(large: Path) -> None:
    told: list[str] = []

    def try_to_write(store: Store) -> None:
        answer = subprocess.run(
            [sys.executable, "-c", HOLD, str(large)], input="", capture_output=True, text=True, cwd=ROOT
        )
        told.append(answer.stderr)

    assert compact_store(str(large), try_to_write)
    assert "is in use by another program" in told[0]


KILL = """
import os, signal, sys
from compact_dash.cli import app
from compact_dash.reports import check
from compact_dash.store.copies import compacting
name, when = sys.argv[1:]
owner = os if name in ("link", "replace") else compacting
real = getattr(owner, name)
def killed(*given):
    if when == "after":
        real(*given)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, killed)
app(["check", "--compact"])
"""
MOMENTS = [("copy_over", "after"), ("prove_by", "after"), ("link", "after"), ("replace", "after")]


@pytest.mark.parametrize(("name", "when"), MOMENTS)
def test_killed_at_any_moment_it_leaves_a_whole_file_and_the_next_try_tidies_up(
    large: Path, name: str, when: str
) -> None:
    before, held = hash_of(large), held_in(large)
    answer = subprocess.run([sys.executable, "-c", KILL, name, when], capture_output=True, text=True, cwd=ROOT)
    assert answer.returncode == -9, answer.stderr
    assert name == "replace" or hash_of(large) == before
    assert held_in(large) == held
    answer_now = compact()
    assert (answer_now.exit_code, answer_now.stderr) == (0, "")
    kept = large.with_name(f"{large.name}.before-compact")
    assert names(large.parent) == [large.name, kept.name]
    assert hash_of(kept) == before
    assert held_in(large) == held
    assert block_size(large) == SMALL


def test_an_upgrade_of_a_file_that_the_app_holds_says_who_does_it(large: Path) -> None:
    with held(large):
        answer = CliRunner().invoke(app, ["upgrade"])
    assert answer.exit_code == 1
    assert "most likely the app, which brings its database up to date as it starts" in answer.stderr
