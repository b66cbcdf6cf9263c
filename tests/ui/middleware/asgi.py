"""One request to a middleware, and what came back."""

import asyncio
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response
from starlette.types import ASGIApp


@dataclass(frozen=True)
class Came:
    """An answer as the browser gets it."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes = b""

    def all_of(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]


def asked(
    middleware: Callable[[ASGIApp], ASGIApp],
    answer: Response,
    path: str,
    scheme: str = "http",
    query: str = "",
    **headers: str,
) -> Came:
    """What a browser gets that opens an address; underscores in the names of headers stand for hyphens."""
    sent: list[MutableMapping[str, Any]] = []
    given = {"host": "localhost:8501", "accept": "text/html", **headers}
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
        "server": ("localhost", 8501),
        "scheme": scheme,
    }

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(middleware(answer)(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Came(sent[0]["status"], [(name.decode(), value.decode()) for name, value in sent[0]["headers"]], body)
