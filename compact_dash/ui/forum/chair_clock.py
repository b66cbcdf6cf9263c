"""The clock of a Forum in session: what is left of the item, when the meeting will end, and what could give way."""

import streamlit

from compact_dash.commands.forum.run_forum import pause, resume
from compact_dash.domain.forum.clock import clock, relief
from compact_dash.domain.forum.meeting import Phase
from compact_dash.domain.moment import london
from compact_dash.reports.forum.room import Room
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.components.timer import by_itself
from compact_dash.ui.html import show

NAME = "clock"


def chair_clock(room: Room) -> None:
    """The clock, told anew every second, and the button that stops it."""

    def tell() -> None:
        now = clock(room.state, room.items, session.now(), room.forum.minutes, room.forum.starts)
        if now is not None:
            show("forum/chair_clock", clock=now, phase=room.state.phase.value, london=london,
                 relief=relief(room.state, room.items, now.over))  # fmt: skip

    by_itself(1.0, tell)
    refusal_of(NAME, until_pressed=True)
    stopped = room.state.phase is Phase.PAUSED
    command, words = (resume, "Go on") if stopped else (pause, "Stop the clock")
    acted = attempt(
        NAME,
        lambda: command(session.whole_store(), acting.occasion(), room.forum.forum_id),
        "The clock goes on." if stopped else "The clock is stopped.",
    )
    # One button under both its labels: the keyboard stays on it.
    streamlit.button(words, on_click=acted, key="clock_runs")
