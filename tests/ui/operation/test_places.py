"""Places: a reader is told the file's name, and the log where it lies."""

from pathlib import Path

import pytest

from compact_dash.ui.health import health
from compact_dash.ui.operation import places
from compact_dash.ui.operation.places import without_place


@pytest.fixture(autouse=True)
def nothing_logged() -> None:
    places.log_place.cache_clear()


def test_a_reader_is_told_the_name_alone_and_the_log_the_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = tmp_path / "real.duckdb"
    monkeypatch.setenv("COMPACT_DB", str(file))
    sentence = f"{file}.wal holds changes to another file than {file}; both were left as they are."
    for _ in range(2):
        told = without_place(sentence)
    assert told == "real.duckdb.wal holds changes to another file than real.duckdb; both were left as they are."
    assert [record.getMessage() for record in caplog.records] == [sentence]


def test_a_path_from_here_is_a_place_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", "some/where/real.duckdb")
    assert without_place("some/where/real.duckdb is a folder.") == "real.duckdb is a folder."
    assert without_place(f"{Path.cwd()}/some/where/real.duckdb is a folder.") == "real.duckdb is a folder."
    assert without_place("Nothing of that kind.") == "Nothing of that kind."


def test_health_tells_no_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMPACT_DB", str(tmp_path / "none.duckdb"))
    answer = health()
    assert answer.status == 503
    assert "none.duckdb" in answer.body["reason"]
    assert str(tmp_path) not in str(answer.body)
