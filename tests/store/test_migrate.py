"""Migrations: each applied once, whole or not at all, and never changed afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import duckdb
import pytest

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.migrate import Migration, applied_migrations, apply, migrate, migrations, remove_tables
from compact_dash.store.statements import scripts

KNOWN = migrations()
GOOD = Migration(len(KNOWN) + 1, f"{len(KNOWN) + 1:04}_add_sheep.sql", "create table sheep (name varchar);")
FAILING = replace(GOOD, sql=GOOD.sql + "create table wolf (;")


@pytest.fixture
def engine() -> Iterator[DuckdbEngine]:
    """A database in memory with nothing in it."""
    made = DuckdbEngine(":memory:")
    yield made
    made.close()


def tables(engine: DuckdbEngine, kind: str = "BASE TABLE") -> set[str]:
    return {
        name
        for name, found in engine.read("select table_name, table_type from information_schema.tables").rows
        if found == kind
    }


def views() -> set[str]:
    return {name.removesuffix(".sql") for name, _ in scripts("views")}


def test_their_numbers_have_no_gap() -> None:
    assert [migration.version for migration in KNOWN] == list(range(1, len(KNOWN) + 1))


@pytest.mark.slow
def test_from_empty(engine: DuckdbEngine, now: datetime) -> None:
    assert applied_migrations(engine) == {}
    assert migrate(engine, now) == [migration.name for migration in KNOWN]
    assert {"action", "status_update", "change", "schema_migration"} <= tables(engine)
    assert tables(engine, "VIEW") == views()
    assert [name for name, _ in applied_migrations(engine).values()] == [migration.name for migration in KNOWN]


@pytest.mark.slow
def test_a_second_run_does_nothing(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    before = engine.read("select * from schema_migration").rows
    assert migrate(engine, now.replace(year=2030)) == []
    assert engine.read("select * from schema_migration").rows == before


@pytest.mark.slow
def test_a_failing_one_leaves_nothing_and_stays_pending(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    before, seen = tables(engine), tables(engine, "VIEW")
    with pytest.raises(duckdb.Error):
        migrate(engine, now, [*KNOWN, FAILING])
    assert (tables(engine), tables(engine, "VIEW")) == (before, seen)
    assert FAILING.version not in applied_migrations(engine)
    assert migrate(engine, now, [*KNOWN, GOOD]) == [GOOD.name]
    assert "sheep" in tables(engine)


def test_those_before_a_failing_one_are_kept(engine: DuckdbEngine, now: datetime) -> None:
    wrong = replace(FAILING, version=FAILING.version + 1, name="9999_fail.sql")
    with pytest.raises(duckdb.Error):
        migrate(engine, now, [*KNOWN, GOOD, wrong])
    assert list(applied_migrations(engine)) == [migration.version for migration in (*KNOWN, GOOD)]


@pytest.mark.slow
def test_a_changed_one_is_refused_by_name(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    changed = [replace(m, sql=m.sql + "-- later thought") if m.version == 3 else m for m in KNOWN]
    with pytest.raises(StoreRefused, match=r"0003_create_updates\.sql was changed"):
        migrate(engine, now, changed)


@pytest.mark.slow
def test_a_renamed_one_is_refused_by_name(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    renamed = [replace(m, name="0003_other.sql") if m.version == 3 else m for m in KNOWN]
    with pytest.raises(StoreRefused, match=r"0003_create_updates\.sql was changed"):
        migrate(engine, now, renamed)


@pytest.mark.slow
def test_one_missing_from_the_program_is_refused_by_name(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    with pytest.raises(StoreRefused, match=r"0003_create_updates\.sql was applied .* missing from the program"):
        migrate(engine, now, [m for m in KNOWN if m.version != 3])


@pytest.mark.slow
def test_one_missing_from_the_record_is_refused_by_name(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    with engine.transaction() as session:
        session.run("delete from schema_migration where version = 2")
    with pytest.raises(StoreRefused, match=r"0002_create_plan\.sql was never applied"):
        migrate(engine, now)


@pytest.mark.slow
def test_a_newer_database_is_refused_by_name(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now, [*KNOWN, GOOD])
    with pytest.raises(StoreRefused, match=GOOD.name):
        migrate(engine, now)


@pytest.mark.slow
@pytest.mark.parametrize("version", range(1, len(KNOWN)))
def test_every_earlier_version_upgrades(engine: DuckdbEngine, now: datetime, version: int) -> None:
    for migration in KNOWN[:version]:
        with engine.transaction() as session:
            apply(session, migration, now)
    assert migrate(engine, now) == [migration.name for migration in KNOWN[version:]]
    assert tables(engine, "VIEW") == views()


@pytest.mark.slow
def test_a_view_whose_text_changed_is_built_again(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    with engine.transaction() as session:
        session.script("drop view first_wording; create view first_wording as select 1 as old_text")
        session.run("update schema_view set sha256 = 'old' where name = 'first_wording'")
    assert migrate(engine, now) == []
    assert engine.read("select * from first_wording").columns == ("action_id", "title")


@pytest.mark.slow
def test_a_view_the_program_no_longer_has_goes(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    with engine.transaction() as session:
        session.script("create view old_view as select 1 as nothing")
        session.run("insert into schema_view values ('old_view', 'old')")
    migrate(engine, now)
    assert tables(engine, "VIEW") == views()


@pytest.mark.slow
def test_everything_can_be_taken_away_again(engine: DuckdbEngine, now: datetime) -> None:
    migrate(engine, now)
    remove_tables(engine)
    assert tables(engine) | tables(engine, "VIEW") == set()
