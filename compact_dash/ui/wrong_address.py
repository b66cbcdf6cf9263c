"""Wrong addresses: a sentence and a way back, where Streamlit would show the first page as if nothing were wrong."""

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.html import render
from compact_dash.ui.navigation import ITEMS

PAGES = frozenset({"", *(item.name for item in ITEMS)})


class WrongAddress:
    """Answers a browser's visit to a page that does not exist with 404 and a sentence."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and is_wrong(Request(scope)):
            page = render("wrong_address", path=scope["path"], items=[item for item in ITEMS if item.listed])
            await HTMLResponse(page, status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_wrong(request: Request) -> bool:
    """Whether a person opened an address of one step that no page, file or route of the app answers to."""
    path = request.url.path.strip("/")
    visits = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    return visits and path not in PAGES and "/" not in path and "." not in path and path != "healthz"
