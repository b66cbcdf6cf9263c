"""A notice: one sentence on what was just done, said once on the next run of the page."""

import streamlit

from compact_dash.ui.html import show

KEY, WARNING = "notice", "warning"


def notify(sentence: str) -> None:
    """Have the sentence said when the page runs next."""
    streamlit.session_state[KEY] = sentence


def warn(sentence: str) -> None:
    """Have a refusal said when the page runs next, whichever part of it is drawn then."""
    streamlit.session_state[WARNING] = sentence


def notice() -> None:
    """Say what is to be said, and forget it.

    The place is kept also where nothing is said: what stands below must not move, or it would close and empty itself.
    """
    place = streamlit.empty()
    sentence = streamlit.session_state.pop(KEY, None)
    if sentence:
        with place:
            show("notice", sentence=sentence)
    warning = streamlit.session_state.pop(WARNING, None)
    if warning:
        with place:
            show("refusal", sentences=[warning], stay=True)
