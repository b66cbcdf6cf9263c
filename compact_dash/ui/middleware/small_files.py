"""Small files: Streamlit's browser code, compressed once for each way that a browser can read, and kept.

Streamlit sends its files as they are, 2.7 MB for the first page. They carry a hash in their names and change only with
its version. They are kept in memory: the folder that it is installed in may not be written to, and what all of its
pages need takes some 3 MB.
"""

import functools
import gzip
import hashlib
import mimetypes
import re
import threading
from collections.abc import Callable
from pathlib import Path

import brotli
import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.base_path import within

FOLDER = (Path(streamlit.__file__).parent / "static" / "static").resolve()
PREFIX = "/static/"
# Letters and pictures are compressed already.
KINDS = frozenset({".css", ".js", ".svg"})
# By how a browser says that it can read them, the best first. What is done once may take its time: 9 of 11 is two
# seconds for all that a first page needs, 11 would be twelve.
COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=9),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}
# The browser code that every page loads is named in Streamlit's own.
NAMED = re.compile(r'"\./static/((?:js|css)/[^"]+)"')
FOR_GOOD = "public, max-age=31536000, immutable"


class SmallFiles:
    """Answers for the files that can be made smaller, where the browser can read them so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # Beside the start, which waits for nothing: until a file is ready its first visitor has it made.
        threading.Thread(target=make_ready, name="small-files", daemon=True).start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = file_asked(scope)
        way = best_way(Headers(scope=scope)) if path is not None else None
        if path is None or way is None:
            await self.app(scope, receive, send)
            return
        body = await run_in_threadpool(made_small, path, way)
        await answer(Request(scope), path, way, body)(scope, receive, send)


def file_asked(scope: Scope) -> Path | None:
    """The file that is asked for, if it is one of those; a piece of a file is left to Streamlit."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    address = within(scope["path"]) or ""
    if not address.startswith(PREFIX) or "range" in Headers(scope=scope):
        return None
    try:
        path = (FOLDER / address.removeprefix(PREFIX)).resolve()
        return path if path.is_relative_to(FOLDER) and path.suffix in KINDS and path.is_file() else None
    except (OSError, ValueError):
        # A name that no file can have. Streamlit has its answer to those.
        return None


def best_way(headers: Headers) -> str | None:
    """The smallest form that a browser says it can read."""
    said = [each.replace(" ", "").lower() for each in headers.get("accept-encoding", "").split(",")]
    return next((way for way in COMPRESSED if any(is_taken(each, way) for each in said)), None)


def is_taken(said: str, way: str) -> bool:
    name, _, quality = said.partition(";q=")
    return name == way and quality not in ("0", "0.0", "0.00", "0.000")


making = threading.Lock()


def made_small(path: Path, way: str) -> bytes:
    """A file in a form, made by the first who asks; those who ask meanwhile wait for it."""
    with making:
        return kept_small(path, way)


# Bounded by the files there are, some two hundred; those of a page nobody opens are never made.
@functools.lru_cache(maxsize=512)
def kept_small(path: Path, way: str) -> bytes:
    return COMPRESSED[way](path.read_bytes())


def answer(request: Request, path: Path, way: str, body: bytes) -> Response:
    # Of the one form: whoever asks whether it has changed asks about that.
    tag = f'"{hashlib.sha256(path.name.encode()).hexdigest()[:16]}-{way}"'
    headers = {"Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding", "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(body, media_type=kind, headers=headers | {"Content-Encoding": way})


def make_ready() -> None:
    """Compress what every page loads, for the browsers that most people have."""
    page = (FOLDER.parent / "index.html").read_text(encoding="utf-8")
    for name in NAMED.findall(page):
        made_small((FOLDER / name).resolve(), "br")
