"""What the load tests stand on: a demonstration whose Forum is open."""

from datetime import datetime
from pathlib import Path

import pytest

from compact_dash.bench.meeting import Meeting, convene

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def meeting(tmp_path: Path, now: datetime) -> Meeting:
    """The September Forum of the demonstration, in session on its first item."""
    return convene(tmp_path / "meeting.duckdb", now, lambda step: None)
