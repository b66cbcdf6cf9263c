"""Places: where the database lies is for whoever keeps the server, and goes to the log; a reader is told its name."""

import functools
import logging
import os
from pathlib import Path

from compact_dash.store.address import database_address, on_server

LOG = logging.getLogger("compact_dash")


def without_place(sentence: str) -> str:
    """A sentence that may name the database's file, as a reader is told it: with the file's name alone."""
    address = database_address()
    if on_server(address):
        return sentence
    told = sentence
    # The whole address first: the other may be a part of it.
    for place in sorted({address, str(Path(address)), os.path.abspath(address)}, key=len, reverse=True):
        told = told.replace(place, Path(address).name)
    if told != sentence:
        log_place(sentence)
    return told


# Once each: every open page says the same again and again.
@functools.lru_cache(maxsize=16)
def log_place(sentence: str) -> None:
    LOG.warning("%s", sentence)
