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
        forget_refusals()
        try:
            told = command()
        except CompactError as refusal:
            refuse(name, str(refusal))
        else:
            notify(as_told(told, done), place)

    return run


def forget_refusals() -> None:
    """Whoever presses again has read what was refused before."""
    for key in kept_refusals():
        del streamlit.session_state[key]


def kept_refusals() -> list[str]:
    return [str(key) for key in streamlit.session_state if str(key).startswith(REFUSED)]


def refuse(name: str, sentences: str) -> None:
    """Keep a refusal for `refusal_of(name)`."""
    streamlit.session_state[REFUSED + name] = sentences


def refuse_also(name: str, sentence: str) -> None:
    """Keep a refusal after those that are kept for the name already."""
    before = streamlit.session_state.get(REFUSED + name)
    refuse(name, f"{before}\n{sentence}" if before else sentence)


def leftover_refusals() -> None:
    """Say, at the end of a page, what was refused in a part of it that is not drawn any more."""
    for key in kept_refusals():
        show("refusal", sentences=str(streamlit.session_state.pop(key)).splitlines(), stay=True)


def refusal_of(name: str, *, until_pressed: bool = False) -> None:
    """Say why the attempt of that name was refused; the place is kept, as for a notice.

    It is said once, or `until_pressed` again, where the page is drawn anew without anybody pressing anything.
    """
    place = streamlit.empty()
    refusal = streamlit.session_state.get(REFUSED + name)
    if refusal and not until_pressed:
        del streamlit.session_state[REFUSED + name]
    if refusal:
        with place:
            show("refusal", sentences=refusal.splitlines(), stay=True)
