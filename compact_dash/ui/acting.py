"""Acting: who is at the page, and the occasion of what they do."""

from collections.abc import Callable

import streamlit
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import VIEWER, Actor
from compact_dash.domain.errors import CompactError
from compact_dash.domain.people.standing import Standing
from compact_dash.domain.people.token import hash_of
from compact_dash.domain.permissions import Act, may
from compact_dash.ui import clock
from compact_dash.ui.entry import desk, room_code, sign_in
from compact_dash.ui.later import as_in
from compact_dash.ui.operation.run_context import note_actor

NO_SIGN_IN = Standing(
    VIEWER,
    "Read only: sign-in is not set up on this server, so everybody who reaches it reads what everyone may. "
    "Whoever runs it finds in the README, under “Let others in”, how to turn it on.",
)
SHUT = Standing(
    VIEWER,
    "Read only: this is a real plan, and without sign-in only whoever started this server acts on it. The window where "
    "it was started shows an address that ends in “?desk=” and a long word; open that address in this browser. Each "
    "start has a new one.",
)


def standing() -> Standing:
    """Whether the person at the page is let in, and as whom. Worked out at each call: it may end at any time."""
    if sign_in.is_on():
        found = sign_in.standing()
        return found if found.actor else room_code.standing() or found
    if desk.is_here():
        return Standing(desk.actor())
    return SHUT if desk.is_shut() else NO_SIGN_IN


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


def question_for_later() -> Callable[[], bool]:
    """A question to ask outside a run: whether whoever this run is for is let in still, in the same roles."""
    then, run = standing(), get_script_run_ctx()

    def is_let_in() -> bool:
        try:
            with as_in(run):
                now = standing()
        except CompactError:
            # Where nobody can be known, nobody is let in.
            return False
        # At the desk one may have chosen another post meanwhile, and is still the same person.
        return now.actor == then.actor if sign_in.is_on() else (now is NO_SIGN_IN) == (then is NO_SIGN_IN)

    return is_let_in


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
    """The actor, now. What is logged from here on says in which role it was done."""
    acts = actor()
    note_actor(acts)
    return Occasion(acts, clock.now(), clock.today())
