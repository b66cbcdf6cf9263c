"""Acting on the command line: as somebody who is on the list of people."""

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor
from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.papers.paper import Making
from compact_dash.reports.people.people import register
from compact_dash.reports.programme import programme
from compact_dash.store import Store
from compact_dash.store.clock import utc_now


def occasion_of(store: Store, email: str) -> Occasion:
    """The actor on the list under this address, and now. The table of permissions decides what they may do.

    Raises:
        NotAllowed: nobody is.
    """
    address = email.strip().lower()
    memberships = register(store).memberships.get(address)
    if not memberships:
        raise NotAllowed(
            f"{address} is not on the list of people. OCS keeps it, on the People page or with “people add”."
        )
    held, now = programme(store), utc_now()
    return Occasion(Actor(address, memberships), held.now(now), held.today(now))


def making_of(store: Store) -> Making:
    """How a paper is made at the command line: now, for somebody who holds the file and so may read all of it."""
    held = programme(store)
    return Making(held.now(utc_now()), EVERYTHING, held.illustrative)
