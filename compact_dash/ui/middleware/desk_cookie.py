"""The desk's cookie: a random word by which the server knows a browser of its own computer again."""

import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compact_dash.ui.base_path import cookie_path
from compact_dash.ui.entry.local_visit import host_in, is_loopback

COOKIE = "compact_desk"


class DeskCookie:
    """Gives a browser on the server's own computer its word, with the first page it opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                # Too long to be guessed: it alone says whom a browser acts as. SafeHeaders adds Secure where the
                # browser came by https.
                cookie = f"{COOKIE}={secrets.token_urlsafe(16)}; Path={cookie_path()}; HttpOnly; SameSite=Lax"
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self.app(scope, receive, send_with_cookie if is_wanted(scope) else send)


def is_wanted(scope: Scope) -> bool:
    """Whether a person at this computer opens a page without having a word yet."""
    if scope["type"] != "http":
        return False
    request = Request(scope)
    is_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    is_here = is_loopback(host_in(f"//{request.headers.get('host', '')}"))
    return is_page and is_here and COOKIE not in request.cookies
