"""A notice: one sentence on what was just done, said once on the next run of the page."""

import streamlit

from compact_dash.ui.html import show

KEY = "notice"


def notify(sentence: str) -> None:
    """Have the sentence said when the page runs next."""
    streamlit.session_state[KEY] = sentence


def notice() -> None:
    """Say what is to be said, and forget it."""
    sentence = streamlit.session_state.pop(KEY, None)
    if sentence:
        show("notice", sentence=sentence)
