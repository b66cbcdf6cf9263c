"""What the load tests stand on: a demonstration whose Forum is open."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import mark_folder
from tests.tools.bench.conftest import ground, laid  # noqa: F401
from tools.bench.grounds.meeting import Meeting, convene

ROOT = Path(__file__).parent.parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_folder(items, __file__, pytest.mark.thorough)


@pytest.fixture(scope="session")
def convened(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """The September Forum of the demonstration, opened now; nobody goes in: take `meeting` for that."""
    opened_at = datetime.now(UTC).replace(tzinfo=None)
    return convene(tmp_path_factory.mktemp("convened") / "meeting.duckdb", opened_at, lambda step: None)


@pytest.fixture
def meeting(convened: Meeting, tmp_path: Path) -> Meeting:
    """The Forum in session on its first item, in a file of one's own."""
    return replace(convened, database=Path(shutil.copy(convened.database, tmp_path / "meeting.duckdb")))
