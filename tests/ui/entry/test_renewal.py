"""Renewal: what a provider's answer to a refresh token is taken for."""

import logging
from typing import Any

import pytest

from compact_dash.domain.people.token import read_token
from compact_dash.ui.entry import sign_in_log
from compact_dash.ui.entry.renewal import longer_by
from compact_dash.ui.entry.sign_in_keep import Longer

CLAIMS: dict[str, Any] = {
    "iss": "https://provider.example", "sub": "17", "email": "lead@dft.gov.uk", "email_verified": True,
    "iat": 1_000, "exp": 1_900,
}  # fmt: skip
TOKEN = read_token(CLAIMS)
assert TOKEN is not None


def test_an_answer_says_until_when_by_its_identity_token_or_in_seconds() -> None:
    assert TOKEN
    claims = {"iss": CLAIMS["iss"], "sub": "17", "iat": 1_800, "exp": 2_700}
    assert longer_by(TOKEN, {"refresh_token": "next"}, claims, 1_800) == Longer(2_700, "next")
    assert longer_by(TOKEN, {"expires_in": 600}, None, 1_800.5) == Longer(2_400)


@pytest.mark.parametrize(
    ("answer", "claims"),
    [
        ({}, None),
        ({"expires_in": "600"}, None),
        ({"expires_in": 0}, None),
        ({}, CLAIMS | {"sub": "18"}),
        ({}, CLAIMS | {"email": "another@dft.gov.uk"}),
        ({}, CLAIMS | {"email_verified": False}),
        ({"expires_in": 600}, {"sub": "17"}),
    ],
)
def test_an_answer_about_somebody_else_or_without_an_end_makes_nothing_longer(
    answer: dict[str, Any], claims: dict[str, Any] | None
) -> None:
    assert TOKEN
    with pytest.raises(ValueError, match=r"another person|no end"):
        longer_by(TOKEN, answer, claims, 1_800)


def test_a_line_of_the_log_names_nobody(caplog: pytest.LogCaptureFixture) -> None:
    assert TOKEN
    with caplog.at_level(logging.INFO, "compact_dash"):
        sign_in_log.tell("signed in", TOKEN, provider="default")
    [line] = caplog.records
    assert line.getMessage() == "signed in"
    assert (vars(line)["subject"], vars(line)["provider"]) == (TOKEN.subject[:12], "default")
    assert "dft" not in repr(vars(line))
