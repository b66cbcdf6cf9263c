"""The place on a page that an address ends with: `/agenda#2014/15-1.03` opens at that row.

A browser looks for the place once, when the page has arrived. Streamlit draws afterwards, so a script at the end of
the page asks the browser to look again. It does so once for each load, and only while the page still takes shape and
the reader has touched nothing. A redraw takes nobody back to the place.
"""

from pathlib import Path

import streamlit

from compact_dash.ui import navigation

HERE = Path(__file__).parent / "static"
SCRIPT = (HERE / "anchor.js").read_text(encoding="utf-8").strip()
STEPS = (HERE / "steps.js").read_text(encoding="utf-8").strip()


def quiet_steps() -> None:
    """Let a page complete its address without a step that Back would have to undo, and name the sidebar's groups."""
    # In one element: each further one would push the page down by a gap.
    streamlit.html(f"<script>{STEPS}</script><script>{navigation.SCRIPT}</script>", unsafe_allow_javascript=True)


def follow_anchor() -> None:
    """Go to the place named in the address. It comes last on a page, when everything else is drawn.

    The script is the same for everybody and holds nothing of the page's data; the policy names it by its hash.
    """
    streamlit.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)
