"""The room code, on the chair's screen and beside the agenda: given, shown and ended by one press each."""

import streamlit

from compact_dash.commands.forum.give_room_code import end_room_code, give_room_code
from compact_dash.domain.house import house
from compact_dash.ui import acting, session
from compact_dash.ui.components.attempt import attempt, refusal_of
from compact_dash.ui.entry import room_code, sign_in
from compact_dash.ui.html import show
from compact_dash.ui.navigation import WALL

NAME = "room_code"


def room_code_panel(forum_id: str) -> None:
    """The panel, where people sign in: elsewhere everybody who reaches the server follows the wall as it is."""
    if not sign_in.is_on():
        return
    given, shown = room_code.code_of(forum_id), room_code.code_shown(forum_id)
    # Whether it stands open is the chair's alone: opened or closed by a press in it, the keyboard would lose its place.
    with streamlit.expander("Room code: follow the wall without signing in"):
        show("forum/room_code", code=shown, is_given=given is not None, given_at=given.at if given else None,
             place=place_of_wall())  # fmt: skip
        refusal_of(NAME, until_pressed=True)

        def give() -> None:
            store, occasion = session.whole_store(), acting.occasion()
            room_code.letters_given[forum_id] = give_room_code(store, occasion, forum_id)

        def end() -> None:
            end_room_code(session.whole_store(), acting.occasion(), forum_id)

        with streamlit.container(horizontal=True):
            words = "Give a new room code" if given else "Give a room code"
            streamlit.button(words, on_click=attempt(NAME, give, "The room code is given."), key="give_code")
            ended = attempt(NAME, end, "The room code has ended; walls that follow by it stop within seconds.")
            streamlit.button("End the room code", on_click=ended, disabled=given is None, key="end_code")


def place_of_wall() -> str:
    """The address of the wall, as OCS set that of the site or as this visit came, from whichever page."""
    here = (streamlit.context.url or "").partition("?")[0]
    site = house().site.rstrip("/") or here.rpartition("/")[0]
    return f"{site}/{WALL.name}" if site else WALL.name
