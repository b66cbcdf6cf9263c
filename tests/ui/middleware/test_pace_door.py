"""The door's pace: connections, sign-ins and files beyond measure are refused, runs wait."""

import asyncio
from collections.abc import MutableMapping
from dataclasses import replace
from typing import Any

import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from compact_dash.ui.entry import limits
from compact_dash.ui.entry.pace import Pace
from compact_dash.ui.entry.work import WORK, place_at_hand
from compact_dash.ui.middleware.pace_door import PaceDoor, is_whole_run

Event = MutableMapping[str, Any]
ONE = Pace(burst=1, a_second=0.001)


def connection(address: str = "10.0.0.7") -> Scope:
    return {"type": "websocket", "path": "/_stcore/stream", "client": (address, 1)}


async def received() -> Event:
    return {"type": "websocket.connect"}


class Answers:
    """Whatever is answered."""

    def __init__(self) -> None:
        self.sent: list[Event] = []

    async def send(self, message: Event) -> None:
        self.sent.append(message)


async def come(door: PaceDoor, scope: Scope) -> list[Event]:
    answers = Answers()
    await door(scope, received, answers.send)
    return answers.sent


def test_connections_beyond_measure_are_closed_before_they_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SOCKETS_OF_ADDRESS", 2)

    async def stay() -> None:
        leave, there = asyncio.Event(), asyncio.Semaphore(0)

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            there.release()
            await leave.wait()

        door = PaceDoor(app)
        async with asyncio.TaskGroup() as tabs:
            for _ in range(2):
                tabs.create_task(come(door, connection()))
                await there.acquire()
            assert await come(door, connection()) == [{"type": "websocket.close", "code": 1013}]
            tabs.create_task(come(door, connection("10.0.0.8")))
            await there.acquire()
            leave.set()
        assert not door.open
        assert await come(door, connection()) == [], "whoever leaves makes room"

    asyncio.run(stay())


def test_connections_that_come_and_go_too_often_are_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NEW_SOCKETS", ONE)
    door = PaceDoor(Response("page"))

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        return

    door.app = app
    answers = [asyncio.run(come(door, connection())) for _ in range(2)]
    assert answers == [[], [{"type": "websocket.close", "code": 1013}]]


@pytest.mark.parametrize(
    ("limit", "method", "path"),
    [
        ("SIGN_INS", "GET", "/auth/login"),
        ("SIGN_INS", "GET", "/oauth2callback"),
        ("SIGN_INS", "GET", "/auth/stay"),
        ("UPLOADS", "PUT", "/_stcore/upload_file/session/file"),
    ],
)
def test_sign_ins_and_files_beyond_measure_are_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, limit: str, method: str, path: str
) -> None:
    monkeypatch.setattr(limits, limit, ONE)
    door = PaceDoor(Response("page"))

    def status(address: str, path: str, method: str) -> int:
        scope = {"type": "http", "method": method, "path": path, "client": (address, 1), "headers": []}
        return int(asyncio.run(come(door, scope))[0]["status"])

    assert [status("10.0.0.7", path, method) for _ in range(3)] == [200, 429, 429]
    assert status("10.0.0.8", path, method) == 200
    assert status("10.0.0.7", "/progress", "GET") == 200


def frame(**said: Any) -> Event:
    return {"type": "websocket.receive", "bytes": BackMsg(**said).SerializeToString()}


WHOLE, PART, SIGN = frame(rerun_script={}), frame(rerun_script={"fragment_id": "f"}), frame(app_heartbeat=True)


@pytest.mark.parametrize(("message", "whole"), [(WHOLE, True), (PART, False), (SIGN, False)])
def test_a_run_of_a_whole_page_is_told_from_the_rest(message: Event, whole: bool) -> None:
    assert is_whole_run(message["bytes"]) is whole
    assert not is_whole_run(b"\xff\xff")


def waits(monkeypatch: pytest.MonkeyPatch, *sent: Event, sockets: int = 1) -> list[float]:
    """How long each message waited, over so many connections of one address in turn."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        # A turn given to others is no wait.
        waited.extend([round(seconds)] if seconds else [])

    monkeypatch.setattr("compact_dash.ui.middleware.pace_door.asyncio.sleep", sleep)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        for _ in sent:
            await receive()

    door = PaceDoor(app)

    async def go() -> None:
        for _ in range(sockets):
            coming = iter(sent)

            async def receive(coming: Any = coming) -> Event:
                return next(coming)

            await door(connection(), receive, Answers().send)

    asyncio.run(go())
    return waited


def test_a_flood_of_runs_waits_in_its_own_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RUNS_OF_SOCKET", Pace(burst=2, a_second=0.1))
    assert waits(monkeypatch, WHOLE, WHOLE, PART, SIGN) == []
    assert waits(monkeypatch, *[WHOLE] * 4) == [10, 20]


def test_a_flood_over_many_connections_of_one_address_waits_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RUNS_OF_ADDRESS", Pace(burst=2, a_second=0.1))
    assert waits(monkeypatch, WHOLE, sockets=4) == [10, 20]


def test_whatever_else_is_sent_has_a_pace_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARTS_OF_SOCKET", replace(ONE, a_second=0.1))
    assert waits(monkeypatch, SIGN, {"type": "websocket.receive", "bytes": b"\xff"}, WHOLE) == [10]


def test_what_a_connection_sends_is_work_of_its_address_and_waits_for_room(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def room(place: str) -> None:
        asked.append(place)

    async def send(_: Event) -> None:
        raise AssertionError("nothing is sent here")

    async def say() -> Event:
        return {"type": "websocket.receive", "bytes": BackMsg().SerializeToString()}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        asked.append(place_at_hand.get())

    monkeypatch.setattr(WORK, "room", room)
    asyncio.run(PaceDoor(app)(connection(), say, send))
    assert asked == ["10.0.0.7", "10.0.0.7"]
