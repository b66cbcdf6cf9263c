"""Acting: who is at the page, and the occasion of what they do."""

import streamlit

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import VIEWER, Actor
from compact_dash.domain.people.standing import Standing
from compact_dash.domain.people.token import hash_of
from compact_dash.domain.permissions import Act, may
from compact_dash.ui import clock
from compact_dash.ui.entry import desk, room_code, sign_in

NO_SIGN_IN = Standing(
    VIEWER,
    "Read only: sign-in is not set up on this server, so everybody who reaches it reads what everyone may. "
    "Whoever runs it finds in the README, under “Let others in”, how to turn it on.",
)


def standing() -> Standing:
    """Whether the person at the page is let in, and as whom. Worked out at each call: it may end at any time."""
    if sign_in.is_on():
        found = sign_in.standing()
        return found if found.actor else room_code.standing() or found
    return Standing(desk.actor()) if desk.is_here() else NO_SIGN_IN


def actor() -> Actor:
    """The person at the page.

    Where they are let in no more, a fragment or a button runs the whole page again, which says why.
    """
    # Not kept from the beginning of the run: a role may be taken away while a page is open.
    found = standing().actor
    if found is None:
        streamlit.rerun()
    # Outside the run of a page Streamlit's rerun returns; nobody is given rights there.
    return found or VIEWER


def known_to_the_browser() -> tuple[str, str]:
    """The person by a name that tells nothing, for words kept in the browser; and at the desk the post chosen there."""
    if sign_in.is_on():
        token = sign_in.token()
        return (token.subject if token else "", "")
    return hash_of([actor().person]), desk.post() if desk.is_here() else ""


def can(act: Act, organisation: str | None = None) -> bool:
    """Whether to show the button for an act; the command asks the same table again."""
    return may(actor(), act, organisation)


def occasion() -> Occasion:
    """The actor, now."""
    return Occasion(actor(), clock.now(), clock.today())
