"""Arrivals: what is kept, and told in the log, as somebody comes back from a sign-in provider.

Streamlit's own routes do the signing in; they keep every claim in the cookie and let go of the refresh token. They
are told otherwise here, once, before the first visitor.
"""

import json
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import websockets.http11
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from streamlit.web.server.starlette import starlette_auth_routes
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from compact_dash.domain.errors import CompactError
from compact_dash.domain.people.token import Token, claims_used, read_token
from compact_dash.ui.entry import sign_in
from compact_dash.ui.entry.providers import DEFAULT, asks_itself
from compact_dash.ui.entry.renewal import keep
from compact_dash.ui.entry.sign_in_keep import Held
from compact_dash.ui.entry.sign_in_log import tell
from compact_dash.ui.middleware.way_back import AGAIN

# Letters of an identity token that a cookie has room for; a longer one is full of groups.
LONGEST_TOKEN = 2_000
# Bytes of one line of a visit's headers, all cookies of the server being one. It is as much as the server's HTTP takes.
LONGEST_LINE = 65_536


@dataclass(frozen=True)
class Given:
    """What came with an arrival beside its claims: the cookie that the browser had, and a refresh token."""

    before: Mapping[str, Any]
    refresh_token: str | None = field(default=None, repr=False)


# Of the request at hand: Streamlit writes its cookie without being given it.
given: ContextVar[Given | None] = ContextVar("given", default=None)


def keep_sign_ins() -> None:
    """Have the browser keep of a sign-in only what is used of it, and the server what makes it longer.

    Streamlit keeps every claim. With a hundred groups its cookie is longer than its own websocket takes, and the page
    stays grey for as long as the browser keeps it: 30 days.
    """
    write, create = starlette_auth_routes._set_auth_cookie, starlette_auth_routes._create_oauth_client

    async def write_what_is_used(response: Response, user_info: dict[str, Any], tokens: dict[str, Any]) -> None:
        # Only the identity token is ever used: it tells the provider who signs out. Without it the provider asks.
        kept = {name: token for name, token in tokens.items() if name == "id_token" and len(token) <= LONGEST_TOKEN}
        await write(response, claims_used(user_info), kept)
        await run_in_threadpool(arrive, user_info, given.get())

    def create_noting(provider: str) -> tuple[Any, str]:
        client, redirect_uri = create(provider)
        note_what_is_given(client, provider)
        return client, redirect_uri

    starlette_auth_routes._set_auth_cookie = write_what_is_used
    starlette_auth_routes._create_oauth_client = create_noting
    # Cookies of before, and those of other sites of the same name, may still be long.
    websockets.http11.MAX_LINE_LENGTH = max(websockets.http11.MAX_LINE_LENGTH, LONGEST_LINE)


def note_what_is_given(client: Any, provider: str) -> None:
    """Have a provider's client note what Streamlit drops, and ask nothing of somebody who only stays signed in."""
    fetch, lead = client.authorize_access_token, client.authorize_redirect

    async def fetch_noting(request: Request, **more: Any) -> Any:
        token = await fetch(request, **more)
        given.set(Given(cookie_claims(request), token.get("refresh_token")))
        return token

    async def lead_without_asking(request: Request, *places: Any, **more: Any) -> Any:
        # Streamlit's own “select_account” would have the provider ask which account, every time.
        if AGAIN in request.query_params and not asks_itself(provider):
            client.client_kwargs.pop("prompt", None)
        return await lead(request, *places, **more)

    client.authorize_access_token, client.authorize_redirect = fetch_noting, lead_without_asking


def cookie_claims(request: Request) -> Mapping[str, Any]:
    """The claims of the sign-in that a browser holds; empty where it holds none that was written here."""
    written = starlette_auth_routes._get_cookie_value_from_request(request, USER_COOKIE_NAME)
    try:
        claims = json.loads(written) if written else {}
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}


def arrive(claims: Mapping[str, Any], came_with: Given | None) -> None:
    """Keep a new sign-in and tell of it; one that is not let in is told as refused, and nothing of it is kept."""
    provider, token = str(claims.get("provider") or DEFAULT), read_token(claims)
    try:
        standing = sign_in.standing_of_token(token, provider)
    except CompactError:
        # The store cannot be read now, which the page will say. Who may come in is asked again at every run.
        standing = None
    if token is None or (standing is not None and standing.actor is None):
        tell("sign-in refused", token, provider=provider, reason=sign_in.reason_for(standing))
        return
    tell("signed in", token, provider=provider)
    came_with = came_with or Given({})
    keep.take(Held(token, provider, came_with.refresh_token), instead_of=still_good(came_with.before, token))


def still_good(before: Mapping[str, Any], token: Token) -> Token | None:
    """The sign-in that a browser held, where it is the same person's and still lets them in.

    Any other must not come to life again, with whatever copies there are of its cookie.
    """
    held = read_token(before)
    if held is None or held.subject != token.subject:
        return None
    try:
        standing = sign_in.standing_of_token(keep.newest(held), str(before.get("provider") or DEFAULT))
    except CompactError:
        return None
    return held if standing.actor else None
