"""Moving through a Forum in session: the steps of the chair, those of everybody else, and following the chair."""

from collections.abc import Callable, Sequence

import streamlit

from compact_dash.commands.forum.run_forum import show_item
from compact_dash.reports.forum.room import Room
from compact_dash.ui import acting, readings, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.components.timer import look_again
from compact_dash.ui.forum.room_session import freshest_room
from compact_dash.ui.html import plain_label, show

# Seconds between two looks of a viewer: about half of the second and a half in which a move must have arrived.
EVERY = 0.7
STEER, OVERVIEW, OWN_MOVE = "steer", "overview", "own_move"


def sign_of(room: Room) -> tuple[object, ...]:
    """A few values, of which one differs when a screen is out of date.

    They stand for the move, the phase, the captures, what lies beside the agenda, and the agenda.
    """
    last = room.captures[-1].change_no if room.captures else 0
    beside = (room.moves.registered_no, room.moves.prepared_no)
    return room.state.moved_no, room.state.phase.value, last, beside, hash(room.items)


def follow(room: Room, *, whichever: bool = False) -> None:
    """Run the page anew as soon as the chair has moved or captured something, and only then.

    With `whichever` also as soon as another Forum is opened.
    """
    seen = sign_of(room)

    def is_old() -> bool:
        now = freshest_room(room.forum.forum_id)
        return sign_of(now) != seen or (whichever and any(row.is_in_session for row in readings.forums_now()))

    look_again(EVERY, is_old)


def steering(room: Room) -> None:
    """The chair's keys and buttons: they move the wall for everybody."""
    refusal_of(STEER, until_pressed=True)
    buttons(room, move_to)
    with streamlit.container(horizontal=True, vertical_alignment="center"):
        show("forum/chair_link", forum=room.forum)


def move_to(room: Room, place: int) -> None:
    """Put the item at a place (from 0) on the wall.

    A chair who presses faster than the page is drawn goes on from their own last move, because nobody else has moved.
    """
    seen, target = room, place
    now = freshest_room(room.forum.forum_id)
    if now.state.moved_no == streamlit.session_state.get(OWN_MOVE) != room.state.moved_no:
        seen = now
        # A step counts from where the wall is now; a choice from the overview is a place already.
        target = now.place + place - room.place if place in room.beside else place
    if not seen.items:
        return
    item = seen.items[min(max(target, 0), len(seen.items) - 1)]

    def show_it() -> None:
        store, occasion = session.whole_store(), acting.occasion()
        # It names the move it follows, so that of two chairs who press at once one moves.
        moved_no = show_item(store, occasion, room.forum.forum_id, item.item_id, seen.state.moved_no)
        streamlit.session_state[OWN_MOVE] = moved_no

    attempt(STEER, show_it)()


def buttons(room: Room, go: Callable[[Room, int], None], place: int | None = None) -> None:
    """Previous and Next through a room's agenda."""
    with streamlit.container(horizontal=True, vertical_alignment="center"):
        titles = [item.title for item in room.items]
        step_buttons(room.beside if place is None else beside(place), titles, lambda target: go(room, target))


def beside(place: int) -> tuple[int, int]:
    """The places before and after one."""
    return place - 1, place + 1


def step_buttons(places: tuple[int, int], titles: Sequence[str], go: Callable[[int], None]) -> None:
    """Previous and Next, by arrow keys and by a clicker's page keys, and the overview; places count from 0."""
    before, after = places
    first, last = before < 0, after >= len(titles)
    streamlit.button("Previous", shortcut="Left", on_click=go, args=(before,), disabled=first, key="previous")
    streamlit.button("Next", shortcut="Right", on_click=go, args=(after,), disabled=last, key="next")
    overview(titles, go)
    # A button has one shortcut, so the page keys press two of their own, which look.css hides.
    with streamlit.container(key="by_clicker"):
        streamlit.button("Page up", shortcut="PageUp", on_click=go, args=(before,), disabled=first, key="up")
        streamlit.button("Page down", shortcut="PageDown", on_click=go, args=(after,), disabled=last, key="down")


def overview(titles: Sequence[str], go: Callable[[int], None]) -> None:
    """Any item, at once; numbered, because two may have the same title.

    A menu keeps no value: what a browser still sends of an older choice cannot move the wall back.
    """

    def chosen() -> None:
        go(streamlit.session_state[OVERVIEW])

    numbered = [f"{place}. {plain_label(title)}" for place, title in enumerate(titles, start=1)]
    places = range(len(titles))
    streamlit.menu_button("Go to", places, format_func=numbered.__getitem__, key=OVERVIEW, on_click=chosen)


def away_key(room: Room) -> str:
    return f"away:{room.forum.forum_id}"


def step_away(room: Room, place: int) -> None:
    """Look at another item than the chair shows: at that one, wherever the agenda moves it."""
    streamlit.session_state[away_key(room)] = room.items[min(max(place, 0), len(room.items) - 1)].item_id


def rejoin(room: Room) -> None:
    streamlit.session_state.pop(away_key(room), None)


def place_away(room: Room) -> int | None:
    """The 0-based place of a viewer who has stepped away; None if they follow, or if their item was taken off."""
    ids = [item.item_id for item in room.items]
    item_id = streamlit.session_state.get(away_key(room))
    if item_id in ids:
        return ids.index(item_id)
    rejoin(room)
    return None


def local_steps(room: Room) -> int:
    """Draw a viewer's own steps and return the 1-based place to show. One who is away is told so and may rejoin."""
    away = place_away(room)
    # present.css sets these in one row by the name of their container.
    with streamlit.container(key="viewer_steps"):
        if away is not None:
            show("forum/stepped_away", here=room.here)
            streamlit.button("Rejoin the chair", on_click=rejoin, args=(room,), type="primary", key="rejoin")
        buttons(room, step_away, place=away)
    return (room.place if away is None else away) + 1
