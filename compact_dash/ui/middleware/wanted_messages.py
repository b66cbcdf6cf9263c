"""Wanted messages: all that is let in over the websocket is what the pages themselves send.

Streamlit's server asks nobody who they are before it obeys, and it also knows messages meant for developers: one of
them empties its caches for everybody.
"""

import logging

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from compact_dash.ui.entry.limits import FILES_NAMED

# What a page of ours sends; a page that comes to need another (such as a lazily loaded table) names it here.
KINDS = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "deferred_file"})


class WantedMessages:
    """Drops every other message as if it had not been sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # The app has one websocket; whatever its address is spelled like, the same is wanted there.
        await self.app(scope, wanted_only(receive) if scope["type"] == "websocket" else receive, send)


def wanted_only(receive: Receive) -> Receive:
    """The messages of one websocket without the unwanted, the first of which is told in the log."""
    is_told = False

    async def receive_wanted() -> Message:
        nonlocal is_told
        message = await receive()
        while kind := unwanted_in(message):
            if not is_told:
                logging.getLogger("compact_dash").warning("Dropped over a websocket: %s, which no page sends.", kind)
                is_told = True
            message = await receive()
        return message

    return receive_wanted


def unwanted_in(message: Message) -> str | None:
    """The kind of a message that is not wanted; None for the others, and for news of the connection itself."""
    if message["type"] != "websocket.receive":
        return None
    kind = kind_of(message.get("bytes") or b"")
    return None if kind in KINDS else kind


def kind_of(sent: bytes) -> str:
    """The kind of a message, as Streamlit names it."""
    try:
        said = BackMsg.FromString(sent)
    except DecodeError:
        return "no message"
    kind = said.WhichOneof("type")
    if kind == "file_urls_request" and len(said.file_urls_request.file_names) > FILES_NAMED:
        kind = "a request for more files than any field takes"
    if kind == "backend_operation_request":
        kind = said.backend_operation_request.WhichOneof("payload")
    return kind or "no message"
