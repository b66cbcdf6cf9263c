"""Tokens: what is read from a provider's claims, and what makes one sign-in unlike another."""

from typing import Any

import pytest

from compact_dash.domain.people.token import IDENTIFYING, Token, claims_used, read_token

CLAIMS = {
    "iss": "https://provider.example",
    "sub": "17",
    "aud": ["compact-dash"],
    "email": " Lead@DFT.gov.uk",
    "iat": 1_000,
    "exp": 4_600,
    "nonce": "abc",
    "at_hash": "xyz",
    "is_logged_in": True,
}


def read(**changed: Any) -> Token:
    token = read_token({**CLAIMS, **changed})
    assert token is not None
    return token


def test_an_address_is_the_same_however_it_is_written() -> None:
    assert read().email == "lead@dft.gov.uk"


@pytest.mark.parametrize("name", ["iss", "sub", "email", "iat", "exp"])
def test_a_token_without_what_it_must_say_is_none(name: str) -> None:
    assert read_token({key: value for key, value in CLAIMS.items() if key != name}) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("exp", "4600"),
        ("exp", True),
        ("exp", None),
        ("iat", "soon"),
        ("sub", ""),
        ("iss", 7),
        ("email", 7),
        ("email", "x"),
    ],
)
def test_a_token_that_says_it_in_another_form_is_none(name: str, value: object) -> None:
    assert read_token({**CLAIMS, name: value}) is None


def test_a_token_ends_at_its_second() -> None:
    assert not read().has_expired(4_599.9)
    assert read().has_expired(4_600)


@pytest.mark.parametrize(
    ("claim", "verified"), [(True, True), ("true", True), (False, False), ("false", False), (0, False), ("", False)]
)
def test_an_address_the_provider_has_not_verified_is_known_as_such(claim: object, verified: bool) -> None:
    assert read(email_verified=claim).verified is verified


def test_a_provider_that_does_not_say_whether_it_verified_is_not_believed() -> None:
    assert read().verified is None
    assert read(email_verified=None).verified is None


@pytest.mark.parametrize("name", IDENTIFYING)
def test_each_identifying_claim_makes_another_sign_in(name: str) -> None:
    changed = {"iat": 1_001, "exp": 4_601}.get(name, "another")
    assert read(**{name: changed}).fingerprint != read().fingerprint


def test_the_same_sign_in_has_the_same_fingerprint_whatever_else_it_says() -> None:
    assert read(name="Somebody", picture="x").fingerprint == read().fingerprint


def test_the_subject_is_the_person_at_their_provider() -> None:
    assert read(nonce="other", email="new@dft.gov.uk").subject == read().subject
    assert read(iss="https://another.example").subject != read().subject


def test_nothing_of_the_claims_can_be_read_from_the_fingerprints() -> None:
    token = read()
    assert len(token.fingerprint) == len(token.subject) == 64


def test_what_nothing_reads_is_not_kept_of_a_sign_in() -> None:
    said = CLAIMS | {"groups": ["a"] * 400, "picture": "x"}
    assert claims_used(said).keys() == CLAIMS.keys()
    assert read_token(claims_used(said)) == read_token(said)
