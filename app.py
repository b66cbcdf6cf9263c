"""The app: the frame with its pages, and the addresses that are not pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from compact_dash.ui.base_path import with_and_without_base
from compact_dash.ui.copies.keeping import put_log_aside, safekeeping
from compact_dash.ui.entry.arrival import keep_sign_ins
from compact_dash.ui.entry.desk_key import show_address
from compact_dash.ui.entry.stay import ROUTES
from compact_dash.ui.health import health
from compact_dash.ui.lifespan import cool, quiet_minutes, warm
from compact_dash.ui.middleware import IN_ORDER


async def healthz(request: Request) -> JSONResponse:
    """Whether the board can be read: 200 with what stands behind it, or 503 with the reason."""
    answer = health()
    return JSONResponse(answer.body, status_code=answer.status, headers={"Cache-Control": "no-store"})


@asynccontextmanager
async def lifespan(app: streamlit.App) -> AsyncIterator[dict[str, Any] | None]:
    """Read the board before the first visitor asks; keep the file whole while the app runs, and close it at the end."""
    keep_sign_ins()
    warm()
    show_address()
    async with safekeeping(), quiet_minutes():
        yield None
    cool()
    put_log_aside()


app = streamlit.App(
    "compact_dash/ui/frame.py",
    routes=with_and_without_base([Route("/healthz", healthz), *ROUTES]),
    middleware=IN_ORDER,
    lifespan=lifespan,
)
