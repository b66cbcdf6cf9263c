"""Used endpoints: of what Streamlit's server answers, only what the pages themselves ask for."""

import logging

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.base_path import within

# What a page asks for. Streamlit has more: figures of the process, an interface for programs, a run of the script for
# watchers, and the files of components, of which no page has any.
USED = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
UPLOADS = "/_stcore/upload_file/"
UNUSED = ("/_stcore", "/component", "/app")


class UsedEndpoints:
    """Answers the others as if they did not exist, whatever the method."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = within(scope["path"]) if scope["type"] == "http" else None
        if path is not None and is_unused(path):
            logging.getLogger("compact_dash").warning("Refused at the door: an address that no page uses.")
            await PlainTextResponse("There is nothing at this address.\n", status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def is_unused(path: str) -> bool:
    """Whether an address is one of Streamlit's own that no page asks for."""
    own = any(path == folder or path.startswith(f"{folder}/") for folder in UNUSED)
    return own and path not in USED and not path.startswith(UPLOADS)
