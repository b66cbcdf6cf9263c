"""`return` on the command line: a workbook made, checked and filed, all of it or nothing."""

import io
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

from compact_dash.cli import app
from compact_dash.domain.returns.sheet import HEADER, LINES
from tests.conftest import quickly_opened
from tests.intake.returns.bad_workbooks import BAD
from tests.intake.returns.spoilt_workbooks import Bad, Change, answers, edited
from tests.store.test_opening import held

LEAD = "lead@defra.gov.uk"
NO_ROOM_FOR_DOUBT = ("--department", "DEFRA")


@pytest.fixture(scope="module")
def listed(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with a Compact lead of DEFRA and one of BIS on the list of people."""
    path = Path(shutil.copy(demo_address, tmp_path_factory.mktemp("listed") / "demo.duckdb"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COMPACT_DB", str(path))
        for email, code in ((LEAD, "DEFRA"), ("lead@bis.gov.uk", "BIS")):
            words = ["people", "add", "--email", email, "--role", "lead", "--organisation", code]
            assert CliRunner().invoke(app, words).exit_code == 0
    return path


@pytest.fixture
def database(listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to write to."""
    path = Path(shutil.copy(listed, tmp_path / "demo.duckdb"))
    monkeypatch.setenv("COMPACT_DB", str(path))
    return path


def run(*words: str | Path) -> tuple[int, str, str]:
    answer = CliRunner().invoke(app, ["return", *map(str, words)])
    return answer.exit_code, answer.stdout, answer.stderr


@pytest.fixture(scope="module")
def made(listed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """DEFRA's workbook as the command line makes it."""
    out = tmp_path_factory.mktemp("made") / "defra.xlsx"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COMPACT_DB", str(listed))
        status, said, _ = run("template", *NO_ROOM_FOR_DOUBT, "--out", out)
    assert status == 0
    assert said == f"{out} is ready: the return of DEFRA for the Forum of 24 September 2014, with 7 lines to answer.\n"
    return out


@pytest.fixture
def template(made: Path, database: Path, tmp_path: Path) -> Path:
    """A copy of it to fill in, beside a database to file it in."""
    return Path(shutil.copy(made, tmp_path / "defra.xlsx"))


def fill(path: Path, *changes: Change) -> Path:
    def change(book: Any) -> None:
        for each in changes:
            each(book)

    path.write_bytes(edited(path.read_bytes(), change))
    return path


def answer_all(book: Any) -> None:
    for row in range(5, 12):
        answers(row, rating="Green", words="Done as planned.", evidence="The minutes")(book)


def facts(path: Path) -> tuple[int, int]:
    """The last change, and how many answers there are."""
    store = quickly_opened(path)
    try:
        [(count,)] = store.engine.read("select count(*) from return_answer").rows
        return store.head(), count
    finally:
        store.close()


@pytest.mark.slow
def test_a_template_never_goes_over_another_file(template: Path) -> None:
    before = template.read_bytes()
    status, said, refusal = run("template", *NO_ROOM_FOR_DOUBT, "--out", template)
    assert (status, said) == (1, "")
    assert refusal == f"{template} is already there. Name another file, or move it away first.\n"
    assert template.read_bytes() == before


@pytest.mark.slow
def test_a_template_may_be_of_another_forum(database: Path, tmp_path: Path) -> None:
    status, said, _ = run("template", "--department", "defra", "--forum", "2014-05", "--out", tmp_path / "may.xlsx")
    assert status == 0
    assert "for the Forum of 21 May 2014" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "status", "refusal"),
    [
        (("--department", "ZZ"), 1, "No return has been asked of ZZ"),
        (("--department", "DEFRA", "--forum", "2014"), 1, "More than one Forum begins with “2014”. Name one of 2014-0"),
        (("--department", "DEFRA", "--forum", "2015-01"), 1, "There is no Forum on “2015-01”. Name one of"),
        ((), 2, "Missing option '--department'"),
    ],
    ids=str,
)
def test_what_cannot_be_made_is_refused(
    options: tuple[str, ...], status: int, refusal: str, database: Path, tmp_path: Path
) -> None:
    answered = run("template", *options, "--out", tmp_path / "none.xlsx")
    assert (answered[0], answered[1]) == (status, "")
    assert refusal in answered[2]
    assert not (tmp_path / "none.xlsx").exists()


def test_a_name_that_is_no_workbook_is_wrong_usage(database: Path, tmp_path: Path) -> None:
    assert run("template", *NO_ROOM_FOR_DOUBT, "--out", tmp_path / "return.csv")[0] == 2
    assert run("template", *NO_ROOM_FOR_DOUBT, "--out", tmp_path / "none" / "return.xlsx")[0] == 2
    assert run("check", tmp_path / "none.xlsx")[0] == 2


@pytest.mark.slow
def test_a_check_says_what_would_change_and_what_is_wanted(template: Path, database: Path) -> None:
    before = facts(database)
    fill(template, answers(rating="Amber", words="Held\ntwo", percent=40))
    status, said, refusal = run("check", template)
    assert (status, refusal) == (1, "")
    assert said.startswith(f"{template} is the return of DEFRA for the Forum of 24 September 2014.\n")
    assert "It would change 3 fields of 1 line:\n  DEFRA-01, Rating: empty -> Amber\n" in said
    assert "  DEFRA-01, Update: empty -> Held two\n" in said
    assert "  DEFRA-01, Path to green: expected what will bring it back on course" in said
    assert "  DEFRA-02, Rating: expected a rating, or “no change” with a reason." in said
    assert facts(database) == before


