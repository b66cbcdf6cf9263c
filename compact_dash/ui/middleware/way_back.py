"""The way back: after signing in, the page that was asked for. Streamlit would always open the first one."""

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compact_dash.ui.base_path import base_path, cookie_path, within
from compact_dash.ui.middleware.addresses import PAGES

COOKIE = "compact_wanted"
# On the address to the provider: whoever goes there is signed in, and only stays so.
AGAIN = "again"
# Streamlit's own addresses: to the provider, and back from it.
LEAVES, RETURNS = "/auth/login", "/oauth2callback"
# Ours: to the provider by those who are signed in already, and the end of their way.
STAYS, STAYED = "/auth/stay", "/auth/stayed"
STAYED_SCRIPT = (Path(__file__).parent.parent / "static" / "stayed.js").read_text(encoding="utf-8").strip()
# Time enough to sign in at the provider; after that the page is forgotten.
MINUTES = 10


class WayBack:
    """Notes the page that a browser leaves for the provider, and answers its return with that page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" and within(scope["path"]) in (LEAVES, RETURNS) else None

        async def send_with_way(message: Message) -> None:
            if request is not None and message["type"] == "http.response.start":
                mark(MutableHeaders(scope=message), request)
            await send(message)

        await self.app(scope, receive, send_with_way)


def mark(headers: MutableHeaders, request: Request) -> None:
    """Note the page in a cookie on the answer that leaves; on the one that returns, go there and drop the cookie."""
    if within(request.url.path) == LEAVES:
        stays = AGAIN in request.query_params
        left = page_left(request.headers.get("referer", ""), request.headers.get("host", ""))
        wanted = f"{base_path()}{STAYED}" if stays else left
        headers.append("Set-Cookie", cookie(quote(wanted, safe="") if wanted else "", MINUTES * 60 if wanted else 0))
    elif COOKIE in request.cookies:
        wanted = page_in(unquote(request.cookies[COOKIE]))
        if wanted and headers.get("location") == f"{base_path()}/":
            headers["location"] = wanted
        headers.append("Set-Cookie", cookie("", 0))


def page_left(referer: str, host: str) -> str | None:
    """The address of the page of ours that a request came from, with its parameters; None for any other page."""
    try:
        parts = urlsplit(referer)
    except ValueError:
        return None
    return page_in(f"{parts.path}?{parts.query}") if host and parts.netloc == host else None


def page_in(address: str) -> str | None:
    """An address if it is that of a page of ours, else None: nobody is sent anywhere else."""
    path, _, query = address.partition("?")
    if within(path) == STAYED:
        return path
    if (within(path) or "").removeprefix("/") not in PAGES or not address.isascii() or not address.isprintable():
        return None
    return f"{path}?{query}" if query else path


def cookie(value: str, seconds: int) -> str:
    return f"{COOKIE}={value}; Path={cookie_path()}; Max-Age={seconds}; HttpOnly; SameSite=Lax"
