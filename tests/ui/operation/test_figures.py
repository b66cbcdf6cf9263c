"""Figures: what is logged is counted, what is asked hangs on nothing, and the port is loopback's."""

import logging
import math
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from prometheus_client import generate_latest

from compact_dash.store import open_store
from compact_dash.store.copies.backup import place_for, take_backup
from compact_dash.ui.operation import figures
from compact_dash.ui.operation.figures import (
    PLACE,
    REGISTRY,
    CountedLines,
    last_backup,
    place,
    serve_figures,
    time_of_run,
)
from tests.browser.conftest import free_port

LOG = logging.getLogger("compact_dash")


@pytest.fixture(autouse=True)
def counted() -> Iterator[None]:
    """The app's counting, taken away again."""
    before, level = list(LOG.handlers), LOG.level
    yield
    LOG.handlers, LOG.level = before, level


def figure(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_what_is_logged_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PLACE, raising=False)
    serve_figures()
    serve_figures()
    before = (
        figure("compact_writes_total", draft="true"),
        figure("compact_refusals_total", kind="NotNow"),
        figure("compact_faults_total"),
    )
    LOG.debug("written", extra={"draft": True})
    LOG.info("refused", extra={"kind": "NotNow"})
    LOG.error("fault")
    LOG.info("something else")
    after = (
        figure("compact_writes_total", draft="true"),
        figure("compact_refusals_total", kind="NotNow"),
        figure("compact_faults_total"),
    )
    assert [new - old for old, new in zip(before, after, strict=True)] == [1, 1, 1]
    assert sum(isinstance(handler, CountedLines) for handler in LOG.handlers) == 1


def test_a_run_is_counted_by_its_page_even_where_it_fails() -> None:
    before = figure("compact_page_seconds_count", page="agenda")

    def fail() -> None:
        with time_of_run() as run:
            run.page = "agenda"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert figure("compact_page_seconds_count", page="agenda") == before + 1


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("", None),
        ("9464", ("127.0.0.1", 9464)),
        ("10.0.0.5:9464", ("10.0.0.5", 9464)),
        ("[::1]:9464", ("::1", 9464)),
    ],
)
def test_figures_are_off_or_on_loopback_unless_an_address_is_named(
    given: str, wanted: tuple[str, int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, given)
    assert place() == wanted


@pytest.mark.parametrize("given", ["soon", "99999", "127.0.0.1:"])
def test_a_port_that_is_none_stops_nothing_and_is_told(
    given: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(PLACE, given)
    with caplog.at_level(logging.ERROR, "compact_dash"):
        serve_figures()
    assert "COMPACT_METRICS must name a free port" in caplog.text


def test_they_are_served_on_their_own_port(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    started = []

    def start(*given: object, **more: object) -> object:
        started.append(prometheus_start(*given, **more))  # type: ignore[arg-type]
        return started[0]

    prometheus_start = figures.start_http_server
    monkeypatch.setattr(figures, "start_http_server", start)
    monkeypatch.setenv(PLACE, str(port))
    serve_figures()
    [(server, thread)] = started
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
            assert b"compact_sessions" in answer.read()
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.thorough
def test_the_newest_backup_is_told(
    demo_copy: Path, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPACT_BACKUPS", str(tmp_path / "backups"))
    (tmp_path / "backups").mkdir()
    assert math.isnan(last_backup())
    store = open_store(str(demo_copy), now)
    take_backup(store.engine, place_for(tmp_path / "backups", now), now)
    store.close()
    assert last_backup() == 1795262400.0
    assert b"compact_last_backup_timestamp_seconds" in generate_latest(REGISTRY)
