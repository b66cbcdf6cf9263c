"""The context of a run: a short word by which its lines in the log are found again, and who the page is for.

A reader who meets a fault reads the word on the page and can say it to whoever keeps the server.
"""

import secrets

from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars

from compact_dash.domain.actor import Actor

RUN = "run"
# How the name of a session begins that is opened for a first HTML alone.
FIRST_SIGHT = "first-sight-"


def run_id() -> str:
    """The word of the run under way in this thread; the first who asks makes it up."""
    known = get_contextvars().get(RUN)
    if known:
        return str(known)
    made = secrets.token_hex(3)
    bind_contextvars(**{RUN: made})
    return made


def note_actor(actor: Actor) -> None:
    """Have the lines of this run say in which roles somebody acts, and for which organisations: never who it is."""
    run_id()
    roles = " ".join(f"{held.role}/{held.organisation}" for held in actor.memberships)
    bind_contextvars(acting=roles or "viewer")


def forget_run() -> None:
    """End the run: Streamlit may use the thread for the next one."""
    clear_contextvars()


def is_for_first_sight() -> bool:
    """Whether this run only draws the first HTML: the browser that gets it has the page run again at once.

    What is counted or logged once for a visit is left to that second run.
    """
    run = get_script_run_ctx(suppress_warning=True)
    return run is not None and run.session_id.startswith(FIRST_SIGHT)
