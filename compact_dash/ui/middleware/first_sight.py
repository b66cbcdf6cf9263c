"""First sight: a browser that opens a page is answered with what the page holds, before Streamlit is there."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.base_path import within
from compact_dash.ui.entry import room_code
from compact_dash.ui.first_sight.answer import first_sight
from compact_dash.ui.first_sight.whole import END, beginning, over, program
from compact_dash.ui.middleware.addresses import PAGES, is_for_a_person

# By which the script of a page that stands asks for the next one (static/first_sight.js).
PART = "Compact-Sight"
# Seconds for which a browser gets nothing to do: most pages are made in a fifth of it.
SOON = 0.1


class FirstSight:
    """Answers with the page itself; where it cannot be had in time, with an empty one that fills itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope) if scope["type"] == "http" else None
        page = page_of(request) if request is not None else None
        if request is None or page is None:
            await self.app(scope, receive, send)
        elif PART in request.headers:
            await (await part_alone(request, page))(scope, receive, send)
        else:
            await StreamingResponse(whole(request, page), media_type="text/html")(scope, receive, send)


async def whole(request: Request, page: str) -> AsyncIterator[str]:
    """The first HTML. What is to be seen comes before the program; where it takes long, the program before it."""
    making = asyncio.ensure_future(first_sight(request, page))
    try:
        is_made = bool((await asyncio.wait([making], timeout=SOON))[0])
        yield beginning(page) if is_made else beginning(page) + program()
        yield over(await making, loads=is_made) + END
    finally:
        # Whoever asked may have gone.
        making.cancel()


async def part_alone(request: Request, page: str) -> Response:
    """What a page holds, for one that stands already."""
    part = await first_sight(request, page)
    if part is None:
        # Nothing: the page that stands changes without it, and its browser has nothing to complain of.
        return Response(status_code=204)
    return HTMLResponse(part, headers={PART: "part"})


def page_of(request: Request) -> str | None:
    """The page that a person asks for, by its name; None for a wall that a room code opens.

    A code is asked for once, by the page itself: a wrong one would count as two guesses.
    """
    name = (within(request.url.path) or "").removeprefix("/")
    is_asked = request.method == "GET" and name in PAGES and is_for_a_person(request)
    return name if is_asked and room_code.PARAMETER not in request.query_params else None
