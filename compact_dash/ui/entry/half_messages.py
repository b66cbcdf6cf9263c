"""Half messages: what has begun to arrive over websockets takes only so much memory, in one and in all of them.

Uvicorn keeps what has come of a message until it is whole, for as long as the connection stands, and has one limit for
what a server sends and what it is sent. A visitor who is not signed in could hold 20 MB with each of a thousand.
"""

from weakref import WeakKeyDictionary

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from compact_dash.ui.entry import limits

# Bytes that one piece of a message takes beside what is in it, about.
PIECE = 64
# A connection that holds less is never closed for what others hold.
LITTLE = 64 * 1024
# Only those that hold something are here.
held: "WeakKeyDictionary[WebSocketsSansIOProtocol, int]" = WeakKeyDictionary()


def keep_messages_small() -> None:
    """Hold every connection to the limits; called once, before the first."""
    received, lost = WebSocketsSansIOProtocol.data_received, WebSocketsSansIOProtocol.connection_lost

    def data_received(connection: WebSocketsSansIOProtocol, data: bytes) -> None:
        connection.conn.max_message_size = limits.LARGEST_MESSAGE
        received(connection, data)
        note_held(connection)
        if is_too_much(connection):
            held.pop(connection, None)
            connection.transport.abort()

    def connection_lost(connection: WebSocketsSansIOProtocol, error: Exception | None) -> None:
        held.pop(connection, None)
        lost(connection, error)

    methods = {"data_received": data_received, "connection_lost": connection_lost}
    for name, method in methods.items():
        setattr(WebSocketsSansIOProtocol, name, method)


def note_held(connection: WebSocketsSansIOProtocol) -> None:
    """Note what a connection has sent of a message that is not whole."""
    pieces = connection.frames
    much = len(connection.conn.reader.buffer) + sum(map(len, pieces)) + PIECE * len(pieces)
    if much:
        held[connection] = much
    else:
        held.pop(connection, None)


def is_too_much(connection: WebSocketsSansIOProtocol) -> bool:
    """Whether a message comes in too many pieces, or all that are not whole take too much and this one is not small."""
    if len(connection.frames) > limits.PIECES_OF_MESSAGE:
        return True
    return held.get(connection, 0) > LITTLE and sum(held.values()) > limits.HALF_MESSAGES
