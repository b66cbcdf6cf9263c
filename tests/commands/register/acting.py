"""Who acts in the tests of the register, and when."""

from datetime import date, datetime

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.organisation import OrganisationKind
from compact_dash.reports.forums import forums
from compact_dash.store import Store

TODAY, NOW = date(2014, 9, 17), datetime(2014, 9, 17, 9, 0)
OCS, CV = Membership(Role.OCS, "OCS"), Membership(Role.COMPACT_VOICE, "CV", OrganisationKind.PARTNER)
DFT, HMT = Membership(Role.LEAD, "DFT"), Membership(Role.LEAD, "HMT")


def by(*memberships: Membership) -> Occasion:
    return Occasion(Actor("a person", memberships), NOW, TODAY)


def next_forum(store: Store) -> str:
    return next(row.forum_id for row in forums(store) if row.held_on == date(2014, 9, 24))
