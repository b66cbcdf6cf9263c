"""Attempts: a command run from a button, its refusal said where the button stands."""

from collections.abc import Callable

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.ui.components.notice import as_told, notify
from compact_dash.ui.html import show

REFUSED = "refused:"


def attempt(name: str, command: Callable[[], object], done: str = "", place: str = "") -> Callable[[], None]:
    """A callback that runs the command and has said what was done; a refusal is kept for `refusal_of(name)`.

    What was done is `done`, or what the command itself tells of it; `place` is where the notice is said. A callback
    runs before the page is drawn, so that it is drawn once and not twice.
    """

    def run() -> None:
        streamlit.session_state.pop(REFUSED + name, None)
        try:
            told = command()
        except CompactError as refusal:
            refuse(name, str(refusal))
        else:
            notify(as_told(told, done), place)

    return run


def refuse(name: str, sentences: str) -> None:
    """Keep a refusal for `refusal_of(name)`."""
    streamlit.session_state[REFUSED + name] = sentences


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
