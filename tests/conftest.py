"""What many tests stand on: the demonstration, the real plan alone, and a schema without a row."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from compact_dash.commands.initialise import create_demonstration, create_empty
from compact_dash.store import Store, open_store
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.opening import store_on

NOW = datetime(2026, 11, 21, 12, 0)


@pytest.fixture(scope="session")
def now() -> datetime:
    """The present, for whoever must be told."""
    return NOW


@pytest.fixture(scope="session")
def demo_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demonstration's file, made once. Nobody writes to it: take `demo_copy` for that."""
    address = str(tmp_path_factory.mktemp("demonstration") / "demo.duckdb")
    create_demonstration(address, NOW)
    return address


@pytest.fixture
def demo_copy(demo_address: str, tmp_path: Path) -> Path:
    """A copy of the demonstration to do anything with."""
    return Path(shutil.copy(demo_address, tmp_path / "copy.duckdb"))


@pytest.fixture(scope="session")
def demo_store(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The demonstration, open on a copy of its own, so that `demo_address` stays free for other processes."""
    copy = shutil.copy(demo_address, tmp_path_factory.mktemp("open") / "demo.duckdb")
    store = open_store(str(copy), NOW)
    yield store
    store.close()


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of `init --empty`, made once: the real plan with nothing reported."""
    address = str(tmp_path_factory.mktemp("empty") / "empty.duckdb")
    create_empty(address, NOW)
    return address


@pytest.fixture
def empty_store(empty_address: str, tmp_path: Path) -> Iterator[Store]:
    """The real plan with nothing reported, to write to."""
    store = open_store(str(shutil.copy(empty_address, tmp_path / "empty.duckdb")), NOW)
    yield store
    store.close()


@pytest.fixture
def bare_store() -> Iterator[Store]:
    """The schema without a row, in memory."""
    store = store_on(DuckdbEngine(":memory:"), NOW)
    yield store
    store.close()


# What takes seconds rather than milliseconds: `make fast` leaves it out.
SLOW = (
    "bench",
    "browser",
    "cli",
    "load",
    "pages",
    "reports",
    "test_append",
    "test_opening",
    "test_postgres",
    "hypothesis",
    "test_sharing",
    "commands/test_a",
    "commands/test_c",
    "commands/test_d",
    "commands/test_f",
    "commands/test_i",
    "commands/test_k",
    "commands/test_o",
    "commands/test_plan_f",
    "commands/test_pu",
    "commands/test_r",
    "commands/test_s",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if any(name in item.nodeid.split("::")[0] for name in SLOW):
            item.add_marker(pytest.mark.slow)
