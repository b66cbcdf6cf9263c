"""Controls whose choice stands in the address, so that F5 and a link keep it, and Back and Forward walk through it.

Streamlit binds a control to the address by itself (`bind`), in the words that are shown. Here the address carries the
value, and a choice that somebody makes is a step to go back to. Where Back or Forward has changed the address, the
control takes what it says, in a turn of its own: under the key it has, a slow browser would still send the old choice.
"""

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
