"""The floor: the screen as a plain page, by Starlette and Jinja, with no script but a form that sends itself."""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.templating import Jinja2Templates
from starlette.websockets import WebSocket

from .shown import CHOICES, TICKS, Progress, read_progress

PAGES = Jinja2Templates(Path(__file__).parent / "templates")


def made(progress: Progress) -> Starlette:
    """The app that shows this screen."""

    def board(request: Request) -> Response:
        rows = progress.rows(request.query_params)
        shown = {"progress": progress, "rows": rows, "total": progress.total(rows), "chosen": request.query_params}
        return PAGES.TemplateResponse(request, "board.html", shown | {"choices": CHOICES, "ticks": TICKS})

    def department(request: Request) -> Response:
        code = request.path_params["code"]
        shown = {"department": progress.departments[code], "lines": progress.lines(code)}
        return PAGES.TemplateResponse(request, "department.html", shown)

    async def echo(socket: WebSocket) -> None:
        """Send back what comes: the bench finds out by it whether the browser slows websockets down."""
        await socket.accept()
        async for words in socket.iter_text():
            await socket.send_text(words)

    return Starlette(
        routes=[Route("/", board), Route("/department/{code}", department), WebSocketRoute("/echo", echo)],
        middleware=[Middleware(GZipMiddleware)],
    )


if __name__ == "__main__":
    uvicorn.run(made(read_progress(sys.argv[1])), host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
