"""Warming up: what the first visitor would otherwise wait for."""

import gc
import logging

from compact_dash.domain.errors import CompactError
from compact_dash.ui import session
from compact_dash.ui.html import environment


def warm() -> None:
    """Open the store, read today's board and load the templates; a refusal is left for the page to say."""
    try:
        session.readiness(session.today())
    except CompactError as refusal:
        logging.getLogger("compact_dash").error("%s", refusal)
    environment().get_template("progress.html")
    # What was loaded at the start stays: keep the collector from walking it again and again.
    gc.freeze()
