"""Live: a page that shows what is written elsewhere soon after it was, without being loaded again."""

import random

import streamlit

from compact_dash.ui import session

# A page looks this often, in seconds, whether anything but a draft was written. It asks for a number, not for data.
# Each takes a time of its own, or all who were drawn anew together would look together from then on.
SOONEST, LATEST = 0.8, 1.2


def live() -> None:
    """Run the page anew once something was written; what did not change stays as it is in the browser."""
    seen = session.sight()

    @streamlit.fragment(run_every=random.uniform(SOONEST, LATEST))
    def look() -> None:
        if session.sight_of(session.reader()) != seen:
            streamlit.rerun()

    look()
