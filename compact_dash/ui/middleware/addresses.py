"""Bare and wrong addresses: the first leads to Progress, the second to a sentence and a way back.

Left alone, Streamlit would show its default page at any address as if nothing were wrong. To a program that asked for a
calendar or for figures that would be an answer, and a wrong one.
"""

from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.base_path import base_path, within
from compact_dash.ui.html import render
from compact_dash.ui.navigation import FIRST, ITEMS, LISTED

PAGES = frozenset(item.name for item in ITEMS)
# What answers under addresses of its own: Streamlit's files and sockets, and the app's routes.
SERVED = frozenset({"_stcore", "app", "auth", "component", "healthz", "media", "oauth2callback", "readyz", "static"})
# What answers beside the base path as well: whoever watches the process need not know how it is published.
OUTSIDE = frozenset({"healthz", "readyz"})
# The files that stand beside Streamlit's own page, such as its icon.
FILES = frozenset(path.name for path in (Path(streamlit.__file__).parent / "static").iterdir() if path.is_file())


class Addresses:
    """Answers a browser's visit to no page in particular, or to one that does not exist."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" else None
        if request is not None and is_bare(request):
            await RedirectResponse(first_page(request.url.query))(scope, receive, send)
        elif request is not None and is_wrong(request):
            await not_here(request)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def first_page(query: str) -> str:
    """Where a bare address leads. Without a base path it is relative, for a proxy that puts one before ours."""
    first = f"{base_path()}/{FIRST.name}" if base_path() else FIRST.name
    return f"{first}?{query}" if query else first


def not_here(request: Request) -> Response:
    """The answer at a wrong address: a page with the way on for a person, a sentence for a program."""
    if is_for_a_person(request):
        page = render("wrong_address", path=request.url.path, base=base_path(), items=LISTED)
        return HTMLResponse(page, status_code=404)
    names = ", ".join(f"{base_path()}/{item.name}" for item in LISTED)
    return PlainTextResponse(f"There is nothing at this address. The pages are {names}.\n", status_code=404)


def is_for_a_person(request: Request) -> bool:
    """Whether the answer is to be read in a browser's window, as a page."""
    return "text/html" in request.headers.get("accept", "")


def is_read(request: Request) -> bool:
    return request.method in ("GET", "HEAD")


def is_bare(request: Request) -> bool:
    # With a base path the root of the host is as good as bare: where it arrives here, it is nobody else's.
    is_root = request.url.path == "/" or within(request.url.path) == "/"
    return is_read(request) and is_for_a_person(request) and is_root


def is_wrong(request: Request) -> bool:
    """Whether somebody asked for an address that no page, file or route of the app answers to."""
    whole = request.url.path.strip("/")
    inside = within(request.url.path)
    path = (inside or "").strip("/")
    steps = whole.split("/")
    # Streamlit's browser code looks for its server and for its files above and below the address of a page, too.
    looked_for = "_stcore" in steps or "static" in steps or steps[-1] in FILES
    served = path.partition("/")[0] in SERVED or whole in OUTSIDE or looked_for
    # The root of the base path is no wrong address: a program that asks there gets what it gets at that of a host.
    is_root = inside == "/" or not whole
    return is_read(request) and not is_root and path not in PAGES and not served
