"""Migrations: numbered .sql files, each applied once, in one transaction with its record."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.engine import Engine, Session
from compact_dash.store.statements import quoted_name, scripts

RECORD_TABLE = """
create table if not exists schema_migration (
    version integer primary key,
    name varchar not null,
    sha256 varchar not null,
    applied_at timestamp not null
)
"""

VIEW_TABLE = """
create table if not exists schema_view (
    name varchar primary key,
    sha256 varchar not null
)
"""
# The table of the migrations that were applied.
RECORD = "schema_migration"
CREATED = re.compile(r"^create table (\w+)", re.MULTILINE)


def hash_of(sql: str) -> str:
    return hashlib.sha256(sql.encode()).hexdigest()


@dataclass(frozen=True)
class Migration:
    """One numbered file and the hash of its text."""

    version: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        return hash_of(self.sql)


def migrations() -> list[Migration]:
    """Every migration the program knows, in order."""
    return [Migration(int(name[:4]), name, sql) for name, sql in scripts("migrations")]


def has_table(engine: Engine, name: str) -> bool:
    found = "select 1 from information_schema.tables where table_schema = current_schema() and table_name = $1"
    return bool(engine.read(found, [name]).rows)


def applied_migrations(engine: Engine) -> dict[int, tuple[str, str]]:
    """The name and hash of each migration applied, by version; empty for a database without a record. Reads only."""
    if not has_table(engine, "schema_migration"):
        return {}
    rows = engine.read("select version, name, sha256 from schema_migration order by version").rows
    return {version: (name, sha256) for version, name, sha256 in rows}


def refuse_strangers(known: list[Migration], record: dict[int, tuple[str, str]]) -> None:
    """Refuse a database whose record and these files disagree, naming the file.

    Raises:
        StoreRefused: the database is newer, or a migration was changed or is missing from its record.
    """
    by_version = {migration.version: migration for migration in known}
    last = max(by_version, default=0)
    for version, (name, sha256) in record.items():
        # Asked first: a newer database also has migrations that are missing here, and its cure is another one.
        if version > last:
            raise StoreRefused(
                f"The database is newer than this program: it has {name} (schema {version}), and the program knows "
                f"schema {last}. Update the program, or open the database with the version that made it."
            )
        if version not in by_version:
            raise StoreRefused(
                f"The migration {name} was applied to this database and is missing from the program. "
                "Put the file back, or install the program again."
            )
        if by_version[version].name != name or by_version[version].sha256 != sha256:
            raise StoreRefused(
                f"The migration {name} was changed after it was applied to this database. "
                "Put the file back as it was, and make the change in a new migration."
            )
    for migration in known:
        if migration.version < max(record, default=0) and migration.version not in record:
            raise StoreRefused(
                f"The database says it has schema {max(record)}, but the migration {migration.name} was never "
                "applied to it. Restore it from a backup."
            )


def is_up_to_date(engine: Engine) -> bool:
    """Whether every migration and every view is there as this program has it.

    Raises:
        StoreRefused: as `refuse_strangers`.
    """
    known, record = migrations(), applied_migrations(engine)
    refuse_strangers(known, record)
    return len(record) == len(known) and views_kept(engine) == views_known()


def migrate(engine: Engine, now: datetime, known: list[Migration] | None = None) -> list[str]:
    """Apply what is pending and rebuild the views. Returns the names of the files applied.

    Raises:
        StoreRefused: as `refuse_strangers`.
    """
    known = migrations() if known is None else known
    record = applied_migrations(engine)
    refuse_strangers(known, record)
    pending = [migration for migration in known if migration.version not in record]
    # A transaction each: what was applied stays applied where a later one fails.
    for migration in pending:
        with engine.transaction() as session:
            apply(session, migration, now)
    # Also without a migration: a new version of the program may have another text for a view.
    if pending or views_kept(engine) != views_known():
        with engine.transaction() as session:
            rebuild_views(session)
    return [migration.name for migration in pending]


def apply(session: Session, migration: Migration, now: datetime) -> None:
    """Run one migration and record it; the caller's transaction holds both or neither."""
    # With the first migration and not before: a database without this table is one that we have not made.
    session.script(RECORD_TABLE)
    # A view keeps the columns that it reads from being changed.
    drop_views(session)
    session.script(migration.sql)
    session.run(
        "insert into schema_migration values ($1, $2, $3, $4)",
        [migration.version, migration.name, migration.sha256, now],
    )


def views_known() -> dict[str, str]:
    """The program's views, with the hash of their text."""
    return {name.removesuffix(".sql"): hash_of(sql) for name, sql in scripts("views")}


def views_kept(engine: Engine) -> dict[str, str]:
    """The views as the database has them."""
    if not has_table(engine, "schema_view"):
        return {}
    return dict(engine.read("select name, sha256 from schema_view").rows)


def drop_views(session: Session) -> None:
    """Drop every view, those of an earlier version of the program too."""
    session.script(VIEW_TABLE)
    kept = {name for (name,) in session.run("select name from schema_view").rows}
    # The last name first: views are made in the order of their names, so each reads only those before it.
    for name in sorted(kept | views_known().keys(), reverse=True):
        session.script(f"drop view if exists {quoted_name(name)}")
    session.script("delete from schema_view")


def rebuild_views(session: Session) -> None:
    """Drop and create every view, so that their text may change freely between versions."""
    drop_views(session)
    # Dropped and made anew: PostgreSQL refuses to replace a view by one with other columns.
    for _, sql in scripts("views"):
        session.script(sql)
    for name, sha256 in views_known().items():
        session.run("insert into schema_view values ($1, $2)", [name, sha256])


def remove_tables(engine: Engine) -> None:
    """Take away everything the migrations made, the last first."""
    # The last made first, because a foreign key holds the table that it points to.
    made = [name for migration in migrations() for name in CREATED.findall(migration.sql)]
    with engine.transaction() as session:
        drop_views(session)
        for name in reversed(["schema_migration", "schema_view", *made]):
            session.script(f"drop table if exists {quoted_name(name)}")
