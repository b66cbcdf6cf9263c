"""A visitor without a browser: a session of Streamlit's whose page is kept instead of sent.

The page is run as it is for a browser, by Streamlit's own runtime, for exactly the person that the request's cookies
name; so whatever is checked in a run is checked here.
"""

import asyncio
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime, RuntimeState
from streamlit.runtime.session_manager import ClientContext, SessionClient
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from compact_dash.ui.entry.local_visit import PORT
from compact_dash.ui.operation.run_context import FIRST_SIGHT

# Seconds after which a page is sent without what it holds. What it needs besides is on its way meanwhile.
PATIENCE = 8.0


@dataclass(frozen=True)
class RequestContext:
    """What a page may know of the request, as it knows it of a browser's connection: Streamlit's client context."""

    headers: Iterable[tuple[str, str]]
    cookies: Mapping[str, str]
    remote_ip: str | None


def request_context(request: Request) -> RequestContext:
    """What a page may know of a request, with the origin that a browser would name when it connects from the page."""
    headers = [(name, value) for name, value in request.headers.items() if name not in ("origin", PORT)]
    if is_by_browser(request):
        headers.append(("origin", origin(request)))
    server = request.scope.get("server")
    if server and server[1]:
        headers.append((PORT, str(server[1])))
    return RequestContext(headers, dict(request.cookies), request.client.host if request.client else None)


def is_by_browser(request: Request) -> bool:
    """Whether a browser opens the page, in a tab of its own or from a page of ours.

    What it answers can be read by no other site, whichever sent the browser here; a program may say what it likes, as
    it may when it connects.
    """
    said = {name: request.headers.get(f"sec-fetch-{name}", "") for name in ("mode", "dest", "site")}
    return (said["mode"], said["dest"]) == ("navigate", "document") or said["site"] == "same-origin"


def origin(request: Request) -> str:
    """The origin of a page at the request's address."""
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme).partition(",")[0].strip().lower()
    return f"{scheme}://{request.headers.get('host', '')}"


class Visitor(SessionClient):
    """The end of a session where a browser would be: keeps the messages of the last run, and tells when it is over."""

    def __init__(self, come: RequestContext) -> None:
        self.come = come
        self.messages: list[ForwardMsg] = []
        self.is_over = asyncio.Event()

    @property
    def client_context(self) -> ClientContext:
        return self.come

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        """Keep a message; called on the loop of the server."""
        kind = msg.WhichOneof("type")
        if kind == "new_session":
            # What a run drew that ended early, to be run anew, is not on the page.
            self.messages.clear()
        if kind in ("delta", "navigation"):
            self.messages.append(msg)
        if kind == "script_finished" and msg.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            self.is_over.set()


@dataclass(frozen=True)
class VisitorSession:
    """A session of a visitor, for as long as its page is made."""

    running: Runtime
    session: str
    visitor: Visitor

    async def messages(self, page: str, query: str) -> list[ForwardMsg] | None:
        """What a run of the page sends; None where it takes too long."""
        asked = BackMsg(rerun_script=ClientState(query_string=query, page_name=page))
        self.running.handle_backmsg(self.session, asked)
        try:
            await asyncio.wait_for(self.visitor.is_over.wait(), PATIENCE)
        except TimeoutError:
            return None
        return self.visitor.messages


@contextmanager
def visit(request: Request) -> Iterator[VisitorSession]:
    """A session of whoever the request's cookies name; called on the loop of the server."""
    running = runtime.get_instance()
    visitor = Visitor(request_context(request))
    session = running.connect_session(
        client=visitor, user_info=person(request), session_id_override=f"{FIRST_SIGHT}{secrets.token_hex(8)}"
    )
    try:
        yield VisitorSession(running, session, visitor)
    finally:
        running.close_session(session)


def is_running() -> bool:
    """Whether pages are run at all: not before the server has started, nor once it stops."""
    return runtime.exists() and runtime.get_instance().state not in (
        RuntimeState.INITIAL,
        RuntimeState.STOPPING,
        RuntimeState.STOPPED,
    )


def person(request: Request) -> dict[str, Any]:
    """Who the request's cookie says is here, as Streamlit reads it where a browser connects."""
    written = starlette_websocket._get_signed_cookie_with_chunks(dict(request.cookies), USER_COOKIE_NAME)
    return starlette_websocket._parse_decoded_user_cookie(written, origin(request)) if written else {}
