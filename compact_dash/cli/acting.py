"""Acting on the command line: as somebody who is on the list of people."""

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor
from compact_dash.domain.errors import NotAllowed
from compact_dash.domain.house import house
from compact_dash.domain.sharing import EVERYTHING
from compact_dash.papers.paper import Making
from compact_dash.reports.people.people import register
from compact_dash.reports.programme import programme
from compact_dash.store import Store
from compact_dash.store.clock import utc_now


def occasion_of(store: Store, email: str) -> Occasion:
    """The occasion of the person on the list under this address, at this moment.

    Being on the list is not enough for a command: the table of permissions decides what they may do.

    Raises:
        NotAllowed: nobody is.
    """
    # Addresses are kept in small letters, and a shell's user may paste one with a blank.
    address = email.strip().lower()
    memberships = register(store).memberships.get(address)
    if not memberships:
        raise NotAllowed(
            f"{address} is not on the list of people. "
            f"{house().office} keeps it, on the People page or with “people add”."
        )
    held, now = programme(store), utc_now()
    return Occasion(Actor(address, memberships), held.now(now), held.today(now))


def making_of(store: Store) -> Making:
    """The making of a paper at the command line: dated now, for a reader of everything.

    Somebody who holds the file could read all of it anyway.
    """
    held = programme(store)
    return Making(held.now(utc_now()), EVERYTHING, held.illustrative)
