"""Faults: each in the log once, however many open pages meet it again every second."""

import logging
import threading
import time
import traceback

from compact_dash.ui.operation.run_context import run_id

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
    now, word = time.monotonic(), run_id()
    with looking:
        for old in [old for old, (at, _) in known.items() if now - at >= KNOWN_FOR]:
            del known[old]
        if sign in known:
            return known[sign][1]
        known[sign] = now, word
    LOG.error("fault", exc_info=error)
    return word
