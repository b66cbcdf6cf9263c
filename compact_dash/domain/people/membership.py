"""Memberships: which e-mail addresses and which pairs of role and organisation can be kept."""

import re

from compact_dash.domain.actor import ROLE_WORDS, Role
from compact_dash.domain.errors import NotKept
from compact_dash.domain.organisation import OrganisationKind, Organisations, ProgrammeOrganisation
from compact_dash.domain.people.token import same_address
from compact_dash.domain.plain_text import tidy_text

# One @ with something before it and a dotted name after it: the shape only, the provider proves the rest.
EMAIL = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+")
# As long as mail allows an address to be.
LONGEST = 254
LONGEST_NAME = 120
# The roles that organisations of one kind alone have.
ONLY_IN: dict[Role, OrganisationKind] = {
    Role.OCS: OrganisationKind.LEAD_BODY,
    Role.CHAIR: OrganisationKind.LEAD_BODY,
    Role.COMPACT_VOICE: OrganisationKind.PARTNER,
}
GIVEN = (Role.LEAD, Role.CLEARER, Role.COMPACT_VOICE, Role.OCS, Role.CHAIR)


def email_kept(given: str) -> str:
    """The e-mail address as it is kept.

    Raises:
        NotKept: it does not have the shape of an address, or is too long.
    """
    email = same_address(tidy_text(given))
    if len(email) > LONGEST or not EMAIL.fullmatch(email):
        raise NotKept(f"“{given.strip()[:60]}” is no e-mail address. Give one such as name@department.gov.uk.")
    return email


def name_kept(given: str) -> str:
    """The name as it is kept.

    Raises:
        NotKept: there is none, or it is no name.
    """
    name = " ".join(tidy_text(given).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NotKept(f"Give the person’s name or post, in at most {LONGEST_NAME} letters.")
    return name


def require_pair(role: Role, given: ProgrammeOrganisation, known: Organisations) -> None:
    """Refuse a role that the organisation does not have.

    Raises:
        NotKept: with the organisation it belongs to.
    """
    if role not in GIVEN:
        raise NotKept(f"Whoever is not on the list is {ROLE_WORDS[Role.VIEWER]} already. Give another role.")
    only = ONLY_IN.get(role, given.kind)
    if given.kind is only:
        return
    codes = [row.code for row in known.of_kind(only)]
    if not codes:
        raise NotKept(f"The plan has no organisation for the role of {ROLE_WORDS[role]}. Choose another role.")
    raise NotKept(
        f"The role of {ROLE_WORDS[role]} belongs to {codes[0]}, and {given.code} was given. Choose {codes[0]}."
    )
