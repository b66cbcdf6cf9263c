"""A plan taken in: from CSV files or a workbook, beside the plan that is known, whole or not at all."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from compact_dash.commands.loading.initialise import create_empty
from compact_dash.commands.plan.import_plan import PlanImport, check_import, import_plan
from compact_dash.commands.plan.keep_plan import re_own, reword, set_linked
from compact_dash.domain.errors import FileRefused, NotAllowed, NotFound
from compact_dash.domain.plan.tables import COLUMNS, PlanCopy
from compact_dash.domain.settings import RULES
from compact_dash.intake.plan.sheets import sheets_at, sheets_of
from compact_dash.papers import registry
from compact_dash.reports.check import check
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.plan.plan import joint_plans
from compact_dash.store import Store, open_store
from compact_dash.store.plan_tables import plan_tables
from tests.commands.plan.keepers import NOW, OCS, TODAY, VOICE, line
from tests.papers.examples import MAKING

SEED = Path(__file__).parents[3] / "data" / "seed"
SOURCE = {"source_document": "https://example.org/plan", "source_place": ""}
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def store(own_demo: Store) -> Store:
    return own_demo


def next_year() -> Rows:
    """The rows of another year: a business plan with a commitment and its step, and a Joint Action Plan."""
    plan = {"year": "2014/15", "published_on": "2014-09-01", "starts_on": "2014-04-01", "ends_on": "2015-03-31"}
    return {
        "plans": [
            {"code": "BP-2014/15", "kind": "business_plan", "title": "Business plans 2014/15", **plan},
            {"code": "JAP-16", "kind": "joint_action_plan", "title": "Joint Action Plan 2016/17", **plan,
             "year": "2016/17", "starts_on": "2016-04-01", "ends_on": "2017-03-31"},
        ],
        "commitments": [
            {"ref": "DWP-21", "department": "DWP", "plan": "BP-2014/15", "counting": "rateable",
             "title": "Publish a grants guide", "theme": "Volunteering"},
        ],
        "milestones": [
            {"ref": "DWP-21", "number": 1, "title": "Draft", "due_on": "2014-12-01", "precision": "day"},
        ],
        "objectives": [{"plan": "JAP-16", "number": 1, "title": "Meet in every region"}],
        "plan_actions": [
            {"ref": "JAP16-1-LEADS", "plan": "JAP-16", "objective": 1, "owner": "LEADS", "title": "Come along",
             "completeness": "Whole cell"},
        ],
    }  # fmt: skip


def files(rows: Rows) -> dict[str, bytes]:
    """The rows as CSV files."""
    return {f"{name}.csv": as_csv(name, table) for name, table in rows.items()}


def as_csv(name: str, rows: list[dict[str, Any]]) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS[name], restval="")
    writer.writeheader()
    writer.writerows(SOURCE | row for row in rows)
    return written.getvalue().encode()


def workbook(rows: Rows, *more: str) -> bytes:
    """The rows as a workbook, with further sheets that have only a word in them."""
    book = openpyxl.Workbook()
    book.active.title = "About"
    for name, table in rows.items():
        sheet = book.create_sheet(name)
        sheet.append(COLUMNS[name])
        for row in table:
            sheet.append([{**SOURCE, **row}.get(column) for column in COLUMNS[name]])
    for name in more:
        book.create_sheet(name).append(["Ask Ann"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def take_in(store: Store, rows: Rows) -> PlanImport:
    return import_plan(store, OCS, sheets_of(files(rows)))


@pytest.mark.slow
def test_another_years_plan_is_added_to_the_one_there_is(store: Store) -> None:
    done = take_in(store, next_year())
    assert done.words == ["2 plans", "1 objective", "1 commitment", "1 plan action", "1 milestone"]
    added = line(store, "DWP-21")
    assert (added.organisation_code, added.due_on, added.headline) == ("DWP", date(2014, 12, 1), "not_yet_asked")
    assert [row.organisation_code for row in rated_lines(store, Question(TODAY, kind="plan_action", ref="JAP16-1-DWP"))]
    assert not rated_lines(store, Question(date(2014, 8, 31), ref="DWP-21"))
    assert "JAP-16" in [plan.code for plan in joint_plans(store, TODAY)]
    assert check(store).findings == []


@pytest.mark.slow
def test_the_same_again_changes_nothing(store: Store) -> None:
    take_in(store, next_year())
    head = store.head()
    assert take_in(store, next_year()).words == []
    assert store.head() == head


@pytest.mark.slow
def test_a_workbook_says_the_same_as_files(store: Store) -> None:
    rows = next_year()
    rows["plans"][0]["published_on"] = datetime(2014, 9, 1)
    rows["milestones"][0]["number"] = 1.0
    book = {"plan.xlsx": workbook(rows)}
    assert (
        check_import(store, sheets_of(book), TODAY).new == check_import(store, sheets_of(files(next_year())), TODAY).new
    )


@pytest.mark.slow
def test_a_line_that_is_new_in_a_known_plan_speaks_of_today(store: Store) -> None:
    row = next_year()["commitments"][0] | {"plan": "BP-2013/14"}
    take_in(store, {"commitments": [row]})
    assert line(store, "DWP-21").ref == "DWP-21"
    assert not rated_lines(store, Question(date(2014, 9, 16), ref="DWP-21"))


@pytest.mark.slow
def test_a_promise_that_is_made_again_next_year_keeps_its_words(store: Store) -> None:
    rows = changed("commitments", title=line(store, "DWP-00").title, counting="standing")
    assert take_in(store, rows).counts["commitments"] == 1
    content = registry.PLAN_WORKBOOK.write(PlanCopy(plan_tables(store), TODAY), MAKING)
    assert check_import(store, sheets_of({"plan.xlsx": content}), TODAY).words == []


@pytest.mark.slow
def test_the_plan_written_as_a_workbook_reads_back_as_the_same_plan(store: Store) -> None:
    reword(store, OCS, "DWP-03", "Ask providers twice a year", "Plainer")
    content = registry.PLAN_WORKBOOK.write(PlanCopy(plan_tables(store), TODAY), MAKING)
    assert content == registry.PLAN_WORKBOOK.write(PlanCopy(plan_tables(store), TODAY), MAKING)
    assert check_import(store, sheets_of({"plan.xlsx": content}), TODAY).words == []


@pytest.mark.slow
def test_the_files_it_began_with_add_nothing_even_after_the_plan_was_changed(store: Store) -> None:
    reword(store, OCS, "DWP-03", "Ask providers twice a year", "Plainer")
    set_linked(store, OCS, "DWP-04", True, "Reported elsewhere")
    re_own(store, OCS, "DWP-05", "DH", TODAY, "Moved")
    assert check_import(store, sheets_at(SEED), TODAY).words == []


@pytest.mark.thorough
def test_a_database_starts_from_a_workbook(store: Store, tmp_path: Path) -> None:
    path, address = tmp_path / "plan.xlsx", str(tmp_path / "own.duckdb")
    tables = {name: rows for name, rows in plan_tables(store).items() if name != "settings"}
    path.write_bytes(registry.PLAN_WORKBOOK.write(PlanCopy(tables, TODAY), MAKING))
    create_empty(address, NOW, plan=path)
    own = open_store(address, NOW)
    assert len(rated_lines(own, Question(TODAY))) == len(rated_lines(store, Question(TODAY))) > 0
    # What the rules of rating need is set from the start; every other setting has its default.
    assert {row.name for row in plan_tables(own)["settings"]} == {rule.name for rule in RULES if rule.is_of_rules}
    assert check(own).findings == []
    own.close()


def test_a_database_does_not_start_from_half_a_plan(tmp_path: Path) -> None:
    (tmp_path / "commitments.csv").write_bytes(files(next_year())["commitments.csv"])
    with pytest.raises(FileRefused) as refused:
        create_empty(str(tmp_path / "own.duckdb"), NOW, plan=tmp_path)
    assert "expected a table called organisations" in str(refused.value)
    assert not (tmp_path / "own.duckdb").exists()


def test_only_ocs_takes_a_plan_in(store: Store) -> None:
    with pytest.raises(NotAllowed, match="Only OCS can change the plan"):
        import_plan(store, VOICE, sheets_of(files(next_year())))


def changed(table: str, **cells: Any) -> Rows:
    rows = next_year()
    rows[table][0] |= cells
    return rows


def known(table: str, **cells: Any) -> Rows:
    """The first row of a known table, with some cells changed."""
    with (SEED / f"{table}.csv").open(encoding="utf-8") as file:
        return {table: [next(csv.DictReader(file)) | cells]}


REFUSED: dict[str, tuple[Callable[[], Rows], str]] = {
    "an unknown department": (
        lambda: changed("commitments", department="DFID"),
        "commitments.csv, line 2, column department: found “DFID”, expected a department: one of CO, BIS",
    ),
    "an unknown theme": (lambda: changed("commitments", theme="X"), "column theme: found “X”, expected a theme"),
    "a commitment the plan has": (
        lambda: changed("commitments", plan="BP-2013/14", title="Towards no waste"),
        "commitments.csv, line 2, column title: found “Towards no waste”, expected a value used once",
    ),
    "a title the plan has": (
        lambda: changed("plans", title="Joint Action Plan 2014/15"), "a value used once: the plan has it already",
    ),
    "a second Joint Action Plan of a year": (
        lambda: known("plans", code="JAP-X", kind="joint_action_plan", title="Another"),
        "plans.csv, line 2, column year: found “2013/14”, expected a value used once: the plan has it already",
    ),
    "a plan still to come": (
        lambda: changed("plans", published_on="2014-09-18"),
        "plans.csv, line 2, column published_on: found “2014-09-18”, expected a day no later than today, 17 September",
    ),
    "a shared cell without LEADS": (
        lambda: changed("plan_actions", ref="JAP16-1-ALL"), "expected a reference with LEADS in it",
    ),
    "a cell with a commitment's reference": (
        lambda: changed("plan_actions", ref="DWP-21", owner="CV"), "another reference: DWP-21 is given already",
    ),
    "an objective that is not there": (
        lambda: changed("plan_actions", objective=2), "plan_actions.csv, line 2, column objective: found “2”",
    ),
    "a date that is none": (lambda: changed("milestones", due_on="soon"), "milestones.csv, line 2, column due_on"),
    "a formula": (lambda: changed("commitments", title="=1+1"), "must not start with ="),
    "a source without a document": (
        lambda: changed("commitments", source_document="A page"), "column source_document: found “A page”",
    ),
    "a known organisation of another name": (
        lambda: known("organisations", name="Cabinet"), "found “Cabinet”, expected Cabinet Office, as the plan",
    ),
    "a known commitment in other words": (
        lambda: known("commitments", title="Keep to it"), "what is known is changed on the Plan page, not by a file",
    ),
    "a known plan of other dates": (lambda: known("plans", ends_on="2014-03-30"), "2014-03-31, as the plan has it"),
    "a setting of another value": (
        lambda: known("settings", value="31"), "found “31”, expected 30, as the plan has it: a setting that is",
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("shape", ["files", "workbook"])
def test_a_fault_is_named_by_its_place_and_nothing_is_added(store: Store, case: str, shape: str) -> None:
    make, sentence = REFUSED[case]
    handed = files(make()) if shape == "files" else {"plan.xlsx": workbook(make())}
    if shape == "workbook":
        sentence = sentence.replace(".csv, line", " sheet, line")
        if case == "a formula":
            sentence = "commitments sheet, line 2, column F: found “=1+1”, expected a value, not a formula"
    head = store.head()
    with pytest.raises(FileRefused) as refused:
        import_plan(store, OCS, sheets_of(handed))
    assert sentence in str(refused.value)
    assert store.head() == head


def test_every_fault_is_told_at_once(store: Store) -> None:
    rows = changed("commitments", department="DFID", theme="X")
    rows["milestones"][0]["due_on"] = "soon"
    with pytest.raises(FileRefused) as refused:
        import_plan(store, OCS, sheets_of(files(rows)))
    assert {(fault.file, fault.column) for fault in refused.value.faults} == {
        ("commitments.csv", "department"), ("commitments.csv", "theme"), ("milestones.csv", "due_on"),
    }  # fmt: skip


HANDED: dict[str, tuple[Callable[[], dict[str, bytes]], str]] = {
    "a file of no table": (lambda: {"comitments.csv": b"x"}, "comitments.csv: expected a file with the name of"),
    "a sheet of no table": (
        lambda: {"p.xlsx": workbook(next_year(), "Notes")}, "Notes sheet: expected a sheet with the name of a table",
    ),
    "a workbook beside files": (lambda: {"p.xlsx": b"", **files(next_year())}, "one workbook by itself, or CSV files"),
    "no workbook at all": (lambda: {"plan.ods": b"plain"}, "plan.ods: found “plain text, such as a CSV file”"),
    "bytes that are no text": (lambda: {"plans.csv": b"code\nBP\x81"}, "plans.csv, line 2: found “byte 0x81”"),
    "an empty file": (lambda: {"plans.csv": b""}, "plans.csv: expected a header row: "),
    "a header alone that is wrong": (lambda: {"plans.csv": b"code,name\n"}, "plans.csv, line 1: found “name”"),
}  # fmt: skip


@pytest.mark.parametrize("case", HANDED)
def test_what_is_no_plan_is_refused(store: Store, case: str) -> None:
    make, sentence = HANDED[case]
    with pytest.raises(FileRefused) as refused:
        check_import(store, sheets_of(make()), TODAY)
    assert sentence in str(refused.value)


def test_nothing_at_a_path_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no file or folder at"):
        sheets_at(tmp_path / "nowhere")
    with pytest.raises(NotFound, match="holds no CSV file"):
        sheets_at(tmp_path)
