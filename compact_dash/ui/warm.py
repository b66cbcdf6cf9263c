"""Warming up and cooling down: what the first visitor would otherwise wait for, and what the file needs at the end."""

import gc
import logging

from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.errors import CompactError
from compact_dash.ui import readings, session
from compact_dash.ui.forum.slides import check_slides
from compact_dash.ui.html import environment
from compact_dash.ui.opened_store import close_all

# Before a first visitor there is nobody to read for; OCS, which prepares the Forum, is the likeliest.
OCS = Actor("OCS", (Membership(Role.OCS, "OCS"),))


def warm() -> None:
    """Open the store, read today's board and load the templates; a refusal is left for the page to say."""
    check_slides()
    try:
        readings.readiness_at(session.sight_of(OCS.reader), session.today())
    except CompactError as refusal:
        logging.getLogger("compact_dash").error("%s", refusal)
    environment().get_template("board/progress.html")
    # What was loaded at the start stays: keep the collector from walking it again and again.
    gc.freeze()


def cool() -> None:
    """Close the store, which brings everything written into the one file that people copy."""
    close_all()
