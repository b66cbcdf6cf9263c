"""Boards of no department, of one and of three hundred: they read as well as that of fourteen."""

from datetime import date, datetime
from pathlib import Path

import pytest

from compact_dash.commands.batch import Batch
from compact_dash.domain import facts
from compact_dash.store import Store, create_store
from tests.oracle.writer import SHARES, THRESHOLDS
from tests.pages.conftest import Open

FIRST_DAY = date(2014, 4, 1)
RECORDED = datetime(2014, 4, 1, 9, 0)


def board_of(departments: int, path: Path) -> Path:
    """A database of so many departments, each with one commitment that nobody has asked about."""
    batch = Batch()

    def add(*made: facts.Fact) -> None:
        for fact in made:
            batch.add(fact, RECORDED, "OCS")

    add(facts.Programme("P", "Compact Forum", False, None))
    add(facts.Plan("BP", "P", "BP-2014/15", "business_plan", "2014/15", "Plans", FIRST_DAY, FIRST_DAY, FIRST_DAY, None))
    for position, (name, value) in enumerate((THRESHOLDS | SHARES).items()):
        add(facts.Setting(name, position, "", name, ""), facts.SettingVersion(name, FIRST_DAY, value, None))
    add(facts.Organisation("O", "P", "OCS", "OCS", "Office", "Office", "ocs", departments + 1))
    for number in range(1, departments + 1):
        name = f"Department {number}"
        add(facts.Organisation(name, "P", f"D{number}", f"D{number}", name, name, "department", number))
        ref = f"D{number}-01"
        add(facts.Action(ref, ref, "commitment", "BP", None, None, None, None))
        add(
            facts.ActionVersion(
                ref, FIRST_DAY, name, None, "A promise <b>kept</b>", None, "rateable", "published", None, None
            )
        )

    def fill(store: Store) -> None:
        store.append(batch.entries)

    create_store(str(path), RECORDED, fill)
    return path


def test_a_board_of_no_department_says_what_to_do(visit_at: Open, tmp_path: Path) -> None:
    none = board_of(0, tmp_path / "none.duckdb")
    assert "There is no department on the board yet." in visit_at(none, "progress").text
    assert "There is no department yet." in visit_at(none, "department").text
    assert "No Joint Action Plan" in visit_at(none, "plan").text
    assert "0 of 0" in visit_at(none, "review").text
    for name in ("agenda", "settings", "present"):
        assert not visit_at(none, name).refusals


def test_a_board_of_one_department_speaks_of_one(visit_at: Open, tmp_path: Path) -> None:
    one = board_of(1, tmp_path / "one.duckdb")
    opened = visit_at(one, "progress")
    table = opened.html.table("Progress by department")
    assert [row[:2] for row in table.body] == [["Department 1", "Not yet asked"], ["All, 1 commitment", ""]]
    assert "Where the department stands" in opened.text
    assert "1 departments" not in opened.text
    assert "1 rateable commitment." in visit_at(one, "department").text


def test_what_a_person_wrote_is_never_markup(visit_at: Open, tmp_path: Path) -> None:
    one = board_of(1, tmp_path / "one.duckdb")
    assert "A promise <b>kept</b>" in visit_at(one, "department").text


@pytest.mark.slow
def test_a_board_of_three_hundred_departments_shows_them_all(visit_at: Open, tmp_path: Path) -> None:
    many = board_of(300, tmp_path / "many.duckdb")
    opened = visit_at(many, "progress")
    assert len(opened.html.table("Progress by department").body) == 301
    assert "300 of 300 commitments shown" in opened.text
    assert visit_at(many, "progress", department="D299").html.table("Progress").body[0][0] == "Department 299"
