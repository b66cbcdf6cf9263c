"""Keeping people: a role given and taken away, a post confirmed for today, a sign-in ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.actor import Membership, Role
from compact_dash.domain.errors import NotFound, NotNow
from compact_dash.domain.facts import Entry, Fact, MembershipVersion, Person, PersonName, PostHolding, SignOut
from compact_dash.domain.house import house
from compact_dash.domain.organisation import ProgrammeOrganisation
from compact_dash.domain.people.membership import email_kept, name_kept, require_pair
from compact_dash.domain.people.posts import POST_WORDS, Holding, Post
from compact_dash.domain.people.token import Token, same_address
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import as_list
from compact_dash.reports.organisations import organisations, programme_organisations
from compact_dash.reports.people.people import Member, known_person, members, register
from compact_dash.reports.people.posts import post_register
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class NewMember:
    """Somebody to put on the list, as given."""

    email: str
    name: str
    role: Role
    organisation: str


def add_member(store: Store, occasion: Occasion, given: NewMember) -> None:
    """Give somebody a role, from now on; a name that differs from the one on record takes its place.

    Raises:
        NotAllowed: the actor does not keep the list.
        NotKept: the e-mail address, the name, or the pair of role and organisation cannot stand.
        NotFound: there is no such organisation.
        NotNow: they hold the role already.
    """
    occasion.require(Act.KEEP_PEOPLE)
    email, name = email_kept(given.email), name_kept(given.name)
    organisation = organisation_of(store, given.organisation)
    require_pair(given.role, organisation, organisations(store))
    membership = Membership(given.role, organisation.code, organisation.kind)

    def entries(_: int) -> list[Entry]:
        # Read inside the write, so that a second press of the same button adds no second role.
        if find_member(members(store), email, membership):
            raise NotNow(f"{email} is {membership.words} already, so nothing was added.")
        person, facts = person_facts(store, email, name)
        role = MembershipVersion(person, organisation.id, membership.role.value, occasion.today, None)
        return [occasion.entry(fact) for fact in [*facts, role]]

    store.append(entries)


def end_membership(store: Store, occasion: Occasion, email: str, membership: Membership) -> None:
    """Take a role away from somebody, on every tab at once. Their name stays in History.

    Raises:
        NotAllowed: the actor does not keep the list.
        NotFound: nobody with that e-mail address holds the role.
        NotNow: they are the last who keep the list.
    """
    occasion.require(Act.KEEP_PEOPLE)
    organisation = organisation_of(store, membership.organisation)
    address = same_address(email)

    def entries(_: int) -> list[Entry]:
        # Read inside the write: of two who end the last two roles of OCS at once, the second must be refused.
        everybody = members(store)
        ending = find_member(everybody, address, membership)
        person = known_person(store, address)
        if ending is None or person is None:
            raise NotFound(f"No {address} holds the role of {membership.words}. Choose somebody on the list.")
        refuse_last(everybody, ending)
        role = MembershipVersion(person.id, organisation.id, ending.role, ending.from_on, occasion.today)
        return [occasion.entry(role)]

    store.append(entries)


def person_facts(store: Store, email: str, name: str) -> tuple[str, list[Fact]]:
    """The id of the person, and the facts to write before the role: a new person, a new name, or none."""
    known = known_person(store, email)
    if known is None:
        ident = new_id()
        return ident, [Person(ident, email, name)]
    return known.id, [] if known.name == name else [PersonName(known.id, name)]


def find_member(everybody: Sequence[Member], email: str, membership: Membership) -> Member | None:
    """The row of the list for this person and role."""
    return next((row for row in everybody if row.email == email and row.membership == membership), None)


def refuse_last(everybody: Sequence[Member], ending: Member) -> None:
    """Refuse to end the last role that can keep the list, which would lock OCS out."""
    if ending.role == Role.OCS and sum(row.role == Role.OCS for row in everybody) == 1:
        raise NotNow(
            f"{ending.email} is the last person in the role of {house().office}, and without one nobody could keep "
            "this list. "
            "Add another first."
        )


def organisation_of(store: Store, code: str) -> ProgrammeOrganisation:
    """The organisation with a code, however it is capitalised.

    Raises:
        NotFound: there is none.
    """
    known = programme_organisations(store)
    for row in known:
        if row.code.lower() == code.strip().lower():
            return row
    raise NotFound(f"There is no organisation “{code.strip()[:60]}”. It may be {as_list([row.code for row in known])}.")


def confirm_post(store: Store, occasion: Occasion, code: str, post: Post, holder: str | None) -> None:
    """Confirm for today that `holder` has the post, or without one that it is vacant.

    Raises:
        NotAllowed: it is neither the actor's organisation nor are they OCS.
        NotFound: there is no such organisation.
        NotKept: the holder's name cannot stand.
        NotNow: the very same was confirmed today.
    """
    organisation = organisation_of(store, code)
    occasion.require(Act.CONFIRM_POSTS, organisation.code)
    kept = None if holder is None else name_kept(holder)

    def entries(_: int) -> list[Entry]:
        now = post_register(store, occasion.today).of(organisation.code).holdings.get(post)
        # The same on a later day is worth keeping: a confirmation tells how fresh the post's holder is.
        if now == Holding(kept, occasion.today):
            said = f"{kept} as {POST_WORDS[post]}" if kept else f"a vacant post of {POST_WORDS[post]}"
            raise NotNow(f"{organisation.code} has confirmed {said} today already, so nothing was saved.")
        return [occasion.entry(PostHolding(organisation.id, post.value, kept, occasion.today))]

    store.append(entries)


def sign_out(store: Store, occasion: Occasion, token: Token) -> None:
    """End this sign-in and every earlier one of the same person. Everybody may end their own; twice changes nothing."""

    def entries(_: int) -> list[Entry]:
        ended = register(store).signed_out.get(token.subject)
        # A browser may send the same sign-out from several tabs, and one row ends them all.
        if ended is not None and ended.ends(token):
            return []
        return [occasion.entry(SignOut(token.subject, token.fingerprint, token.issued_at))]

    store.append(entries)
