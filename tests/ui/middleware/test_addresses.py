"""Bare and wrong addresses: where a visit to one ends, and what is left to Streamlit."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.responses import PlainTextResponse

from compact_dash.ui import base_path
from compact_dash.ui.middleware import addresses
from compact_dash.ui.middleware.addresses import Addresses
from compact_dash.ui.navigation import ITEMS, LISTED

Answer = tuple[int, dict[str, str], str]


def visit(path: str, query: str = "", accept: str = "text/html,*/*", method: str = "GET") -> Answer:
    """What a browser gets at an address; everything that is let through is answered with a word."""
    sent: list[MutableMapping[str, Any]] = []
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"accept", accept.encode())],
        "server": ("localhost", 8501),
        "scheme": "http",
    }

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(Addresses(PlainTextResponse("let through"))(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, b"".join(message.get("body", b"") for message in sent[1:]).decode()


def test_the_bare_address_leads_to_progress_with_its_parameters() -> None:
    status, headers, _ = visit("/", "rating=Red")
    assert (status, headers["location"]) == (307, "progress?rating=Red")


@pytest.mark.parametrize("path", ["/nowhere", "/Progress", "/progress2", "/nowhere/", "/a/b", "/progress/extra"])
def test_a_wrong_address_is_said_in_a_sentence_with_the_pages_under_it(path: str) -> None:
    status, _, page = visit(path)
    assert status == 404
    assert f"There is no page at {path}" in page
    assert all(f'<a href="/{item.name}">{item.title}</a>' in page for item in LISTED)


def test_what_stands_in_a_wrong_address_is_escaped() -> None:
    assert "<script" not in visit("/<script>alert(1)<")[2]


@pytest.mark.parametrize(
    "path",
    [
        *(f"/{item.name}" for item in ITEMS),
        "/healthz",
        "/static/js/a.js",
        "/favicon.png",
        "/progress/_stcore/health",
        "/auth/login",
        "/auth/logout",
        "/oauth2callback",
    ],
)
def test_pages_and_files_are_let_through(path: str) -> None:
    assert visit(path)[2] == "let through"


@pytest.mark.parametrize("path", ["/calendar.ics", "/api/progress.json", "/nowhere", "/api", "/robots.txt"])
@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/calendar", ""])
def test_a_program_is_told_in_words_that_nothing_is_there(path: str, accept: str) -> None:
    status, headers, words = visit(path, accept=accept)
    assert (status, headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert words.startswith("There is nothing at this address. The pages are /progress, ")


@pytest.mark.parametrize("path", ["/calendar.ics", "/api/progress.json"])
def test_a_person_is_told_so_on_a_page(path: str) -> None:
    status, _, page = visit(path)
    assert status == 404
    assert f"There is no page at {path}" in page


def test_what_is_no_reading_is_let_through() -> None:
    assert visit("/nowhere", method="POST")[2] == "let through"
    assert visit("/", accept="*/*")[2] == "let through"


@pytest.fixture
def below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_path, "base_path", lambda: "/compact")
    monkeypatch.setattr(addresses, "base_path", lambda: "/compact")


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize("path", ["/", "/compact", "/compact/"])
def test_below_a_path_a_bare_address_leads_to_progress(path: str) -> None:
    status, headers, _ = visit(path, "rating=Red")
    assert (status, headers["location"]) == (307, "/compact/progress?rating=Red")


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize("path", ["/compact/progress", "/compact/healthz", "/healthz", "/compact/auth/login"])
def test_below_a_path_pages_are_let_through(path: str) -> None:
    assert visit(path)[2] == "let through"


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize("path", ["/compact", "/compact/"])
def test_below_a_path_a_program_gets_at_the_root_what_it_gets_at_that_of_a_host(path: str) -> None:
    assert visit(path, accept="*/*")[2] == visit("/", accept="*/*")[2] == "let through"


@pytest.mark.usefixtures("below")
@pytest.mark.parametrize("path", ["/progress", "/compactly/progress", "/compact/compact/progress", "/auth/login"])
def test_beside_the_path_nothing_is(path: str) -> None:
    status, _, page = visit(path)
    assert status == 404
    assert '<a href="/compact/progress">Progress</a>' in page
