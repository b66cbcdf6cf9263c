"""Memberships: what can be kept of an address, a name, and a role with its organisation."""

import pytest

from compact_dash.domain.actor import Role
from compact_dash.domain.errors import NotKept
from compact_dash.domain.organisation import Organisations
from compact_dash.domain.people.membership import email_kept, name_kept, require_pair
from tests.bodies import organisations_with


@pytest.mark.parametrize("given", ["lead@dft.gov.uk", "  Lead@DFT.GOV.UK ", "o'neil.x+y@a-b.example"])
def test_an_address_is_kept_in_lower_case(given: str) -> None:
    assert email_kept(given) == given.strip().lower()


@pytest.mark.parametrize(
    "given",
    ["", "lead", "lead@dft", "@dft.gov.uk", "a b@dft.gov.uk", "a@b@c.uk", "<a@b.uk>", "x" * 250 + "@b.uk", "a@b..uk"],
)
def test_what_is_no_address_is_refused_with_an_example(given: str) -> None:
    with pytest.raises(NotKept, match=r"Give one such as name@department\.gov\.uk\.$"):
        email_kept(given)


def test_a_name_is_kept_with_single_spaces() -> None:
    assert name_kept("  Head of\t strategy ") == "Head of strategy"


@pytest.mark.parametrize(
    "given", ["Head\u00a0of stra\u00adtegy", "Head of strategy\u202e", "\ufeffHead of strategy\x00"]
)
def test_what_cannot_be_seen_is_no_part_of_a_name(given: str) -> None:
    assert name_kept(given) == "Head of strategy"


@pytest.mark.parametrize("given", ["", "   ", "x" * 121, "\u200b\x00"])
def test_what_is_no_name_is_refused(given: str) -> None:
    with pytest.raises(NotKept):
        name_kept(given)


KNOWN = organisations_with("DFT")
WELSH = organisations_with("ACT", lead="TSU", partner="WCVA")
ALONE = organisations_with("ACT", lead="TSU", partner=None)


def require(role: Role, code: str, known: Organisations = KNOWN) -> None:
    require_pair(role, next(row for row in known.every if row.code == code), known)


@pytest.mark.parametrize("code", ["DFT", "OCS", "CV"])
@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER])
def test_any_organisation_has_a_lead_and_a_clearer(role: Role, code: str) -> None:
    require(role, code)


@pytest.mark.parametrize(
    ("role", "only", "other", "known"),
    [
        (Role.OCS, "OCS", "DFT", KNOWN),
        (Role.CHAIR, "OCS", "DFT", KNOWN),
        (Role.COMPACT_VOICE, "CV", "DFT", KNOWN),
        (Role.OCS, "TSU", "ACT", WELSH),
        (Role.COMPACT_VOICE, "WCVA", "TSU", WELSH),
    ],
)
def test_the_other_roles_belong_to_one_organisation_whatever_its_code(
    role: Role, only: str, other: str, known: Organisations
) -> None:
    require(role, only, known)
    with pytest.raises(NotKept, match=f"belongs to {only}, and {other} was given"):
        require(role, other, known)


def test_a_programme_without_a_partner_has_no_role_for_one() -> None:
    with pytest.raises(NotKept, match="The plan has no organisation for the role"):
        require(Role.COMPACT_VOICE, "TSU", ALONE)


def test_nobody_is_made_a_viewer() -> None:
    with pytest.raises(NotKept, match="is a viewer already"):
        require(Role.VIEWER, "DFT")
