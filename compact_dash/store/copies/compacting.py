"""Compacting: writing an older file anew in small blocks, and putting the new one in its place once it is proved.

A file keeps the block size it was made with. One with DuckDB's own 256 KB is ten times as large as it need be, and each
checkpoint of it takes five times as long.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.copies.building import building_of, remove, remove_leftovers
from compact_dash.store.copies.tables import quoted_text
from compact_dash.store.duckdb_engine import BLOCK_SIZE, STORAGE_VERSION, DuckdbEngine, log_of
from compact_dash.store.inspection import refusal_for
from compact_dash.store.statements import quoted_name
from compact_dash.store.store import Store

Prove = Callable[[Store], None]

# Ordered by every column, because DuckDB lists its catalogue in no promised order.
SCHEMA = (
    "select table_name, column_name, column_index, data_type, is_nullable, column_default "
    "from duckdb_columns() where database_name = $1 order by all",
    "select table_name, constraint_type, constraint_text, constraint_column_names, referenced_table, "
    "referenced_column_names from duckdb_constraints() where database_name = $1 order by all",
    "select table_name, index_name, is_unique, sql from duckdb_indexes() where database_name = $1 order by all",
    "select view_name, sql from duckdb_views() where database_name = $1 and not internal order by all",
)
TABLES = "select table_name from duckdb_tables() where database_name = $1 order by table_name"


def compact_store(address: str, prove: Prove) -> Path | None:
    """Write the file at a path anew in small blocks. Returns where the old one is kept, or None: it is small already.

    Nobody may have it open. `prove` is given the new file, open, and raises what is wrong with it. The old file stays
    in its place until the new one takes it, whatever happens.

    Raises:
        StoreRefused: the file is held, the new one cannot be written beside it or does not hold the same.
    """
    # Not the link to it: the new file must lie beside the old one.
    path = Path(address).resolve()
    remove_leftovers(path)
    try:
        with hold_file(path) as holder:
            return None if block_size(holder) <= BLOCK_SIZE else replace_file(holder, path, prove)
    except (duckdb.Error, OSError) as error:
        raise StoreRefused(
            f"{path} was left as it is: no second file can be written beside it. "
            "Look whether the disk is full and this user may write there."
        ) from error
    finally:
        remove(building_of(path))


def replace_file(holder: duckdb.DuckDBPyConnection, path: Path, prove: Prove) -> Path:
    """Build the new file, prove it and put it in the old one's place. Returns where the old one is kept."""
    old_path, building = kept_path(path), building_of(path)
    refuse_kept(path, old_path)
    write_anew(holder, building)
    prove_by(prove, building)
    take_place(building, path, old_path)
    return old_path


def kept_path(path: Path) -> Path:
    """The path at which the old file is kept."""
    return path.with_name(f"{path.name}.before-compact")


def refuse_kept(path: Path, old_path: Path) -> None:
    """Refuse to write over an old file that was kept earlier.

    A second name of this very file is let through: a try that was killed leaves one.

    Raises:
        StoreRefused: another file has that name.
    """
    if os.path.lexists(old_path) and not old_path.samefile(path):
        raise StoreRefused(f"{old_path} is already there. Move it away first.")


@contextmanager
def hold_file(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the file as `old`: until the block ends, others may read it and nobody may write to it.

    Raises:
        StoreRefused: somebody else has it open, or what was written is still in the log beside it.
    """
    # Attached to a database in memory, so that the file can be read and a second one be written beside it.
    with duckdb.connect(":memory:") as holder:
        try:
            holder.execute(f"attach {quoted_text(path)} as old (read_only)")
        except duckdb.Error as error:
            raise refusal_for(path, error) from error
        # The new file would lie beside a log that is not its own.
        if log_of(path).exists():
            raise StoreRefused(f"{path} was left as it is: what is in {log_of(path).name} is not in the file yet.")
        yield holder


def block_size(holder: duckdb.DuckDBPyConnection) -> int:
    """The size of the old file's blocks in bytes."""
    [(size,)] = holder.execute("select block_size from pragma_database_size() where database_name = 'old'").fetchall()
    return int(size)


def write_anew(holder: duckdb.DuckDBPyConnection, building: Path) -> None:
    """Write everything into a new file and compare the two.

    Raises:
        StoreRefused: they do not hold the same.
    """
    options = f"block_size {BLOCK_SIZE}, storage_version '{STORAGE_VERSION}'"
    holder.execute(f"attach {quoted_text(building)} as fresh ({options})")
    copy_over(holder)
    if contents(holder, "old") != contents(holder, "fresh"):
        raise StoreRefused("The database was left as it is: the new file does not hold the same as the old one.")
    # Let go of, because the proof opens the file anew.
    holder.execute("detach fresh")


def copy_over(holder: duckdb.DuckDBPyConnection) -> None:
    """Copy tables, keys and views."""
    holder.execute("copy from database old to fresh")
    # The file alone takes the old one's place, so nothing may stay in the log beside it.
    holder.execute("checkpoint fresh")


def contents(holder: duckdb.DuckDBPyConnection, name: str) -> list[list[tuple[Any, ...]]]:
    """The schema of a database, and the number and a hash of each table's rows."""
    tables = [table for (table,) in holder.execute(TABLES, [name]).fetchall()]
    schema = [holder.execute(query, [name]).fetchall() for query in SCHEMA]
    # Neither depends on the order of the rows. Two equal rows cancel out in bit_xor and not in the sum.
    sums = "select count(*), sum(hash(kept)), bit_xor(hash(kept)) from"
    return [
        *schema,
        *(holder.execute(f"{sums} {quoted_name(name)}.{quoted_name(table)} as kept").fetchall() for table in tables),
    ]


def prove_by(prove: Prove, building: Path) -> None:
    """Have the new file proved as the program opens it, and leave everything in the one file."""
    store = Store(DuckdbEngine(building))
    try:
        prove(store)
    finally:
        store.close()


def take_place(building: Path, path: Path, old_path: Path) -> None:
    """Give the old file its second name, and its first to the new one: at no moment is there none at the address."""
    allow_the_same(building, path)
    # A try that was killed may have given it this name already.
    if not old_path.exists():
        os.link(path, old_path)
    os.replace(building, path)


def allow_the_same(building: Path, path: Path) -> None:
    """Give the new file to whom the old one belongs: a command may be run by another user than the app.

    Where there is no old one, the folder tells whose it is to be.
    """
    if path.exists():
        shutil.copymode(path, building)
    owner = (path if path.exists() else path.parent).stat()
    # Python has no chown on Windows.
    if hasattr(os, "chown"):
        os.chown(building, owner.st_uid, owner.st_gid)
