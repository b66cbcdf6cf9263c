"""Inspection: looking at a file, without changing it, before the program opens it for writing."""

import logging
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.duckdb_engine import DuckdbEngine
from compact_dash.store.migrate import applied_migrations, migrations, refuse_strangers
from compact_dash.store.statements import quoted_name


class StoreInUse(StoreRefused):
    """Another process holds the file; a caller that knows where else the answer is to be had catches this one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} is in use by another program, most likely the app itself. "
            "Use the same page in the app, or stop it first."
        )


def inspect(path: Path) -> None:
    """Refuse a file that this program must not write to.

    Raises:
        StoreRefused: it is missing, held by another process, not ours, newer than the program or damaged.
    """
    refuse_strange_file(path)
    try:
        # For reading only: opening for writing would change a file before it is known to be ours and sound.
        engine = DuckdbEngine(path, read_only=True)
    except duckdb.Error as error:
        raise refusal_for(path, error) from error
    try:
        record = applied_migrations(engine)
        if not record:
            raise not_ours(path)
        refuse_strangers(migrations(), record)
        read_through(engine)
    except duckdb.Error as error:
        raise refusal_for(path, error) from error
    finally:
        engine.close()


@contextmanager
def look_into(path: Path) -> Iterator[DuckdbEngine]:
    """A file opened for reading and not changed in any way, of whichever version of the program it is.

    Raises:
        StoreRefused: it is no database of ours, held by another process, or cannot be read.
    """
    refuse_strange_file(path)
    try:
        engine = DuckdbEngine(path, read_only=True)
        try:
            yield engine
        finally:
            engine.close()
    except duckdb.Error as error:
        raise refusal_for(path, error) from error


def refuse_strange_file(path: Path) -> None:
    """Refuse what is no DuckDB file, by its first bytes."""
    if ":/" in str(path):
        # Not quoted: such an address may hold a password.
        raise StoreRefused("COMPACT_DB names neither a file nor a postgresql:// address. Name one of the two.")
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise StoreRefused(f"{path} is a folder. Name a file in COMPACT_DB.")
        with path.open("rb") as file:
            # DuckDB writes its name after a checksum of eight bytes.
            if file.read(12)[8:] != b"DUCK":
                raise not_ours(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreRefused(
            f"There is no database at {path}. Where one was lost, “python -m compact_dash restore” puts a backup in "
            "its place; “python -m compact_dash init” makes a new one."
        ) from error
    except OSError as error:
        raise not_allowed(path) from error


# One column of each key is enough to look into its index. DuckDB counts the places of a list from 1.
KEYS = """
select table_name, constraint_column_names[1]
from duckdb_constraints()
where constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
"""


def read_through(engine: DuckdbEngine) -> None:
    """Read every column of every table and look into every index: DuckDB notices damage only where it reads.

    It takes a fifth of a second for 200 MB, and a damaged file is left alone instead of being written to.
    """
    tables = engine.read("select table_name from information_schema.tables where table_type = 'BASE TABLE'")
    for (table,) in tables.rows:
        # The hash of a row takes in every column; the largest is asked for only so that one value comes back.
        engine.read("select max(hash(kept)) from query_table($1) as kept", [table])
    for names in engine.read(KEYS).rows:
        table, column = map(quoted_name, names)
        # Looking one key up is what makes DuckDB read the index.
        for key in engine.read(f"select {column} from {table} limit 1").rows:  # noqa: S608
            engine.read(f"select 1 from {table} where {column} = $1", key)  # noqa: S608


def not_ours(path: Path) -> StoreRefused:
    return StoreRefused(f"{path} is not a database of Compact Dash; it was left as it is. Name another file.")


def not_allowed(path: Path) -> StoreRefused:
    return StoreRefused(f"{path} cannot be opened: this user may not read and write it and its folder.")


# What DuckDB says of a file whose bytes are not those it wrote. Whatever else it says may be told of a sound one.
DAMAGE = re.compile(r"could not read enough bytes|failed to deserialize|corrupt(?!\w* temporary file)")


def refusal_for(path: Path, error: duckdb.Error) -> StoreRefused:
    """The sentence for an error DuckDB raised on opening."""
    # Without the path, which may hold any words.
    # By its words, because DuckDB raises one class of error for many causes.
    words = str(error).replace(str(path), "").lower()
    if "could not set lock" in words:
        return StoreInUse(path)
    if "permission denied" in words or "read-only file system" in words:
        return not_allowed(path)
    if "storage version number" in words:
        return StoreRefused(
            f"{path} was written by a newer DuckDB than this program uses; it was left as it is. Update the program."
        )
    if "different configuration" in words or isinstance(error, duckdb.ResourceInUseException):
        return StoreRefused(
            f"{path} could not be opened: this program has it open already. Stop it and start it again."
        )
    # Before damage is looked for: a damaged log must not be told as a damaged file.
    if "replaying wal" in words or "this wal was created" in words:
        return refusal_for_log(path, words) or refusal_unexplained(path, error)
    if DAMAGE.search(words) or isinstance(error, duckdb.SerializationException):
        return StoreRefused(f"{path} is damaged and was left as it is. Restore it from a backup.")
    return refusal_unexplained(path, error)


def refusal_for_log(path: Path, words: str) -> StoreRefused | None:
    """The sentence for a log beside the file whose changes could not be taken in; None where DuckDB gives no reason."""
    if re.search(r"does not match (the )?database", words):
        other = "an earlier or later state of it" if "checkpoint iteration" in words else f"another file than {path}"
        return StoreRefused(
            f"{path}.wal holds changes to {other}; both were left as they are. "
            "If the file was put back from a backup, move the .wal away and start again."
        )
    if DAMAGE.search(words) or "could not find node" in words:
        return StoreRefused(
            f"{path}.wal, which holds the last changes to {path}, is damaged or of another copy of it; both were left "
            "as they are. If the file was put back from a backup, move the .wal away and start again. Else restore "
            "both from a backup."
        )
    return None


def refusal_unexplained(path: Path, error: duckdb.Error) -> StoreRefused:
    """The sentence where nothing is known but that it failed; what DuckDB said is for the log."""
    logging.getLogger("compact_dash").error("%s could not be opened.", path, exc_info=error)
    return StoreRefused(
        f"{path} could not be opened: DuckDB met an error, which the log tells in full. "
        "Start the program again; if that does not help, show the log to whoever looks after it."
    )
