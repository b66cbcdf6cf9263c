"""The opened store: the one this process holds open at an address.

It is kept here and not in Streamlit's cache: a message that anybody may send over the websocket empties that one.
"""

import threading
import time
from pathlib import Path

from compact_dash.commands.loading.initialise import create_demonstration
from compact_dash.domain.errors import StoreUnreachable
from compact_dash.store import Store, open_store
from compact_dash.store.address import DEFAULT_DATABASE, database_address
from compact_dash.store.clock import utc_now

stores: dict[str, Store] = {}
# When a database was last found not to answer, by its address.
missed: dict[str, float] = {}
# In seconds: so long after that nobody else waits for an answer. Else all who had queued would wait one by one.
TAKEN_FOR_GONE = 2.0
# Held while a store is opened or closed. Finding an open one takes no lock, so no page waits here.
turning = threading.Lock()


def store_at(address: str) -> Store:
    """The store at an address, opened by the first who asks; where that fails, the next who asks tries again."""
    return stores.get(address) or opened_at(address)


def whole_store() -> Store:
    """The one store of this process, for commands: they must know everything, and show nothing of it."""
    return store_at(database_address())


def last_change() -> int:
    """The number of the last change: the only thing a rerun has to ask when nothing is new."""
    return whole_store().head()


def opened_at(address: str) -> Store:
    """Open the store, unless another thread did while this one waited for its turn."""
    with turning:
        if address not in stores:
            refuse_while_gone(address)
            ensure_database(address)
            try:
                stores[address] = open_store(address, utc_now(), upgrade=True)
            except StoreUnreachable:
                missed[address] = time.monotonic()
                raise
        return stores[address]


def refuse_while_gone(address: str) -> None:
    """Refuse at once where the database has only just been waited for in vain.

    Raises:
        StoreUnreachable: it has.
    """
    if time.monotonic() - missed.get(address, -TAKEN_FOR_GONE) < TAKEN_FOR_GONE:
        raise StoreUnreachable


def ensure_database(address: str) -> None:
    """Make the demonstration at a first start; where COMPACT_DB names a file, a missing one is not made up."""
    if address == DEFAULT_DATABASE and not Path(address).exists():
        create_demonstration(address, utc_now())


def store_if_open(address: str) -> Store | None:
    """The store at an address, or None where it is not open. Nothing is opened."""
    return stores.get(address)


def is_open(address: str) -> bool:
    """Whether the store is open, so that a file which is missing at its address is one that went away."""
    return address in stores


def close_at(address: str) -> None:
    """Close the store at an address; the next who asks opens it anew."""
    with turning:
        if address in stores:
            stores.pop(address).close()


def close_all() -> None:
    """Close every store that is open."""
    # A list of its own, because closing takes each out of the other.
    for address in list(stores):
        close_at(address)
