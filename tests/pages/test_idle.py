"""A page that nothing was written for since asks nothing of the database, whoever opens it again."""

from pathlib import Path
from typing import Any

import pytest

from compact_dash.store.duckdb_engine import DuckdbSession
from tests.pages.conftest import Open
from tests.tiers import some_first


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that reaches the database, whoever sends it."""
    sent: list[str] = []
    run = DuckdbSession.run

    def noting(self: DuckdbSession, sql: str, values: Any = ()) -> Any:
        sent.append(sql)
        return run(self, sql, values)

    monkeypatch.setattr(DuckdbSession, "run", noting)
    return sent


@pytest.mark.parametrize(
    "name",
    some_first(
        (
            "progress",
            "department",
            "review",
            "plan",
            "agenda",
            "settings",
            "between",
            "people",
            "returns",
            "record",
            "history",
        ),
        first=("progress", "plan", "settings"),
    ),
)
def test_a_page_that_was_read_is_read_again_without_a_statement(
    visit_at: Open, demo_copy: Path, statements: list[str], name: str
) -> None:
    visit_at(demo_copy, name)
    assert statements
    statements.clear()
    visit_at(demo_copy, name)
    # Where the file was restored from is no fact: it is asked of the file itself, on one page.
    assert not [each for each in statements if "file_note" not in each]
