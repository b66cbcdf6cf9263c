"""What was just done to the plan, said once with a way to its trail; and the turn that empties a form after it."""

from collections.abc import Callable
from typing import TypeVar

import streamlit

from compact_dash.domain.errors import CompactError
from compact_dash.ui.html import show

SAID, TURN = "plan_said", "plan_turn"
Shown = TypeVar("Shown")


def carry_out(act: Callable[[], tuple[str, str]]) -> None:
    """Do it and run the page again, which then says what came of it; or say here why it was refused.

    The act gives a sentence, and what History is asked about: a reference, or nothing for everything.
    """
    try:
        streamlit.session_state[SAID] = act()
    except CompactError as refusal:
        show("refusal", sentences=str(refusal).splitlines(), stay=True)
        return
    streamlit.session_state[TURN] = turn() + 1
    streamlit.rerun()


def turn() -> int:
    """How often something was done in this session: a part of every field's key, so that what was kept is cleared."""
    return int(streamlit.session_state.get(TURN, 0))


def key(name: str) -> str:
    """The key of a field that is emptied once what it says was kept."""
    return f"plan:{name}:{turn()}"


def last_shown(name: str, present: Shown) -> Shown:
    """What the page showed under this name when it last ran: what a press answers to. `present` is shown now."""
    before: Shown = streamlit.session_state.get(name, present)
    streamlit.session_state[name] = present
    return before


def say() -> None:
    """Say what was done last, once."""
    said = streamlit.session_state.pop(SAID, None)
    if said:
        show("plan_said", sentence=said[0], about=said[1])
