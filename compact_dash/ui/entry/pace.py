"""Pace: how often somebody may ask for something. Nobody is refused for a burst; what goes on and on is slowed down."""

import ipaddress
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

# A bound on memory alone: an address that has not been heard of for long is forgotten first.
MOST_KNOWN = 10_000


@dataclass(frozen=True)
class Pace:
    """So many at once, and so many a second from then on; nobody comes to owe more than the most."""

    burst: float
    a_second: float
    most_owed: float = float("inf")


@dataclass
class Purse:
    """What somebody has left of a pace. Taking more than there is leaves a debt, which is waited for."""

    pace: Pace
    left: float
    counted_at: float

    def take(self, now: float, most_debt: float = float("inf"), much: float = 1.0) -> float | None:
        """Take some; the seconds to wait for it. None, and nothing is taken, where the debt would grow too large."""
        self.left = min(self.pace.burst, self.left + (now - self.counted_at) * self.pace.a_second)
        self.counted_at = now
        if self.left - much < -most_debt:
            return None
        self.left = max(self.left - much, -self.pace.most_owed)
        return max(0.0, -self.left / self.pace.a_second)


@dataclass
class Purses:
    """The purses of everybody, each by a name."""

    pace: Pace
    clock: Callable[[], float] = time.monotonic
    known: OrderedDict[str, Purse] = field(default_factory=OrderedDict)

    def of(self, name: str) -> Purse:
        purse = self.known.get(name)
        if purse is None:
            purse = self.known[name] = Purse(self.pace, self.pace.burst, self.clock())
        self.known.move_to_end(name)
        while len(self.known) > MOST_KNOWN:
            self.known.popitem(last=False)
        return purse

    def wait_of(self, name: str) -> float:
        """Take one for somebody, and say for how many seconds they wait for it."""
        return self.of(name).take(self.clock()) or 0.0

    def may_take(self, name: str) -> bool:
        """Take one for somebody if there is one."""
        return self.of(name).take(self.clock(), most_debt=0) is not None


def place_of(client: tuple[str, int] | None) -> str:
    """Whom what comes from an address is counted for: that address, or the network where one home has many."""
    if client is None:
        return ""
    try:
        address = ipaddress.ip_address(client[0])
    except ValueError:
        return client[0]
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
