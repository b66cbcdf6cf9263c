"""The desk's door: takes the key out of an address into a cookie, and notes the port by which a visit came in."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.base_path import cookie_path
from compact_dash.ui.entry import desk_key
from compact_dash.ui.entry.local_visit import PORT, host_in, is_loopback


class DeskDoor:
    """Answers an address with a key by the same one without it; the key is in no history, link or screenshot then."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and desk_key.PARAMETER in Request(scope).query_params:
            await without_key(Request(scope))(scope, receive, send)
            return
        if scope["type"] == "websocket":
            note_port(scope)
        await self.app(scope, receive, send)


def without_key(request: Request) -> RedirectResponse:
    """The way on to the page itself, with the key as a cookie where it is the right one."""
    host, given = request.headers.get("host", ""), request.query_params[desk_key.PARAMETER]
    # Relative, so that no header of a visitor's says where it leads; with a dot, so that “http:elsewhere” does not.
    page = f"./{request.url.path.rpartition('/')[2]}"
    query = request.url.remove_query_params(desk_key.PARAMETER).query
    answer = RedirectResponse(f"{page}?{query}" if query else page, 303, {"Cache-Control": "no-store"})
    if desk_key.is_right(given) and is_loopback(host_in(f"//{host}")):
        answer.set_cookie(desk_key.cookie_name(host), given, path=cookie_path(), httponly=True, samesite="strict")
    return answer


def note_port(scope: Scope) -> None:
    """Say in a header of our own at which port the server took the visit; one that a visitor sent is dropped."""
    headers = MutableHeaders(scope=scope)
    del headers[PORT]
    server = scope.get("server")
    if server and server[1]:
        headers[PORT] = str(server[1])
