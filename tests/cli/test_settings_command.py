"""`settings`: written out as a file, and set from one, all of it or nothing, by the rules of the page."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from compact_dash.cli import app
from compact_dash.domain.house import house

BY = ("--by", "ann@cabinet.gov.uk")


@pytest.fixture(autouse=True)
def database(empty_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty start, in which Ann is of OCS."""
    monkeypatch.setenv("COMPACT_DB", str(shutil.copy(empty_address, tmp_path / "empty.duckdb")))
    call("people", "add", "--email", "ann@cabinet.gov.uk", "--role", "ocs", "--organisation", "OCS")


def call(*words: str) -> tuple[int, str, str]:
    answer = CliRunner().invoke(app, list(words))
    return answer.exit_code, answer.stdout, answer.stderr


def written(folder: Path, *rows: str) -> str:
    path = folder / "house.csv"
    path.write_text("\n".join(["Value,Name,Why we chose it", *rows]), encoding="utf-8")
    return str(path)


@pytest.mark.thorough
def test_what_is_exported_is_imported_as_nothing_new_and_a_change_is_told(tmp_path: Path) -> None:
    out = tmp_path / "settings.csv"
    assert call("settings", "export", "--out", str(out)) == (0, f"The settings are in {out}.\n", "")
    assert call("settings", "export", "--out", str(out))[0] == 1
    assert call("settings", "export")[1].startswith("name,value,unit,label,meaning,Note")
    assert call("settings", "import", str(out), *BY) == (1, "", "Everything is set so already. Nothing was changed.\n")
    out.write_text(out.read_text(encoding="utf-8").replace("forum,Forum,", "forum,Partnership,"), encoding="utf-8")
    assert call("settings", "import", str(out), *BY) == (0, "The meeting’s short word: Partnership, was Forum.\n", "")
    assert "“the Partnership meets”" in call("settings", "export")[1]
    assert house().forum == "Forum", "the words of a command's house end with the command"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            ("60,forum_minutes", "0,papers_working_days"),
            "found “0”, expected a whole number from 1 to 60, for papers_working_days.",
        ),
        (("60,forum_minutes", "6,forum_minutes"), "line 2, column name: found “forum_minutes”, expected a name that"),
        (("60,forum_minuts",), "line 2, column name: found “forum_minuts”, expected a setting’s name: one of"),
    ],
)
def test_a_file_with_a_fault_sets_nothing(tmp_path: Path, rows: tuple[str, ...], sentence: str) -> None:
    status, said, refused = call("settings", "import", written(tmp_path, *rows), *BY)
    assert (status, said) == (1, "")
    assert sentence in refused
    assert "forum_minutes,90" in call("settings", "export")[1]


@pytest.mark.slow
def test_every_fault_of_a_file_is_named_at_once_by_its_line(tmp_path: Path) -> None:
    rows = (
        *("60,forum_minuts", "0,papers_working_days", "6,forum_days", "9,", "4,amber_date_moves"),
        *("Essex,holidays_region", "7,site", "8,site"),
    )
    status, said, refused = call("settings", "import", written(tmp_path, *rows), *BY)
    assert (status, said) == (1, "")
    starts = [
        "house.csv, line 2, column name: found “forum_minuts”, expected a setting’s name: one of",
        "house.csv, line 3, column value: found “0”, expected a whole number from 1 to 60, for papers_working_days.",
        "house.csv, line 4, column value: found “6”, expected months with early, mid or late before them",
        "house.csv, line 5, column name: expected the name of a setting.",
        "house.csv, line 6, column value: expected no more than 2, which is set for Moves of a",
        "house.csv, line 7, column value: expected another: GB has no bank holidays of its own for a region “ESSEX”",
        "house.csv, line 8, column name: found “site”, expected a name that stands once.",
        "house.csv, line 8, column value: found “7”, expected an address such as",
        "house.csv, line 9, column name: found “site”, expected a name that stands once.",
        "house.csv, line 9, column value: found “8”, expected an address such as",
    ]
    told = refused.splitlines()
    assert [line[: len(start)] for line, start in zip(told, starts, strict=True)] == starts


@pytest.mark.slow
def test_only_somebody_of_ocs_on_the_list_sets_them(tmp_path: Path) -> None:
    source = written(tmp_path, "60,forum_minutes")
    status, _, refused = call("settings", "import", source, "--by", "nobody@dft.gov.uk")
    assert (status, refused.split(".")[0]) == (1, "nobody@dft")
    assert "is not on the list of people" in refused
