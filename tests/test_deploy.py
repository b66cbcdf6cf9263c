"""What deploy/ and docs/operating.md give an operator: files that hold together, and a document true of them."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from compact_dash.cli import app
from compact_dash.ui.operation.figures import PLACE, REGISTRY
from compact_dash.ui.operation.log import FORM

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
SERVICE = DEPLOY / "compact-dash.service"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_document_shows_the_nginx_that_is_tested() -> None:
    [shown] = re.findall(r"^```nginx\n(.*?)^```$", read("docs/operating.md"), re.DOTALL | re.MULTILINE)
    assert shown == read("deploy/nginx.conf")


@pytest.mark.parametrize("name", ["README.md", "docs/operating.md"])
def test_every_command_that_a_document_gives_is_there(name: str) -> None:
    """With its options: each is asked for its help, which refuses a word it does not know."""
    given = set(re.findall(r"python -m compact_dash ([a-z][^`#\n;&|]*)", read(name)))
    assert given or name != "README.md"
    for line in sorted(given):
        words = shlex.split(line)
        options = [word for word in words if word.startswith("--")]
        commands = [word for word in words[:2] if re.fullmatch("[a-z]+", word)]
        answers = [CliRunner().invoke(app, [*commands[:count], "--help"]) for count in range(len(commands), 0, -1)]
        helped = next(answer.stdout for answer in answers if answer.exit_code == 0)
        assert [option for option in options if option not in helped] == [], line


def test_every_variable_and_figure_of_the_document_is_known() -> None:
    text = read("docs/operating.md")
    assert {FORM, PLACE, "COMPACT_DB"} <= set(re.findall(r"COMPACT_[A-Z]+", text))
    known = {f"{metric.name}{'_total' if metric.type == 'counter' else ''}" for metric in REGISTRY.collect()}
    assert set(re.findall(r"`(compact_[a-z_]+)`", text)) == {name for name in known if name.startswith("compact_")}


def test_the_service_is_sound() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(SERVICE, encoding="utf-8")
    service = unit["Service"]
    assert service["User"] == "compact"
    assert "--server.address 127.0.0.1" in service["ExecStart"]
    assert {"NoNewPrivileges", "ProtectSystem", "StateDirectory", "TimeoutStopSec"} <= set(service)


@pytest.mark.slow
def test_systemd_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("no systemd-analyze here: apt install systemd")
    # The program it starts is not installed here.
    text = SERVICE.read_text(encoding="utf-8")
    text = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", text, flags=re.MULTILINE)
    copy = tmp_path / SERVICE.name
    copy.write_text(text, encoding="utf-8")
    found = subprocess.run([program, "verify", copy], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout + found.stderr) == (0, "")


def test_the_container_runs_as_nobody_keeps_its_database_and_takes_in_no_secret() -> None:
    """Read, not built: what builds containers is not everywhere."""
    text = re.sub(r"\\\n\s*", " ", read("deploy/Containerfile"))
    steps = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    said = {word: [rest for first, rest in steps if first == word] for word, _ in steps}
    [user], [volume], [health] = said["USER"], said["VOLUME"], said["HEALTHCHECK"]
    assert user.isdecimal()
    assert f"COMPACT_DB={volume}/" in said["ENV"][0]
    assert "/healthz" in health
    taken = [word for rest in said["COPY"] for word in rest.split()[:-1]]
    assert all((ROOT / name).exists() for name in taken)
    assert not {".", "data", ".streamlit"} & set(taken)
    assert set(re.findall(r'"--server\.(\w+)"', said["CMD"][0])) == {"address", "port"}
    for name in taken:
        if (ROOT / name).is_dir() and name.startswith("data"):
            assert not list((ROOT / name).rglob("*.duckdb"))
