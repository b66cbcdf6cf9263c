"""Providers: those with whom people may sign in, and the rules for it, as the [auth] part of the secrets has them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit

from compact_dash.domain.people.standing import SignInRules

# What Streamlit calls the one whose settings stand in [auth] itself.
DEFAULT = "default"
# Our own settings; the others are Streamlit's.
LABEL, LONGEST_HOURS, MAY_LACK = "label", "longest_hours", "email_verified_may_be_missing"
# What tells the settings of a provider from others.
NAMING = ("client_id", "server_metadata_url")


@dataclass(frozen=True)
class Provider:
    """A provider, by the name of its part of the secrets and by what people call it."""

    name: str
    label: str


def auth_settings() -> Mapping[str, Any]:
    """The [auth] part of the secrets; empty where there is none that can be read."""
    found = streamlit.secrets.get("auth", {}) if streamlit.secrets.load_if_toml_exists() else {}
    return found if isinstance(found, Mapping) else {}


def providers() -> list[Provider]:
    """Everybody one may sign in with, in the order of the file; never none, so that a slip in it is told in words."""
    settings = auth_settings()
    named = [
        Provider(name, str(part.get(LABEL) or name.capitalize()))
        for name, part in settings.items()
        if isinstance(part, Mapping) and any(key in part for key in NAMING)
    ]
    if named and not any(key in settings for key in NAMING):
        return named
    return [Provider(DEFAULT, str(settings.get(LABEL) or "your organisation")), *named]


def rules_for(provider: str) -> SignInRules:
    """What is set for a provider, in its own part or for all of them in [auth]; a value that is none sets nothing."""
    settings = auth_settings()
    own = settings.get(provider)
    said = {**settings, **own} if isinstance(own, Mapping) else settings
    hours = said.get(LONGEST_HOURS)
    # Only the word itself opens what is closed.
    rules = SignInRules(may_lack_verified=said.get(MAY_LACK) is True)
    if isinstance(hours, int | float) and not isinstance(hours, bool) and hours > 0:
        return replace(rules, longest=int(hours * 3600))
    return rules


def asks_itself(provider: str) -> bool:
    """Whether the secrets say what a provider is to ask of its people each time (`prompt`)."""
    settings = auth_settings()
    own = settings if provider == DEFAULT else settings.get(provider, {})
    asked = own.get("client_kwargs", {}) if isinstance(own, Mapping) else {}
    return isinstance(asked, Mapping) and "prompt" in asked
