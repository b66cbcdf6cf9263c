"""A house of its own: what follows from its plan before anybody has set a word."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from compact_dash.commands.loading.initialise import create_empty
from compact_dash.domain.house import WHITEHALL, House, speaking_for
from compact_dash.domain.plan.years import plan_year
from compact_dash.reports.check import check
from compact_dash.reports.house import read_house
from compact_dash.reports.organisations import organisations
from compact_dash.reports.working_days import is_working_day
from compact_dash.store import open_store
from tests.welsh import FILES

NOW = datetime(2026, 5, 5, 9, 0)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The Welsh plan without the words that it gives its house."""
    folder = Path(shutil.copytree(FILES / "plan", tmp_path / "plan"))
    (folder / "settings.csv").unlink()
    return folder


def house_of(plan: Path) -> House:
    address = plan.parent / "own.duckdb"
    create_empty(str(address), NOW, plan=plan)
    store = open_store(str(address), NOW)
    try:
        assert check(store).findings == []
        known = organisations(store)
        assert known.lead_body.code == "TSU"
        return read_house(store)
    finally:
        store.close()


@pytest.mark.slow
def test_the_bodies_are_called_as_the_plan_calls_them(plan: Path) -> None:
    own = house_of(plan)
    assert (own.office, own.partner) == ("TSU", "WCVA")
    assert (own.office_name, own.office_parent, own.local_team) == ("Third Sector Unit", "", "")
    assert "Whitehall" not in own.programme
    assert own.first_day == date(2026, 4, 1)


@pytest.mark.slow
def test_a_plan_of_the_calendar_year_has_its_references(plan: Path) -> None:
    rows = (plan / "plans.csv").read_text(encoding="utf-8")
    rows = rows.replace("2026/27,M", "2026,M").replace("2026-04-01,2027-03-31", "2026-01-01,2026-12-31")
    (plan / "plans.csv").write_text(rows, encoding="utf-8")
    own = house_of(plan)
    assert own.plan_year_month == "January"
    with speaking_for(own):
        assert plan_year(date(2026, 11, 28)) == "2026"


@pytest.mark.slow
def test_a_programme_may_have_no_partner(plan: Path) -> None:
    rows = (plan / "organisations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (plan / "organisations.csv").write_text("".join(row for row in rows if "WCVA" not in row), encoding="utf-8")
    assert house_of(plan).partner == "the partner"


def test_working_days_are_those_of_the_house() -> None:
    # St Andrew's Day 2026 is a Monday, and a bank holiday in Scotland alone.
    for region, works in (("WLS", True), ("ENG", True), ("SCT", False)):
        with speaking_for(House(holidays_region=region)):
            assert is_working_day(date(2026, 11, 30)) is works
    assert WHITEHALL.holidays_region == "ENG"
