"""The sight: who reads which state of which database, and how what was read for it is kept.

Sixty people who follow a meeting run the same pages once a second. What a page reads is therefore read once for each
sight and kept.
"""

import functools
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from cachetools import LRUCache, cached

from compact_dash.domain.house import House, house
from compact_dash.domain.sharing import EVERYTHING, Reader
from compact_dash.store import Store
from compact_dash.store.address import database_address
from compact_dash.ui.opened_store import store_at

Given = ParamSpec("Given")
Reading = TypeVar("Reading")


@dataclass(frozen=True)
class Sight:
    """A database, in one state, as one reader may see it.

    `state` is a value that differs once what is read may differ: the number of a change, or the numbers of the last
    changes of one meeting. `house` is the one in whose words it is said, so that no word outlives its change.
    """

    address: str
    state: Hashable
    reader: Reader
    house: House = field(default_factory=house)

    @property
    def store(self) -> Store:
        return store_at(self.address).seen_by(self.reader)

    def only_for(self, state: Hashable) -> "Sight":
        """The same, for what depends on one part of the database alone: read again only when that part changes."""
        return replace(self, state=state)

    def read_as(self, reader: Reader) -> "Sight":
        """The same, for what several readers share: read once for all of them."""
        return replace(self, reader=reader)


def whole_sight(state: Hashable) -> Sight:
    """The database that is open, as a command sees it, in a state."""
    return Sight(database_address(), state, EVERYTHING)


def kept(
    most: int, size: Callable[[Any], int] | None = None, room: int = 0
) -> Callable[[Callable[Concatenate[Sight, Given], Reading]], Callable[Concatenate[Sight, Given], Reading]]:
    """Keep what a function of a sight returns, for the `most` calls made last; all it is given must be hashable.

    The first parameter is the sight and every parameter is part of the key, so nothing read for one reader or in one
    state is ever given to another. The type checker refuses a function without a sight.

    The standard library's cache is used rather than Streamlit's. Its key is a hash of a few plain values, where
    Streamlit walks through and serialises every parameter at every call. It hands out the value itself, which is safe
    because everything kept is frozen. And Streamlit's is emptied by a message that anybody may send over the websocket.

    What grows with the plan is kept for fewer calls as it does: `size` says how large one is, and `room` how large all
    of them together may be.
    """

    def keep(
        read: Callable[Concatenate[Sight, Given], Reading],
    ) -> Callable[Concatenate[Sight, Given], Reading]:
        # Both libraries type their caches by the result alone; ours is called as the function it stands for.
        if size is None:
            return cast("Callable[Concatenate[Sight, Given], Reading]", functools.lru_cache(maxsize=most)(read))
        cache: LRUCache[Hashable, Reading] = LRUCache(room, share_of(most, size, room))
        return cast("Callable[Concatenate[Sight, Given], Reading]", cached(cache, lock=Lock())(read))

    return keep


def share_of(most: int, size: Callable[[Any], int], room: int) -> Callable[[Any], int]:
    """How much of the room one of what is kept takes: so much that there are never more than `most`.

    Never more than a quarter, or the largest would be read again at each call.
    """
    return lambda value: max(room // most, min(size(value), room // 4))
