"""People: the roles that are held now, and the sign-ins that were ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from compact_dash.domain.actor import ROLE_WORDS, Membership, Role
from compact_dash.domain.house import house
from compact_dash.domain.organisation import OrganisationKind
from compact_dash.domain.people.standing import Register, SignedOut
from compact_dash.domain.wording import capital
from compact_dash.store import Store


@dataclass(frozen=True)
class Member:
    """A role that somebody holds now."""

    email: str
    name: str
    code: str
    abbreviation: str
    kind: OrganisationKind
    role: str
    from_on: date
    added_by: str

    @property
    def membership(self) -> Membership:
        return Membership(Role(self.role), self.code, self.kind)

    @property
    def role_words(self) -> str:
        """The role as the list shows it, beside the organisation."""
        return capital(ROLE_WORDS[Role(self.role)].removeprefix(f"the {house().forum}’s "))


@dataclass(frozen=True)
class KnownPerson:
    """Somebody whose e-mail address is on record."""

    id: str
    name: str


@dataclass(frozen=True)
class EndedSignIn:
    subject: str
    issued_at: int
    fingerprint: str


def members(store: Store) -> list[Member]:
    """Everybody who holds a role, by organisation; nobody for a reader who may not see the list."""
    return store.fetch(Member, "members")


def known_person(store: Store, email: str) -> KnownPerson | None:
    """The person with an e-mail address as it is kept."""
    return store.fetch_one(KnownPerson, "known_person", {"email": email})


def ended_sign_ins(store: Store) -> list[EndedSignIn]:
    """The newest sign-in that each person ended."""
    return store.fetch(EndedSignIn, "sign_outs")


def register(store: Store) -> Register:
    """The memberships by e-mail address and the ended sign-ins: all that decides who is let in.

    `store` must be the whole store, since other readers see no members.
    """
    held: dict[str, tuple[Membership, ...]] = {}
    for member in members(store):
        held[member.email] = (*held.get(member.email, ()), member.membership)
    return Register(held, dict(signed_out(ended_sign_ins(store))))


def signed_out(rows: Iterable[EndedSignIn]) -> Iterable[tuple[str, SignedOut]]:
    """The ended sign-ins of each subject; the rows come in that order."""
    for subject, group in groupby(rows, key=lambda row: row.subject):
        ended = list(group)
        # The newest sign-in ended ends every earlier one; those of its own second are told by fingerprint.
        yield subject, SignedOut(ended[0].issued_at, frozenset(row.fingerprint for row in ended))
