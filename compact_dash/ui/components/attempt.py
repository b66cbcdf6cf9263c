"""Attempts: a command run from a button, and one sentence on what came of it, said when the page runs next."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.ui.html import show
from compact_dash.ui.operation.faults import log_refusal, without_place

# Keys, or their beginnings, of the sentences that the session holds for the next run: done, warned of, refused.
KEY, WARNING, REFUSED = "notice", "warning", "refused:"


@dataclass(frozen=True)
class Done:
    """A sentence on what was done, and the reference that History is asked about where its trail is offered."""

    sentence: str
    about: str | None = None


def as_told(told: object, done: str) -> Done:
    """The notice that a command returned; where it returned none, one made of its button's sentence."""
    return told if isinstance(told, Done) else Done(done)


def notify(done: str | Done, place: str = "") -> None:
    """Leave a notice for the next run: at the page's own place, or at a place within it."""
    streamlit.session_state[KEY + place] = done if isinstance(done, Done) else Done(done)


def warn(sentence: str) -> None:
    """Leave a refusal for the next run of the page, whichever part of it is drawn then."""
    streamlit.session_state[WARNING] = sentence


def notice(place: str = "") -> None:
    """Show the notice that was left for a place, once.

    The place is kept where there is none, too. Otherwise what stands below would move, close and empty itself.
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


def attempt(name: str, command: Callable[[], object], done: str = "", place: str = "") -> Callable[[], None]:
    """Return a callback that runs the command and leaves a notice of what was done at a place.

    The notice is what the command returns, where that is a `Done`, and else the sentence `done`. A refusal is kept for
    `refusal_of(name)`. A callback runs before the page is drawn, so that it is drawn once and not twice.
    """

    def run() -> None:
        # This press answers every refusal there was.
        forget_refusals()
        try:
            told = command()
        except CompactError as refusal:
            log_refusal(refusal, name)
            refuse(name, without_place(str(refusal)))
        else:
            notify(as_told(told, done), place)

    return run


def forget_refusals() -> None:
    """Clear old refusals."""
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
    """Show why the attempt of that name was refused. The place is kept without a refusal too, as for a notice.

    It is said once. With `until_pressed` it stays until a button is pressed, for a page that a timer draws anew.
    """
    place = streamlit.empty()
    refusal = streamlit.session_state.get(REFUSED + name)
    if refusal and not until_pressed:
        del streamlit.session_state[REFUSED + name]
    if refusal:
        with place:
            show("refusal", sentences=refusal.splitlines(), stay=True)
