"""What came of a press, said at the part of the page where it was made; and the turn that empties a form after it."""

from collections.abc import Callable

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.ui.html import show


def do(place: str, command: Callable[[], object], done: str) -> bool:
    """Run the command; once it is done, run the page again and have `done` said at that place.

    A refusal is said here and now, and what was typed stays. False if it was refused.
    """
    try:
        command()
    except CompactError as refusal:
        show("refusal", sentences=str(refusal).splitlines(), stay=True)
        return False
    streamlit.session_state[f"said:{place}"] = done
    streamlit.session_state[f"turn:{place}"] = turn(place) + 1
    streamlit.rerun()
    return True


def said_here(place: str) -> None:
    """Say what was done at that place last, once."""
    sentence = streamlit.session_state.pop(f"said:{place}", None)
    if sentence:
        show("notice", sentence=sentence)


def turn(place: str) -> int:
    """How often something was done at that place."""
    return int(streamlit.session_state.get(f"turn:{place}", 0))


def key(place: str, name: str) -> str:
    """The key of a field that is emptied once what it says was kept."""
    return f"{place}:{name}:{turn(place)}"
