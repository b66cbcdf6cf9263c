"""Compression: whatever is text is made small as it is sent, by the way that the browser reads best.

Who makes a browser ask for a page again and again, with words of their own in the address, and watches how long the
answers are, could tell what stands in them: a room code on the chair's screen. Only another site could make it ask.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette_compress import CompressMiddleware, add_compress_type

# A page comes in parts, first what is to be seen first (first_sight.py). Each is sent when it is there: compression
# would keep them all until the last.
add_compress_type("text/html", streaming=True)
OTHERS = frozenset({"cross-site", "same-site"})


class Compression:
    """Makes answers small, but not to a request that another site had the browser make."""

    def __init__(self, app: ASGIApp) -> None:
        self.whole, self.small = app, CompressMiddleware(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_from_others = scope["type"] == "http" and Headers(scope=scope).get("sec-fetch-site") in OTHERS
        await (self.whole if is_from_others else self.small)(scope, receive, send)
