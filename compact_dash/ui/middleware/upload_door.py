"""The door of uploads: a session sends files only while its page shows a field for them, and only so many bytes."""

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from compact_dash.ui.base_path import within
from compact_dash.ui.entry.limits import LARGEST_UPLOADS, UPLOAD_WITHIN
from compact_dash.ui.entry.uploads import UPLOADS, Files
from compact_dash.ui.middleware import used_endpoints

# Seconds to wait for room: the file that this one replaces is taken away by another request of the browser's.
A_MOMENT = 1.0
# Bytes of a refused file that are read and dropped; whoever sends more is cut off.
READ_PAST = 2 * LARGEST_UPLOADS


class UploadDoor:
    """Refuses every other file before its bytes are read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = (within(scope["path"]) or "") if scope["type"] == "http" else ""
        if not path.startswith(used_endpoints.UPLOADS) or scope["method"] != "PUT":
            await self.app(scope, receive, send)
            return
        session = path.removeprefix(used_endpoints.UPLOADS).partition("/")[0]
        if not UPLOADS.may_send(session):
            await Refusal("Nobody is asked for a file there.", 403)(scope, receive, send)
        elif not await has_room(session, told_length(Request(scope))):
            await too_large()(scope, receive, send)
        else:
            await Upload(session).passed_on(self.app, scope, receive, send)


class Upload:
    """One file on its way: its bytes are counted as they come, whatever was said of their number."""

    def __init__(self, session: str) -> None:
        self.session, self.length, self.is_over, self.is_late = session, 0, False, False

    async def passed_on(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        until = asyncio.get_running_loop().time() + UPLOAD_WITHIN

        async def receive_counted() -> Message:
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                self.is_late = self.is_over = True
                return {"type": "http.disconnect"}
            more = len(message.get("body", b""))
            if self.is_over or not UPLOADS.has_room(self.session, files_sent(), more):
                self.is_over = True
                # To Streamlit it looks as if the visitor had gone, so it drops what it has.
                return {"type": "http.disconnect"}
            self.length += more
            UPLOADS.come(self.session, more)
            return message

        async def send_unless_over(message: Message) -> None:
            if not self.is_over:
                await send(message)

        try:
            await app(scope, receive_counted, send_unless_over)
        except Exception:
            # Streamlit's own, at a visitor who seems to have gone.
            if not self.is_over:
                raise
        finally:
            UPLOADS.come(self.session, -self.length)
        if self.is_late:
            await PlainTextResponse("It took too long.\n", 408, {"Connection": "close"})(scope, receive, send)
        elif self.is_over:
            await too_large()(scope, receive, send)


def files_sent() -> Files:
    """What all sessions have sent and Streamlit keeps."""
    files: Files = Runtime.instance().uploaded_file_mgr  # type: ignore[assignment]
    return files


async def has_room(session: str, length: int) -> bool:
    """Whether a file of a length fits, now or in a moment."""
    if length > LARGEST_UPLOADS:
        return False
    if not UPLOADS.has_room(session, files_sent(), length):
        await asyncio.sleep(A_MOMENT)
    return UPLOADS.has_room(session, files_sent(), length)


def told_length(request: Request) -> int:
    told = request.headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 20 else 0


class Refusal:
    """The answer to a file that is not taken. It is read past first, so that a browser hears the answer at all."""

    def __init__(self, words: str, status: int) -> None:
        self.answer = PlainTextResponse(f"{words}\n", status_code=status, headers={"Connection": "close"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        passed = 0
        while passed < READ_PAST:
            message = await receive()
            passed += len(message.get("body", b""))
            if not message.get("more_body", False):
                break
        await self.answer(scope, receive, send)


def too_large() -> Refusal:
    return Refusal("Files may have 5 MB together.", 413)
