"""`people`: the list of who may do what, from the command line, so that OCS can have its first person."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from compact_dash.cli import app

OCS = ("--email", "ann@cabinet.gov.uk", "--role", "ocs", "--organisation", "OCS")


@pytest.fixture(autouse=True)
def database(empty_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty start, which nobody may do anything in yet."""
    monkeypatch.setenv("COMPACT_DB", str(shutil.copy(empty_address, tmp_path / "empty.duckdb")))


def people(*words: str) -> tuple[int, str, str]:
    answer = CliRunner().invoke(app, ["people", *words])
    return answer.exit_code, answer.stdout, answer.stderr


@pytest.mark.slow
def test_the_first_of_ocs_is_added_here() -> None:
    assert people("list")[:2] == (0, "Nobody is on the list yet.\n")
    assert people("add", *OCS, "--name", "Ann") == (0, "ann@cabinet.gov.uk is now OCS.\n", "")
    assert people("list")[1].startswith("ann@cabinet.gov.uk\tAnn\tocs\tOCS\tsince ")
    assert "by OCS (command line)" in people("list")[1]


@pytest.mark.slow
def test_a_list_in_the_letters_of_another_country_is_read_with_a_word_of_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    rows = "email,role,organisation,name\nann@example.org,ocs,OCS,Bogusław Kościuk\n"
    path.write_bytes(rows.encode("cp1250"))
    assert people("import", str(path))[2] == (
        "people.csv, line 2: found “byte 0xB3”, expected UTF-8 text: save it again as CSV UTF-8, a type of its own in "
        "Excel’s Save As.\n"
    )
    path.write_bytes(rows.replace("Kościuk", "Białek").encode("cp1250"))
    status, said, remark = people("import", str(path))
    assert (status, said.splitlines()[-1]) == (0, "1 of 1 on the list are new.")
    assert remark == (
        "people.csv was read as Western European (Windows-1252): it has “Bogus³aw” and “Bia³ek”. If letters such as "
        "é or ł look wrong, save it again as CSV UTF-8, a type of its own in Excel’s Save As.\n"
    )


@pytest.mark.thorough
def test_a_role_is_ended_here_but_not_the_last_of_ocs() -> None:
    lead = ("--email", "lead@dft.gov.uk", "--role", "lead", "--organisation", "dft")
    people("add", *OCS)
    people("add", *lead)
    assert people("end", *lead) == (0, "lead@dft.gov.uk is no longer Compact lead of DFT.\n", "")
    status, said, refusal = people("end", *OCS)
    assert (status, said) == (1, "")
    assert refusal.startswith("ann@cabinet.gov.uk is the last person in the role of OCS")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "status", "refusal"),
    [
        (("--email", "ann"), 1, "is no e-mail address"),
        (("--organisation", "XXX"), 1, "There is no organisation “XXX”"),
        (("--organisation", "DFT"), 1, "belongs to OCS"),
        (("--role", "boss"), 2, "is no role"),
        (("--role", "viewer"), 2, "is no role"),
    ],
)
def test_what_cannot_be_kept_is_refused(changed: tuple[str, str], status: int, refusal: str) -> None:
    found, said, refused = people("add", *OCS, *changed)
    assert (found, said) == (status, "")
    assert refusal in " ".join(refused.split())


@pytest.mark.thorough
def test_a_list_is_taken_in_and_says_who_is_new(tmp_path: Path) -> None:
    listed = tmp_path / "people.csv"
    listed.write_text("email,role,organisation\nann@example.org,ocs,OCS\nben@example.org,lead,DFT\n", encoding="utf-8")
    people("add", "--email", "ann@example.org", "--role", "ocs", "--organisation", "OCS")
    status, said, _ = people("import", str(listed), "--by", "ann@example.org")
    assert (status, said.splitlines()) == (
        0,
        ["new\tben@example.org, Compact lead of DFT", "unchanged\tann@example.org, OCS", "1 of 2 on the list are new."],
    )
    assert "by ann@example.org" in people("list")[1]
    listed.write_text("email,role,organisation\nann@example.org,ocs,DFT\nben,lead,DFT\n", encoding="utf-8")
    status, said, refusal = people("import", str(listed))
    assert (status, said) == (1, "")
    assert "people.csv, line 2, column organisation" in refusal
    assert "people.csv, line 3, column email" in refusal
    assert people("import", str(listed), "--by", "stranger@example.org")[0] == 1
