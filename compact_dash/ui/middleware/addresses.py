"""Bare and wrong addresses: the first leads to Progress, the second to a sentence and a way back.

Left alone, Streamlit would show its default page at any address as if nothing were wrong.
"""

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.html import render
from compact_dash.ui.navigation import FIRST, ITEMS

PAGES = frozenset(item.name for item in ITEMS)
# What answers under addresses of its own: Streamlit's files and sockets, and the app's routes.
SERVED = frozenset({"_stcore", "app", "auth", "component", "healthz", "media", "oauth2callback", "static"})


class Addresses:
    """Answers a browser's visit to no page in particular, or to one that does not exist."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" else None
        if request is not None and is_bare(request):
            target = f"{FIRST.name}?{request.url.query}" if request.url.query else FIRST.name
            await RedirectResponse(target)(scope, receive, send)
        elif request is not None and is_wrong(request):
            page = render("wrong_address", path=request.url.path, items=[item for item in ITEMS if item.listed])
            await HTMLResponse(page, status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def is_visit(request: Request) -> bool:
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")


def is_bare(request: Request) -> bool:
    return is_visit(request) and request.url.path == "/"


def is_wrong(request: Request) -> bool:
    """Whether a person opened an address that no page, file or route of the app answers to."""
    path = request.url.path.strip("/")
    steps = path.split("/")
    # Streamlit's browser code looks for its server below the address of a page, too.
    served = steps[0] in SERVED or "_stcore" in steps or "." in steps[-1]
    return is_visit(request) and path not in PAGES and not served
