"""Health: what /healthz answers."""

from dataclasses import dataclass
from typing import Any

from compact_dash import __version__
from compact_dash.domain.errors import CompactError
from compact_dash.ui import session


@dataclass(frozen=True)
class Health:
    """An HTTP status and the JSON that goes with it."""

    status: int
    body: dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """What a healthy database holds."""

    schema_version: int
    actions: int
    updates: int
    changes: int


def health() -> Health:
    """200 with version, schema and row counts; 503 with the reason when the database cannot be read."""
    try:
        rows = session.store().fetch(Rows, "row_counts")[0]
    except CompactError as refusal:
        return Health(503, {"status": "unavailable", "version": __version__, "reason": str(refusal)})
    return Health(
        200,
        {
            "status": "ok",
            "version": __version__,
            "schema_version": rows.schema_version,
            "rows": {"action": rows.actions, "status_update": rows.updates, "change": rows.changes},
        },
    )
