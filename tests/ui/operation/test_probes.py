"""Probes: what a monitor is told, without places on the computer, and what the log has beside it."""

import asyncio
import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from compact_dash.ui import opened_store
from compact_dash.ui.operation import deadline, probes
from compact_dash.ui.operation.deadline import Probe
from compact_dash.ui.operation.probes import BoardRead, healthz, read_board, readyz

ASKED = Request({"type": "http"})


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As after a start, with nothing asked yet."""
    monkeypatch.setattr(probes, "told", (200, ""))
    monkeypatch.setattr(probes, "BOARD", Probe(read_board))
    # A busy machine may take longer than a monitor waits.
    monkeypatch.setattr(deadline, "PATIENCE", 60)
    yield
    opened_store.close_all()


def test_a_damaged_file_is_told_without_its_place_and_to_the_log_with_it_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = tmp_path / "damaged.duckdb"
    shutil.copy(Path(__file__), damaged)
    monkeypatch.setenv("COMPACT_DB", str(damaged))
    with caplog.at_level(logging.INFO, "compact_dash"):
        for _ in range(3):
            answer = asyncio.run(healthz(ASKED))
    assert answer.status_code == 503
    reason = json.loads(bytes(answer.body))["reason"]
    assert reason.startswith("damaged.duckdb is not a database")
    assert str(tmp_path) not in reason
    [line] = [record for record in caplog.records if record.msg == "health"]
    assert str(damaged) in line.__dict__["reason"]
    not_ready = asyncio.run(readyz(ASKED))
    assert not_ready.status_code == 503
    assert str(tmp_path) not in bytes(not_ready.body).decode()


@pytest.mark.slow
def test_ready_is_who_has_read_the_board_once(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = demo_copy.with_name("away.duckdb")
    demo_copy.rename(away)
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    assert asyncio.run(readyz(ASKED)).status_code == 503
    away.rename(demo_copy)
    assert asyncio.run(readyz(ASKED)).status_code == 200, "it asks again, until it was read"
    monkeypatch.setattr(probes.BOARD, "ask", lambda: BoardRead(False, "gone"))
    assert asyncio.run(readyz(ASKED)).status_code == 200, "a balancer does not take the server away for the database"
