"""Who acts in the tests of the register, and when."""

from datetime import date, datetime

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.facts import Entry, SupplementFact
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


def filed(store: Store, title: str) -> str:
    """Tell of a consultation in a return; the id that the register has it under."""
    [[organisation, paper]] = store.engine.read(
        "select organisation.id, department_return.id from organisation join department_return"
        " on department_return.organisation_id = organisation.id where code = 'DFT' limit 1",
        [],
    ).rows
    fact = SupplementFact(
        paper, organisation, TODAY, "consultation", title, date(2014, 3, 14), date(2014, 5, 24), None, None, "published"
    )
    return f"return-{store.append(lambda _: [Entry(fact, NOW, 'DFT Compact lead')])}"
