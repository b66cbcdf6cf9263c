"""A demonstration whose register is written to."""

import shutil
from collections.abc import Iterator

import pytest

from compact_dash.store import Store, open_store
from tests.commands.register.acting import NOW


@pytest.fixture(scope="module")
def store(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_store(str(shutil.copy(demo_address, tmp_path_factory.mktemp("register") / "demo.duckdb")), NOW)
    yield store
    store.close()
