"""The desk: whom one may act as on a computer of one's own, where there is no sign-in."""

from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.organisation import Organisations

# History keeps it with the name, because at the desk nobody proves who they are.
MARK = " (desk)"


def at_the_desk(post: str, *memberships: Membership) -> Actor:
    """An actor whose name in History says that nobody proved who they were."""
    return Actor(post + MARK, memberships)


def desk_actors(known: Organisations) -> dict[str, Actor]:
    """Everybody one may act as, by post: the lead body first, then for each organisation who fills in and clears."""
    lead, partner = known.lead_body, known.partner
    actors = [
        at_the_desk(lead.abbreviation, Membership(Role.OCS, lead.code, lead.kind)),
        at_the_desk("Chair", Membership(Role.CHAIR, lead.code, lead.kind)),
        at_the_desk(f"{lead.abbreviation} SRO", Membership(Role.CLEARER, lead.code, lead.kind)),
    ]
    if partner:
        actors += [
            at_the_desk(partner.short_name, Membership(Role.COMPACT_VOICE, partner.code, partner.kind)),
            at_the_desk(f"{partner.short_name} SRO", Membership(Role.CLEARER, partner.code, partner.kind)),
        ]
    for code in (row.code for row in known.departments):
        actors.append(at_the_desk(f"{code} Compact lead", Membership(Role.LEAD, code)))
        actors.append(at_the_desk(f"{code} SRO", Membership(Role.CLEARER, code)))
    return {post_name(actor): actor for actor in [*actors, at_the_desk("Viewer")]}


def post_name(actor: Actor) -> str:
    """The post without the mark of the desk."""
    return actor.person.removesuffix(MARK)
