"""Who is here: signing in and out, the choice at the desk, and the notice where one may do less than one thinks."""

from datetime import UTC, datetime

import streamlit

from compact_dash.domain.house import house
from compact_dash.domain.moment import LONDON
from compact_dash.domain.people.desk import post_name
from compact_dash.domain.people.standing import SignInEnd, Standing
from compact_dash.ui import acting
from compact_dash.ui.components.fields import key_in_turn, next_turn
from compact_dash.ui.components.timer import look_again
from compact_dash.ui.entry import desk, room_code, sign_in
from compact_dash.ui.entry.providers import providers
from compact_dash.ui.html import plain_label, show
from compact_dash.ui.navigation import WALL
from compact_dash.ui.refusals import refusals_said

# Seconds: how soon an idle tab notices that its sign-in was ended elsewhere, or that its role was taken away.
WATCHED_EVERY = 3
DESK, CONTROL = "desk", "acting_as"


def sign_in_page(standing: Standing) -> None:
    """One sentence, and a button for each provider. Nothing of the store is read for somebody who is not let in."""
    show("people/acting_sign_in", notice=standing.notice)
    offered = providers()
    for provider in offered:
        only = len(offered) == 1
        words = "Sign in" if only else f"Sign in with {plain_label(provider.label)}"
        if streamlit.button(words, type="primary", key="sign_in" if only else f"sign_in_{provider.name}"):
            with refusals_said():
                sign_in.begin(provider.name)
    follow_a_wall()


def follow_a_wall() -> None:
    """The field for a room code, and the way to the wall that it opens."""
    with streamlit.form("room", border=False):
        typed = streamlit.text_input(f"Room code, to follow the wall of {house().a_forum}", key="room_typed", width=320)
        sent = streamlit.form_submit_button("Follow the wall")
    if not sent or not typed.strip():
        return
    with refusals_said():
        found = room_code.standing_by(typed.strip())
        if found.actor is None:
            show("refusal", sentences=[found.notice])
        else:
            streamlit.switch_page(WALL.path, query_params={room_code.PARAMETER: typed.strip()})


def who_is_here(standing: Standing) -> None:
    """Say in the sidebar whom the page is for, and above the page what they must be told."""
    with streamlit.sidebar:
        if standing.actor and standing.actor.follows:
            show("people/acting_room")
        elif sign_in.is_on():
            signed_in(standing)
        elif desk.is_here():
            desk_choice()
    # The place is kept where nothing is to be told, too: what stands below must not move when something is.
    with streamlit.container(key="sign_in_ending"):
        if standing.until and standing.ending:
            show(
                "people/acting_ending",
                ends_at=london_time(standing.until),
                at_hand=standing.ending is SignInEnd.AT_HAND,
            )
    if standing.notice:
        show("people/acting_notice", words=standing.notice)


def signed_in(standing: Standing) -> None:
    """Who signed in, in which roles and until when; and the way out."""
    ends_at = london_time(standing.until) if standing.until else None
    show("people/acting_signed_in", actor=standing.actor, ends_at=ends_at)
    if streamlit.button("Sign out", key="sign_out"):
        with refusals_said():
            sign_in.end(acting.occasion())
            # The browser is on its way to the provider: nothing more is shown to it.
            streamlit.stop()


def london_time(seconds: int) -> datetime:
    """A time in seconds since 1970, as the clock shows it."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(LONDON)


def desk_choice() -> None:
    """Offer whom to act as; the choice is this browser's, whichever of its tabs it was made on."""
    desk.call_anew()
    acting_as = desk.actor()
    # Chosen in another tab since: a field that acts on a change is never given a value under the key it has, because a
    # slow browser still sends the old one and would choose back (docs/decisions.md, 36).
    if streamlit.session_state.get(key_in_turn(DESK, CONTROL), post_name(acting_as)) != post_name(acting_as):
        next_turn(DESK)
    control = key_in_turn(DESK, CONTROL)
    streamlit.session_state.setdefault(control, post_name(acting_as))

    def choose() -> None:
        # A field of an earlier turn speaks too late.
        if control == key_in_turn(DESK, CONTROL):
            desk.choose(streamlit.session_state[control])

    streamlit.selectbox("Acting as", list(desk.actors()), key=control, on_change=choose)
    show("people/acting_desk", person=acting_as.person)


def watch(standing: Standing) -> None:
    """Look again every few seconds, where people sign in, whether they still are who the page was drawn for.

    Nothing is asked of the database while nobody writes to it.
    """
    if sign_in.is_on():
        look_again(WATCHED_EVERY, lambda: acting.standing() != standing)
