"""Guesses: how often a wrong room code may be tried, by one address and by all together."""

import threading
from collections import OrderedDict, deque

# Wrong codes that an address may try in so many seconds, and all addresses together. A person who mistypes needs a few;
# a program that guesses would need some billion.
MOST_OF_ONE, MOST_OF_ALL = 10, 600
SPAN = 600
# A bound on memory alone.
MOST_ADDRESSES = 10_000
EVERYBODY = ""


class Guesses:
    """The wrong guesses of the last minutes; times are seconds by any clock."""

    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.wrong: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, address: str, now: float) -> int:
        """The seconds until an address may try again; 0 where it may now."""
        with self.guard:
            pairs = ((address, MOST_OF_ONE), (EVERYBODY, MOST_OF_ALL))
            return max(self.seconds_left(name, most, now) for name, most in pairs)

    def seconds_left(self, name: str, most: int, now: float) -> int:
        tried = self.wrong.get(name, deque())
        while tried and tried[0] <= now - SPAN:
            tried.popleft()
        # Rounded up: whoever waits as long as they are told may try.
        return int(tried[0] + SPAN - now) + 1 if len(tried) >= most else 0

    def note(self, address: str, now: float) -> None:
        """Count a wrong guess."""
        with self.guard:
            for name in (address, EVERYBODY):
                self.wrong.setdefault(name, deque()).append(now)
                self.wrong.move_to_end(name)
            while len(self.wrong) > MOST_ADDRESSES:
                self.wrong.popitem(last=False)
