"""The doors of a real server: what no page asks for is not there, files come in and go out for those they are for."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from compact_dash.ui.entry.limits import UPLOADS
from tests.load.conftest import ROOT
from tests.load.doors import Visitor
from tools.bench.play.client import Client
from tools.bench.server import Server

MEGABYTE = 1024 * 1024
DESK, READS = "Desk mode", "Read only: sign-in is not set up on this server"
TOO_MANY = 429
FILES = "keep=Import+or+take+away"
GONE = (404, "There is nothing at this address.\n")


@pytest.fixture(scope="module")
def door(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    copy = Path(shutil.copy(demo_address, tmp_path_factory.mktemp("doors") / "demo.duckdb"))
    with Server("the product", ROOT, copy) as server:
        yield server


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics?families=cache_memory_bytes",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
        "/_stcore/bidi-components/x/y.js",
        "/_stcore/anything",
        "/_stcore",
        "/component/x/index.html",
        "/app/static/x",
    ],
)
def test_what_no_page_asks_for_is_not_there(door: Server, method: str, path: str) -> None:
    answer = httpx.request(method, f"{door.address}{path}", trust_env=False, timeout=60)
    assert (answer.status_code, answer.text) == GONE


def test_no_other_site_may_steer_a_page(door: Server) -> None:
    told = httpx.get(f"{door.address}/_stcore/host-config", trust_env=False, timeout=60)
    assert told.json()["allowedOrigins"] == []
    assert "streamlit.app" not in told.text


def test_a_stranger_sends_no_file(door: Server) -> None:
    with Visitor(door.port, "plan", origin=False) as stranger:
        stranger.visit(FILES)
        assert stranger.session
        assert stranger.send_file(b"a") == 403


def test_whoever_may_send_one_has_five_megabytes_in_all(door: Server) -> None:
    with Visitor(door.port, "plan") as ocs:
        ocs.visit(FILES)
        assert ocs.send_file(b"a" * (5 * MEGABYTE)) == 204
        assert ocs.send_file(b"b" * (5 * MEGABYTE), "2") == 204, "what stands in no field makes room"
        assert ocs.send_file(b"c" * (6 * MEGABYTE), "3") == 413
        # Said to be of no length at all, and counted as it comes; the server may close the door before its end.
        with pytest.raises((AssertionError, httpx.TransportError)):
            assert ocs.send_file(b"d" * (20 * MEGABYTE), "4", chunked=True) != 413
        before = door.memory()
        for number in range(10):
            assert ocs.send_file(b"e" * (5 * MEGABYTE), f"again-{number}") == 204
        assert door.memory() - before < 30 * MEGABYTE


def test_a_page_without_a_field_takes_no_file(door: Server) -> None:
    with Visitor(door.port, "plan") as ocs:
        ocs.visit(FILES)
        assert ocs.send_file(b"a") == 204
        with Visitor(door.port, "progress") as other:
            other.visit()
            assert other.send_file(b"a") == 403
            assert other.send_file(b"a", session=ocs.session) == 204, "whoever knows a session's number is that session"
        ocs.turn_to("progress")
        assert ocs.send_file(b"a") == 403


def test_a_file_goes_to_the_browser_it_was_made_for(door: Server) -> None:
    with Visitor(door.port, "history") as ocs:
        ocs.visit()
        address = ocs.made(ocs.files[-1])
        assert ocs.http.get(address).status_code == 200
        assert ocs.http.head(address).status_code == 200
        assert httpx.get(f"{door.address}{address}", trust_env=False).status_code == 404
        with Visitor(door.port, "history") as other:
            assert other.http.get(address).status_code == 404
            other.visit()
            other.made(other.files[-1])
            assert other.http.get(other.made(other.files[-1])).status_code == 200


def test_no_answer_tells_where_the_program_lies(door: Server) -> None:
    with Visitor(door.port, "progress") as visitor:
        sent = b"".join(message.SerializeToString() for message in visitor.visit().messages)
        told = visitor.http.get("/_stcore/host-config").content + visitor.http.get("/progress").content
    assert b"frame.py" in sent, "the message that told it is among them"
    assert str(ROOT).encode() not in sent + told


NAMES_OF_OTHERS = ("rebound.example", "127.0.0.1.rebound.example", "localhost.rebound.example", "10.0.0.1")


@pytest.mark.parametrize("name", NAMES_OF_OTHERS)
def test_a_name_that_was_led_to_this_computer_is_not_the_desk(door: Server, name: str) -> None:
    """As a page of another site finds it, whose name its owner has turned to this computer: all is of one origin."""
    place = f"{name}:{door.port}"
    opened = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"}
    page = httpx.get(
        f"{door.address}/people", headers={"Host": place, "Accept": "text/html", **opened}, trust_env=False, timeout=60
    )
    assert DESK not in page.text
    cookies = {"_streamlit_xsrf": "none"}
    with Visitor(door.port, "progress", cookies, host=name) as rebound:
        seen = rebound.visit().html
    assert DESK not in seen
    assert READS in seen


@pytest.mark.parametrize("origin", ["http://127.0.0.1:1", "http://localhost:1", "null", "http://127.0.0.1"])
def test_a_page_of_another_port_is_not_at_the_desk(door: Server, origin: str) -> None:
    asked = {"Origin": origin, "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
    page = httpx.get(f"{door.address}/progress", headers={"Accept": "text/html", **asked}, trust_env=False, timeout=60)
    assert DESK not in page.text
    assert "access-control-allow-origin" not in page.headers
    with suppress(InvalidStatus), Client(door.port, "progress", headers=asked) as other:
        seen = other.visit().html
        assert DESK not in seen
        assert READS in seen


def test_the_page_of_this_computer_is_at_the_desk(door: Server) -> None:
    with Visitor(door.port, "progress") as here:
        assert DESK in here.visit().html


def test_hundreds_of_small_files_are_too_many_and_a_path_in_a_name_leads_nowhere(door: Server) -> None:
    with Visitor(door.port, "plan") as ocs:
        ocs.visit(FILES)
        for name in ("../../../../tmp/x", "..%2f..%2ftmp%2fx"):
            assert ocs.send_file(b"a", name) >= 400
        answers = [ocs.send_file(b"a", f"small-{number}") for number in range(int(UPLOADS.burst * 1.5))]
        assert answers[0] == 204
        assert TOO_MANY in answers
    assert httpx.get(f"{door.address}/healthz", trust_env=False, timeout=60).status_code == 200
