"""Health: the answer to a request for /healthz."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compact_dash import __version__
from compact_dash.domain.errors import CompactError
from compact_dash.store.address import database_address, on_server
from compact_dash.store.copies.held_file import GONE
from compact_dash.ui import session
from compact_dash.ui.copies.troubles import reason, warnings
from compact_dash.ui.opened_store import is_open


@dataclass(frozen=True)
class Health:
    """An HTTP status and the JSON that goes with it."""

    status: int
    body: dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """The counts of rows in a healthy database."""

    schema_version: int
    actions: int
    updates: int
    changes: int


def unavailable(reason: str) -> Health:
    return Health(503, {"status": "unavailable", "version": __version__, "reason": reason})


def health() -> Health:
    """200 with version, schema and row counts; 503 with the reason when the database cannot be read."""
    address = database_address()
    # Asked first: an open store goes on answering although its file was taken away.
    if not on_server(address) and not Path(address).exists() and is_open(address):
        return unavailable(GONE.sentence)
    try:
        store = session.whole_store()
        rows = store.fetch(Rows, "row_counts")[0]
        told = warnings(store)
    except CompactError as refusal:
        return unavailable(str(refusal))
    read = {
        "schema_version": rows.schema_version,
        "rows": {"action": rows.actions, "status_update": rows.updates, "change": rows.changes},
    }
    # Pages are read on all the same; what is saved now would not be kept.
    if why := reason(store):
        return Health(503, unavailable(why).body | read)
    warned = {"warnings": told} if told else {}
    return Health(200, {"status": "ok", **warned, "version": __version__, **read})
