"""What the tests of the bench and of load stand on: returns just asked for."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import NOW
from tools.bench.grounds.ground import Ground, lay


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The demonstration with returns just asked for, made once; nobody files there: take `ground` for that."""
    return lay(tmp_path_factory.mktemp("laid") / "returns.duckdb", NOW, lambda step: None)


@pytest.fixture
def ground(laid: Ground, tmp_path: Path) -> Ground:
    """The same in a file of one's own."""
    return replace(laid, database=Path(shutil.copy(laid.database, tmp_path / "returns.duckdb")))
