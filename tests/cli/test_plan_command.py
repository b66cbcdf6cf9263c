"""`plan`: a plan checked, taken in and written out from the command line, and a database started from one."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from compact_dash.cli import app
from tests.commands.plan.test_import_plan import changed, files, next_year

KEEPER = "ann@cabinet.gov.uk"


@pytest.fixture(autouse=True)
def database(empty_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real plan with nothing reported, and one person of OCS."""
    monkeypatch.setenv("COMPACT_DB", str(shutil.copy(empty_address, tmp_path / "empty.duckdb")))
    run("people", "add", "--email", KEEPER, "--role", "ocs", "--organisation", "OCS")


def run(*words: str) -> tuple[int, str, str]:
    answer = CliRunner().invoke(app, list(words))
    return answer.exit_code, answer.stdout, " ".join(answer.stderr.split())


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Another year's plan in CSV files."""
    made = tmp_path / "next"
    made.mkdir()
    for name, content in files(next_year()).items():
        (made / name).write_bytes(content)
    return str(made)


@pytest.mark.thorough
def test_a_plan_is_checked_then_taken_in_then_known(folder: str) -> None:
    counts = "2 plans, 1 objective, 1 commitment, 1 plan action and 1 milestone.\n"
    assert run("plan", "check", folder) == (0, f"{folder} would add {counts}", "")
    assert run("plan", "import", folder, "--by", KEEPER.upper()) == (0, f"Added {counts}", "")
    known = f"Everything in {folder} is in the plan already. Nothing was changed.\n"
    assert run("plan", "check", folder)[1] == run("plan", "import", folder, "--by", KEEPER)[1] == known
    assert run("check")[0] == 0


@pytest.mark.slow
def test_only_somebody_of_ocs_takes_a_plan_in(folder: str) -> None:
    status, said, refusal = run("plan", "import", folder, "--by", "stranger@example.org")
    assert (status, said) == (1, "")
    assert refusal.startswith("Only OCS can change the plan, and you are acting as a viewer.")


@pytest.mark.slow
def test_faults_are_told_and_nothing_is_taken(tmp_path: Path) -> None:
    (tmp_path / "commitments.csv").write_bytes(files(changed("commitments", theme="X"))["commitments.csv"])
    status, said, refusal = run("plan", "check", str(tmp_path / "commitments.csv"))
    assert (status, said) == (1, "")
    assert "commitments.csv, line 2, column plan: found “BP-2014/15”" in refusal
    assert "commitments.csv, line 2, column theme: found “X”" in refusal


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ("plan", "check"),
        ("plan", "check", "--first"),
        ("plan", "import", "--by", KEEPER),
        ("init", "--empty", "--plan"),
    ],
    ids=["check", "first", "import", "init"],
)
def test_letters_that_were_guessed_are_said(command: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "commitments.csv"
    path.write_bytes(files(changed("commitments", title="Rada w Łodzi"))["commitments.csv"].decode().encode("cp1250"))
    _, _, remark = run(*command, str(path))
    # The first of a database is refused for what it lacks; the remark stands before that.
    assert remark.startswith("commitments.csv was read as Western European (Windows-1252): it has “£odzi”. If letters")


@pytest.mark.thorough
def test_the_plan_is_written_out_and_a_database_starts_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = str(tmp_path / "plan.xlsx")
    assert run("plan", "export", "--out", out) == (0, f"The plan is in {out}.\n", "")
    assert run("plan", "export", "--out", out)[0] == 1
    assert run("plan", "check", out)[1].endswith("is in the plan already. Nothing was changed.\n")
    own = str(tmp_path / "own.duckdb")
    monkeypatch.setenv("COMPACT_DB", own)
    status, said, _ = run("init", "--empty", "--plan", out)
    assert (status, said.splitlines()[0]) == (0, f"{own} now holds your plan, with nothing asked and nothing reported.")
    assert run("check")[0] == 0


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """The program's own plan in a folder, to be changed."""
    return Path(shutil.copytree("data/seed", tmp_path / "whole"))


@pytest.mark.slow
def test_a_first_plan_is_checked_without_a_database(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPACT_DB", str(tmp_path / "none.duckdb"))
    status, said, _ = run("plan", "check", str(whole))
    assert status == 0
    assert said.startswith(f"{whole} can start a database, with 16 organisations, 7 themes, ")
    assert said.endswith(f"Next: python -m compact_dash init --empty --plan {whole}\n")
    assert not (tmp_path / "none.duckdb").exists()
    break_file(whole / "organisations.csv", ",ocs,", ",department,")
    break_file(whole / "plans.csv", "2014/15", "2014/16")
    status, said, refusal = run("plan", "check", str(whole))
    assert (status, said) == (1, "")
    assert "organisations.csv, column kind: expected one organisation of kind ocs, whatever its code" in refusal
    assert "plans.csv, line 4, column year: found “2014/16”, expected a year such as 2026/27, or 2026" in refusal


@pytest.mark.slow
def test_a_first_plan_is_checked_beside_nothing_when_asked(whole: Path) -> None:
    break_file(whole / "organisations.csv", "DFT,DfT,", "DFT,DforT,")
    assert "as the plan has it" in run("plan", "check", str(whole))[2]
    status, said, refusal = run("plan", "check", str(whole), "--first")
    assert (status, refusal) == (0, "")
    assert "can start a database" in said


@pytest.mark.slow
def test_the_documents_of_a_plan_may_all_be_its_own(whole: Path) -> None:
    """Its thresholds may stay as they were exported: the program's own document is always known."""
    for each in whole.glob("*.csv"):
        text = each.read_text(encoding="utf-8")
        for name in ("Departments and the Compact page", '"Working together blog, 18 June 2014"'):
            text = text.replace(name, "Made up")
        each.write_text(text, encoding="utf-8")
    (whole / "sources.csv").write_text("name,address,note\nMade up,,\n", encoding="utf-8")
    assert run("plan", "check", str(whole), "--first")[0] == 0


def break_file(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.slow
def test_a_plan_of_ones_own_has_no_illustrative_year(tmp_path: Path) -> None:
    status, _, refusal = run("init", "--plan", str(tmp_path))
    assert status == 2
    assert "--plan goes with --empty" in refusal


@pytest.mark.slow
def test_nothing_at_the_path_is_a_refusal(tmp_path: Path) -> None:
    status, _, refusal = run("plan", "check", str(tmp_path / "nowhere.xlsx"))
    assert status == 1
    assert "There is no file or folder at" in refusal
