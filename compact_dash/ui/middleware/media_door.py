"""The door of /media: a file goes to the browser it was made for, while whoever sits there may have it."""

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from compact_dash.ui.base_path import within
from compact_dash.ui.entry.handed_out import HANDED_OUT
from compact_dash.ui.entry.local_visit import BROWSER

MEDIA = "/media/"
# Bytes after which it is asked again.
PIECE = 64 * 1024


class MediaDoor:
    """Answers everybody else as if there were no such file; one on its way ends once its reader may not have it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = within(scope["path"]) or "" if scope["type"] == "http" else ""
        if not path.startswith(MEDIA):
            await self.app(scope, receive, send)
            return
        file, browser = path.removeprefix(MEDIA).partition(".")[0], Request(scope).cookies.get(BROWSER, "")

        async def may_have() -> bool:
            # In a thread: it may have to ask the database.
            return bool(browser) and await asyncio.to_thread(HANDED_OUT.may_have, file, browser)

        async def send_in_pieces(message: Message) -> None:
            body = message.get("body", b"")
            if len(body) <= PIECE:
                await send(message)
                return
            for start in range(0, len(body), PIECE):
                if start and not await may_have():
                    raise ConnectionAbortedError("Whoever fetched a file may not have it any more.")
                more = start + PIECE < len(body) or message.get("more_body", False)
                await send({**message, "body": body[start : start + PIECE], "more_body": more})

        if await may_have():
            await self.app(scope, receive, send_in_pieces)
        else:
            await PlainTextResponse("There is no such file for you.\n", status_code=404)(scope, receive, send)
