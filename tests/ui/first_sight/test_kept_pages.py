"""First pages that are kept, and those that are not."""

import asyncio
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import pytest
from starlette.requests import Request
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime

from compact_dash.domain.actor import VIEWER, Actor
from compact_dash.domain.people.standing import Standing
from compact_dash.ui.first_sight import answer, visitor
from compact_dash.ui.first_sight.kept import KeptPages, Sighting
from compact_dash.ui.first_sight.visitor import Visitor, VisitorSession, request_context
from compact_dash.ui.session import Written

ONE = Sighting("progress", "", Standing(VIEWER), ("", ""), "a.duckdb", Written(7, 7), datetime(2014, 9, 17, 9, 30))


def request(**headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {
        "type": "http", "method": "GET", "path": "/progress", "query_string": b"", "scheme": "http", "headers": raw,
        "server": ("localhost", 8501), "client": ("127.0.0.1", 50_000),
    }  # fmt: skip
    return Request(scope)


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, page="plan"),
        replace(ONE, query="as_at=2014-05-21"),
        replace(ONE, standing=Standing(Actor("lead@example.org"))),
        replace(ONE, standing=Standing(VIEWER, until=5)),
        replace(ONE, known=("somebody", "")),
        replace(ONE, database="b.duckdb"),
        replace(ONE, written=Written(8, 7)),
        replace(ONE, minute=datetime(2014, 9, 17, 9, 31)),
    ],
)
def test_a_page_is_kept_for_one_reader_one_state_and_one_minute(other: Sighting) -> None:
    kept = KeptPages()
    kept.keep(ONE, "<h1>Progress</h1>")
    assert kept.find(ONE) == "<h1>Progress</h1>"
    assert kept.find(other) is None


def test_the_pages_asked_for_last_are_kept_as_far_as_there_is_room() -> None:
    kept = KeptPages(most=10)
    states = [replace(ONE, written=Written(number, number)) for number in range(3)]
    kept.keep(states[0], "aaaa")
    kept.keep(states[1], "bbbb")
    assert kept.find(states[0])
    kept.keep(states[2], "cccc")
    assert [kept.find(each) for each in states] == ["aaaa", None, "cccc"]
    kept.keep(ONE, "longer than all the room")
    assert kept.find(ONE) is None
    assert kept.find(states[0]) == "aaaa"


def message(**fields: Any) -> ForwardMsg:
    made = ForwardMsg()
    for name, value in fields.items():
        setattr(made, name, value) if not isinstance(value, dict) else getattr(made, name).SetInParent()
    return made


def drawn() -> ForwardMsg:
    made = ForwardMsg()
    made.delta.new_element.html.body = "<p>here</p>"
    return made


def test_only_what_the_last_run_drew_is_on_the_page() -> None:
    async def see() -> Visitor:
        seen = Visitor(request_context(request()))
        for each in (
            message(new_session={}), drawn(), drawn(), message(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN),
        ):  # fmt: skip
            seen.write_forward_msg(each)
        assert not seen.is_over.is_set()
        for each in (message(new_session={}), drawn(), message(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)):
            seen.write_forward_msg(each)
        return seen

    seen = asyncio.run(see())
    assert seen.is_over.is_set()
    assert len(seen.messages) == 1


def test_a_run_that_takes_too_long_leaves_the_page_to_streamlit(monkeypatch: pytest.MonkeyPatch) -> None:
    class Busy:
        def handle_backmsg(self, *_: object) -> None:
            """Never gets to it."""

    monkeypatch.setattr(visitor, "PATIENCE", 0.01)

    async def wait() -> object:
        waiting = VisitorSession(cast("Runtime", Busy()), "one", Visitor(request_context(request())))
        return await waiting.messages("progress", "")

    assert asyncio.run(wait()) is None


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({"sec_fetch_mode": "navigate", "sec_fetch_dest": "document", "sec_fetch_site": "cross-site"}, "http://here:1"),
        ({"sec_fetch_mode": "cors", "sec_fetch_dest": "empty", "sec_fetch_site": "same-origin"}, "http://here:1"),
        ({"sec_fetch_mode": "cors", "sec_fetch_dest": "empty", "sec_fetch_site": "same-site"}, None),
        ({"sec_fetch_mode": "no-cors", "sec_fetch_dest": "image", "sec_fetch_site": "cross-site"}, None),
        ({"origin": "http://here:1"}, None),
        ({}, None),
    ],
)
def test_only_a_browser_that_opens_the_page_counts_as_one(headers: dict[str, str], origin: str | None) -> None:
    found = dict(request_context(request(host="here:1", **headers)).headers)
    assert found.get("origin") == origin


@pytest.mark.parametrize(("later", "is_kept"), [(ONE, True), (replace(ONE, known=("", "OCS")), False), (None, False)])
def test_a_page_is_not_kept_where_its_reader_changed_while_it_was_made(
    monkeypatch: pytest.MonkeyPatch, later: Sighting | None, is_kept: bool
) -> None:
    seen = iter([ONE, later])
    kept = KeptPages()

    async def found(*_: object) -> Sighting | None:
        return next(seen)

    async def made(*_: object) -> str:
        return "<h1>Progress</h1>"

    for name, value in {
        "is_running": lambda: True,
        "visit": lambda _: nullcontext(),
        "what_it_depends_on": found,
        "run_of_page": made,
        "KEPT": kept,
    }.items():
        monkeypatch.setattr(answer, name, value)
    assert asyncio.run(answer.first_sight(request(), "progress")) == "<h1>Progress</h1>"
    assert (kept.find(ONE) is not None) == is_kept
