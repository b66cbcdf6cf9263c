"""Fields of the agenda's forms: filled anew once something was kept, and held against what they were filled from."""

from collections.abc import Callable
from typing import TypeVar

import streamlit

from compact_dash.domain.errors import Overtaken
from compact_dash.ui.components.attempt import attempt

TURN, SEEN = "agenda_turn", "agenda_seen:"
Shown = TypeVar("Shown")


def turn() -> int:
    """How often something was kept in this session: part of every key, so that a field then shows what is kept."""
    return int(streamlit.session_state.get(TURN, 0))


def key(name: str) -> str:
    """The key of a field."""
    return f"agenda:{name}:{turn()}"


def given(name: str) -> str:
    """What stands in a field of text."""
    return str(streamlit.session_state.get(key(name)) or "")


def seen(form: str, subject: str, present: Shown) -> Shown:
    """What the fields of a form were filled from, which whoever presses takes for the present state.

    It stays what it was while somebody else writes, so that nothing of theirs is written over unseen.
    """
    which = f"{subject}:{turn()}"
    kept = streamlit.session_state.get(SEEN + form)
    if kept is None or kept[0] != which:
        kept = streamlit.session_state[SEEN + form] = (which, present)
    found: Shown = kept[1]
    return found


def keeping(form: str, command: Callable[[], object], done: str) -> Callable[[], None]:
    """What a button does: keep it, say so, and fill the fields anew. Who was overtaken may press again."""

    def run() -> None:
        try:
            command()
        except Overtaken:
            streamlit.session_state.pop(SEEN + form, None)
            raise
        streamlit.session_state[TURN] = turn() + 1

    return attempt(form, run, done)
