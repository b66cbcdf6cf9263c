"""The sight: who reads which state of which database, and how what was read for it is kept.

Sixty people who follow a meeting run the same pages once a second. What a page reads is therefore read once for each
sight and kept.
"""

import functools
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from cachetools import LRUCache
from cachetools.keys import hashkey

from compact_dash.domain.house import House, house
from compact_dash.domain.sharing import EVERYTHING, Reader
from compact_dash.store import Store
from compact_dash.store.address import database_address
from compact_dash.store.freshness import Mark, WrittenFacts, note_reads, noted_reads
from compact_dash.ui.opened_store import store_at

Given = ParamSpec("Given")
Reading = TypeVar("Reading")


class Head(int):
    """The number of a change, as the state of all that was written until then."""


@dataclass(frozen=True)
class Sight:
    """A database, in one state, as one reader may see it.

    `state` is a value that differs once what is read may differ: the numbers of the last changes of one meeting, or the
    head, which every change moves. What was read at a head is kept until something is written that it was read from.
    `house` is the one in whose words it is said, so that no word outlives its change.
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


@dataclass(frozen=True)
class KeptReading(Generic[Reading]):
    """What was read, the tables it was read from, and how far the writing had come before."""

    reading: Reading
    days: Mapping[str, date]
    written: WrittenFacts | None
    since: Mark | None

    def holds_at(self, sight: Sight) -> bool:
        """Whether it may be given to a sight that differs in nothing but its head."""
        if not isinstance(sight.state, Head):
            return True
        # Compared by identity: a store that is opened anew counts from the beginning.
        written = store_at(sight.address).counts.written
        return self.written is written and self.since is not None and written.is_fresh(self.days, self.since)


def read_anew(read: Callable[[], Reading], sight: Sight) -> KeptReading[Reading]:
    """Read it, noting from what. The mark is taken before, so that what is written meanwhile counts as news."""
    written = store_at(sight.address).counts.written if isinstance(sight.state, Head) else None
    since = written.mark if written else None
    with noted_reads() as reads:
        reading = read()
    return KeptReading(reading, reads.days, written, since)


def key_of(sight: Sight, *given: Hashable, **named: Hashable) -> Hashable:
    """What a reading is found by: everything but the head, which tells nothing of what was written."""
    state = None if isinstance(sight.state, Head) else sight.state
    return hashkey(sight.address, state, sight.reader, sight.house, *given, **named)


def whole_sight(state: Hashable) -> Sight:
    """The database that is open, as a command sees it, in a state."""
    return Sight(database_address(), state, EVERYTHING)


def kept(
    most: int, size: Callable[[Any], int] | None = None, room: int = 0
) -> Callable[[Callable[Concatenate[Sight, Given], Reading]], Callable[Concatenate[Sight, Given], Reading]]:
    """Keep what a function of a sight returns, for the `most` calls made last; all it is given must be hashable.

    The first parameter is the sight and every parameter is part of the key, so nothing read for one reader is ever
    given to another. The type checker refuses a function without a sight. A write drops what was read from the kinds
    of facts that were written, and nothing else: the store notes what each reading was read from.

    Nothing of Streamlit's cache is used. This one's key is a hash of a few plain values, where
    Streamlit walks through and serialises every parameter at every call. It hands out the value itself, which is safe
    because everything kept is frozen. And Streamlit's is emptied by a message that anybody may send over the websocket.

    What grows with the plan is kept for fewer calls as it does: `size` says how large one is, and `room` how large all
    of them together may be.
    """

    def keep(
        read: Callable[Concatenate[Sight, Given], Reading],
    ) -> Callable[Concatenate[Sight, Given], Reading]:
        cache: LRUCache[Hashable, KeptReading[Reading]] = (
            LRUCache(most) if size is None else LRUCache(room, share_of(most, size, room))
        )
        guard = Lock()

        @functools.wraps(read)
        def found(sight: Sight, *given: Given.args, **named: Given.kwargs) -> Reading:
            key = key_of(sight, *cast("tuple[Hashable, ...]", given), **cast("dict[str, Hashable]", named))
            with guard:
                kept = cache.get(key)
            if kept is not None and kept.holds_at(sight):
                note_reads(kept.days)
                return kept.reading
            kept = read_anew(lambda: read(sight, *given, **named), sight)
            with guard:
                cache[key] = kept
            return kept.reading

        # As the standard library calls it: whoever changes what no fact tells of, such as a folder, begins anew by it.
        vars(found)["cache_clear"] = cache.clear
        return cast("Callable[Concatenate[Sight, Given], Reading]", found)

    return keep


def share_of(most: int, size: Callable[[Any], int], room: int) -> Callable[[Any], int]:
    """How much of the room one of what is kept takes: so much that there are never more than `most`.

    Never more than a quarter, or the largest would be read again at each call.
    """
    return lambda kept: max(room // most, min(size(kept.reading), room // 4))
