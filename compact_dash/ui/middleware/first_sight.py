"""First sight: a browser that opens a page is answered with what the page holds, before Streamlit is there."""

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.base_path import within
from compact_dash.ui.entry import room_code
from compact_dash.ui.first_sight.answer import first_sight
from compact_dash.ui.first_sight.whole import whole_page
from compact_dash.ui.middleware.addresses import PAGES, is_for_a_person

# By which the script of a page that stands asks for the next one (static/first_sight.js).
PART = "Compact-Sight"


class FirstSight:
    """Answers with the page itself; where it cannot be had in time, with an empty one that fills itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" else None
        page = page_of(request) if request is not None else None
        part = await first_sight(request, page) if request is not None and page else None
        if request is None or page is None or (part is None and PART in request.headers):
            await self.app(scope, receive, send)
        elif part is not None and PART in request.headers:
            await HTMLResponse(part, headers={PART: "part"})(scope, receive, send)
        else:
            await HTMLResponse(whole_page(page, part))(scope, receive, send)


def page_of(request: Request) -> str | None:
    """The page that a person asks for, by its name; None for a wall that a room code opens.

    A code is asked for once, by the page itself: a wrong one would count as two guesses.
    """
    name = (within(request.url.path) or "").removeprefix("/")
    is_asked = request.method == "GET" and name in PAGES and is_for_a_person(request)
    return name if is_asked and room_code.PARAMETER not in request.query_params else None
