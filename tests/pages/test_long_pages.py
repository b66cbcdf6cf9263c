"""Long pages: a department of two thousand lines and a plan of thousands are sent in parts, which say so."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from compact_dash.commands.batch import Batch
from compact_dash.domain import facts
from compact_dash.domain.facts import Fact
from compact_dash.store import Store, create_store
from tests.oracle.writer import SHARES, THRESHOLDS
from tests.pages.conftest import Open

DAY, RECORDED = date(2014, 4, 1), datetime(2014, 4, 1, 9, 0)
COMMITMENTS, OWN_ACTIONS, SHARED_LINES = 2_000, 450, 350
# Of a part of two hundred rows: an eighth of what the whole would be.
MOST_BYTES = 400_000
pytestmark = pytest.mark.slow


def line(
    ref: str, owner: str | None, plan: str, kind: str = "commitment", under: str | None = None
) -> list[facts.Fact]:
    counting = "rateable" if owner else "shared"
    objective = "OBJ" if kind == "plan_action" else None
    return [
        facts.Action(ref, ref, kind, plan, objective, under, None, None),
        facts.ActionVersion(ref, DAY, owner, None, f"A promise of {ref}", None, counting, "published", None, None),
    ]


def plan() -> Iterator[Fact]:
    yield facts.Programme("P", "Compact Forum", False, None)
    yield facts.Plan("BP", "P", "BP-2014/15", "business_plan", "2014/15", "Plans", DAY, DAY, DAY, None)
    ends = date(2030, 3, 31)
    yield facts.Plan("JAP", "P", "JAP-2014/15", "joint_action_plan", "2014/15", "Joint plan", DAY, DAY, ends, None)
    yield facts.Objective("OBJ", "JAP", 1, "An objective", None)
    for position, (name, value) in enumerate((THRESHOLDS | SHARES).items()):
        yield facts.Setting(name, position, "", name, "")
        yield facts.SettingVersion(name, DAY, value, None)
    yield facts.Organisation("O", "P", "OCS", "OCS", "Office", "Office", "ocs", 9)
    yield facts.Organisation("D", "P", "D", "D", "Department", "Department", "department", 1)
    for number in range(1, COMMITMENTS + 1):
        yield from line(f"D-{number:04}", "D", "BP")
    for number in range(1, OWN_ACTIONS + 1):
        yield from line(f"JAP-1.{number:03}", "O", "JAP", "plan_action")
    yield from line("JAP-2.001", None, "JAP", "plan_action")
    for number in range(1, SHARED_LINES + 1):
        yield from line(f"JAP-2.001-{number:03}", "D", "JAP", "plan_action", "JAP-2.001")


@pytest.fixture(scope="module")
def long_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    batch = Batch()
    for fact in plan():
        batch.add(fact, RECORDED, "OCS")

    def fill(store: Store) -> None:
        store.append(batch.entries)

    path = tmp_path_factory.mktemp("long") / "long.duckdb"
    create_store(str(path), RECORDED, fill)
    return path


@pytest.mark.thorough
def test_a_department_of_two_thousand_lines_is_sent_in_parts(visit_at: Open, long_plan: Path) -> None:
    first = visit_at(long_plan, "department")
    rows = first.html.table("Commitments").body
    assert (len(rows), rows[0][0], rows[-1][0]) == (200, "D-0001", "D-0200")
    assert "Commitments 1 to 200 of 2,000." in first.text
    assert "Earlier commitments" not in first.text
    assert "Lines 1 to 200 of 350." in first.text
    # Of everything on the page, also of what the cards and the strip say of all two thousand.
    assert len(first.source) < MOST_BYTES
    middle = visit_at(long_plan, "department", commitments_from="450", lines_from="201")
    assert "Commitments 401 to 600 of 2,000." in middle.text
    assert "Lines 201 to 350 of 350." in middle.text
    assert "department?department=D&amp;lines_from=201&amp;commitments_from=201" in middle.source
    assert '["D-0401", 401]' in middle.source, "and says where the others are"
    last = visit_at(long_plan, "department", commitments_from="999999")
    assert "Commitments 1,801 to 2,000 of 2,000." in last.text
    assert "Later commitments" not in last.text
    assert "whole number" in " ".join(visit_at(long_plan, "department", commitments_from="some").refusals)


@pytest.mark.thorough
def test_a_plan_of_many_actions_is_sent_in_parts(visit_at: Open, long_plan: Path) -> None:
    first = visit_at(long_plan, "plan")
    assert "Actions 1 to 200 of 451." in first.text
    assert len(first.source) < MOST_BYTES
    last = visit_at(long_plan, "plan", actions_from="401")
    assert "Actions 401 to 451 of 451." in last.text
    assert "lines_of=JAP-2.001" in last.source, "and leads to the lines that have no room in the cell"
    assert "JAP-2.001-350" not in last.source
    lines = visit_at(long_plan, "plan", actions_from="401", lines_of="jap-2.001", lines_from="201")
    assert "Lines 201 to 350 of 350." in lines.text
    assert len(lines.html.table("Lines of JAP-2.001").body) == 150
    assert "action with lines" in " ".join(visit_at(long_plan, "plan", lines_of="JAP-1.001").refusals)
