"""Standings: who is let in, as whom, and what the others are told."""

from dataclasses import replace

import pytest

from compact_dash.domain.actor import Membership, Role
from compact_dash.domain.people.standing import ENDED, EXPIRED, UNREADABLE, UNVERIFIED, Register, SignedOut, standing_of
from compact_dash.domain.people.token import Token

LEAD = Membership(Role.LEAD, "DFT")
TOKEN = Token("subject", "this", "lead@dft.gov.uk", True, 1_000, 4_600)
LISTED = Register({"lead@dft.gov.uk": (LEAD,)})
NOW = 2_000.0


def ended(issued_at: int, *fingerprints: str) -> Register:
    return replace(LISTED, signed_out={"subject": SignedOut(issued_at, frozenset(fingerprints))})


def test_somebody_on_the_list_acts_in_their_roles_until_the_sign_in_ends() -> None:
    standing = standing_of(TOKEN, LISTED, NOW)
    assert standing.actor is not None
    assert (standing.actor.person, standing.actor.memberships) == ("lead@dft.gov.uk", (LEAD,))
    assert (standing.notice, standing.until) == ("", 4_600)


def test_somebody_not_on_the_list_is_a_viewer_and_told_whom_to_ask() -> None:
    standing = standing_of(TOKEN, Register(), NOW)
    assert standing.actor is not None
    assert standing.actor.memberships == ()
    assert "lead@dft.gov.uk" in standing.notice
    assert "Ask OCS" in standing.notice


@pytest.mark.parametrize(
    ("token", "register", "seconds", "standing"),
    [
        (None, LISTED, NOW, UNREADABLE),
        (replace(TOKEN, verified=False), LISTED, NOW, UNVERIFIED),
        (TOKEN, LISTED, 4_600.0, EXPIRED),
        (TOKEN, ended(1_000, "this"), NOW, ENDED),
        (TOKEN, ended(1_001, "later"), NOW, ENDED),
    ],
)
def test_others_are_not_let_in(token: Token | None, register: Register, seconds: float, standing: object) -> None:
    assert standing_of(token, register, seconds) is standing


def test_a_sign_in_after_the_one_that_was_ended_counts() -> None:
    assert standing_of(replace(TOKEN, issued_at=1_001), ended(1_000, "before"), NOW).actor
    assert standing_of(TOKEN, ended(1_000, "another"), NOW).actor, "in the same second, on another computer"


def test_the_sign_out_of_somebody_else_ends_nothing() -> None:
    others = replace(LISTED, signed_out={"somebody else": SignedOut(9_000, frozenset({"this"}))})
    assert standing_of(TOKEN, others, NOW).actor
