"""Sign-in: the provider's word on the person at the page, checked again on every run.

Streamlit reads the cookie once, when a tab connects, and checks neither how long the sign-in lasts nor whether it
was ended. So each run asks again: the token against the clock, and the lists of the store, kept by its last change.
"""

import functools
from collections.abc import Callable
from pathlib import Path

import streamlit
from streamlit import config
from streamlit.errors import StreamlitAuthError

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import sign_out
from compact_dash.domain.errors import NotNow
from compact_dash.domain.people.standing import (
    ENDED,
    EXPIRED,
    NOT_SAID,
    NOT_SIGNED_IN,
    UNREADABLE,
    UNVERIFIED,
    Register,
    Standing,
    standing_of,
)
from compact_dash.domain.people.token import Token, read_token
from compact_dash.reports.people.people import register
from compact_dash.store.clock import seconds_now
from compact_dash.ui.entry import renewal
from compact_dash.ui.entry.providers import DEFAULT, rules_for
from compact_dash.ui.entry.sign_in_log import tell
from compact_dash.ui.opened_store import last_change, whole_store
from compact_dash.ui.sight import Head, Sight, kept, whole_sight

# By what a line of the log calls them.
REASONS = {
    UNREADABLE: "unreadable",
    UNVERIFIED: "unverified",
    NOT_SAID: "not_said_to_be_verified",
    EXPIRED: "expired",
    ENDED: "signed_out",
}


@functools.cache
def is_on() -> bool:
    """Whether [auth] stands in the secrets as they were at the start.

    A file that cannot be read counts too: a slip in it must open nothing.
    """
    if streamlit.secrets.load_if_toml_exists():
        return "auth" in streamlit.secrets
    return any(Path(path).exists() for path in secrets_files())


def secrets_files() -> list[str]:
    """Where Streamlit looks for secrets."""
    return [str(path) for path in config.get_option("secrets.files")]


def standing() -> Standing:
    """Whether the person at the page is let in now, and as whom; a sign-in near its end is asked to last longer."""
    if not streamlit.user.to_dict().get("is_logged_in"):
        return NOT_SIGNED_IN
    held, by = token(), provider()
    found = standing_of_token(held, by)
    if held is None or (found.actor is None and found is not EXPIRED):
        return found
    return standing_of_token(renewal.keep_up(held, rules_for(by).longest, seconds_now()), by)


def standing_of_token(held: Token | None, by: str) -> Standing:
    """The standing of a sign-in with a provider, now."""
    return standing_of(held, register_at(whole_sight(Head(last_change()))), seconds_now(), rules_for(by))


def reason_for(found: Standing | None) -> str:
    """Why somebody was not let in, in a word for the log."""
    return next((word for known, word in REASONS.items() if known is found), "unknown")


def token() -> Token | None:
    """The sign-in of the person at the page, as it stands now."""
    own = read_token(streamlit.user.to_dict())
    return renewal.keep.newest(own) if own else None


def provider() -> str:
    """By what name the secrets know the provider of the person at the page."""
    return str(streamlit.user.to_dict().get("provider") or DEFAULT)


@kept(most=4)
def register_at(sight: Sight) -> Register:
    return register(sight.store)


def begin(name: str) -> None:
    """Send the browser to a provider.

    Raises:
        NotNow: sign-in is not set up so that it can work.
    """
    # Streamlit takes no name for the settings that stand in [auth] itself.
    refuse_wrong_settings(lambda: streamlit.login(None if name == DEFAULT else name))


def end(occasion: Occasion) -> None:
    """End the sign-in on the server, then in the browser, which goes by way of the provider."""
    # On the server too: Streamlit only removes the browser's cookie, and a copy of it would sign in again.
    held = token()
    if held is not None:
        sign_out(whole_store(), occasion, held)
        renewal.keep.drop(held)
        tell("signed out", held)
    refuse_wrong_settings(streamlit.logout)


def refuse_wrong_settings(step: Callable[[], None]) -> None:
    try:
        step()
    except StreamlitAuthError as error:
        raise NotNow(
            "Sign-in is not set up so that it can work. Whoever runs this server finds in docs/operating.md, "
            "under “Sign-in”, what the [auth] part of its secrets needs."
        ) from error