@pytest.mark.thorough
def test_a_workbook_is_filed_once_and_filing_it_again_changes_nothing(template: Path, database: Path) -> None:
    before = facts(database)
    fill(template, answer_all)
    status, said, refusal = run("check", template)
    assert (status, refusal) == (0, "")
    assert "Every line is answered" in said
    status, said, refusal = run("file", template, "--by", LEAD)
    assert (status, refusal) == (0, "")
    assert "Saved 7 lines." in said
    assert "Senior Responsible Officer" in said
    filed = facts(database)
    assert (filed[0] > before[0], filed[1]) == (True, before[1] + 7)
    status, said, refusal = run("file", template, "--by", LEAD)
    assert (status, refusal) == (0, "")
    assert "Nothing had changed, so nothing was saved." in said
    assert facts(database) == filed
    assert "Nothing in it is new" in run("check", template)[1]


@pytest.mark.thorough
def test_a_check_refuses_what_filing_would_once_the_return_has_gone_on(template: Path, database: Path) -> None:
    run("file", fill(template, answer_all), "--by", LEAD)
    fill(template, answers(words="Done since."))
    checked, filed = run("check", template), run("file", template, "--by", LEAD)
    assert (checked[0], filed[0]) == (1, 1)
    assert checked[2] == filed[2]
    assert "it must be “Draft”" in checked[2]
    assert "Every line is answered" not in checked[1]


@pytest.mark.slow
def test_a_draft_is_kept_and_not_sent(template: Path, database: Path) -> None:
    fill(template, answers(rating="Green", words="Done."))
    status, said, _ = run("file", template, "--by", LEAD, "--draft")
    assert (status, said) == (0, "The return of DEFRA for the Forum of 24 September 2014: Saved 1 line.\n")


@pytest.mark.slow
def test_an_unfinished_workbook_is_not_sent_and_nothing_of_it_is_kept(template: Path, database: Path) -> None:
    before = facts(database)
    fill(template, answers(rating="Green", words="Done."))
    status, said, refusal = run("file", template, "--by", LEAD)
    assert (status, said) == (1, "")
    assert "DEFRA-02, Rating: expected a rating, or “no change” with a reason." in refusal
    assert facts(database) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("email", "refusal"),
    [
        ("nobody@defra.gov.uk", "nobody@defra.gov.uk is not on the list of people."),
        ("lead@bis.gov.uk", "Only the Compact lead of DEFRA"),
    ],
)
def test_only_those_who_may_can_file(email: str, refusal: str, template: Path, database: Path) -> None:
    before = facts(database)
    fill(template, answer_all)
    status, said, refused = run("file", template, "--by", email)
    assert (status, said) == (1, "")
    assert refused.startswith(refusal)
    assert facts(database) == before


@pytest.mark.slow
@pytest.mark.parametrize("bad", BAD[::20], ids=lambda bad: bad.what)
def test_a_bad_workbook_is_refused_and_nothing_is_changed(bad: Bad, template: Path, database: Path) -> None:
    before = facts(database)
    template.write_bytes(bad.spoil(template.read_bytes()))
    for words in (("check", template, *NO_ROOM_FOR_DOUBT), ("file", template, "--by", LEAD, *NO_ROOM_FOR_DOUBT)):
        status, said, refusal = run(*words)
        assert (status, said) == (1, "")
        assert "expected" in refusal
        assert "Traceback" not in refusal
    assert facts(database) == before


@pytest.mark.slow
def test_a_workbook_without_a_stamp_needs_its_department_named(template: Path) -> None:
    old = openpyxl.load_workbook(io.BytesIO(template.read_bytes()))[LINES]
    book = openpyxl.Workbook()
    book.active.title = LINES
    book.active.append(list(HEADER.values()))
    book.active.append([cell.value for cell in old[5]])
    book.save(template)
    status, said, refusal = run("check", template)
    assert (status, said) == (1, "")
    assert refusal == "defra.xlsx does not say whose return it is. Name the organisation with --department.\n"
    assert run("check", template, *NO_ROOM_FOR_DOUBT)[1].startswith(f"{template} is the return of DEFRA")


@pytest.mark.thorough
def test_a_workbook_corrected_after_it_was_filed_is_taken(template: Path, database: Path) -> None:
    run("file", fill(template, answers(rating="Green", words="Done.")), "--by", LEAD, "--draft")
    fill(template, answers(words="Done in August."))
    assert "DEFRA-01, Update: Done. -> Done in August." in run("check", template)[1]
    status, said, refusal = run("file", template, "--by", LEAD, "--draft")
    assert (status, refusal) == (0, "")
    assert "Saved 1 line." in said


@pytest.mark.thorough
def test_a_template_has_the_saved_drafts_in_it(template: Path, database: Path, tmp_path: Path) -> None:
    run("file", fill(template, answers(rating="Green", words="Done.")), "--by", LEAD, "--draft")
    again = tmp_path / "again.xlsx"
    assert run("template", *NO_ROOM_FOR_DOUBT, "--out", again)[0] == 0
    assert openpyxl.load_workbook(again)[LINES]["F5"].value == "Done."
    assert "Nothing in it is new" in run("check", again)[1]


@pytest.mark.slow
def test_while_the_app_holds_the_database_its_page_is_named(template: Path, database: Path) -> None:
    with held(database):
        status, said, refusal = run("check", template)
    assert (status, said) == (1, "")
    assert "most likely the app: its Returns page does the same." in refusal
    assert refusal.count("\n") == 1
