"""Looking again: a page that finds out by itself, every so often, whether it has to be drawn anew."""

import random
from collections.abc import Callable

import streamlit

# Each page takes a time of its own, or all who were drawn anew together would look together from then on.
EARLIEST, LATEST = 0.75, 1.25


def look_again(every: float, is_old: Callable[[], bool]) -> None:
    """Ask about every so many seconds, and draw the page anew once what it shows is old.

    It stands in a container of its own: where a look came while the page was still being sent, Streamlit gave up the
    look's own place, and what came next was put over its neighbour, so that a wall went blank until the next move.
    """
    with streamlit.container():

        @streamlit.fragment(run_every=every * random.uniform(EARLIEST, LATEST))
        def look() -> None:
            if is_old():
                streamlit.rerun()

        look()
