"""A notice: one sentence on what was just done, said once on the next run of the page."""

from dataclasses import dataclass

import streamlit

from compact_dash.ui.html import show

KEY, WARNING = "notice", "warning"


@dataclass(frozen=True)
class Done:
    """What was done; and what History is asked about where its trail is offered: a reference, or nothing for all."""

    sentence: str
    about: str | None = None


def as_told(told: object, done: str) -> Done:
    """What a command told of what it did, or else the words that its button has for it."""
    return told if isinstance(told, Done) else Done(done)


def notify(done: str | Done, place: str = "") -> None:
    """Have it said when the page runs next: at the page's own place, or at a place within it."""
    streamlit.session_state[KEY + place] = done if isinstance(done, Done) else Done(done)


def warn(sentence: str) -> None:
    """Have a refusal said when the page runs next, whichever part of it is drawn then."""
    streamlit.session_state[WARNING] = sentence


def notice(place: str = "") -> None:
    """Say what is to be said here, and forget it.

    The place is kept also where nothing is said: what stands below must not move, or it would close and empty itself.
    """
    kept = streamlit.empty()
    done: Done | None = streamlit.session_state.pop(KEY + place, None)
    if done and done.sentence:
        with kept:
            show("notice", sentence=done.sentence, about=done.about)
    warning = None if place else streamlit.session_state.pop(WARNING, None)
    if warning:
        with kept:
            show("refusal", sentences=[warning], stay=True)
