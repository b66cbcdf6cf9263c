"""The browser's word: a random cookie by which the server knows a browser again. It says nothing of who sits at it."""

import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compact_dash.ui.base_path import cookie_path
from compact_dash.ui.entry.local_visit import BROWSER


class BrowserWord:
    """Gives a browser its word with the first page it opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                # Too long to be guessed: at the desk it alone says whom a browser acts as, and a file that was made
                # for one browser is handed to no other. SafeHeaders adds Secure where the browser came by https.
                cookie = f"{BROWSER}={secrets.token_urlsafe(16)}; Path={cookie_path()}; HttpOnly; SameSite=Lax"
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self.app(scope, receive, send_with_cookie if is_wanted(scope) else send)


def is_wanted(scope: Scope) -> bool:
    """Whether a person opens a page whose browser has no word yet."""
    if scope["type"] != "http":
        return False
    request = Request(scope)
    is_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    return is_page and BROWSER not in request.cookies
