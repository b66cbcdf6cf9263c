"""/healthz: 200 with what stands behind the board, or 503 with the reason."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from compact_dash import __version__
from compact_dash.store.copies.held_file import GONE
from compact_dash.ui import opened_store, session
from compact_dash.ui.health import health
from compact_dash.ui.lifespan import log_start


@pytest.fixture(autouse=True)
def stores_closed() -> Iterator[None]:
    """Let go of the files that the test had opened."""
    yield
    opened_store.close_all()


@pytest.mark.slow
def test_a_board_that_can_be_read_is_healthy(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    answer = health()
    assert answer.status == 200
    assert answer.body["version"] == __version__
    assert answer.body["schema_version"] >= 6
    assert answer.body["rows"]["action"] == 160
    assert answer.body["rows"]["change"] > answer.body["rows"]["status_update"] > 300


def test_a_damaged_file_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "damaged.duckdb"
    shutil.copy(Path(__file__), damaged)
    monkeypatch.setenv("COMPACT_DB", str(damaged))
    answer = health()
    assert answer.status == 503
    assert answer.body["status"] == "unavailable"
    assert str(damaged) in answer.body["reason"]
    assert answer.body["reason"].endswith(".")


@pytest.mark.slow
def test_a_file_that_went_away_under_the_app_is_a_reason(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    assert health().status == 200
    demo_copy.unlink()
    answer = health()
    assert answer.status == 503
    # In the words of the watch: once the file is back, the app goes on by itself, and nobody has to restore it.
    assert answer.body["reason"] == GONE.sentence


def test_a_missing_file_that_was_named_is_not_made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", str(tmp_path / "real.duckdb"))
    assert health().status == 503
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_database_that_is_only_read_is_told_as_one(
    demo_copy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    session.whole_store().stop_writing("It can be read and not written to.")
    answer = health()
    assert (answer.status, answer.body["reason"]) == (503, "It can be read and not written to.")
    assert answer.body["rows"]["action"] == 160
    with caplog.at_level("INFO", logger="compact_dash"):
        asyncio.run(log_start())
    assert [line.message for line in caplog.records if line.name == "compact_dash"] == ["started, and only read"]
