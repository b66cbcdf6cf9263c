"""Building: a database file is made beside its place, under a name of its own, and takes the place when it is whole."""

import os
from pathlib import Path

import duckdb
import psutil

from compact_dash.domain.errors import StoreRefused
from compact_dash.store.chain import mark_of
from compact_dash.store.duckdb_engine import log_of
from compact_dash.store.ending import MarkBeside, mark_path


def refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise already_there(path)


def already_there(path: Path) -> StoreRefused:
    return StoreRefused(f"{path} is already there. Move it away first, or name another file.")


def building_of(path: Path) -> Path:
    """The path at which this process builds what is to be at the address."""
    # In the same folder, so that taking its place is one step of the file system.
    return path.with_name(f".{path.name}.{os.getpid()}.building")


def remove_leftovers(path: Path) -> None:
    """Remove the half-built files beside the address whose process no longer runs; one at work keeps its own."""
    for building in path.parent.glob(f".{path.name}.*.building"):
        # The name holds the number of the process that builds it.
        maker = building.name.split(".")[-2]
        if not (maker.isdecimal() and psutil.pid_exists(int(maker))):
            remove(building)


def remove(building: Path) -> None:
    """Remove an unfinished database and its log, where they are there and can be removed."""
    for path in (building, log_of(building), mark_path(building)):
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue


def take_free_place(building: Path, path: Path) -> None:
    """Give a finished file its place, where nothing is: filling takes seconds, and two may be at it.

    The mark of its end is laid beside it, so that another file which is put there before the first write is noticed.

    Raises:
        StoreRefused: somebody put something there meanwhile; it is left as it is.
    """
    mark = end_of(building)
    try:
        # A second name is refused where the first is taken, in one step; renaming would write over what is there.
        os.link(building, path)
    except FileExistsError as error:
        raise already_there(path) from error
    except OSError:
        # A file system without second names.
        refuse_existing(path)
        os.replace(building, path)
    else:
        building.unlink()
    beside = MarkBeside(path)
    beside.write(mark)
    beside.close()


def end_of(building: Path) -> str:
    """The mark of the end of a finished file that nobody has open."""
    with duckdb.connect(building, read_only=True) as connection:
        [(number, full_hash)] = connection.execute("select change_no, hash from change_head").fetchall()
    return str(mark_of(number, full_hash))
