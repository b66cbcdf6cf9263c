"""The door's pace: so many connections from one address, so many runs of pages, sign-ins and files.

A run that comes too soon waits in its own connection, which is not read on meanwhile, so a flood holds up nobody but
whoever sends it. Connections, sign-ins and files that come too soon are refused, with a sentence.
"""

import asyncio
import logging
from collections import Counter

from google.protobuf.message import DecodeError
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from compact_dash.ui.base_path import within
from compact_dash.ui.entry import limits
from compact_dash.ui.entry.pace import Purses, place_of
from compact_dash.ui.entry.work import WORK, place_at_hand
from compact_dash.ui.middleware.used_endpoints import UPLOADS
from compact_dash.ui.middleware.way_back import LEAVES, RETURNS, STAYS

SIGN_IN = (LEAVES, RETURNS, STAYS)
TOO_OFTEN = "Too much is asked from your network at once. Wait a minute, then try again.\n"


class PaceDoor:
    """Keeps the pace of every connection and address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.open: Counter[str] = Counter()
        self.connections = Purses(limits.NEW_SOCKETS)
        self.sign_ins, self.files = Purses(limits.SIGN_INS), Purses(limits.UPLOADS)
        self.runs, self.parts = Purses(limits.RUNS_OF_ADDRESS), Purses(limits.PARTS_OF_ADDRESS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = place_of(scope.get("client"))
        if scope["type"] == "websocket":
            await self.connected(place, scope, receive, send)
        elif scope["type"] == "http" and not self.may_ask(place, scope):
            tell("requests")
            await PlainTextResponse(TOO_OFTEN, 429, {"Retry-After": "60"})(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def may_ask(self, place: str, scope: Scope) -> bool:
        path = within(scope["path"]) or ""
        if path in SIGN_IN:
            return self.sign_ins.may_take(place)
        return not (path.startswith(UPLOADS) and scope["method"] == "PUT") or self.files.may_take(place)

    async def connected(self, place: str, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection, from its beginning to its end."""
        is_full = self.open[place] >= limits.SOCKETS_OF_ADDRESS or self.open.total() >= limits.SOCKETS
        if is_full or not self.connections.may_take(place):
            tell("connections")
            await receive()
            # Before it is accepted: the browser tries again by itself, later and later.
            await send({"type": "websocket.close", "code": 1013})
            return
        self.open[place] += 1
        place_at_hand.set(place)
        try:
            await self.app(scope, self.paced(place, receive), send)
        finally:
            self.open[place] -= 1
            # A counter keeps zeros, one for every address that ever came.
            self.open += Counter()

    def paced(self, place: str, receive: Receive) -> Receive:
        """The messages of one connection, each when it is its turn."""
        # Of this connection alone: it knows no other.
        runs, parts = Purses(limits.RUNS_OF_SOCKET), Purses(limits.PARTS_OF_SOCKET)

        async def receive_in_turn() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                # One after the other: who waits for their own turn takes none from their neighbours meanwhile.
                whole = is_whole_run(message.get("bytes") or b"")
                for purses in (runs, self.runs) if whole else (parts, self.parts):
                    if wait := purses.wait_of(place):
                        await asyncio.sleep(wait)
                await WORK.room(place)
            return message

        return receive_in_turn


def is_whole_run(sent: bytes) -> bool:
    """Whether a message asks for a run of a whole page, which costs as much as many of anything else."""
    try:
        said = BackMsg.FromString(sent)
    except DecodeError:
        return False
    return said.WhichOneof("type") == "rerun_script" and not said.rerun_script.fragment_id


def tell(what: str) -> None:
    logging.getLogger("compact_dash").warning("Too many %s from one address: some were refused.", what)
