"""Patience: a connection that is made, and then says too slowly or never what it asks for, is closed.

Uvicorn waits for ever for the first request of a connection, and for one that has begun; `streamlit run` leaves no way
to say otherwise, and uvicorn has no setting for it.
"""

import asyncio
from weakref import WeakKeyDictionary

from uvicorn.protocols.http.h11_impl import H11Protocol

from compact_dash.ui.entry import limits

timers: "WeakKeyDictionary[H11Protocol, asyncio.TimerHandle]" = WeakKeyDictionary()


def keep_patience_short() -> None:
    """Give each connection a while for each of its requests; called once, before the first."""
    made, received, lost = H11Protocol.connection_made, H11Protocol.data_received, H11Protocol.connection_lost

    def connection_made(connection: H11Protocol, transport: asyncio.Transport) -> None:
        made(connection, transport)
        begin_to_wait(connection)

    def data_received(connection: H11Protocol, data: bytes) -> None:
        before = connection.scope
        received(connection, data)
        # A request that is whole, and a websocket that takes the connection over, have their scope.
        if connection.scope is not before:
            stop_waiting(connection)
        elif is_waiting(connection):
            begin_to_wait(connection)

    def connection_lost(connection: H11Protocol, error: Exception | None) -> None:
        stop_waiting(connection)
        lost(connection, error)

    methods = {"connection_made": connection_made, "data_received": data_received, "connection_lost": connection_lost}
    for name, method in methods.items():
        setattr(H11Protocol, name, method)


def wait_no_longer(connection: H11Protocol) -> None:
    timers.pop(connection, None)
    if not connection.transport.is_closing():
        connection.transport.close()


def is_waiting(connection: H11Protocol) -> bool:
    """Whether the server waits for a connection to say what it asks for."""
    return connection.cycle is None or connection.cycle.response_complete


def begin_to_wait(connection: H11Protocol) -> None:
    if connection not in timers:
        timers[connection] = connection.loop.call_later(limits.HEADERS_WITHIN, wait_no_longer, connection)


def stop_waiting(connection: H11Protocol) -> None:
    if timer := timers.pop(connection, None):
        timer.cancel()
