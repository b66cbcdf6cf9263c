"""Timers: a part of a page that runs by itself, and a page that finds out by itself whether it has to be drawn anew."""

import itertools
import random
from collections.abc import Callable

import streamlit

# Shares of the seconds asked for. Each page takes an interval of its own, because all who were drawn anew together
# would otherwise look together from then on.
EARLIEST, LATEST = 0.75, 1.25
drawn = itertools.count()


def by_itself(every: float, act: Callable[[], None]) -> None:
    """Run a part of the page now, and again every so many seconds.

    It goes by another name each time the page is drawn. A browser that has not received the newest page yet still
    ticks for the one before. Under the same name Streamlit would answer that tick at once and drop what was still to
    be sent: a slide, so that a wall went blank, or the timer itself, so that it stood still. A tick for a name that is
    gone does nothing. Streamlit names a part by its function and its place, hence the container of its own.
    """
    act.__qualname__ = f"{act.__qualname__}:{next(drawn)}"
    with streamlit.container():
        streamlit.fragment(act, run_every=every)()


def look_again(every: float, is_old: Callable[[], bool]) -> None:
    """Ask about every so many seconds, and draw the page anew once what it shows is old."""

    def look() -> None:
        if is_old():
            streamlit.rerun()

    by_itself(every * random.uniform(EARLIEST, LATEST), look)
