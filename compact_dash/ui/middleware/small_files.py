"""Small files: Streamlit's browser code, compressed once for each way that a browser can read, and kept.

Streamlit sends its files as they are, 2.7 MB for the first page. They carry a hash in their names and change only with
its version. They are kept in memory: the folder that it is installed in may not be written to, and what all of its
pages need takes 1 MB. Nobody waits for it: until a file is ready it goes out as every other answer does.
"""

import contextlib
import gzip
import hashlib
import itertools
import mimetypes
import re
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import brotli
import streamlit
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from compact_dash.ui.base_path import within

FOLDER = Path(streamlit.__file__).parent / "static" / "static"
PREFIX = "/static/"
# Letters and pictures are compressed already.
KINDS = frozenset({".css", ".js", ".svg"})
# By their names, as they were when the app started: what is not among them is not looked for on the disk at all.
FILES = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*") if path.suffix in KINDS}
# By how a browser says that it can read them, the best first. What is done once may take its time: 9 of 11 is two
# seconds for all that a first page needs, 11 would be twelve.
COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=9),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}
# The browser code that every page loads is named in Streamlit's own.
NAMED = re.compile(r'"\./static/((?:js|css)/[^"]+)"')
FOR_GOOD = "public, max-age=31536000, immutable"


class SmallForms:
    """The files in their small forms, each made once, by one thread beside everything else.

    It is bounded by the files there are: all of them in both forms would be 11 MB. Those of a page that nobody opens
    are never made.
    """

    def __init__(self) -> None:
        self.made: dict[tuple[str, str], bytes] = {}
        self.wanted: set[tuple[str, str]] = set()
        self.line: SimpleQueue[tuple[str, str]] = SimpleQueue()
        # A daemon: a stop does not wait for what is not needed any more.
        threading.Thread(target=self.work, name="small-files", daemon=True).start()

    def form(self, name: str, way: str) -> bytes | None:
        """A file in one form; None while that is being made, or where it cannot be read."""
        if (name, way) not in self.wanted:
            self.wanted.add((name, way))
            self.line.put((name, way))
        return self.made.get((name, way))

    def work(self) -> None:
        while True:
            name, way = self.line.get()
            # A file that is gone is Streamlit's to refuse.
            with contextlib.suppress(OSError):
                self.made[name, way] = COMPRESSED[way](FILES[name].read_bytes())


class SmallFiles:
    """Answers for the files that can be made smaller, where the browser can read them so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.forms = app, SmallForms()
        # Before they are asked for, first in the form that most browsers read.
        for way, name in itertools.product(COMPRESSED, loaded_by_every_page()):
            self.forms.form(name, way)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = file_asked(scope)
        way = best_way(Headers(scope=scope)) if name is not None else None
        form = self.forms.form(name, way) if name is not None and way is not None else None
        if name is None or way is None or form is None:
            await self.app(scope, receive, send)
        else:
            await answer(Request(scope), name, way, form)(scope, receive, send)


def loaded_by_every_page() -> list[str]:
    page = (FOLDER.parent / "index.html").read_text(encoding="utf-8")
    return [name for name in NAMED.findall(page) if name in FILES]


def file_asked(scope: Scope) -> str | None:
    """The file that is asked for, if it is one of those; a piece of a file is left to Streamlit."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or "range" in Headers(scope=scope):
        return None
    address = within(scope["path"]) or ""
    name = address.removeprefix(PREFIX)
    return name if address.startswith(PREFIX) and name in FILES else None


def best_way(headers: Headers) -> str | None:
    """The smallest form that a browser says it can read."""
    said = [each.replace(" ", "").lower() for each in headers.get("accept-encoding", "").split(",")]
    return next((way for way in COMPRESSED if any(is_taken(each, way) for each in said)), None)


def is_taken(said: str, way: str) -> bool:
    name, _, quality = said.partition(";q=")
    return name == way and quality not in ("0", "0.0", "0.00", "0.000")


def answer(request: Request, name: str, way: str, body: bytes) -> Response:
    # Of the one form: whoever asks whether it has changed asks about that.
    tag = f'"{hashlib.sha256(name.encode()).hexdigest()[:16]}-{way}"'
    headers = {"Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding", "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(body, media_type=kind, headers=headers | {"Content-Encoding": way})
