"""Half messages, with a real uvicorn: what is not whole takes only so much, and whole messages arrive."""

import time
from collections.abc import Iterator

import pytest
from starlette.websockets import WebSocket, WebSocketDisconnect
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from compact_dash.ui.entry import half_messages, limits
from compact_dash.ui.entry.half_messages import LITTLE, keep_messages_small
from tests.ui.entry.small_server import small_server

pytestmark = pytest.mark.slow

LARGEST, IN_ALL, PIECES = 300_000, 500_000, 20


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a server in this process, with small limits, that says how long a message was."""
    with pytest.MonkeyPatch.context() as patched:
        for name, limit in {"LARGEST_MESSAGE": LARGEST, "HALF_MESSAGES": IN_ALL, "PIECES_OF_MESSAGE": PIECES}.items():
            patched.setattr(limits, name, limit)
        for name in ("data_received", "connection_lost"):
            patched.setattr(WebSocketsSansIOProtocol, name, getattr(WebSocketsSansIOProtocol, name))
        keep_messages_small()
        with small_server(tell_length, ws="websockets-sansio", ws_max_size=20_000_000) as opened_at:
            yield opened_at


async def tell_length(scope: dict[str, object], receive: object, send: object) -> None:
    visit = WebSocket(scope, receive, send)  # type: ignore[arg-type]
    await visit.accept()
    try:
        while True:
            await visit.send_text(str(len(await visit.receive_bytes())))
    except WebSocketDisconnect:
        return


def opened(port: int) -> ClientConnection:
    return connect(f"ws://127.0.0.1:{port}/", proxy=None, compression=None)


def begin_message(connection: ClientConnection, length: int) -> None:
    """Say that a message of a length comes, and send all of it but the last byte."""
    connection.socket.sendall(b"\x82\xff" + length.to_bytes(8) + bytes(4) + bytes(length - 1))


def test_a_whole_message_arrives_in_one_piece_or_in_several(port: int) -> None:
    with opened(port) as visitor:
        visitor.send(bytes(LARGEST))
        assert visitor.recv() == str(LARGEST)
        visitor.send([bytes(1000)] * PIECES)
        assert visitor.recv() == str(1000 * PIECES)


def test_a_message_that_is_too_large_ends_the_connection(port: int) -> None:
    with opened(port) as visitor:
        visitor.socket.sendall(b"\x82\xff" + (LARGEST + 1).to_bytes(8) + bytes(4))
        with pytest.raises(ConnectionClosed):
            visitor.recv(timeout=60)


def test_a_message_without_end_in_pieces_of_nothing_ends_the_connection(port: int) -> None:
    with opened(port) as visitor:
        visitor.socket.sendall(b"\x02\x80" + bytes(4) + (b"\x00\x80" + bytes(4)) * (PIECES + 1))
        with pytest.raises(ConnectionClosed):
            visitor.recv(timeout=60)


def test_half_messages_of_all_connections_take_only_so_much(port: int) -> None:
    with opened(port) as first, opened(port) as second, opened(port) as visitor:
        begin_message(first, LARGEST)
        # The server reads both as they come: the first has to be there before the second is too much.
        deadline = time.monotonic() + 60
        while sum(half_messages.held.values()) < LARGEST - 1:
            assert time.monotonic() < deadline, "the first half never arrived"
            time.sleep(0.01)
        begin_message(second, LARGEST)
        with pytest.raises(ConnectionClosed):
            second.recv(timeout=60)
        visitor.send(bytes(LITTLE))
        assert visitor.recv() == str(LITTLE), "who sends little is let in all the same"
        first.socket.sendall(bytes(1))
        assert first.recv() == str(LARGEST)
    assert sum(half_messages.held.values()) <= LARGEST
