"""The other database: where a real plan was worked on here, a demonstration is not served without a word about it.

Without COMPACT_DB the program works on `data/compact.duckdb` and makes the demonstration there. Whoever forgot to set
it would see pages that look well and hold nothing of theirs. A real database is known by a note, which whoever serves
one leaves here, or because its file lies beside the demonstration.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from compact_dash.domain.errors import CompactError
from compact_dash.reports.programme import programme
from compact_dash.store import Store
from compact_dash.store.address import DEFAULT_DATABASE, address_to_tell, database_address, is_named, on_server
from compact_dash.store.inspection import StoreInUse, look_into

NOTE = Path(DEFAULT_DATABASE).with_name("last-database.txt")


def note_database(store: Store) -> None:
    """Note the database that COMPACT_DB names, where it holds a real plan."""
    address = database_address()
    # What lies in the folder for temporary files is nobody's real plan.
    if not is_named() or programme(store).illustrative or tempfile.gettempdir() in address:
        return
    told = address_to_tell(address)
    try:
        if not NOTE.exists() or NOTE.read_text(encoding="utf-8").strip() != told:
            NOTE.write_text(f"{told}\n", encoding="utf-8")
    except OSError:
        # A folder that cannot be written to: the program goes on without the note.
        return


def forgotten_database(store: Store) -> str | None:
    """Where a real plan is kept, while the store is the demonstration for want of a word in COMPACT_DB."""
    if is_named() or not programme(store).illustrative:
        return None
    return note_kept() or next(databases_beside(), None)


def note_kept() -> str | None:
    """The database of the note, unless it was a file that is no longer there."""
    try:
        told = NOTE.read_text(encoding="utf-8").strip()
    except OSError:
        return None
    return told if told and (on_server(told) or Path(told).exists()) else None


def databases_beside() -> Iterator[str]:
    """The databases in the demonstration's folder and in this one that hold a real plan."""
    for folder in (NOTE.parent, Path()):
        for path in sorted(folder.glob("*.duckdb")):
            if path != Path(DEFAULT_DATABASE) and holds_real_plan(path):
                yield str(path.absolute())


def holds_real_plan(path: Path) -> bool:
    """Whether a file holds a plan that is not illustrative; one that another program works on is taken for such."""
    try:
        with look_into(path) as engine:
            return not programme(Store(engine)).illustrative
    except StoreInUse:
        return True
    except CompactError:
        return False
