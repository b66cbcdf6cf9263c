"""The check must find whatever was changed behind the program's back, and nothing where nothing was."""

import hashlib
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from compact_dash.reports import check as checking
from compact_dash.reports.check import CheckReport, check
from compact_dash.store import Store, open_store
from compact_dash.store.chain import parse_mark
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.migrate import migrations
from compact_dash.store.opening import store_on

# What was done to the file, and words that one finding must hold.
TAMPERING = {
    "an edited change row": (
        "update change set after = replace(after, 'sharing', 'caring') "
        "where change_no = (select min(change_no) from status_update)",
        "was altered: its content no longer gives its hash",
    ),
    "another author": ("update change set person = 'Nobody' where change_no = 700", "Change 700 was altered"),
    "another time of recording": (
        "update change set recorded_at = recorded_at + interval 1 day where change_no = 700",
        "Change 700 was altered",
    ),
    "another subject": (
        "update change set entity_id = 'another' where change_no = 700",
        "Change 700 was altered: it names another subject",
    ),
    "a forged link": (
        "update change set hash = 'f00' where change_no = 700",
        "Change 701 does not follow from the change before it",
    ),
    "a removed change row": ("delete from change where change_no = 700", "Change 700 is missing from the trail"),
    "several removed change rows": (
        "delete from change where change_no between 700 and 710",
        "Changes 700 to 710 are missing from the trail",
    ),
    "a truncated tail": (
        "delete from change where change_no > (select max(change_no) - 5 from change)",
        "The end of the trail is missing",
    ),
    "a head set back": (
        "update change_head set change_no = change_no - 1",
        "The head of the trail names change",
    ),
    "a forged head": ("update change_head set hash = 'f00'", "The head of the trail names change"),
    "no head": ("delete from change_head", "The head of the trail is missing"),
    "an edited status update": (
        "update status_update set words = 'All is well' where change_no = (select min(change_no) from status_update)",
        "words is “All is well”, the trail has",
    ),
    "a backdated status update": (
        "update status_update set reported_on = reported_on - 10 "
        "where change_no = (select min(change_no) from status_update)",
        "The status update of change",
    ),
    "an edited assessment": (
        "update assessment set rating = 'green' where rating = 'red'",
        "rating is “green”, the trail has “red”",
    ),
    "an edited setting": (
        "update setting_version set value = 900 where name = 'red_overdue_days'",
        "value is “900”, the trail has “30”",
    ),
    "a removed status update": (
        "delete from status_update where change_no = (select min(change_no) from status_update)",
        "that is not there",
    ),
    "a fact without a change": (
        "insert into return_line select change_no + 100000, recorded_at, return_id, action_id from return_line limit 1",
        "has no change of its own in the trail",
    ),
    "a fact under another's number": (
        "insert into return_line select 1, recorded_at, return_id, action_id from return_line limit 1",
        "The return line numbered 1 has no change of its own in the trail",
    ),
    "a stale current row": (
        "update action_current set claimed = 'red' where claimed = 'green'",
        "says something else than its update",
    ),
    "a current row of an older update": (
        "update action_current set update_no = update_no - 1",
        "and its history ends at",
    ),
    "a missing current row": (
        "delete from action_current where action_id = (select min(action_id) from action_current)",
        "is missing; its history ends at update",
    ),
    "a current row without history": (
        "insert into action_current select id, 1, 1, date '2014-01-01', 'green', date '2014-01-01' "
        "from action where id not in (select action_id from status_update) limit 1",
        "and its history has none",
    ),
    "a Forum's ratings lost": ("delete from forum_rating", "has lost its ratings as opened"),
    "one edition lost": ("delete from forum_rating where edition = 'concluded'", "and 0 as concluded"),
}


def tampered(path: Path, sql: str, now: datetime) -> CheckReport:
    with duckdb.connect(path) as connection:
        connection.execute(sql)
    return checked(path, now)


def checked(path: Path, now: datetime) -> CheckReport:
    store = store_on(DuckdbEngine(path), now)
    report = check(store)
    store.close()
    return report


@pytest.mark.slow
def test_nothing_is_wrong_with_the_demonstration(demo_store: Store) -> None:
    assert check(demo_store).findings == []


