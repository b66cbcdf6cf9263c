"""Renewal: what a provider's answer to a refresh token is taken for."""

import json
import logging
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from authlib.integrations.base_client import OAuthError

from compact_dash.domain.people.token import read_token
from compact_dash.ui.entry import renewal, sign_in_log
from compact_dash.ui.entry.renewal import longer_by
from compact_dash.ui.entry.sign_in_keep import AGAIN, Held, Longer, SignInKeep

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


class Provider:
    """A provider whose refresh tokens change with each use, and which refuses one that comes again."""

    def __init__(self, refusals: Iterable[Exception] = ()) -> None:
        self.good, self.refusals = "1", list(refusals)
        self.uses: list[str] = []
        self.may_answer = threading.Event()

    async def fetch_access_token(self, refresh_token: str, **_: object) -> dict[str, object]:
        self.uses.append(refresh_token)
        assert self.may_answer.wait(60)
        if self.refusals:
            raise self.refusals.pop(0)
        if refresh_token != self.good:
            raise OAuthError("invalid_grant")
        self.good = str(int(self.good) + 1)
        return {"refresh_token": self.good}

    async def parse_id_token(self, answer: object, nonce: None) -> dict[str, object]:
        return {"iss": CLAIMS["iss"], "sub": CLAIMS["sub"], "iat": NOW, "exp": NOW + 900}


NOW = int(time.time())
SIGNED_IN = replace(TOKEN, fingerprint="renewed", issued_at=NOW - 880, expires_at=NOW + 20)
DAY = 86_400


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """One that nobody has asked yet; it answers when it may."""
    made = Provider()
    monkeypatch.setattr(renewal.starlette_auth_routes, "_create_oauth_client", lambda name: (made, None))
    monkeypatch.setattr(renewal, "keep", SignInKeep())
    renewal.keep.take(Held(SIGNED_IN, "default", "1"))
    return made


def answered() -> None:
    for each in list(renewal.asked.values()):
        each.result(60)


def test_two_tabs_that_look_at_once_or_while_the_answer_is_late_use_a_refresh_token_once(provider: Provider) -> None:
    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(lambda _: renewal.keep_up(SIGNED_IN, DAY, NOW), range(8)))
    renewal.keep_up(SIGNED_IN, DAY, NOW + AGAIN + 1)
    provider.may_answer.set()
    answered()
    assert provider.uses == ["1"]
    assert renewal.keep_up(SIGNED_IN, DAY, NOW + 1).expires_at == NOW + 900
    renewal.keep_up(SIGNED_IN, DAY, NOW + 890)
    answered()
    assert provider.uses == ["1", "2"], "the new one is used the next time"


def test_a_refresh_token_that_somebody_else_used_lets_the_sign_in_run_out(
    provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    provider.good = "2"
    provider.may_answer.set()
    with caplog.at_level(logging.INFO, "compact_dash"):
        for later in (0, AGAIN + 1, 2 * AGAIN + 2):
            assert renewal.keep_up(SIGNED_IN, DAY, NOW + later) == SIGNED_IN
            answered()
    assert provider.uses == ["1"], "what was refused is not tried again"
    assert [(line.getMessage(), vars(line)["reason"]) for line in caplog.records] == [
        ("sign-in not renewed", "invalid_grant")
    ]
    assert all(line.exc_info is None for line in caplog.records)


@pytest.mark.parametrize(
    "refusal", [OAuthError("temporarily_unavailable"), json.JSONDecodeError("Expecting value", "<html>", 0)], ids=str
)
def test_a_provider_that_cannot_answer_now_is_asked_again(provider: Provider, refusal: Exception) -> None:
    provider.refusals.append(refusal)
    provider.may_answer.set()
    for later in (0, AGAIN + 1):
        renewal.keep_up(SIGNED_IN, DAY, NOW + later)
        answered()
    assert provider.uses == ["1", "1"]
    assert renewal.keep_up(SIGNED_IN, DAY, NOW + AGAIN + 2).expires_at == NOW + 900


def test_a_line_of_the_log_names_nobody(caplog: pytest.LogCaptureFixture) -> None:
    assert TOKEN
    with caplog.at_level(logging.INFO, "compact_dash"):
        sign_in_log.tell("signed in", TOKEN, provider="default")
    [line] = caplog.records
    assert line.getMessage() == "signed in"
    assert (vars(line)["subject"], vars(line)["provider"]) == (TOKEN.subject[:12], "default")
    assert "dft" not in repr(vars(line))
