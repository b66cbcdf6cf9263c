"""Controls whose choice stands in the address, so that F5 and a link keep it, and Back and Forward walk through it.

Streamlit binds a control to the address by itself (`bind`), in the words that are shown. Here the address carries the
value, and a choice that somebody makes is a step to go back to. Where Back or Forward has changed the address, the
control takes what it says, in a turn of its own: under the key it has, a slow browser would still send the old choice.
"""

from collections.abc import Sequence

import streamlit

from compact_dash.ui.components.fields import key_in_turn, next_turn

NOTED, LATER = "stepped:", "stepped:later"


def stepped_key(name: str, place: str, asked: str) -> str:
    """The key of a control whose choice stands in the address under a name; `asked` is what the address says now.

    The choice is set by it: such a control is drawn without a default.
    """
    if streamlit.session_state.get(NOTED + place, asked) != asked:
        next_turn(place)
    key = key_in_turn(place, name)
    streamlit.session_state.setdefault(key, asked)
    return key


def note_step(name: str, place: str, asked: str, chosen: str, *, always: bool = False) -> None:
    """Write what was chosen into the address; with `always` also what nobody chose, as it may not stay the usual."""
    streamlit.session_state[NOTED + place] = chosen
    if chosen != asked or (always and LATER in streamlit.session_state):
        streamlit.query_params[name] = chosen


def note_first_run() -> None:
    """Note that a session's first run is over."""
    streamlit.session_state[LATER] = True


def place_noted(name: str, values: Sequence[str]) -> int | None:
    """Where the value that the address notes stands among some, for a page that has just been loaded; else None.

    From then on the control knows what is chosen in it.
    """
    noted = None if LATER in streamlit.session_state else streamlit.query_params.get(name)
    return values.index(noted) if noted in values else None


def note(name: str, value: str | None) -> None:
    """Note in the address what is open, for F5 alone: it is no step to go back to (static/steps.js)."""
    if value is None:
        streamlit.query_params.pop(name, None)
    elif streamlit.query_params.get(name) != value:
        streamlit.query_params[name] = value
