"""Patience, with a real uvicorn: whoever never says what they ask for is let go of, and nobody else is."""

import asyncio
import socket
from collections.abc import Iterator

import pytest
from starlette.responses import PlainTextResponse
from uvicorn.protocols.http.h11_impl import H11Protocol

from compact_dash.ui.entry import limits
from compact_dash.ui.entry.patience import keep_patience_short
from tests.ui.entry.small_server import small_server

pytestmark = pytest.mark.slow

# Seconds; the tests wait as long as it takes, and this only makes it short.
SHORT = 0.4


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server in this process, whose patience is short."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(limits, "HEADERS_WITHIN", SHORT)
        for name in ("connection_made", "data_received", "connection_lost"):
            patched.setattr(H11Protocol, name, getattr(H11Protocol, name))
        keep_patience_short()
        with small_server(answer_late, ws="none") as opened_at:
            yield opened_at


async def answer_late(scope: dict[str, object], receive: object, send: object) -> None:
    await asyncio.sleep(2 * SHORT)
    await PlainTextResponse("late")(scope, receive, send)  # type: ignore[arg-type]


def said_to(port: int, *pieces: bytes) -> bytes:
    """What comes back until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as ours:
        for piece in pieces:
            ours.sendall(piece)
        answer = b""
        while piece := ours.recv(65536):
            answer += piece
        return answer


def test_a_connection_without_a_word_is_closed(port: int) -> None:
    assert said_to(port) == b""


def test_half_a_request_is_closed(port: int) -> None:
    assert said_to(port, b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ") == b""


@pytest.mark.thorough
def test_half_a_second_request_is_closed(port: int) -> None:
    first, second = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\r\n"
    assert said_to(port, first, second).count(b"HTTP/1.1 200") == 1


def test_a_request_that_is_whole_is_answered_however_long_it_takes(port: int) -> None:
    assert said_to(port, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").endswith(b"late")
