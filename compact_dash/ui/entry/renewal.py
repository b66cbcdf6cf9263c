"""Renewal: a sign-in made longer by its refresh token while somebody has a page open, without their noticing."""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from streamlit.web.server.starlette import starlette_auth_routes

from compact_dash.domain.people.token import Token, read_token, whole_seconds
from compact_dash.store.clock import seconds_now
from compact_dash.ui.entry.sign_in_keep import Held, Longer, SignInKeep
from compact_dash.ui.entry.sign_in_log import tell

# Seconds that a page waits for a sign-in that has run out already, as where a computer was asleep.
PATIENCE = 10.0
# What a provider says that cannot answer now.
PASSING = frozenset({"temporarily_unavailable", "server_error", "slow_down"})
PASSING_REASON = "not now"
keep = SignInKeep()
# Asked beside the pages: a provider may take its time.
askers = ThreadPoolExecutor(max_workers=4, thread_name_prefix="renewal")
asked: dict[str, "Future[None]"] = {}


def keep_up(token: Token, longest: int, now: float) -> Token:
    """The sign-in as it stands, once it is asked for more where it is time; `longest` is the cap of our own."""
    current = keep.newest(token)
    waited = asked.get(current.fingerprint)
    # While one answer is on its way nobody asks again: a provider that changes refresh tokens takes the second use of
    # one for a thief's, and ends the whole sign-in.
    if (waited is None or waited.done()) and (held := keep.begin_renewal(token, longest, now)):
        waited = asked[held.token.fingerprint] = askers.submit(renew, held)
    if waited is None:
        return current
    if current.has_expired(now) and not waited.done():
        wait_for(waited)
    if waited.done():
        asked.pop(current.fingerprint, None)
    return keep.newest(token)


def wait_for(answer: "Future[None]") -> None:
    try:
        answer.result(timeout=PATIENCE)
    except TimeoutError:
        # The page says that the sign-in has run out; the next look finds it longer.
        return


def renew(held: Held) -> None:
    """Ask the provider, and keep what it says."""
    # Loaded only where people sign in: they take as long to load as a page takes to show.
    import httpx
    from authlib.integrations.base_client import OAuthError
    from joserfc.errors import JoseError

    try:
        longer = asyncio.run(ask(held))
    except (OAuthError, JoseError, ValueError) as refusal:
        if is_passing(refusal):
            tell("sign-in renewal tried", held.token, provider=held.provider, reason=PASSING_REASON)
            return
        keep.give_up(held)
        # The kind of the refusal alone: what a provider says in words may name somebody.
        tell(
            "sign-in not renewed",
            held.token,
            provider=held.provider,
            reason=getattr(refusal, "error", "") or "unreadable",
        )
    except (httpx.HTTPError, OSError) as trouble:
        tell("sign-in renewal tried", held.token, provider=held.provider, reason=type(trouble).__name__)
    else:
        keep.lengthen(held, longer, seconds_now())
        tell("sign-in renewed", held.token, provider=held.provider)


def is_passing(refusal: Exception) -> bool:
    """Whether a refusal speaks of the moment, or of a page that something on the way put in place of an answer."""
    return getattr(refusal, "error", "") in PASSING or isinstance(refusal, json.JSONDecodeError)


async def ask(held: Held) -> Longer:
    """What the provider says to the refresh token.

    Raises:
        OAuthError, JoseError, ValueError: it gives no more, or what it gives is not this person's.
        HTTPError: it does not answer.
    """
    # Streamlit's own client, so that a provider's settings are read in one way.
    client, _ = starlette_auth_routes._create_oauth_client(held.provider)
    # No scope: it stays what was granted, and some providers refuse one that says more.
    answer = await client.fetch_access_token(grant_type="refresh_token", refresh_token=held.refresh_token, scope=None)
    claims = await client.parse_id_token(answer, nonce=None)
    return longer_by(held.token, answer, claims, seconds_now())


def longer_by(token: Token, answer: Mapping[str, Any], claims: Mapping[str, Any] | None, now: float) -> Longer:
    """A provider's answer, read.

    Raises:
        ValueError: it speaks of somebody else, or does not say until when.
    """
    refresh_token = answer.get("refresh_token")
    given = str(refresh_token) if refresh_token else None
    if claims:
        # What a renewal may leave out of its identity token is as it was.
        said = read_token({"email": token.email, "iat": int(now), **claims})
        if said is None or (said.subject, said.email) != (token.subject, token.email) or said.verified is False:
            raise ValueError("another person")
        return Longer(said.expires_at, given)
    seconds = whole_seconds(answer.get("expires_in"))
    if seconds is None or seconds <= 0:
        raise ValueError("no end")
    return Longer(int(now) + seconds, given)
