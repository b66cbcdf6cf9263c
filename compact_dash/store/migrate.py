"""Migrations: numbered .sql files, each applied once, in one transaction with its record."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.engine import Engine, Session
from compact_dash.store.statements import scripts

RECORD_TABLE = """
create table if not exists schema_migration (
    version integer primary key,
    name varchar not null,
    sha256 varchar not null,
    applied_at timestamp not null
)
"""


@dataclass(frozen=True)
class Migration:
    """One numbered file and the hash of its text."""

    version: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations() -> list[Migration]:
    """Every migration the program knows, in order."""
    return [Migration(int(name[:4]), name, sql) for name, sql in scripts("migrations")]


def applied(engine: Engine) -> dict[int, tuple[str, str]]:
    """What has been applied: version to name and hash. Reads only; empty for a database without a record."""
    found = engine.read("select 1 from information_schema.tables where table_name = 'schema_migration'")
    if not found.rows:
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
        if version > last:
            raise StoreRefused(
                f"The database is newer than this program: it has {name} (schema {version}), and the program knows "
                f"schema {last}. Update the program, or open the database with the version that made it."
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


def migrate(engine: Engine, now: datetime, known: list[Migration] | None = None) -> list[str]:
    """Apply what is pending and rebuild the views. Returns the names of the files applied.

    Raises:
        StoreRefused: as `refuse_strangers`.
    """
    known = migrations() if known is None else known
    record = applied(engine)
    refuse_strangers(known, record)
    pending = [migration for migration in known if migration.version not in record]
    for migration in pending:
        with engine.transaction() as session:
            apply(session, migration, now)
    with engine.transaction() as session:
        rebuild_views(session)
    return [migration.name for migration in pending]


def apply(session: Session, migration: Migration, now: datetime) -> None:
    """Run one migration and record it; the caller's transaction holds both or neither."""
    session.script(RECORD_TABLE)
    drop_views(session)
    session.script(migration.sql)
    session.run(
        "insert into schema_migration values ($1, $2, $3, $4)",
        [migration.version, migration.name, migration.sha256, now],
    )


def drop_views(session: Session) -> None:
    for name, _ in reversed(scripts("views")):
        session.script(f"drop view if exists {name.removesuffix('.sql')}")


def rebuild_views(session: Session) -> None:
    """Drop and create every view, so that their text may change freely between versions."""
    drop_views(session)
    for _, sql in scripts("views"):
        session.script(sql)
