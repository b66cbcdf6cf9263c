"""The store: the only part of the program that knows there is a database."""

from compact_dash.store.opening import create_store, open_store
from compact_dash.store.statements import Derived
from compact_dash.store.store import Store

__all__ = ["Derived", "Store", "create_store", "open_store"]
