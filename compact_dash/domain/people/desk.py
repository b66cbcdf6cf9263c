"""The desk: whom one may act as on a computer of one's own, where there is no sign-in."""

from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.house import house
from compact_dash.domain.organisation import Organisations, ProgrammeOrganisation

# History keeps it with the name, because at the desk nobody proves who they are.
MARK = " (desk)"


def at_the_desk(post: str, *memberships: Membership) -> Actor:
    """An actor whose name in History says that nobody proved who they were."""
    return Actor(post + MARK, memberships)


def first_actor(lead: ProgrammeOrganisation) -> Actor:
    """Who one acts as before one chooses: whoever keeps the programme, for the body that leads it."""
    return at_the_desk(house().office, Membership(Role.OCS, lead.code, lead.kind))


def desk_actors(known: Organisations) -> dict[str, Actor]:
    """Everybody one may act as, by post: the lead body first, then for each organisation who fills in and clears."""
    lead, partner = known.lead_body, known.partner
    actors = [
        first_actor(lead),
        at_the_desk("Chair", Membership(Role.CHAIR, lead.code, lead.kind)),
        at_the_desk(f"{house().office} {house().clearer_short}", Membership(Role.CLEARER, lead.code, lead.kind)),
    ]
    if partner:
        clearer = f"{house().partner} {house().clearer_short}"
        actors += [
            at_the_desk(house().partner, Membership(Role.COMPACT_VOICE, partner.code, partner.kind)),
            at_the_desk(clearer, Membership(Role.CLEARER, partner.code, partner.kind)),
        ]
    for code in (row.code for row in known.departments):
        actors.append(at_the_desk(f"{code} {house().lead}", Membership(Role.LEAD, code)))
        actors.append(at_the_desk(f"{code} {house().clearer_short}", Membership(Role.CLEARER, code)))
    return {post_name(actor): actor for actor in [*actors, at_the_desk("Viewer")]}


def post_name(actor: Actor) -> str:
    """The post without the mark of the desk."""
    return actor.person.removesuffix(MARK)
