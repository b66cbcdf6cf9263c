"""The run of a page at hand: the store as its reader may see it, and the state and the day all of the page is of.

Who reads is known by `acting`, and what was read is kept by `readings`.
"""

from contextvars import ContextVar
from dataclasses import dataclass

from compact_dash.domain.house import speak_for
from compact_dash.domain.sharing import Reader
from compact_dash.store import Store
from compact_dash.store.address import database_address
from compact_dash.ui import acting
from compact_dash.ui.clock import now, programme, today
from compact_dash.ui.house import house_now
from compact_dash.ui.kept_store import KeptStore
from compact_dash.ui.opened_store import last_change, whole_store
from compact_dash.ui.sight import Head, Sight

__all__ = ["begin", "head", "now", "programme", "reader", "sight", "sight_of", "store", "today", "whole_store"]


def reader() -> Reader:
    """The reader of this run. It is asked each time, because a fragment runs without its page."""
    return acting.actor().reader


def store() -> Store:
    """The store as the reader of this run may see it; what it was asked before, it knows until that is written anew."""
    return KeptStore.of(whole_store()).seen_by(reader())


@dataclass(frozen=True)
class Written:
    """The state of the store: the number of its last change, and a number that no draft moves."""

    head: int
    settled: int


# The state of the store when the run in this thread began. It is not in the session, which other runs share.
noted: ContextVar[Written | None] = ContextVar("noted", default=None)


def begin() -> None:
    """Note the state of the store as a run of a page begins, so that everything on the page is of one state.

    What the page says is said in the words of its house from here on.
    """
    noted.set(written_now())
    speak_for(house_now())


def written_now() -> Written:
    return Written(last_change(), whole_store().settled())


def written_so_far() -> Written:
    """The state when this run began; a run that did not begin with a page asks now."""
    return noted.get() or written_now()


def head() -> int:
    """The number of the last change that the page shows."""
    return written_so_far().head


def sight_of(reader: Reader) -> Sight:
    """The sight of a reader at this moment; a draft that somebody saves leaves it as it is."""
    return Sight(database_address(), Head(written_now().settled), reader)


def sight() -> Sight:
    """The sight that all of this run of the page is of."""
    return Sight(database_address(), Head(written_so_far().settled), reader())
