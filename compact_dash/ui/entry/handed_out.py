"""Handed-out files: for which browser each was made, and whether whoever sits there may still have it.

Streamlit keeps a file that was made for a download at an address that anybody may open, until the page has run twice.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from compact_dash.ui.entry.limits import FILE_KEPT

# A bound on memory alone.
MOST_NOTED = 1000


@dataclass(frozen=True)
class Handing:
    """A file made for a browser, by its word, at a time; and the question whether it may still have it."""

    browser: str
    made_at: float
    is_allowed: Callable[[], bool]


@dataclass
class HandedOut:
    """The files that were made a short while ago, by their names at Streamlit."""

    clock: Callable[[], float] = time.monotonic
    noted: dict[str, tuple[Handing, ...]] = field(default_factory=dict)
    turning: threading.Lock = field(default_factory=threading.Lock)

    def note(self, file: str, browser: str, is_allowed: Callable[[], bool]) -> None:
        """Note that a file was made for a browser. Two people may be handed the very same one."""
        handing = Handing(browser, self.clock(), is_allowed)
        with self.turning:
            others = [one for one in self.noted.pop(file, ()) if one.browser != browser and self.is_fresh(one)]
            self.noted[file] = (*others, handing)
            while len(self.noted) > MOST_NOTED:
                self.noted.pop(next(iter(self.noted)))

    def may_have(self, file: str, browser: str) -> bool:
        """Whether a browser may be given a file at this moment."""
        made = [one for one in self.noted.get(file, ()) if one.browser == browser and self.is_fresh(one)]
        return any(one.is_allowed() for one in made)

    def is_fresh(self, handing: Handing) -> bool:
        return self.clock() - handing.made_at < FILE_KEPT


HANDED_OUT = HandedOut()
