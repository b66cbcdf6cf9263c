"""Standings: who is let in, as whom, and what the others are told."""

from dataclasses import replace

import pytest

from compact_dash.domain.actor import Membership, Role
from compact_dash.domain.people.standing import (
    ENDED,
    EXPIRED,
    NOT_SAID,
    UNREADABLE,
    UNVERIFIED,
    Register,
    SignedOut,
    SignInEnd,
    SignInRules,
    standing_of,
)
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
        (replace(TOKEN, verified=None), LISTED, NOW, NOT_SAID),
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


def test_an_address_nobody_speaks_of_counts_where_that_is_set_and_one_said_to_be_unverified_never_does() -> None:
    rules = SignInRules(may_lack_verified=True)
    assert standing_of(replace(TOKEN, verified=None), LISTED, NOW, rules).actor
    assert standing_of(replace(TOKEN, verified=False), LISTED, NOW, rules) is UNVERIFIED


def test_no_sign_in_lasts_longer_than_the_server_allows_however_often_it_is_renewed() -> None:
    rules, renewed = SignInRules(longest=1_500), TOKEN.extension(2_000, 99_000)
    assert standing_of(renewed, LISTED, 2_499.0, rules).until == 2_500
    assert standing_of(renewed, LISTED, 2_500.0, rules) is EXPIRED


@pytest.mark.parametrize(
    ("lasts", "left", "ending"),
    [
        (3_600, 301, SignInEnd.FAR),
        (3_600, 300, SignInEnd.NEAR),
        (3_600, 60, SignInEnd.AT_HAND),
        (900, 300, SignInEnd.NEAR),
        (900, 60, SignInEnd.AT_HAND),
        (45, 16, SignInEnd.FAR),
        (45, 15, SignInEnd.NEAR),
        (45, 7, SignInEnd.AT_HAND),
    ],
)
def test_the_end_is_told_five_minutes_and_one_before_it_or_later_where_a_sign_in_is_short(
    lasts: int, left: int, ending: SignInEnd
) -> None:
    token = replace(TOKEN, expires_at=TOKEN.issued_at + lasts)
    assert standing_of(token, LISTED, float(token.expires_at - left)).ending is ending


def test_a_renewed_sign_in_is_as_long_as_what_was_added() -> None:
    renewed = TOKEN.extension(4_000, 4_045)
    assert standing_of(renewed, LISTED, 4_020.0).ending is SignInEnd.FAR
    assert standing_of(renewed, LISTED, 4_031.0).ending is SignInEnd.NEAR
