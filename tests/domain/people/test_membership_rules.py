"""Memberships: what can be kept of an address, a name, and a role with its organisation."""

import pytest

from compact_dash.domain.actor import Role
from compact_dash.domain.errors import NotKept
from compact_dash.domain.people.membership import email_kept, name_kept, require_pair


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


@pytest.mark.parametrize("code", ["DFT", "OCS", "CV"])
@pytest.mark.parametrize("role", [Role.LEAD, Role.CLEARER])
def test_any_organisation_has_a_lead_and_a_clearer(role: Role, code: str) -> None:
    require_pair(role, code)


@pytest.mark.parametrize(("role", "only"), [(Role.OCS, "OCS"), (Role.CHAIR, "OCS"), (Role.COMPACT_VOICE, "CV")])
def test_the_other_roles_belong_to_one_organisation(role: Role, only: str) -> None:
    require_pair(role, only)
    with pytest.raises(NotKept, match=f"belongs to {only}, and DFT was given"):
        require_pair(role, "DFT")


def test_nobody_is_made_a_viewer() -> None:
    with pytest.raises(NotKept, match="is a viewer already"):
        require_pair(Role.VIEWER, "DFT")
