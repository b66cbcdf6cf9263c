"""The address: which database the program works on."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

DEFAULT_DATABASE = "data/compact.duckdb"
POSTGRES = ("postgresql://", "postgres://")


def name_given() -> str:
    """What COMPACT_DB says; nothing where it is not set."""
    return os.environ.get("COMPACT_DB", "").strip()


def is_named() -> bool:
    """Whether COMPACT_DB says which database to work on."""
    return bool(name_given())


def database_address() -> str:
    """The path of the DuckDB file, or a postgresql:// address, as COMPACT_DB has it."""
    given = name_given()
    return given if on_server(given) else os.path.expanduser(given or DEFAULT_DATABASE)


def is_there(address: str) -> bool:
    """Whether a file is at the address; of a server it is known only once it is asked."""
    return on_server(address) or os.path.exists(address)


def address_to_tell(address: str) -> str:
    """The address for a log: of a server's only where it is and which database, as the rest may hold a password."""
    if not on_server(address):
        return os.path.abspath(address)
    place = urlsplit(address)
    return f"postgresql://{place.netloc.rpartition('@')[2]}{place.path}"


def on_server(address: str) -> bool:
    """Whether the address names a PostgreSQL database rather than a file."""
    return address.startswith(POSTGRES)


def backups_named() -> Path | None:
    """The folder for backups that COMPACT_BACKUPS names; None where it names none."""
    given = os.environ.get("COMPACT_BACKUPS", "").strip()
    return Path(given).expanduser() if given else None


def place_beside(address: str) -> Path:
    """The path that what belongs beside a database is named after: that of its file, or one here for a server's."""
    if not on_server(address):
        return Path(address)
    # What stands in a folder of its own is not thinned out with the backups of every day.
    named = backups_named()
    folder = Path(DEFAULT_DATABASE).parent if named is None else named / "before-upgrade"
    database = re.sub(r"[^A-Za-z0-9_-]+", "-", urlsplit(address).path).strip("-")
    return folder / (database or "postgresql")
