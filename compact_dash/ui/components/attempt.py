"""Attempts: a command run from a button, and one sentence on what came of it, said when the page runs next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from compact_dash.domain.errors import CompactError
from compact_dash.ui.html import show
from compact_dash.ui.operation.faults import log_refusal, without_place

# Keys, or their beginnings, of the sentences that the session holds for the next run: done, warned of, refused.
KEY, WARNING, REFUSED = "notice", "warning", "refused:"
# In the session: the keys of what the run under way has said.
SAID = "said"


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


def take(key: str) -> Any:
    """What was left under a key, or None where nothing was or where this run has said it already.

    It is let go at the end of the run (`let_go`). A run that the next press or field breaks off halfway never reaches
    its end: what it had begun to say is then said by the run after it, and no press seems to have done nothing.
    """
    state, run = streamlit.session_state, get_script_run_ctx()
    if run and run.fragment_ids_this_run:
        # A part that runs by itself has no end that anybody is told of.
        return state.pop(key, None)
    said: set[str] = state.setdefault(SAID, set())
    if key in said:
        return None
    if key in state:
        said.add(key)
    return state.get(key)


def begin_to_say() -> None:
    """Begin a run in which nothing has been said yet."""
    streamlit.session_state[SAID] = set()


def let_go() -> None:
    """Let go what this run has said, once it has reached its end."""
    for key in streamlit.session_state.get(SAID, ()):
        streamlit.session_state.pop(key, None)


def notice(place: str = "") -> None:
    """Show the notice that was left for a place, once.

    The place is kept where there is none, too. Otherwise what stands below would move, close and empty itself.
    """
    kept = streamlit.empty()
    done: Done | None = take(KEY + place)
    if done and done.sentence:
        with kept:
            show("notice", sentence=done.sentence, about=done.about)
    warning = None if place else take(WARNING)
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
        refusal = take(key)
        if refusal:
            show("refusal", sentences=str(refusal).splitlines(), stay=True)


def refusal_of(name: str, *, until_pressed: bool = False) -> None:
    """Show why the attempt of that name was refused. The place is kept without a refusal too, as for a notice.

    It is said once. With `until_pressed` it stays until a button is pressed, for a page that a timer draws anew.
    """
    place = streamlit.empty()
    refusal = streamlit.session_state.get(REFUSED + name) if until_pressed else take(REFUSED + name)
    if refusal:
        with place:
            show("refusal", sentences=refusal.splitlines(), stay=True)
