"""Turns: a part of a field's key, which moves on whenever the program and not the person gives the field its value.

A browser sends what every field holds with each run that it asks for, also where a timer asks. What left it before
the new value came would put the old one back, and where a change is acted on it would be taken for one. Under the
key of another turn it puts nothing back. Streamlit acts on it all the same, even on a field that is gone, so whoever
acts on a change asks first whether its turn is still on. Turns also empty a form once what it says was kept.
"""

import streamlit

TURN = "turn:"


def turn(place: str) -> int:
    """How often the fields at a place were given new values in this session."""
    return int(streamlit.session_state.get(TURN + place, 0))


def next_turn(place: str) -> None:
    streamlit.session_state[TURN + place] = turn(place) + 1


def key(place: str, name: str, at: int | None = None) -> str:
    """The key of a field at a place, in this turn or in the one given."""
    return f"{place}:{turn(place) if at is None else at}:{name}"
