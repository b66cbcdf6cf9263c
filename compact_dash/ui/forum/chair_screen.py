"""The chair's own screen: the item on the wall, its brief, the clock, and everything to capture, in a second window."""

import streamlit

from compact_dash.commands.forum.run_forum import close_forum, pause, reopen_forum, resume
from compact_dash.domain.forum.brief import Brief
from compact_dash.domain.forum.clock import clock, relief
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import KeptItem
from compact_dash.domain.forum.keeping import is_taken
from compact_dash.domain.forum.meeting import Phase
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.moment import london
from compact_dash.reports.forum.kept_agenda import brief_background, briefs, first_brief
from compact_dash.reports.forum.room import Room
from compact_dash.reports.register.who_can_help import ThemeHelp
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import attempt, notice, refusal_of
from compact_dash.ui.components.fields import CAPTURE
from compact_dash.ui.components.timer import by_itself
from compact_dash.ui.components.words_field import words_field
from compact_dash.ui.forum.capture_panel import capture_panel, read_back
from compact_dash.ui.forum.item_help import help_with, helpers_at
from compact_dash.ui.forum.opening import NAME, opening
from compact_dash.ui.forum.present_steps import STEER, buttons, follow, move_to
from compact_dash.ui.forum.register_panel import register
from compact_dash.ui.forum.room_code_panel import room_code_panel
from compact_dash.ui.forum.room_session import (
    arrived_in,
    freshest_room,
    register_of,
    room_of_this_run,
    wall_of_this_run,
)
from compact_dash.ui.html import show

CLOCK, REASON = "clock", "reopen_reason"


def chair_screen(forum: ForumRow) -> None:
    """The screen of the person who runs the Forum, in whichever phase it is."""
    room = room_of_this_run(forum.forum_id)
    show("forum/chair_head", room=room, demonstration=session.programme().illustrative)
    notice()
    refusal_of(NAME, until_pressed=True)
    # Two may run a Forum: what either does is on the other's screen, also before it is opened and afterwards.
    follow(room)
    if room.state.phase is Phase.NOT_OPENED:
        before(room)
    elif room.state.phase is Phase.CLOSED:
        afterwards(room)
    else:
        in_session(room)


def before(room: Room) -> None:
    """The agenda to be opened, and the button that pins it; where none is kept yet, the draft is taken with it."""
    ready = readings.readiness(session.today())
    is_next = ready is not None and ready.forum.forum_id == room.forum.forum_id
    taken = is_taken(item.kind for item in room.items)
    draft = ready.drafted if ready and is_next and not taken else None
    show("forum/chair_before", room=room, draft=draft)

    opening(room.forum, draft)
    room_code_panel(room.forum.forum_id)
    register(room)


def in_session(room: Room) -> None:
    """The item with its brief, the clock beside it, then capture, the register and the read-back."""
    item, clock = streamlit.columns([3, 2], gap="large")
    with item:
        brief = brief_of(room, room.here) if room.here else None
        show("forum/chair_item", room=room, brief=brief)
        if room.items:
            refusal_of(STEER, until_pressed=True)
            # Above the brief, which is long for one item and short for another: they stay under the same finger.
            buttons(room, move_to)
            if brief:
                show("forum/chair_brief", brief=brief, helps=helps_of(room))
            with streamlit.expander("Every item: planned, and so far"):
                show("forum/chair_times", room=room, now=session.now())
    with clock:
        chair_clock(room)
    if room.items and room.shown is not None:
        capture_panel(room, room.shown)
    read_back(room)
    register(room)
    room_code_panel(room.forum.forum_id)
    arrived = arrived_in(room)
    if arrived:
        show("empty", words=arrived)
    closing(room)


def brief_of(room: Room, item: KeptItem) -> Brief:
    """The chair's brief on the item that is on the wall: as kept, or as the figures on the wall propose it."""
    forum_id = room.forum.forum_id
    kept = briefs(session.store(), forum_id).get(item.item_id)
    if kept:
        return kept
    known = brief_background(session.store(), room.forum, register_of(room))
    return first_brief(item, wall_of_this_run(forum_id).lines.values(), known)


def helps_of(room: Room) -> tuple[ThemeHelp, ...]:
    """Who can help with what is on the wall, by its figures."""
    figures = wall_of_this_run(room.forum.forum_id)
    return help_with(helpers_at(room.forum, figures.board), room.here, figures.lines) if room.here else ()


def closing(room: Room) -> None:
    """The end of the meeting, asked twice."""
    with streamlit.expander(f"Close the {house().forum}"):
        # Outside a form, so that ticking it enables the button at once.
        sure = streamlit.checkbox("Everything is captured and read back")
        close = attempt(
            NAME,
            lambda: close_forum(session.whole_store(), acting.occasion(), room.forum.forum_id),
            f"The {house().forum} is closed. Its ratings are kept as it concluded; the minutes can be drafted.",
        )
        streamlit.button(f"Close the {house().forum} now", on_click=close, disabled=not sure)


def afterwards(room: Room) -> None:
    """The captures, what came too late to be kept, and the way to open the Forum again."""
    refusal_of(CAPTURE.part, until_pressed=True)
    read_back(room)
    show("forum/chair_closed", room=room)
    if room.forum.minutes_agreed_on is not None:
        return
    with streamlit.expander(f"Re-open the {house().forum}"), streamlit.form("reopen", border=False):
        words_field("The reason, which is kept", longest=LONGEST_REASON, key=CAPTURE.key(REASON))

        def reopen() -> None:
            reason = CAPTURE.given(REASON)
            reopen_forum(session.whole_store(), acting.occasion(), room.forum.forum_id, reason)

        streamlit.form_submit_button(
            "Re-open it", on_click=CAPTURE.keeping(reopen, f"The {house().forum} is open again.", NAME)
        )
    register(room)


def chair_clock(room: Room) -> None:
    """The clock, told anew every second, and the button that stops it."""

    def tell() -> None:
        now = clock(room.state, room.items, session.now(), room.forum.minutes, room.forum.starts)
        if now is not None:
            show("forum/chair_clock", clock=now, phase=room.state.phase.value, london=london,
                 relief=relief(room.state, room.items, now.over))  # fmt: skip

    by_itself(1.0, tell)
    refusal_of(CLOCK, until_pressed=True)
    stopped = room.state.phase is Phase.PAUSED
    command, words = (resume, "Go on") if stopped else (pause, "Stop the clock")
    wanted = Phase.IN_SESSION if stopped else Phase.PAUSED

    def act() -> None:
        # A busy machine can run one press twice: where the clock is as wanted already, there is nothing to refuse.
        if freshest_room(room.forum.forum_id).state.phase is not wanted:
            command(session.whole_store(), acting.occasion(), room.forum.forum_id)

    acted = attempt(CLOCK, act, "The clock goes on." if stopped else "The clock is stopped.")
    # One button under both its labels: the keyboard stays on it.
    streamlit.button(words, on_click=acted, key="clock_runs")
