"""Live: a page that shows what is written elsewhere soon after it was, without being loaded again."""

import streamlit

from compact_dash.ui import session

# A page looks this often, in seconds, whether anything but a draft was written. It asks for a number, not for data.
EVERY = 1.0


def live() -> None:
    """Run the page anew once something was written; what did not change stays as it is in the browser."""
    seen = session.sight()

    @streamlit.fragment(run_every=EVERY)
    def look() -> None:
        if session.sight_of(session.reader()) != seen:
            streamlit.rerun()

    look()