@pytest.mark.slow
def test_it_says_what_it_checked_with_counts(demo_store: Store) -> None:
    said = "\n".join(check(demo_store).checked)
    [(changes,)] = demo_store.engine.read("select count(*) from change").rows
    [(current,)] = demo_store.engine.read("select count(*) from action_current").rows
    assert f"{changes:,} changes" in said
    assert f"{changes:,} facts" in said
    assert f"{current:,} current rows" in said
    assert f"{len(migrations())} migrations" in said
    assert "5 opened Forums" in said


@pytest.mark.slow
def test_each_step_is_told(demo_store: Store) -> None:
    steps: list[str] = []
    check(demo_store, steps.append)
    assert [step.split(":")[0] for step in steps] == [
        "Checking the trail",
        "Checking the current rows",
        "Checking the Forums’ ratings",
    ]


@pytest.mark.slow
def test_nothing_is_wrong_with_an_empty_start_or_a_bare_schema(empty_store: Store, bare_store: Store) -> None:
    assert check(empty_store).findings == []
    assert check(bare_store).findings == []


@pytest.mark.slow
@pytest.mark.parametrize(("sql", "words"), TAMPERING.values(), ids=TAMPERING)
def test_it_finds(demo_copy: Path, now: datetime, sql: str, words: str) -> None:
    findings = tampered(demo_copy, sql, now).findings
    assert any(words in finding for finding in findings), findings
    assert all(finding.endswith(".") and "\n" not in finding for finding in findings)


@pytest.mark.thorough
@pytest.mark.parametrize("page", [100, 700])
def test_it_finds_the_same_page_by_page(
    demo_copy: Path, now: datetime, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tampered(demo_copy, "delete from change where change_no in (100, 1200, 1201)", now)
    monkeypatch.setattr(checking, "PAGE", page)
    assert sorted(checked(demo_copy, now).findings) == sorted(whole.findings)


@pytest.mark.slow
def test_a_change_of_a_migration_is_found(demo_copy: Path, now: datetime) -> None:
    store = open_store(str(demo_copy), now)
    with store.engine.transaction() as session:
        session.run("update schema_migration set sha256 = 'f00' where version = 3")
    assert "The migration 0003_create_updates.sql is not the one" in check(store).findings[0]
    store.close()


@pytest.mark.slow
def test_it_leaves_the_file_as_it_is(demo_copy: Path, now: datetime) -> None:
    before = hashlib.sha256(demo_copy.read_bytes()).hexdigest()
    checked(demo_copy, now)
    assert hashlib.sha256(demo_copy.read_bytes()).hexdigest() == before


def rewritten(path: Path) -> None:
    """Cut the last ten changes off and set the head back, so that what is left is a sound chain."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create temp table gone as select change_no from change order by change_no desc limit 10")
        tables = connection.execute(
            "select table_name from duckdb_columns() join duckdb_tables() using (table_name) "
            "where column_name = 'change_no' and table_name not in ('change_head', 'gone')"
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"delete from {table} where change_no in (select change_no from gone)")  # noqa: S608
        connection.execute(
            "update change_head set change_no = (select max(change_no) from change), "
            "hash = (select hash from change order by change_no desc limit 1)"
        )


@pytest.mark.thorough
def test_a_mark_kept_elsewhere_finds_an_end_that_was_cut_off(demo_copy: Path, now: datetime) -> None:
    store = open_store(str(demo_copy), now)
    mark = check(store).mark
    assert mark is not None
    assert check(store, mark=mark).findings == []
    store.close()
    rewritten(demo_copy)
    store = open_store(str(demo_copy), now)
    assert not [finding for finding in check(store).findings if "trail" in finding], "the chain alone looks whole"
    [finding] = [finding for finding in check(store, mark=mark).findings if "mark" in finding]
    assert "the trail ends before that" in finding
    store.close()


@pytest.mark.slow
def test_a_mark_finds_a_history_written_anew(demo_store: Store) -> None:
    mark = parse_mark("700-0123456789abcdef")
    assert mark is not None
    [finding] = check(demo_store, mark=mark).findings
    assert finding == "The trail does not lead through the mark 700-0123456789abcdef: its history was written anew."


@pytest.mark.parametrize(
    "text", ["700", "700-xyz", "-0123456789abcdef", "7 00-0123456789abcdef", "700-0123456789abcdeg"]
)
def test_what_is_no_mark_is_not_taken_for_one(text: str) -> None:
    assert parse_mark(text) is None
