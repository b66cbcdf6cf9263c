"""The other database: a demonstration is not served without a word where a real plan was kept."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from compact_dash.cli import app
from compact_dash.commands.loading import other_database
from compact_dash.commands.loading.other_database import NOTE, forgotten_database, note_database
from compact_dash.store import Store
from tests.conftest import quickly_opened


@pytest.fixture
def folder(tmp_path: Path, demo_address: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program is run: with the demonstration in its place, and COMPACT_DB not set."""
    (tmp_path / "data").mkdir()
    shutil.copy(demo_address, tmp_path / "data" / "compact.duckdb")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COMPACT_DB", raising=False)
    # The tests' own folder lies among the temporary ones.
    monkeypatch.setattr(other_database.tempfile, "gettempdir", lambda: "/nowhere")
    return tmp_path


@pytest.fixture
def demonstration(folder: Path) -> Iterator[Store]:
    store = quickly_opened(folder / "data" / "compact.duckdb")
    yield store
    store.close()


@pytest.fixture
def real(folder: Path, empty_address: str) -> Path:
    """A real plan's file, elsewhere."""
    (folder / "elsewhere").mkdir()
    return Path(shutil.copy(empty_address, folder / "elsewhere" / "real.duckdb"))


@pytest.mark.slow
def test_with_nothing_else_there_nothing_is_said(demonstration: Store) -> None:
    assert forgotten_database(demonstration) is None


@pytest.mark.slow
def test_a_real_plan_that_was_served_once_is_remembered(
    demonstration: Store, real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("COMPACT_DB", str(real))
        served = quickly_opened(real)
        note_database(served)
        assert forgotten_database(served) is None
        served.close()
    assert forgotten_database(demonstration) == str(real)
    real.unlink()
    assert forgotten_database(demonstration) is None, "a file that is gone is no real plan any more"


@pytest.mark.slow
def test_a_server_s_address_is_noted_without_its_password(
    demonstration: Store, real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = quickly_opened(real)
    with monkeypatch.context() as patch:
        patch.setenv("COMPACT_DB", "postgresql://compact:secret@db.example:5433/compact?sslpassword=hidden")
        note_database(served)
    served.close()
    assert forgotten_database(demonstration) == "postgresql://db.example:5433/compact"


@pytest.mark.slow
@pytest.mark.parametrize("place", ["data", "."])
def test_a_real_plan_beside_it_is_found(demonstration: Store, real: Path, place: str) -> None:
    Path(place, "notes.duckdb").write_text("no database", encoding="utf-8")
    shutil.copy("data/compact.duckdb", Path(place, "another_demonstration.duckdb"))
    assert forgotten_database(demonstration) is None
    shutil.copy(real, Path(place, "real.duckdb"))
    assert forgotten_database(demonstration) == str(Path(place, "real.duckdb").absolute())


@pytest.mark.slow
def test_a_demonstration_that_is_named_is_meant(
    demonstration: Store, real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(real, "data/real.duckdb")
    monkeypatch.setenv("COMPACT_DB", "data/compact.duckdb")
    assert forgotten_database(demonstration) is None
    note_database(demonstration)
    assert not NOTE.exists()


@pytest.mark.slow
def test_a_real_plan_in_the_usual_place_is_nothing_to_be_told(demonstration: Store, real: Path) -> None:
    shutil.copy(real, "data/other.duckdb")
    kept = quickly_opened(real)
    assert forgotten_database(kept) is None
    kept.close()


@pytest.mark.slow
def test_what_lies_among_temporary_files_is_not_noted(
    folder: Path, real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_database.tempfile, "gettempdir", lambda: str(folder))
    monkeypatch.setenv("COMPACT_DB", str(real))
    served = quickly_opened(real)
    note_database(served)
    served.close()
    assert not NOTE.exists()


@pytest.mark.slow
def test_the_command_line_says_it_beside_its_answer(folder: Path, real: Path) -> None:
    shutil.copy(real, "data/real.duckdb")
    answer = CliRunner().invoke(app, ["status", "--json"])
    assert answer.exit_code == 0
    assert "A real plan is kept at" in answer.stderr
    assert "real.duckdb" in answer.stderr
    assert answer.stdout.startswith("{")
