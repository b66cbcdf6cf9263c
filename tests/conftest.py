"""What many tests stand on: the demonstration, the real plan alone, and a schema without a row."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from compact_dash.commands.loading.initialise import create_demonstration, create_empty
from compact_dash.store import Store
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.opening import store_on

# The people who act, with a house for them to act in; what each test takes of the processor; a PostgreSQL server.
pytest_plugins = ["tests.house", "tests.cost", "tests.postgres_server"]

# How many examples Hypothesis makes up: so many in the first tier, and as many as a test asks for in the second.
settings.register_profile("first", deadline=None, max_examples=12)
settings.register_profile("thorough", deadline=None, max_examples=40)
settings.register_profile("deep", deadline=None, max_examples=500)

NOW = datetime(2026, 11, 21, 12, 0)


def quickly_opened(path: Path) -> Store:
    """A store on a file that a test has made.

    It is neither looked through first nor its schema compared, as by `open_store`, nor is it tidied up at the end:
    hundreds of tests would pay for what tests/store/test_opening.py and test_migrate.py prove.
    """
    engine = DuckdbEngine(path)
    engine.connection.execute("pragma disable_checkpoint_on_shutdown")
    engine.keeps_notes = False
    return Store(engine)


@contextmanager
def copied_store(address: str | Path, folder: Path) -> Iterator[Store]:
    """A store on a copy of a file, to write to."""
    store = quickly_opened(Path(shutil.copy(address, folder / "store.duckdb")))
    try:
        yield store
    finally:
        store.close()


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
    with copied_store(demo_address, tmp_path_factory.mktemp("open")) as store:
        yield store


@pytest.fixture
def own_demo(demo_address: str, tmp_path: Path) -> Iterator[Store]:
    """The demonstration, to write to."""
    with copied_store(demo_address, tmp_path) as store:
        yield store


@pytest.fixture(scope="session")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file of `init --empty`, made once: the real plan with nothing reported."""
    address = str(tmp_path_factory.mktemp("empty") / "empty.duckdb")
    create_empty(address, NOW)
    return address


@pytest.fixture
def empty_store(empty_address: str, tmp_path: Path) -> Iterator[Store]:
    """The real plan with nothing reported, to write to."""
    with copied_store(empty_address, tmp_path) as store:
        yield store


@pytest.fixture
def bare_store() -> Iterator[Store]:
    """The schema without a row, in memory."""
    store = store_on(DuckdbEngine(":memory:"), NOW)
    yield store
    store.close()


def mark_folder(items: list[pytest.Item], conftest: str, *marks: pytest.MarkDecorator) -> None:
    """Mark every test beside or below a conftest, which calls this from a hook of its own: pytest has no other way."""
    for item in items:
        if Path(conftest).parent in item.path.parents:
            for mark in marks:
                item.add_marker(mark)


def turn(item: pytest.Item) -> int:
    """When a test's file is taken: what takes long first, so that no worker is left with it at the end."""
    return next((place for place, name in enumerate(("browser", "slow")) if item.get_closest_marker(name)), 2)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("thorough") or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.slow)
    items.sort(key=turn)
