"""Files that commands write: only under names that can be kept anywhere, and never over another file."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from compact_dash.cli import app

COMMANDS = {
    ("plan", "export"): ".xlsx",
    ("settings", "export"): ".csv",
    ("return", "template", "--department", "DFT"): ".xlsx",
}
REFUSED = {
    "a device of Windows": ("nul", "stands for a device on Windows"),
    "a sign of Windows": ("plan:2026", "has : in it, which Windows cannot keep"),
    "a question": ("what?", "has ? in it"),
    "a name without end": ("x" * 200, "Let it have at most 150"),
}


def refusal(*words: str) -> str:
    answer = CliRunner().invoke(app, list(words))
    assert (answer.exit_code, answer.stdout) == (2, "")
    return " ".join(answer.stderr.replace("│", " ").split())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_name_that_cannot_be_kept_is_refused_first(command: tuple[str, ...], tmp_path: Path) -> None:
    suffix = COMMANDS[command]
    for stem, said in REFUSED.values():
        assert said in refusal(*command, "--out", str(tmp_path / f"{stem}{suffix}"))
    assert f"Let it end in {suffix}" in refusal(*command, "--out", str(tmp_path / "plan.docx"))
    assert "There is no folder" in refusal(*command, "--out", str(tmp_path / "none" / f"plan{suffix}"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_what_the_disk_refuses_is_said_in_a_sentence(
    empty_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPACT_DB", str(shutil.copy(empty_address, tmp_path / "empty.duckdb")))
    out = tmp_path / "plan.xlsx"

    class Full(io.FileIO):
        def write(self, content: object) -> int:
            raise OSError(28, "No space left on device")

    opened = Path.open

    def open_full(path: Path, *how: Any, **further: Any) -> Any:
        return Full(str(path), "xb") if path == out else opened(path, *how, **further)

    monkeypatch.setattr(Path, "open", open_full)
    answer = CliRunner().invoke(app, ["plan", "export", "--out", str(out)])
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr == f"{out} cannot be written: No space left on device. Name another place.\n"
    assert not out.exists(), "half a file is taken for a whole one"
