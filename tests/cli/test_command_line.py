"""The command line as a whole: its help, its exit statuses, and what it does not import."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import typer
from typer.testing import CliRunner

from compact_dash.cli import app
from compact_dash.cli import bench as bench_door
from tools import bench

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("init", "status", "people", "check", "bench")


def run(*words: str, database: str) -> subprocess.CompletedProcess[str]:
    """The command line as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "compact_dash", *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "COMPACT_DB": database, "PYTHONIOENCODING": "utf-8"},
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    answer = CliRunner().invoke(app, [command, "--help"])
    assert answer.exit_code == 0
    assert "--help" in answer.stdout


def words_of_help() -> Iterator[tuple[str, str]]:
    """The help of every command, by its name."""
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        for words in [[name, inner] for inner in getattr(command, "commands", {})] or [[name]]:
            yield " ".join(words), CliRunner().invoke(app, [*words, "--help"]).stdout


def test_no_help_takes_its_examples_from_one_house_and_year() -> None:
    every = dict(words_of_help())
    assert {"status", "return template", "plan export"} < set(every)
    # The program's own plan, which `init` takes where it is given no other.
    every["init"] = re.sub(r"plan\s+of\s+[│\s]*2013", "", every["init"])
    examples = {name: re.findall(r"\b(?:20\d\d|DFT|BIS|DEFRA)\b", said) for name, said in every.items()}
    assert {name: found for name, found in examples.items() if found} == {}


def test_the_help_names_every_command_and_the_exit_statuses() -> None:
    answer = CliRunner().invoke(app, ["--help"])
    assert answer.exit_code == 0
    assert all(command in answer.stdout for command in COMMANDS)
    assert "2 wrong usage" in answer.stdout


@pytest.mark.parametrize("words", [["dance"], ["status", "--loudly"], ["check", "twice"], ["init", "--empty=2"], []])
def test_wrong_usage_is_2(words: list[str]) -> None:
    assert CliRunner().invoke(app, words).exit_code == 2


@pytest.mark.slow
def test_it_runs_as_a_module(demo_address: str) -> None:
    answer = run("check", database=demo_address)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "Nothing is wrong." in answer.stdout


@pytest.mark.slow
def test_a_refusal_is_one_sentence_on_stderr_and_1(tmp_path: Path) -> None:
    answer = run("status", database=str(tmp_path / "none.duckdb"))
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("There is no database at")
    assert answer.stderr.count("\n") == 1


@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.slow
def test_a_server_that_does_not_answer_is_one_sentence() -> None:
    # Nothing listens at port 1; what the pool says of each try is not for whoever typed the command.
    answer = run("status", database="postgresql://127.0.0.1:1/house")
    assert answer.returncode == 1
    assert answer.stderr.startswith("The PostgreSQL database does not answer.")
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.slow
def test_findings_of_the_check_are_1(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with duckdb.connect(demo_copy) as connection:
        connection.execute("delete from change where change_no = 700")
        connection.execute("update status_update set words = 'Fine' where change_no = (select 1300)")
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    answer = CliRunner().invoke(app, ["check"])
    assert answer.exit_code == 1
    assert "Change 700 is missing from the trail." in answer.stdout
    assert "The check found" in answer.stderr
    assert "Nothing is wrong" not in answer.stdout


@pytest.mark.slow
def test_very_many_findings_are_counted_and_not_all_shown(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with duckdb.connect(demo_copy) as connection:
        connection.execute("update status_update set words = 'Fine'")
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    answer = CliRunner().invoke(app, ["check"])
    assert answer.exit_code == 1
    assert "more." in answer.stdout.splitlines()[-1]
    assert len(answer.stdout.splitlines()) < 120


def test_the_bench_is_started_with_what_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(bench, "run", lambda console, large, beside: asked.append((large, beside is not None)))
    monkeypatch.setattr(bench, "compare", lambda console, how: asked.append((how.rounds, how.python)))
    monkeypatch.setattr(bench, "film", lambda console, folder: asked.append(folder))
    only = ("--only-beside", "--rounds", "3", "--python", "python-with-dash")
    for options in ((), ("--no-large", "--no-beside"), only, ("--strips", "films")):
        assert CliRunner().invoke(app, ["bench", *options]).exit_code == 0
    assert asked == [(True, True), (False, False), (3, "python-with-dash"), Path("films")]


@pytest.mark.slow
def test_status_as_json_needs_neither_streamlit_nor_pandas(demo_address: str) -> None:
    """What starts in a third of a second must stay so: heavy imports belong to those who use them."""
    script = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from compact_dash.cli import app\n"
        "assert CliRunner().invoke(app, ['status', '--json']).exit_code == 0\n"
        "print(sorted({'streamlit', 'pandas', 'plotly', 'psycopg', 'jinja2'} & set(sys.modules)))"
    )
    environment = {**os.environ, "COMPACT_DB": demo_address}
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, env=environment)
    assert answer.stdout == "[]\n", answer.stderr


def test_without_the_bench_the_door_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_door, "PLACE", "tools.nowhere")
    answer = CliRunner().invoke(app, ["bench"])
    assert answer.exit_code == 1
    assert "not installed here" in answer.stderr
