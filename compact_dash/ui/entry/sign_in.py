"""Sign-in: the provider's word on the person at the page, checked again on every run.

Streamlit reads the cookie once, when a tab connects, and checks neither how long the sign-in lasts nor whether it
was ended. So each run asks again: the token against the clock, and the lists of the store, kept by its last change.
"""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit
import websockets.http11
from starlette.responses import Response
from streamlit import config
from streamlit.errors import StreamlitAuthError
from streamlit.web.server.starlette import starlette_auth_routes

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import sign_out
from compact_dash.domain.errors import NotNow
from compact_dash.domain.people.standing import NOT_SIGNED_IN, Register, Standing, standing_of
from compact_dash.domain.people.token import Token, claims_used, read_token
from compact_dash.reports.people.people import register
from compact_dash.store.clock import seconds_now
from compact_dash.ui.opened_store import last_change, whole_store
from compact_dash.ui.sight import Sight, kept, whole_sight


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
    """Whether the person at the page is let in now, and as whom."""
    if not streamlit.user.to_dict().get("is_logged_in"):
        return NOT_SIGNED_IN
    lists = register_at(whole_sight(last_change()))
    return standing_of(token(), lists, seconds_now())


def token() -> Token | None:
    """The token of the person at the page."""
    return read_token(streamlit.user.to_dict())


# Only the state of the last change is asked for; older ones are the first to be dropped.
@kept(most=4)
def register_at(sight: Sight) -> Register:
    return register(sight.store)


# Letters of an identity token that a cookie has room for; a longer one is full of groups.
LONGEST_TOKEN = 2_000
# Bytes of one line of a visit's headers, all cookies of the server being one. It is as much as the server's HTTP takes.
LONGEST_LINE = 65_536


def keep_cookies_small() -> None:
    """Have the browser keep of a sign-in only what is used of it, and let in those whose cookies are long all the same.

    Streamlit keeps every claim. With a hundred groups its cookie is longer than its own websocket takes, and the page
    stays grey for as long as the browser keeps it: 30 days.
    """
    write = starlette_auth_routes._set_auth_cookie

    async def write_what_is_used(response: Response, user_info: dict[str, Any], tokens: dict[str, Any]) -> None:
        # Only the identity token is ever used: it tells the provider who signs out. Without it the provider asks.
        kept = {name: token for name, token in tokens.items() if name == "id_token" and len(token) <= LONGEST_TOKEN}
        await write(response, claims_used(user_info), kept)

    starlette_auth_routes._set_auth_cookie = write_what_is_used
    # Cookies of before, and those of other sites of the same name, may still be long.
    websockets.http11.MAX_LINE_LENGTH = max(websockets.http11.MAX_LINE_LENGTH, LONGEST_LINE)


def begin() -> None:
    """Send the browser to the provider.

    Raises:
        NotNow: sign-in is not set up so that it can work.
    """
    refuse_wrong_settings(streamlit.login)


def end(occasion: Occasion) -> None:
    """End the sign-in on the server, then in the browser, which goes by way of the provider."""
    # On the server too: Streamlit only removes the browser's cookie, and a copy of it would sign in again.
    held = token()
    if held is not None:
        sign_out(whole_store(), occasion, held)
    refuse_wrong_settings(streamlit.logout)


def refuse_wrong_settings(step: Callable[[], None]) -> None:
    try:
        step()
    except StreamlitAuthError as error:
        raise NotNow(
            "Sign-in is not set up so that it can work. Whoever runs this server finds in the README, under "
            "“Let others in”, what the [auth] part of its secrets needs."
        ) from error
