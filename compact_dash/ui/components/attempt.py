"""Attempts: a command run from a button, its refusal said where the button stands."""

from collections.abc import Callable

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.ui.components.notice import notify
from compact_dash.ui.html import show

REFUSED = "refused:"


def attempt(name: str, command: Callable[[], object], done: str) -> Callable[[], None]:
    """A callback that runs the command and has `done` said; a refusal is kept for `refusal_of(name)`."""

    def run() -> None:
        streamlit.session_state.pop(REFUSED + name, None)
        try:
            command()
        except CompactError as refusal:
            streamlit.session_state[REFUSED + name] = str(refusal)
        else:
            notify(done)

    return run


def leftover_refusals() -> None:
    """Say, at the end of a page, what was refused in a part of it that is not drawn any more."""
    left = [key for key in streamlit.session_state if str(key).startswith(REFUSED)]
    for key in left:
        show("refusal", sentences=str(streamlit.session_state.pop(key)).splitlines(), stay=True)


def refusal_of(name: str) -> None:
    """Say, once, why the attempt of that name was refused; the place is kept, as for a notice."""
    place = streamlit.empty()
    refusal = streamlit.session_state.pop(REFUSED + name, None)
    if refusal:
        with place:
            show("refusal", sentences=refusal.splitlines(), stay=True)
