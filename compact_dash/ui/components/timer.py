"""Timers: a part of a page that runs by itself, and a page that finds out by itself whether it has to be drawn anew."""

import itertools
import random
from collections.abc import Callable

import streamlit

from compact_dash.domain.errors import StoreUnreachable
from compact_dash.ui.refusals import refusals_said

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

    def act_or_say() -> None:
        # Said until the part runs well again; the page stays as it is, and such a part has no place that is looked at.
        with refusals_said(beside=True):
            act()

    act_or_say.__qualname__ = f"{act.__qualname__}:{next(drawn)}"
    with streamlit.container():
        streamlit.fragment(act_or_say, run_every=every)()


def look_again(every: float, is_old: Callable[[], bool]) -> None:
    """Ask about every so many seconds, and draw the page anew once what it shows is old.

    Where the database did not answer in between it is drawn anew too: any part of the page may have missed it.
    """
    has_missed = False

    def look() -> None:
        nonlocal has_missed
        try:
            is_due = is_old() or has_missed
        except StoreUnreachable:
            has_missed = True
            raise
        if is_due:
            streamlit.rerun()

    by_itself(every * random.uniform(EARLIEST, LATEST), look)
