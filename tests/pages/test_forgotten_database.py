"""COMPACT_DB forgotten: every page says that it is the demonstration, and that a real plan is kept elsewhere."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.ui import opened_store
from compact_dash.ui.navigation import ITEMS
from compact_dash.ui.operation import forgotten
from tests.pages.conftest import FRAME, PAGES, Visit

SAID = "A real plan has been kept on this server"


@pytest.fixture
def folder(tmp_path: Path, demo_address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the app runs, with the demonstration in its place and COMPACT_DB not set."""
    (tmp_path / "data").mkdir()
    shutil.copy(demo_address, tmp_path / "data" / "compact.duckdb")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMPACT_DB", raising=False)
    forget: Any = forgotten.forgotten_at
    forget.cache_clear()
    yield tmp_path
    opened_store.close_at("data/compact.duckdb")
    forget.cache_clear()


def opened_page(name: str) -> Visit:
    page = AppTest.from_file(str(FRAME), default_timeout=30)
    page.switch_page(str(PAGES / f"{name}.py"))
    return Visit(page.run())


@pytest.mark.thorough
def test_every_page_and_the_log_say_it(folder: Path, empty_address: str, caplog: pytest.LogCaptureFixture) -> None:
    shutil.copy(empty_address, folder / "data" / "real.duckdb")
    for item in ITEMS:
        text = opened_page(item.name).text
        assert SAID in text, item.name
        assert "real.duckdb" not in text, "where it lies is for the log alone"
    with caplog.at_level(logging.WARNING, "compact_dash"):
        forgotten.log_if_forgotten()
    assert "real.duckdb" in caplog.text


@pytest.mark.slow
def test_a_demonstration_says_it_only_where_a_real_plan_lies_beside_it(folder: Path, empty_address: str) -> None:
    assert SAID not in opened_page("settings").text
    shutil.copy(empty_address, folder / "data" / "real.duckdb")
    forget: Any = forgotten.forgotten_at
    forget.cache_clear()
    assert SAID in opened_page("settings").text
