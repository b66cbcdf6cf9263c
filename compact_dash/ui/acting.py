"""Acting: who is at the page, and the occasion of what they do."""

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.permissions import Act, may
from compact_dash.ui import session


def actor() -> Actor:
    """Whoever this run of the page is for."""
    return Actor("OCS", (Membership(Role.OCS, "OCS"),))


def can(act: Act, organisation: str | None = None) -> bool:
    """Whether to show the button for an act; the command asks the same table again."""
    return may(actor(), act, organisation)


def occasion() -> Occasion:
    """The actor, now."""
    return Occasion(actor(), session.now(), session.today())
