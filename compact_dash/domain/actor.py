"""Actors: who is at the page or behind the command, and in which roles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compact_dash.domain.house import HouseWords
from compact_dash.domain.organisation import OrganisationKind
from compact_dash.domain.sharing import Reader, Sharing, room_reader


class Role(StrEnum):
    """A role in the programme; a membership gives it to a person for one organisation."""

    VIEWER = "viewer"
    COMPACT_VOICE = "compact_voice"
    LEAD = "lead"
    CLEARER = "clearer"
    OCS = "ocs"
    CHAIR = "chair"


ROLE_WORDS: Mapping[Role, str] = HouseWords(
    {
        Role.VIEWER: "a viewer",
        Role.COMPACT_VOICE: "{partner}",
        Role.LEAD: "{lead}",
        Role.CLEARER: "{clearer}",
        Role.OCS: "{office}",
        Role.CHAIR: "the {forum}’s chair",
    }
)
# The Forum's chair is of OCS, so both read what is internal to OCS and an organisation.
SEES_ALL = frozenset({Role.OCS, Role.CHAIR})
# Those who read their own organisation's drafts.
FILES_OR_CLEARS = frozenset({Role.LEAD, Role.CLEARER, Role.OCS, Role.COMPACT_VOICE})


@dataclass(frozen=True)
class Membership:
    """A role held for an organisation, which is named by its code."""

    role: Role
    organisation: str
    kind: OrganisationKind = field(default=OrganisationKind.DEPARTMENT, compare=False)
    """The kind of the organisation, where the role does not tell it: anybody may have leads and clearers."""

    @property
    def is_of_partner(self) -> bool:
        return self.role is Role.COMPACT_VOICE or self.kind is OrganisationKind.PARTNER

    @property
    def words(self) -> str:
        """The membership as a reader sees it."""
        # Any other role belongs to one organisation alone, whose code would say nothing new.
        if self.role in (Role.LEAD, Role.CLEARER):
            return f"{ROLE_WORDS[self.role]} of {self.organisation}"
        return ROLE_WORDS[self.role]


@dataclass(frozen=True)
class Actor:
    """Somebody who reads or acts. `person` is what History says: an e-mail address, or a post on a demonstration."""

    person: str
    memberships: tuple[Membership, ...] = ()
    follows: str | None = None
    """The Forum whose wall it follows by a room code: it is no person then, and may do nothing."""

    def has(self, role: Role, organisation: str | None = None) -> bool:
        """Whether the actor holds the role, for the organisation where one is named."""
        return any(held.role is role and organisation in (None, held.organisation) for held in self.memberships)

    def organisations(self, *roles: Role) -> list[str]:
        """The codes of the organisations for which the actor holds one of the roles."""
        # Once each: somebody may fill in and clear for the same organisation.
        return list(dict.fromkeys(held.organisation for held in self.memberships if held.role in roles))

    @property
    def words(self) -> str:
        """The actor's roles as a reader sees them."""
        return ", ".join(held.words for held in self.memberships) or ROLE_WORDS[Role.VIEWER]

    @property
    def reader(self) -> Reader:
        """The reader that the actor is; without a membership, of what is published alone."""
        if self.follows is not None:
            return room_reader(self.follows)
        own = frozenset(held.organisation for held in self.memberships if held.role in FILES_OR_CLEARS)
        if any(held.role in SEES_ALL for held in self.memberships):
            return Reader(Sharing.INTERNAL, own, reads_addresses=self.has(Role.OCS))
        with_partner = any(held.is_of_partner for held in self.memberships)
        return Reader(Sharing.SHARED, own, with_partner) if own else Reader(Sharing.PUBLISHED)


VIEWER = Actor("Viewer")
