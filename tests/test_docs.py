"""The documents for whoever changes the program: what they name is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "docs/architecture.md", "docs/changing.md", "docs/security.md", "docs/performance.md")
# A path of ours in backquotes, and after it the name to look for there, in backquotes and brackets.
NAMED = re.compile(r"`([\w./-]+/[\w./*-]+|[\w-]+\.(?:py|toml|txt|md))`(?: \(`([^`]+)`\))?")
# Made by the program or by the reader, so not there in a fresh checkout.
NOT_OURS = {"/path/to/compact.duckdb", ".streamlit/secrets.toml", "data/compact.duckdb"}


def named_in(document: str) -> list[tuple[str, str | None]]:
    text = re.sub(r"^```.*?^```", "", (ROOT / document).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [(match[1], match[2]) for match in NAMED.finditer(text) if match[1] not in NOT_OURS]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    named = named_in(document)
    assert named
    assert [path for path, _ in named if not path.startswith("/") and not list(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_name_that_a_document_gives_stands_in_its_file(document: str) -> None:
    missing = [
        f"{path} has no {name}"
        for path, name in named_in(document)
        if name and not re.search(rf"\b{re.escape(name)}\b", (ROOT / path).read_text(encoding="utf-8"))
    ]
    assert missing == []


@pytest.mark.parametrize("heading", ["One update, from the form to the board", "One press of Next"])
def test_a_way_through_the_house_has_at_most_twelve_stops(heading: str) -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    section = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    stops = re.findall(r"^\d+\. `", section, re.MULTILINE)
    assert 5 <= len(stops) <= 12


def test_the_picture_of_the_house_shows_every_room() -> None:
    """A floor's line has a cross in the column of each of its rooms, and of no other."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    picture = text.split("```")[1].splitlines()
    head = next(line for line in picture if "board" in line)
    columns = {match[0]: match.start() for match in re.finditer(r"[a-z]+", head.split("and on")[0])}
    for floor in ("ui", "commands", "reports", "domain"):
        line = next(line for line in picture if line.lstrip().startswith(f"{floor}/"))
        shown = {room for room, at in columns.items() if re.search(r"(?<!\w)x(?!\w)", line[at : at + len(room) + 1])}
        there = {path.parent.name for path in (ROOT / "compact_dash" / floor).glob("*/__init__.py")} & columns.keys()
        assert shown == there, floor


def test_every_threat_names_tests_that_are_there() -> None:
    rows = re.findall(
        r"^\| [^|]+ \| [^|]+ \| (.+) \|$", (ROOT / "docs/security.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    named = [re.findall(r"`(test_\w+)`", row) for row in rows if row != "held by"]
    known = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 20
    assert all(named), "a threat without a test"
    assert {name for names in named for name in names} - known == set()


def test_every_limit_is_named_for_whoever_keeps_the_server() -> None:
    told = (ROOT / "docs/operating.md").read_text(encoding="utf-8").split("## Limits")[1]
    limits = (ROOT / "compact_dash/ui/entry/limits.py").read_text(encoding="utf-8")
    names = {
        name.strip() for line in re.findall(r"^([A-Z][A-Z_, ]+) = ", limits, re.MULTILINE) for name in line.split(",")
    }
    assert len(names) > 10
    assert {name for name in names if f"`{name}`" not in told} == set()


@pytest.mark.slow
@pytest.mark.thorough
def test_no_known_weakness_is_in_the_code() -> None:
    settings = ["-q", "-c", str(ROOT / "pyproject.toml"), "-r", "compact_dash", "pages", "app.py"]
    found = subprocess.run([sys.executable, "-m", "bandit", *settings], cwd=ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout
