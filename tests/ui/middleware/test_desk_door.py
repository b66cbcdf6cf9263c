"""The desk's door: the key leaves the address with the first answer; the port is the server's own word."""

import asyncio
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from compact_dash.ui.entry.desk_key import KEY, is_right
from compact_dash.ui.entry.local_visit import PORT
from compact_dash.ui.middleware.desk_door import DeskDoor
from tests.ui.middleware.asgi import Came, asked


def opened(query: str, **headers: str) -> Came:
    return asked(DeskDoor, Response("page"), "/progress", query=query, **headers)


def test_the_right_key_becomes_a_cookie_and_leaves_the_address() -> None:
    came = opened(f"rating=Red&desk={KEY}")
    assert (came.status, came.all_of("location")) == (303, ["./progress?rating=Red"])
    assert came.all_of("cache-control") == ["no-store"]
    [cookie] = came.all_of("set-cookie")
    assert cookie == f"compact_desk_key_8501={KEY}; HttpOnly; Path=/; SameSite=strict"


@pytest.mark.parametrize(
    "key", ["", "x", KEY[:-1], f"{KEY}x", "ключ"], ids=["none", "short", "cut", "longer", "Cyrillic"]
)
def test_a_wrong_key_opens_nothing_and_leaves_the_address_too(key: str) -> None:
    came = opened(f"desk={key}")
    assert (came.status, came.all_of("location"), came.all_of("set-cookie")) == (303, ["./progress"], [])


def test_the_key_is_given_to_no_browser_that_came_by_another_name() -> None:
    assert opened(f"desk={KEY}", host="dash.example.gov.uk").all_of("set-cookie") == []


@pytest.mark.parametrize("path", ["/http:elsewhere.example", "//elsewhere.example", "/x//elsewhere.example", "/a:b"])
def test_a_key_in_the_address_leads_nobody_to_another_site(path: str) -> None:
    [location] = asked(DeskDoor, Response("page"), path, query="desk=x").all_of("location")
    assert urlsplit(urljoin("https://dash.example.gov.uk/", location)).netloc == "dash.example.gov.uk"


def test_an_address_without_a_key_is_let_through() -> None:
    assert opened("rating=Red").status == 200


def test_the_key_is_long_and_no_part_of_it_is_enough() -> None:
    assert len(KEY) >= 32
    assert is_right(KEY)
    assert not any(is_right(KEY[:length]) for length in range(len(KEY)))


def port_noted(*sent: tuple[bytes, bytes], server: tuple[str, int | None] | None = ("127.0.0.1", 8501)) -> list[bytes]:
    """The ports that the app behind is told of."""
    seen: list[bytes] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.extend(value for name, value in scope["headers"] if name == PORT.encode())

    async def receive() -> MutableMapping[str, Any]:
        raise AssertionError("nothing is read here")

    async def send(message: MutableMapping[str, Any]) -> None:
        raise AssertionError("nothing is answered here")

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": list(sent), "server": server}
    asyncio.run(DeskDoor(app)(scope, receive, send))
    return seen


def test_the_port_is_the_servers_own_word_whatever_a_visitor_sends() -> None:
    assert port_noted() == port_noted((PORT.encode(), b"80"), (PORT.encode(), b"443")) == [b"8501"]
    assert port_noted((PORT.encode(), b"80"), server=None) == []
