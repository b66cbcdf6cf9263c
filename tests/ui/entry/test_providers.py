"""Providers: what the [auth] part of the secrets offers, and the rules it sets."""

from collections.abc import Callable
from typing import Any

import pytest

from compact_dash.domain.people.standing import SignInRules
from compact_dash.ui.entry import providers as at
from compact_dash.ui.entry.providers import Provider, asks_itself, providers, rules_for

Secrets = Callable[..., None]
NAMED = {"client_id": "x", "server_metadata_url": "https://provider.example"}


@pytest.fixture
def auth(monkeypatch: pytest.MonkeyPatch) -> Secrets:
    def put(**settings: Any) -> None:
        monkeypatch.setattr(at, "auth_settings", lambda: settings)

    return put


def test_one_provider_is_offered_without_a_name_and_several_by_theirs(auth: Secrets) -> None:
    auth(redirect_uri="x", **NAMED)
    assert [provider.name for provider in providers()] == ["default"]
    auth(okta={**NAMED, "label": "Compact Voice"}, entra=NAMED, cookie_secret="x")
    assert providers() == [Provider("okta", "Compact Voice"), Provider("entra", "Entra")]
    auth(label="the Cabinet Office", okta=NAMED, **NAMED)
    assert providers() == [Provider("default", "the Cabinet Office"), Provider("okta", "Okta")]


def test_without_any_there_is_one_that_says_what_is_wrong_when_it_is_pressed(auth: Secrets) -> None:
    auth(redirect_uri="x")
    assert [provider.name for provider in providers()] == ["default"]


def test_the_rules_are_those_of_the_part_and_else_of_all(auth: Secrets) -> None:
    auth(longest_hours=10, okta={**NAMED, "longest_hours": 1.5, "email_verified_may_be_missing": True}, **NAMED)
    assert rules_for("default") == SignInRules(36_000, False)
    assert rules_for("okta") == SignInRules(5_400, True)


@pytest.mark.parametrize("hours", [0, -1, "8", True, None])
def test_a_value_that_is_none_opens_nothing(auth: Secrets, hours: object) -> None:
    auth(longest_hours=hours, email_verified_may_be_missing="true", **NAMED)
    assert rules_for("default") == SignInRules()


def test_a_provider_told_to_ask_each_time_still_does(auth: Secrets) -> None:
    auth(client_kwargs={"prompt": "login"}, okta=NAMED, **NAMED)
    assert asks_itself("default")
    assert not asks_itself("okta")
