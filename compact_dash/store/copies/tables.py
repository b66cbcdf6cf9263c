"""Tables: every row of a database written as files that any program can read, read in again, and summed up."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from compact_dash.store.append import Columns, insert_rows
from compact_dash.store.chain import canonical
from compact_dash.store.duckdb_engine import DuckdbEngine, DuckdbSession
from compact_dash.store.engine import BATCH, Engine, Session
from compact_dash.store.migrate import CREATED, RECORD, apply, migrations
from compact_dash.store.statements import quoted_name

# What a file says of itself is not true of a copy of it.
NOT_COPIED = frozenset({"file_note"})


def tables_of(session: Session) -> list[str]:
    """The tables of a database that a copy takes, each after those that its foreign keys point to."""
    found = "select table_name from information_schema.tables where table_schema = current_schema()"
    there = {name for (name,) in session.run(found).rows}
    # Only those of our own migrations, in the order in which they are made.
    made = [name for migration in migrations() for name in CREATED.findall(migration.sql)]
    return [name for name in [RECORD, *made] if name in there - NOT_COPIED]


def columns_of(session: Session, table: str) -> list[str]:
    return list(Columns().types(session, table))


def names_of(columns: Sequence[str]) -> str:
    return ", ".join(map(quoted_name, columns))


def every_row(table: str, columns: Sequence[str]) -> str:
    return f"select {names_of(columns)} from {quoted_name(table)}"  # noqa: S608


@dataclass(frozen=True)
class TableSum:
    """What a table holds, in any order of its rows: how many, and the sum of the SHA-256 of each in one fixed form."""

    rows: int
    sha256: str


Sums = dict[str, TableSum]


def sums_of(session: Session) -> Sums:
    """The sums of every table that a copy takes: equal for two databases that hold the same, on whichever engine."""
    return {table: sum_of(session, table) for table in tables_of(session)}


def sum_of(session: Session, table: str) -> TableSum:
    columns = columns_of(session, table)
    rows = total = 0
    for batch in session.batches(every_row(table, columns)):
        rows += len(batch)
        for row in batch:
            text = canonical(dict(zip(columns, row, strict=True)))
            total += int.from_bytes(hashlib.sha256(text.encode()).digest())
    return TableSum(rows, f"{total % 2**256:064x}")


def write_tables(session: Session, folder: Path) -> None:
    """Write each table as a Parquet file into a folder, from the one state that the session reads."""
    if isinstance(session, DuckdbSession):
        for table in tables_of(session):
            query = every_row(table, columns_of(session, table))
            session.run(f"copy ({query}) to {quoted_text(folder / f'{table}.parquet')} (format parquet)")
        return
    # DuckDB writes the files, so the rows of another engine go through a DuckDB in memory.
    middle = DuckdbEngine(":memory:")
    try:
        make_schema(middle, schema_of(session), datetime.min)
        with middle.transaction() as taken:
            for table in tables_of(session):
                pour(taken, table, columns_of(session, table), session)
            write_tables(taken, folder)
    finally:
        middle.close()


def pour(target: Session, table: str, columns: Sequence[str], source: Session) -> None:
    """Insert a table's rows of one database into another."""
    types = Columns()
    for batch in source.batches(every_row(table, columns)):
        insert_rows(target, types, table, [dict(zip(columns, row, strict=True)) for row in batch])


def quoted_text(path: Path) -> str:
    """A path as SQL writes a text; where it stands, no parameter may."""
    return "'" + str(path).replace("'", "''") + "'"


def schema_of(session: Session) -> int:
    """The number of the last migration that was applied to a database."""
    return int(session.run("select max(version) from schema_migration").rows[0][0])


def make_schema(engine: Engine, version: int, now: datetime) -> None:
    """Make the empty tables of a schema, without views, to be filled with every row of another database."""
    for migration in migrations():
        if migration.version <= version:
            with engine.transaction() as session:
                apply(session, migration, now)
    with engine.transaction() as session:
        for table in tables_of(session):
            # The migrations write rows of their own, which come again with the others.
            session.run(f"delete from {quoted_name(table)}")  # noqa: S608


def read_tables(folder: Path, engine: Engine) -> None:
    """Fill the empty tables of a database from the files of a folder, in one transaction."""
    with engine.transaction() as session:
        for table in tables_of(session):
            columns = columns_of(session, table)
            if isinstance(session, DuckdbSession):
                fill = f"insert into {quoted_name(table)} ({names_of(columns)}) select {names_of(columns)} "
                session.run(f"{fill} from read_parquet({quoted_text(folder / f'{table}.parquet')})")
                continue
            for batch in batches_of(folder / f"{table}.parquet", columns):
                insert_rows(session, Columns(), table, [dict(zip(columns, row, strict=True)) for row in batch])


def batches_of(path: Path, columns: Sequence[str]) -> Iterator[list[tuple[object, ...]]]:
    """The rows of a Parquet file, some thousands at a time."""
    with duckdb.connect(":memory:") as reader:
        reader.execute(f"select {names_of(columns)} from read_parquet($1)", [str(path)])  # noqa: S608
        while rows := reader.fetchmany(BATCH):
            yield rows


def sums_as_json(sums: Sums) -> dict[str, dict[str, object]]:
    return {table: {"rows": each.rows, "sha256": each.sha256} for table, each in sums.items()}


def sums_from_json(text: dict[str, dict[str, object]]) -> Sums:
    return {table: TableSum(int(str(each["rows"])), str(each["sha256"])) for table, each in text.items()}


def differences(wanted: Sums, found: Sums) -> str:
    """The tables in which two databases differ, in words; empty where they hold the same."""
    names = [name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)]
    return ", ".join(sorted(name.replace("_", " ") for name in names))
