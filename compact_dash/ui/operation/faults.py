"""Faults and refusals in the log: a fault once, however many open pages meet it again every second.

What is wrong with the database is told to the log in full, and to readers without the place where it lies.
"""

import logging
import threading
import traceback
from pathlib import Path
from time import monotonic

from compact_dash.domain.errors import CompactError, StoreRefused
from compact_dash.store.address import database_address, on_server
from compact_dash.ui.operation.run_context import is_for_first_sight, run_id

LOG = logging.getLogger("compact_dash")
# In seconds: so long the same fault is told by the line it has.
KNOWN_FOR = 60.0
# When each was logged, and by which word.
known: dict[tuple[object, ...], tuple[float, str]] = {}
looking = threading.Lock()


def log_fault(error: Exception) -> str:
    """Log a fault, and return the word of the run that its line has: what a reader is told to say."""
    steps = traceback.extract_tb(error.__traceback__)[-1:]
    sign = (type(error), str(error), *((step.filename, step.lineno) for step in steps))
    now, word = monotonic(), run_id()
    with looking:
        for old in [old for old, (at, _) in known.items() if now - at >= KNOWN_FOR]:
            del known[old]
        if sign in known:
            return known[sign][1]
        known[sign] = now, word
    LOG.error("fault", exc_info=error)
    return word


def log_refusal(error: CompactError, attempt: str = "") -> None:
    """Log a refusal by its kind: its sentence may name a person, but for what is said of the database."""
    if is_for_first_sight():
        return
    about = {"kind": type(error).__name__}
    if attempt:
        about["attempt"] = attempt
    if isinstance(error, StoreRefused):
        LOG.warning("refused", extra=about | {"reason": str(error)})
    else:
        LOG.info("refused", extra=about)


def without_place(sentence: str) -> str:
    """A sentence for readers: the database's file by its name, without the folders it lies in."""
    place = database_address()
    return sentence if on_server(place) else sentence.replace(place, Path(place).name)
