"""Status on the command line: as a table, as JSON, and refused in a sentence."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from compact_dash.cli import app
from compact_dash.reports.board.status import read_status
from compact_dash.store import Store

TODAY = date(2014, 9, 17)


@pytest.fixture(autouse=True)
def on_the_demonstration(demo_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", demo_address)


def status(*options: str) -> Result:
    return CliRunner().invoke(app, ["status", *options])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "as_at", "department"),
    [
        ((), TODAY, None),
        (("--as-at", "2014-05-21"), date(2014, 5, 21), None),
        (("--as-at", "2014-09-17"), TODAY, None),
        (("--as-at", "2010-01-01"), date(2010, 1, 1), None),
        (("--department", "HMT"), TODAY, "HMT"),
        (("--department", "hmt", "--as-at", "2014-05-21"), date(2014, 5, 21), "HMT"),
    ],
    ids=str,
)
def test_json(demo_store: Store, options: tuple[str, ...], as_at: date, department: str | None) -> None:
    answer = status("--json", *options)
    assert answer.exit_code == 0
    assert answer.stderr == ""
    assert json.loads(answer.stdout) == read_status(demo_store, as_at, department).as_json()


@pytest.mark.slow
def test_the_table_says_when_out_of_how_many_and_how_far_to_trust_it() -> None:
    words = " ".join(status().stdout.split())
    assert "As at 17 September 2014, compared with the Forum of 21 May 2014" in words
    assert "60 of 84 commitments counted; outside the counts: 14 standing, 4 headings, 6 linked" in words
    assert "Demonstration. The commitments are real" in words
    for figure in (
        "of 60 had a date moved later",
        "of 60 reworded",
        "of 60 withdrawn",
        "of 60 not reported",
        "of 60 open without a date",
        "6 of 84 linked",
    ):
        assert figure in words


@pytest.mark.slow
def test_the_table_has_a_row_for_each_department(demo_store: Store) -> None:
    lines = status().stdout.splitlines()
    for department in read_status(demo_store, TODAY).as_json()["departments"]:
        [row] = [line for line in lines if line.split()[:1] and line.split()[0].upper() == department["code"]]
        figures = [int(word) for word in row.split() if word.isdigit()]
        counts = department["counts"]
        assert figures[:6] == [
            counts[name] for name in ("complete", "green", "amber", "red", "no_milestone", "no_return")
        ]


@pytest.mark.slow
def test_a_rating_is_a_word_and_a_shape() -> None:
    words = status().stdout
    for rating in ("● Green", "▲ Amber", "◆ Red", "○ No return", "– Nothing to rate", "✓ Complete"):
        assert rating in words


@pytest.mark.slow
def test_one_department_shows_each_line_and_why() -> None:
    words = " ".join(status("--department", "dfe").stdout.split())
    assert "– Nothing to rate" in words
    assert "A standing promise to keep to the Compact" in words
    assert "DFE-" in words.upper()


@pytest.mark.parametrize("day", ["2014-13-01", "yesterday", "21/05/2014", "2014-5-21", "2013-02-29", ""])
def test_what_is_no_date_is_a_usage_error(day: str) -> None:
    answer = status("--as-at", day)
    assert answer.exit_code == 2
    assert "is no date" in answer.stderr
    assert "Traceback" not in answer.output


@pytest.mark.slow
def test_a_day_still_to_come_is_refused() -> None:
    answer = status("--as-at", "2014-09-18")
    assert answer.exit_code == 1
    assert answer.stderr == ("18 September 2014 is still to come: the demonstration’s today is 17 September 2014.\n")


@pytest.mark.slow
def test_a_real_programme_goes_by_the_calendar(empty_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", empty_address)
    answer = status("--as-at", "2999-01-01")
    assert answer.exit_code == 1
    assert "1 January 2999 is still to come: today is" in answer.stderr
    assert "Demonstration" not in status().stdout


@pytest.mark.slow
def test_an_unknown_department_is_refused_with_the_known_ones() -> None:
    answer = status("--department", "MI5")
    assert answer.exit_code == 1
    assert answer.stderr == (
        "There is no department “MI5”. It may be one of CO, BIS, DCLG, DCMS, DECC, DEFRA, DFE, DFT, DH, DWP, "
        "HMRC, HMT, HO, MOJ.\n"
    )
    assert answer.stdout == ""


def test_no_database_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPACT_DB", str(tmp_path / "none.duckdb"))
    answer = status()
    assert answer.exit_code == 1
    assert "“python -m compact_dash restore” puts a backup in its place" in answer.stderr
    assert "“python -m compact_dash init” makes a new one." in answer.stderr
