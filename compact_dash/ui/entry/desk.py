"""The desk: on the server's own computer, and without sign-in, one chooses whom to act as.

The choice is kept by the server for each browser, so that it outlives links, F5 and new tabs. The browser notes it as
well (static/unsaved.js), for when the server was started anew and has forgotten it.
"""

import functools
import threading
from collections import OrderedDict
from urllib.parse import unquote

import streamlit
from streamlit import config

from compact_dash.domain.actor import Actor
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.people.desk import desk_actors, first_actor, post_name
from compact_dash.reports.organisations import organisations
from compact_dash.store import Store
from compact_dash.ui.entry import desk_key
from compact_dash.ui.entry.local_visit import BROWSER, Visit, is_local
from compact_dash.ui.opened_store import last_change, whole_store
from compact_dash.ui.sight import Head, Sight, kept, whole_sight

# The cookie in which a browser notes the post.
POST = "compact_post"
# A bound on memory alone: a program on this computer may send as many made-up cookies as it likes.
MOST_REMEMBERED = 1000
remembered: OrderedDict[str, Actor] = OrderedDict()
remembering = threading.Lock()


def is_here() -> bool:
    """Whether this visit is at the desk: from the server's own computer, and over a real plan with the desk's key.

    Raises:
        StoreRefused: the database cannot be opened.
    """
    return is_local(visit()) and not is_locked()


def is_shut() -> bool:
    """Whether this visit comes from the server's own computer and only lacks the key."""
    return is_local(visit()) and is_locked()


def is_locked() -> bool:
    return desk_key.is_needed() and not desk_key.is_held()


def visit() -> Visit:
    """The way that the browser of this run came."""
    headers = streamlit.context.headers
    # Streamlit gives no address for a visitor on the same computer, and none for one it knows nothing of.
    peer = streamlit.context.ip_address or ("127.0.0.1" if headers else None)
    pairs = tuple((name, value) for name in headers for value in headers.get_all(name))
    return Visit(config.get_option("server.address"), peer, pairs)


@kept(most=4)
def actors_at(sight: Sight) -> dict[str, Actor]:
    return desk_actors(organisations(sight.store))


def actors() -> dict[str, Actor]:
    """Everybody one may act as, by what they are called."""
    return actors_at(whole_sight(Head(last_change())))


# Of one store: a programme's lead body stays the same for as long as it is open.
@functools.lru_cache(maxsize=1)
def lead_of(store: Store) -> ProgrammeOrganisation:
    return organisations(store).lead_body


def first() -> Actor:
    """The person one acts as before one chooses: the body that leads the programme."""
    return first_actor(lead_of(whole_store()))


def actor() -> Actor:
    """The person this browser chose last to act as. Nothing is asked of the database: every run calls it often."""
    known = browser()
    chosen = streamlit.session_state.get(BROWSER) if known is None else remembered.get(known) or noted_in(known)
    return chosen if isinstance(chosen, Actor) else first()


def noted_in(known: str) -> Actor | None:
    """The person that a browser noted it acts as, where a restart has made the server forget; it is asked once."""
    noted = unquote(streamlit.context.cookies.get(POST, ""))
    if noted not in actors():
        return None
    choose(noted)
    return remembered.get(known)


def post() -> str:
    """The post that this browser acts as, by what it is called."""
    return post_name(actor())


def call_anew() -> None:
    """Take the person chosen by their name of today, where the house has given their post another since."""
    acting_as = actor()
    if post_name(acting_as) not in actors():
        same = (post for post, each in actors().items() if each.memberships == acting_as.memberships)
        choose(next(same, post_name(first())))


def browser() -> str | None:
    """The word that this run's browser was given with its first page."""
    return streamlit.context.cookies.get(BROWSER)


def choose(post: str) -> None:
    """Remember whom this browser acts as; one that keeps no cookies is remembered as long as its tab is open."""
    known = browser()
    if known is None:
        streamlit.session_state[BROWSER] = actors()[post]
        return
    # Several browsers choose at once, each in a thread of its own.
    with remembering:
        remembered[known] = actors()[post]
        remembered.move_to_end(known)
        while len(remembered) > MOST_REMEMBERED:
            remembered.popitem(last=False)
