"""Forgotten: the demonstration is not served without a word where COMPACT_DB once named a real plan."""

import logging

from compact_dash.commands.loading.other_database import forgotten_database, note_database
from compact_dash.domain.errors import CompactError
from compact_dash.store.address import DEFAULT_DATABASE
from compact_dash.ui.clock import ONLY_STATE
from compact_dash.ui.html import show
from compact_dash.ui.opened_store import whole_store
from compact_dash.ui.sight import Sight, kept, whole_sight

LOG = logging.getLogger("compact_dash")


# Looked for once: it opens files.
@kept(most=4)
def forgotten_at(sight: Sight) -> str | None:
    return forgotten_database(sight.store)


def say_if_forgotten() -> None:
    """Say above a page that it is not of the plan that was kept here. Where that lies, only the log says."""
    if forgotten_at(whole_sight(ONLY_STATE)):
        show("forgotten")


def log_if_forgotten() -> None:
    """Say the same in the log, with the place; and note the database that is served, for a later start without it."""
    try:
        note_database(whole_store())
        other = forgotten_at(whole_sight(ONLY_STATE))
    except CompactError:
        # It is told in the line of the start.
        return
    if other:
        LOG.warning(
            "COMPACT_DB is not set, so the demonstration is served. A real plan is kept at %s: set COMPACT_DB to that, "
            "or to %s if the demonstration is meant.",
            other,
            DEFAULT_DATABASE,
        )
