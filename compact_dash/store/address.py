"""The address: which database the program works on."""

import os

DEFAULT_DATABASE = "data/compact.duckdb"
POSTGRES = ("postgresql://", "postgres://")


def database_address() -> str:
    """The path of the DuckDB file, or a postgresql:// address, as COMPACT_DB has it."""
    given = os.environ.get("COMPACT_DB", "").strip()
    return given if on_server(given) else os.path.expanduser(given or DEFAULT_DATABASE)


def is_there(address: str) -> bool:
    """Whether a file is at the address; of a server it is known only once it is asked."""
    return on_server(address) or os.path.exists(address)


def on_server(address: str) -> bool:
    """Whether the address names a PostgreSQL database rather than a file."""
    return address.startswith(POSTGRES)
