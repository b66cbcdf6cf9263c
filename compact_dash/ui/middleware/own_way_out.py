"""The own way out: signing out begins on a page of ours. Streamlit would sign out whoever is led to its address."""

import logging
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.base_path import within

# Streamlit's own address, which takes the sign-in's cookie away and leads on to the provider's.
LEAVES = "/auth/logout"
STILL_IN = "You are still signed in. To sign out, press “Sign out” on a page of Compact Dash.\n"


class OwnWayOut:
    """Answers every other call of the address with a sentence, so that no page of another site signs anybody out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_out = scope["type"] == "http" and (within(scope["path"]) or "").rstrip("/") == LEAVES
        if is_out and not is_from_here(Request(scope)):
            logging.getLogger("compact_dash").warning("Refused at the door: a sign-out that began on no page of ours.")
            await PlainTextResponse(STILL_IN, status_code=403)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def is_from_here(request: Request) -> bool:
    """Whether a page of ours leads here, as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    # A browser says nothing of the site over plain http, nor does an old one; it names the page then.
    named = request.headers.get("origin") or request.headers.get("referer", "")
    try:
        place = urlsplit(named).netloc
    except ValueError:
        return False
    return bool(place) and place == request.headers.get("host")
