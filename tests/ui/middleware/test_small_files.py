"""Small files: what a browser is sent of Streamlit's own, and in which form."""

import asyncio
import gzip
import re
import threading
import time
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import brotli
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp

from compact_dash.ui import base_path
from compact_dash.ui.first_sight import chunks
from compact_dash.ui.middleware import small_files
from compact_dash.ui.middleware.small_files import FOLDER, SmallFiles

SCRIPT = next(path for path in sorted((FOLDER / "js").glob("index.*.js")))
STYLE = next(path for path in sorted((FOLDER / "css").glob("*.css")))
# Kept before the fixture takes its place.
LOADED = small_files.loaded_by_every_page
LETTERS = next(path for path in sorted((FOLDER / "media").glob("*.woff2")))
Answer = tuple[int, dict[str, str], bytes]


def asked(path: str, encoding: str = "gzip, deflate, br, zstd", method: str = "GET", **headers: str) -> Answer:
    """What a browser gets once all that it asked for is made; everything that is let through gets a word."""
    given = {"accept-encoding": encoding} | {name.replace("_", "-"): value for name, value in headers.items()}
    door = SmallFiles(PlainTextResponse("let through"))
    through(door, path, method, given)
    while door.forms.wanted != set(door.forms.made):
        time.sleep(0.001)
    return through(door, path, method, given)


