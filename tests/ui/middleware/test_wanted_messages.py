"""Wanted messages: what pages send comes through byte for byte; whatever else is sent never arrives."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from compact_dash.ui.middleware.wanted_messages import WantedMessages

Event = MutableMapping[str, Any]
LEAVING = {"type": "websocket.disconnect", "code": 1000}

WANTED = {
    "a run": BackMsg(rerun_script={"page_name": "returns", "query_string": "as_at=2014-11-20"}),
    "a stop": BackMsg(stop_script=True),
    "a sign of life": BackMsg(app_heartbeat=True),
    "a place for a file": BackMsg(file_urls_request={"request_id": "1", "file_names": ["return.xlsx"]}),
    "a file to be made": BackMsg(backend_operation_request={"request_id": "1", "deferred_file": {"file_id": "f"}}),
}
UNWANTED = {
    "clear_cache": BackMsg(clear_cache=True).SerializeToString(),
    "clear_cache after a run": (
        BackMsg(rerun_script={}).SerializeToString() + BackMsg(clear_cache=True).SerializeToString()
    ),
    "set_run_on_save": BackMsg(set_run_on_save=True).SerializeToString(),
    "load_git_info": BackMsg(load_git_info=True).SerializeToString(),
    "debug_disconnect_websocket": BackMsg(debug_disconnect_websocket=True).SerializeToString(),
    "debug_shutdown_runtime": BackMsg(debug_shutdown_runtime=True).SerializeToString(),
    "install_skills": BackMsg(backend_operation_request={"install_skills": {}}).SerializeToString(),
    "dismiss_skills_nudge": BackMsg(backend_operation_request={"dismiss_skills_nudge": {}}).SerializeToString(),
    "an operation without a name": BackMsg(backend_operation_request={"request_id": "1"}).SerializeToString(),
    "a hundred thousand files": (
        BackMsg(file_urls_request={"request_id": "1", "file_names": ["x"] * 100_000}).SerializeToString()
    ),
    "nothing": b"",
    "no message": b"\xff\xff\xff",
    "a field nobody knows": b"\xfa\x3e\x01x",
}


def frame(sent: bytes) -> Event:
    return {"type": "websocket.receive", "bytes": sent}


def arrived(*sent: Event, kind: str = "websocket") -> list[Event]:
    """What the app behind the door gets of what came in before the visitor left."""
    coming, got = iter([*sent, LEAVING]), []

    async def receive() -> Event:
        return next(coming)

    async def send(message: Event) -> None:
        raise AssertionError("nothing is answered here")

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while not got or got[-1] != LEAVING:
            got.append(await receive())

    asyncio.run(WantedMessages(app)({"type": kind, "path": "/_stcore/stream"}, receive, send))
    return got[:-1]


@pytest.mark.parametrize("message", WANTED.values(), ids=WANTED)
def test_what_a_page_sends_comes_through_as_it_is(message: BackMsg) -> None:
    sent = frame(message.SerializeToString())
    assert arrived({"type": "websocket.connect"}, sent, sent) == [{"type": "websocket.connect"}, sent, sent]


@pytest.mark.parametrize("sent", UNWANTED.values(), ids=UNWANTED)
def test_what_no_page_sends_never_arrives(sent: bytes) -> None:
    run = frame(WANTED["a run"].SerializeToString())
    assert arrived(run, frame(sent), frame(sent), run) == [run, run]


def test_words_instead_of_bytes_never_arrive() -> None:
    assert arrived({"type": "websocket.receive", "text": "clear_cache"}) == []
    assert arrived({"type": "websocket.receive", "text": "clear_cache", "bytes": None}) == []


def test_a_connection_is_told_of_once_in_the_log_and_without_what_was_sent(caplog: pytest.LogCaptureFixture) -> None:
    arrived(*[frame(UNWANTED["clear_cache"])] * 3, frame(b"\xffann@cabinet.gov.uk"))
    assert [record.getMessage() for record in caplog.records] == [
        "Dropped over a websocket: clear_cache, which no page sends."
    ]


def test_what_is_no_websocket_is_let_be() -> None:
    request = {"type": "http.request", "body": b"clear_cache"}
    assert arrived(request, kind="http") == [request]
