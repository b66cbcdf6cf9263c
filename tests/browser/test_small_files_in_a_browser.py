"""What a first view asks for: few requests, small, each for something, and none of them twice."""

import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from compact_dash.ui.middleware.small_files import FILES, PREFIX, loaded_by_every_page
from tests.browser.conftest import PROBES, Reader

pytestmark = pytest.mark.thorough

# A view of Progress asked for 93 with 1.3 MB when this was written (docs/performance.md). The rest is room for a
# control and for files that go out in their quick form because the small one is not ready.
MOST_REQUESTS, MOST_BYTES = 105, 1_450_000
# So small a file is not worth it.
TINY = 500
# Compressed in themselves.
WHOLE = (".woff2", ".png")


@dataclass
class Answer:
    """One answer as it came over the line."""

    path: str
    status: int
    headers: dict[str, str]
    length: int = 0
    is_kept: bool = False


class Line:
    """What went over the line to one tab, by the browser's own account."""

    def __init__(self, reader: Reader) -> None:
        self.answers: dict[str, Answer] = {}
        told = reader.context.new_cdp_session(reader.page)
        told.send("Network.enable")
        told.on("Network.responseReceived", self.come)
        told.on("Network.requestServedFromCache", self.kept)
        told.on("Network.loadingFinished", self.ended)
        self.from_memory: set[str] = set()

    def come(self, told: dict[str, Any]) -> None:
        answer = told["response"]
        headers = {name.lower(): value for name, value in answer["headers"].items()}
        if answer["url"].startswith("http"):
            is_kept = bool(answer.get("fromDiskCache"))
            path = urlsplit(answer["url"]).path
            self.answers[told["requestId"]] = Answer(path, answer["status"], headers, is_kept=is_kept)

    def kept(self, told: dict[str, Any]) -> None:
        self.from_memory.add(told["requestId"])

    def ended(self, told: dict[str, Any]) -> None:
        if told["requestId"] in self.answers:
            self.answers[told["requestId"]].length = int(told["encodedDataLength"])

    @property
    def fetched(self) -> list[Answer]:
        """What did not come from what the browser had kept."""
        return [each for key, each in self.answers.items() if not each.is_kept and key not in self.from_memory]

    @property
    def files(self) -> list[Answer]:
        return [each for each in self.fetched if each.path.startswith(PREFIX)]


@pytest.fixture(scope="module")
def views(browser: Browser, server: str) -> Iterator[tuple[Line, Line]]:
    """The first view of Progress by a browser that knows nothing, and a second in another tab."""
    reader = Reader(browser, server)
    first = Line(reader)
    reader.open("progress")
    reader.page.wait_for_load_state("networkidle")
    reader.sit_down()
    second = Line(reader)
    reader.open("progress")
    reader.page.wait_for_load_state("networkidle")
    yield first, second
    reader.close()


def test_a_first_view_asks_for_little_and_for_nothing_twice(views: tuple[Line, Line]) -> None:
    fetched = views[0].fetched
    assert len(fetched) <= MOST_REQUESTS
    assert sum(each.length for each in fetched) <= MOST_BYTES
    twice = {path for path, times in Counter(each.path for each in fetched).items() if times > 1}
    assert twice == set()
    # Of these Streamlit learns where its base path ends.
    assert {each.path for each in fetched if each.status != 200} == {f"/progress{probe}" for probe in PROBES}


def test_every_file_of_it_comes_small_and_is_kept_for_good(views: tuple[Line, Line]) -> None:
    assert {f"{PREFIX}{name}" for name in loaded_by_every_page()} <= {each.path for each in views[0].files}
    for each in views[0].files:
        encoding = each.headers.get("content-encoding", "")
        if each.path.endswith(WHOLE):
            assert encoding == "", each.path
        elif FILES[each.path.removeprefix(PREFIX)].stat().st_size >= TINY:
            assert encoding in ("br", "zstd", "gzip"), each.path
        said = set(each.headers["cache-control"].replace(" ", "").split(","))
        assert said == {"public", "max-age=31536000", "immutable"}, each.path


def test_no_chart_is_fetched_for_a_page_of_tables(views: tuple[Line, Line]) -> None:
    heavy = [each.path for each in views[0].files if each.path.endswith(".js") and each.length > 250_000]
    assert heavy == []


def test_a_second_view_fetches_no_file_again_and_the_page_anew(views: tuple[Line, Line]) -> None:
    assert [each.path for each in views[1].files] == []
    [page] = [each for each in views[1].fetched if each.path == "/progress"]
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["content-encoding"] in ("br", "zstd", "gzip")


@pytest.mark.parametrize(
    "path", ["static/js/..%2f..%2f..%2f__init__.py", "static/js/%00.js", f"static/{'n' * 3000}.js"]
)
def test_no_address_among_the_files_makes_the_server_stumble(server: str, path: str) -> None:
    asked = urllib.request.Request(f"{server}/{path}", headers={"Accept-Encoding": "br"})
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:
            status, body = answer.status, answer.read()
    except urllib.error.HTTPError as refusal:
        status, body = refusal.code, refusal.read()
    assert status < 500
    assert b"import " not in body


def test_a_piece_of_a_file_is_a_piece_of_the_file_itself(server: str) -> None:
    name = next(name for name in FILES if name.startswith("js/index."))
    headers = {"Accept-Encoding": "br, gzip", "Range": "bytes=10-29"}
    with urllib.request.urlopen(urllib.request.Request(f"{server}{PREFIX}{name}", headers=headers)) as answer:
        assert (answer.status, answer.headers["Content-Encoding"]) == (206, None)
        assert answer.read() == FILES[name].read_bytes()[10:30]
