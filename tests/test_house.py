"""The house: style, types, layers, sizes and promises that no single module can keep."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted((ROOT / "compact_dash").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
TEMPLATES = sorted((ROOT / "compact_dash/ui/templates").rglob("*.html"))
QUERIES = sorted((ROOT / "compact_dash/store").rglob("*.sql"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_code_is_in_style() -> None:
    found = run("-m", "ruff", "check", ".")
    assert found.returncode == 0, found.stdout


@pytest.mark.slow
def test_the_code_is_in_the_house_form() -> None:
    found = run("-m", "ruff", "format", "--check", ".")
    assert found.returncode == 0, found.stdout


@pytest.mark.slow
def test_the_templates_are_in_style() -> None:
    found = run("-m", "djlint", "--lint", "--quiet", "compact_dash/ui/templates")
    assert found.returncode == 0, found.stdout


@pytest.mark.thorough
def test_the_types_hold() -> None:
    found = run("-m", "mypy")
    assert found.returncode == 0, found.stdout


@pytest.mark.slow
def test_each_layer_knows_only_those_below_it() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    found = run("-c", program)
    assert found.returncode == 0, found.stdout


def imported(path: Path) -> set[str]:
    """The top names of every module a file imports, with two steps for our own."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {".".join(name.split(".")[:2]) if name.startswith("compact_dash") else name.split(".")[0] for name in names}


def test_the_app_knows_only_the_user_interface() -> None:
    ours = {name for name in imported(ROOT / "app.py") if name.startswith("compact_dash")}
    assert ours == {"compact_dash.ui"}


@pytest.mark.slow
def test_only_the_user_interface_imports_streamlit() -> None:
    importers = {path.relative_to(ROOT / "compact_dash").parts[0] for path in CODE if "streamlit" in imported(path)}
    assert importers == {"ui"}


@pytest.mark.slow
def test_only_the_store_imports_a_database() -> None:
    importers = {
        path.relative_to(ROOT / "compact_dash").parts[0]
        for path in CODE
        if imported(path) & {"duckdb", "psycopg", "psycopg_pool"}
    }
    assert importers == {"store"}


@pytest.mark.parametrize("path", [ROOT / "app.py", *PAGES], ids=lambda path: path.name)
def test_a_page_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 80


def test_no_module_is_long() -> None:
    long = {str(path.relative_to(ROOT)) for path in CODE if len(path.read_text(encoding="utf-8").splitlines()) > 250}
    assert not long


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def longer(paths: list[Path], most: int) -> list[str]:
    """The files of more than `most` lines, with their lines."""
    counted = [(path, len(lines_of(path))) for path in paths]
    return [f"{path.relative_to(ROOT)} has {lines} lines" for path, lines in counted if lines > most]


def test_no_line_of_a_template_is_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{number} has {len(line)} characters"
        for path in TEMPLATES
        for number, line in enumerate(lines_of(path), start=1)
        if len(line) > 160
    ]
    assert not long


def test_no_template_is_long() -> None:
    long = [
        f"{path.relative_to(ROOT)} has {len(lines_of(path))} lines" for path in TEMPLATES if len(lines_of(path)) > 100
    ]
    assert not long


def test_no_file_of_queries_is_long() -> None:
    long = [
        f"{path.relative_to(ROOT)} has {len(lines_of(path))} lines" for path in QUERIES if len(lines_of(path)) > 300
    ]
    assert not long


def test_long_sql_says_why() -> None:
    """Three comments for each hundred lines at least, beside the names of its blocks and what these need."""
    silent = []
    for path in QUERIES:
        comments = [line for line in lines_of(path) if re.match(r" *-- (?!(name|fragment|needs):)", line)]
        if "migrations" not in path.parts and len(lines_of(path)) > 50 and len(comments) * 33 < len(lines_of(path)):
            silent.append(str(path.relative_to(ROOT)))
    assert not silent


@pytest.mark.slow
def test_every_module_opens_with_what_it_is() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in [*CODE, *PAGES]
        if path.stat().st_size and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def requirements(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r"))]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_has_its_line_in_the_decisions(name: str) -> None:
    decisions = (ROOT / "docs/decisions.md").read_text(encoding="utf-8")
    for line in requirements(name):
        match = re.fullmatch(r"([a-z0-9-]+)(\[[a-z,]+\])?==[0-9.]+", line)
        assert match, line
        assert match[1] in decisions, f"{match[1]} has no line in docs/decisions.md"


def test_every_task_says_what_it_does() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    tasks = [place for place, line in enumerate(lines) if re.match(r"^[a-z]+:", line)]
    assert tasks
    assert all(lines[place - 1].startswith("# ") for place in tasks)


def test_no_file_names_a_machine() -> None:
    """Paths of one computer and hosts of package registries have no place in the repository."""
    strange = re.compile(r"(?<![\w.])/(work|root|home|tmp)/[a-z]")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    named = [
        name
        for name in listed
        if name.endswith((".py", ".md", ".toml", ".txt", ".csv", ".sql", ".html", ".css", "run"))
        and name != "tests/test_house.py"
        and strange.search((ROOT / name).read_text(encoding="utf-8"))
    ]
    assert not named


def test_the_readme_and_ci_share_one_test_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    match = re.search(
        r"^(python3 -m venv .*) && pip install -r requirements-dev.txt && (pytest)$", readme, re.MULTILINE
    )
    assert match
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert match[1] in ci
    assert re.search(r"-r requirements-dev.txt && pytest &&$", ci, re.MULTILINE)


def test_make_and_ci_share_both_tiers() -> None:
    makefile, ci = ((ROOT / name).read_text(encoding="utf-8") for name in ("Makefile", ".ci/run"))
    first, second = (re.search(rf"^{task}:\n\t(.+)$", makefile, re.MULTILINE) for task in ("test", "thorough"))
    assert first
    assert second
    assert ci.endswith(f" && {first[1]} &&\n  {second[1]}\n")
