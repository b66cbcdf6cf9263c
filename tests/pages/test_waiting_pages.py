"""What waits for whoever is at the page: a number beside each page’s name, and on the page the rows behind it."""

import re
from pathlib import Path
from typing import Any

import pytest

from compact_dash.store.duckdb_engine import DuckdbSession
from compact_dash.store.statements import statements
from tests.pages.conftest import Open, Visit
from tests.pages.test_plan_keeping import AtTheDesk


def number_beside(visit: Visit, page: str) -> str:
    """The number that the style puts beside a page’s name; empty where there is none."""
    styles = " ".join(part.proto.body for part in visit.page.get("html"))
    rule = rf'href\$="{page}"\] p::after[^{{]*{{ content: "(\d+)"; content: "\1" / ", \1 waits? for you"'
    found = re.search(rule, styles)
    return found[1] if found else ""


def test_each_number_leads_to_its_very_rows_and_goes_at_nought(visit: Open, at_the_desk: AtTheDesk) -> None:
    at_the_desk("OCS")
    office = visit("returns")
    assert [number_beside(office, page) for page in ("returns", "between", "minutes", "record")] == ["7", "3", "1", ""]
    assert "7 things wait for you here" in office.text
    assert len(re.findall(r"Return of [^:]+ for 24 September 2014: submitted", office.text)) == 7
    assert "1 thing waits for you here" in visit("minutes").text
    at_the_desk("DFT Compact lead")
    lead = visit("returns")
    assert "wait for you" not in lead.text
    assert not any("for you" in part.proto.body for part in lead.page.get("html"))


def test_all_the_counts_are_one_question_that_is_kept(
    visit_at: Open, demo_copy: Path, at_the_desk: AtTheDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    run = DuckdbSession.run

    def noting(self: DuckdbSession, sql: str, values: Any = ()) -> Any:
        sent.append(sql)
        return run(self, sql, values)

    monkeypatch.setattr(DuckdbSession, "run", noting)
    at_the_desk("OCS")
    for name in ("settings", "history", "people"):
        visit_at(demo_copy, name)
    assert sent.count(statements()["waiting"].sql) == 1
