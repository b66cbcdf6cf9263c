"""The desk: whom one may act as on a computer of one's own, where there is no sign-in."""

from collections.abc import Iterable

from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.domain.house import house

OCS, COMPACT_VOICE = "OCS", "CV"
# History keeps it with the name, because at the desk nobody proves who they are.
MARK = " (desk)"


def at_the_desk(post: str, *memberships: Membership) -> Actor:
    """An actor whose name in History says that nobody proved who they were."""
    return Actor(post + MARK, memberships)


DEFAULT = at_the_desk("OCS", Membership(Role.OCS, OCS))


def desk_actors(departments: Iterable[str]) -> dict[str, Actor]:
    """Everybody one may act as, by post: OCS first, then for each department who fills in and who clears."""
    actors = [
        DEFAULT,
        at_the_desk("Chair", Membership(Role.CHAIR, OCS)),
        at_the_desk(f"{house().office} {house().clearer_short}", Membership(Role.CLEARER, OCS)),
        at_the_desk(house().partner, Membership(Role.COMPACT_VOICE, COMPACT_VOICE)),
        at_the_desk(f"{house().partner} {house().clearer_short}", Membership(Role.CLEARER, COMPACT_VOICE)),
    ]
    for code in departments:
        actors.append(at_the_desk(f"{code} {house().lead}", Membership(Role.LEAD, code)))
        actors.append(at_the_desk(f"{code} {house().clearer_short}", Membership(Role.CLEARER, code)))
    return {post_name(actor): actor for actor in [*actors, at_the_desk("Viewer")]}


def post_name(actor: Actor) -> str:
    """The post without the mark of the desk."""
    return actor.person.removesuffix(MARK)