def through(door: ASGIApp, path: str, method: str, given: dict[str, str]) -> Answer:
    sent: list[MutableMapping[str, Any]] = []
    scope = {
        "type": "http", "method": method, "path": path, "query_string": b"", "scheme": "http",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()], "server": ("localhost", 8501),
    }  # fmt: skip

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(door(scope, receive, send))
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:])


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made ready beside the tests."""
    monkeypatch.setattr(small_files, "loaded_by_every_page", lambda: [])
    # Seconds a file, and nothing here is about how small it gets.
    monkeypatch.setitem(small_files.COMPRESSED, "br", lambda body: brotli.compress(body, quality=1))
    monkeypatch.setitem(small_files.COMPRESSED, "gzip", lambda body: gzip.compress(body, 1, mtime=0))


def address(path: Path) -> str:
    return f"/static/{path.relative_to(FOLDER)}"


@pytest.mark.parametrize(
    ("encoding", "way", "read"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
    ],
)
def test_a_file_comes_in_the_smallest_form_that_is_read_and_is_the_same_file(
    encoding: str, way: str, read: Any
) -> None:
    status, headers, body = asked(address(SCRIPT), encoding)
    assert (status, headers["content-encoding"], headers["vary"]) == (200, way, "Accept-Encoding")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["content-type"].startswith("text/javascript")
    assert read(body) == SCRIPT.read_bytes()
    assert len(body) < SCRIPT.stat().st_size / 2


@pytest.mark.parametrize("encoding", ["", "identity", "br;q=0, gzip;q=0", "zstd"])
def test_whoever_reads_neither_form_is_left_to_streamlit(encoding: str) -> None:
    assert asked(address(SCRIPT), encoding)[2] == b"let through"


def test_a_file_that_is_known_already_is_not_sent_again() -> None:
    _, headers, _ = asked(address(SCRIPT))
    assert asked(address(SCRIPT), if_none_match=headers["etag"])[::2] == (304, b"")
    assert asked(address(SCRIPT), "gzip", if_none_match=headers["etag"])[0] == 200


def test_a_head_says_how_large_it_is_and_a_piece_is_left_to_streamlit() -> None:
    status, headers, _ = asked(address(SCRIPT), method="HEAD")
    assert status == 200
    assert int(headers["content-length"]) < SCRIPT.stat().st_size / 2
    assert asked(address(SCRIPT), range="bytes=0-9")[2] == b"let through"


@pytest.mark.parametrize(
    "path",
    [
        address(LETTERS),
        "/static/js/none.js",
        "/static/../index.html",
        "/static/../../__init__.py",
        "/static/%2e%2e/%2e%2e/app.js",
        "/static//etc/passwd",
        "/static/js/\0.js",
        f"/static/{'n' * 5000}.js",
        "/progress",
        "/static/",
    ],
)
def test_nothing_else_is_answered_here(path: str) -> None:
    assert asked(path)[2] == b"let through"


def test_it_is_the_same_below_a_base_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_path.config, "get_option", lambda _: "/compact")
    assert asked(f"/compact{address(SCRIPT)}")[1]["content-encoding"] == "br"
    assert asked(address(SCRIPT))[2] == b"let through"


def test_a_file_is_made_small_once_and_nobody_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    begun, may_end = threading.Event(), threading.Event()

    def slowly(body: bytes) -> bytes:
        begun.set()
        assert may_end.wait(30)
        made.append(len(body))
        return b"small"

    monkeypatch.setitem(small_files.COMPRESSED, "br", slowly)
    door = SmallFiles(PlainTextResponse("let through"))
    given = {"accept-encoding": "br"}
    assert [through(door, address(STYLE), "GET", given)[2] for _ in range(3)] == [b"let through"] * 3
    assert begun.wait(30)
    may_end.set()
    while not door.forms.made:
        time.sleep(0.001)
    assert [through(door, address(STYLE), "GET", given)[2] for _ in range(3)] == [b"small"] * 3
    assert made == [STYLE.stat().st_size]


def test_what_every_page_loads_is_made_before_anybody_asks_in_both_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    name = STYLE.relative_to(FOLDER).as_posix()
    monkeypatch.setattr(small_files, "loaded_by_every_page", lambda: [name])
    door = SmallFiles(PlainTextResponse("let through"))
    assert door.forms.wanted == {(name, "br"), (name, "gzip")}


def test_streamlits_own_page_names_what_every_page_loads() -> None:
    page = (FOLDER.parent / "index.html").read_text(encoding="utf-8")
    names = LOADED()
    assert len(names) > 40
    assert len(names) == len(set(re.findall(r"static/(?:js|css)/[^\"]+", page)))


def test_a_file_that_cannot_be_read_is_streamlits_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    name = STYLE.relative_to(FOLDER).as_posix()
    monkeypatch.setitem(small_files.FILES, name, FOLDER / "css" / "gone.css")
    door = SmallFiles(PlainTextResponse("let through"))
    through(door, address(STYLE), "GET", {"accept-encoding": "br"})
    # The next is made all the same.
    through(door, address(SCRIPT), "GET", {"accept-encoding": "br"})
    while not door.forms.made:
        time.sleep(0.001)
    assert through(door, address(STYLE), "GET", {"accept-encoding": "br"})[2] == b"let through"


def test_the_chunks_of_a_control_are_all_that_its_build_needs_and_nothing_that_is_loaded_anyway() -> None:
    files = chunks.chunks_of("selectbox")
    assert any(file.startswith("static/js/Selectbox.") for file in files)
    assert len(files) > 5
    assert all((FOLDER.parent / file).is_file() for file in files)
    page = (FOLDER.parent / "index.html").read_text(encoding="utf-8")
    assert not any(file in page for file in files)


@pytest.mark.parametrize("kind", ["html", "date_input", "checkbox", "radio", "button", "text_input", "button_group"])
def test_streamlits_list_knows_every_kind_of_control(kind: str) -> None:
    assert any(key.endswith(f"/{name}/{name}.tsx") for key in chunks.manifest() for name in [camel(kind)])


def camel(kind: str) -> str:
    return "".join(word.capitalize() for word in kind.split("_"))


@pytest.mark.parametrize("kind", ["plotly_chart", "dataframe", "nothing_known"])
def test_what_is_heavy_or_unknown_is_not_asked_for_ahead(kind: str) -> None:
    assert chunks.chunks_of(kind) == ()
