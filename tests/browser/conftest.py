"""A real server and a real browser for the tests that need them: one server for all who read, another for each file
that writes."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect, sync_playwright

from tests.conftest import mark_folder

ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    # Several people at one browser: each of their windows is in front of them.
    "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
]  # fmt: skip
# How long a busy machine may take until the page shows what is waited for, in milliseconds.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
# Streamlit asks for its own base path from the page's address downwards, and takes a 404 for "not here".
PROBES = ("/_stcore/health", "/_stcore/host-config")
STEADY = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  return !document.getElementById('first-sight') && app && app.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stSpinner"], [data-stale="true"]');
}"""


# In a journey: the step that failed, by the file and whatever the file is gone through again for.
failed: dict[tuple[Path, str], str] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_folder(items, __file__, pytest.mark.browser)


def way(item: pytest.Item) -> tuple[Path, str]:
    """The journey that a step belongs to: its file, and the window where it is gone in more than one."""
    callspec = getattr(item, "callspec", None)
    return item.path, str(callspec.params.get("window", "")) if callspec else ""


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("journey") and way(item) in failed:
        pytest.skip(f"the journey ended at {failed[way(item)]}")


def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    slipped = call.excinfo is not None and not call.excinfo.errisinstance(pytest.skip.Exception)
    if slipped and item.get_closest_marker("journey"):
        failed.setdefault(way(item), item.name)


def missing(what: str) -> None:
    """Where tests must run, what is missing fails them; elsewhere they say how to get it."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


def chromium() -> str | None:
    """The browser to use, or None to let Playwright take its own."""
    given = [os.environ.get("CHROMIUM"), "/usr/bin/chromium", *map(shutil.which, NAMES)]
    return next((path for path in given if path and Path(path).exists()), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file of tests: while Playwright runs, nothing else in the process can use asyncio."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        except Error:
            missing("No Chromium: apt install chromium, or playwright install chromium, or name one in CHROMIUM.")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker, to run in a page."""
    if not AXE.exists():
        missing("No axe-core: npm install --no-package-lock")
    return AXE.read_text(encoding="utf-8")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def await_answer(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server that was started answers at an address; on a busy machine that takes a while."""
    given_up = time.monotonic() + 60
    while time.monotonic() < given_up:
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            # Nothing listens there yet, or what listens is slow.
            time.sleep(0.1)
    pytest.fail("the server did not answer in a minute")


@contextmanager
def served(
    database: str | Path,
    log: Path,
    *options: str,
    port: int | None = None,
    program: Sequence[str] = ("streamlit",),
) -> Iterator[str]:
    """The address of a server of a database, for as long as it is entered; options are those of `streamlit run`."""
    port = port or free_port()
    command = [sys.executable, "-m", *program, "run", "app.py", "--server.port", str(port), *options]
    with log.open("wb") as out:
        environment = os.environ | {"COMPACT_DB": str(database)}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            await_answer(f"http://localhost:{port}/healthz", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the demonstration."""
    copy = shutil.copy(demo_address, tmp_path_factory.mktemp("server") / "demo.duckdb")
    with served(copy, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


@pytest.fixture(scope="module")
def own_database(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `own_server` serves: the demonstration, where a file of tests prepares nothing else under this name."""
    return Path(shutil.copy(demo_address, tmp_path_factory.mktemp("own") / "demo.duckdb"))


@pytest.fixture(scope="module")
def own_server(own_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server for one file of tests, which may write."""
    with served(own_database, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


def desk_address(log: Path) -> str:
    """The address that a server of a real plan printed at its start, by which the desk opens; "" where it did not."""
    found = re.search(r"\S+[?]desk=\S+", log.read_text(encoding="utf-8"))
    return found[0] if found else ""


class Reader:
    """A person at the browser, who also notes what the page asks for and complains of."""

    def __init__(self, browser: Browser, server: str, width: int = 1440, height: int = 900, **options: Any) -> None:
        self.server = server
        self.context = browser.new_context(viewport={"width": width, "height": height}, **options)
        self.sit_down()

    def sit_down(self) -> None:
        """Take a new tab, with nothing asked for yet."""
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self.note_request)
        self.page.on("console", self.note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def forget(self) -> None:
        """Make room for somebody new: all goes that a site can keep, and the server's own files stay.

        Fetched and compiled anew for each visitor, they would be most of what these tests do.
        """
        for page in self.context.pages:
            page.close()
        self.context.clear_cookies()
        self.sit_down()
        kept = {"origin": self.server, "storageTypes": "local_storage,indexeddb,cache_storage,service_workers"}
        self.context.new_cdp_session(self.page).send("Storage.clearDataForOrigin", kept)

    def note_request(self, request: Request) -> None:
        self.asked.append(request.url)

    def note_console(self, message: ConsoleMessage) -> None:
        place = message.location.get("url", "")
        if message.type == "error" and not ("404" in message.text and place.endswith(PROBES)):
            self.complaints.append(f"{message.text} ({place})")

    def open(self, address: str) -> Page:
        """Open one of the app's addresses and wait until the page is whole."""
        self.page.goto(f"{self.server}/{address.lstrip('/')}", wait_until="domcontentloaded")
        return self.settle()

    def settle(self) -> Page:
        """Wait until a run has ended and what it made stands on the page."""
        self.page.locator(".cd, .slide").first.wait_for(state="attached")
        self.page.wait_for_function(STEADY)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Requests that left the server."""
        own = (self.server, self.server.replace("http", "ws"), "data:", "blob:")
        return [url for url in self.asked if not url.startswith(own)]

    def close(self) -> None:
        self.context.close()


def choose(page: Page, label: str, words: str) -> None:
    """Choose from a list, by keyboard: one that opens while its page still moves closes again under the mouse."""
    choice = page.get_by_role("combobox", name=label, exact=True)
    choice.fill(words)
    choice.press("Enter")


def act_as(reader: Reader, post: str) -> Page:
    """Choose whom to act as."""
    page = reader.page
    choose(page, "Acting as", post)
    page.get_by_text(f"“{post} (desk)”").wait_for()
    return reader.settle()


Readers = Callable[..., Reader]


@contextmanager
def everybody(browser: Browser, server: str, *size: int) -> Iterator[Readers]:
    """People by their posts, each at a browser of their own for as long as it is entered."""
    known: dict[str, Reader] = {}

    def somebody(post: str) -> Reader:
        if post not in known:
            known[post] = Reader(browser, server, *size)
            known[post].open("settings")
            act_as(known[post], post)
        return known[post]

    yield somebody
    for one in known.values():
        one.close()


@pytest.fixture(scope="module")
def readers(browser: Browser, server: str) -> Iterator[Readers]:
    """People at the same browser, one for each size of window; each is asked back for the next test."""
    known: dict[tuple[int, int], Reader] = {}

    def reader(width: int = 1440, height: int = 900) -> Reader:
        if (width, height) not in known:
            known[width, height] = Reader(browser, server, width, height)
        return known[width, height]

    yield reader
    for one in known.values():
        one.close()


@pytest.fixture(scope="module")
def seats(browser: Browser, server: str) -> Iterator[Readers]:
    """Places at the same browser, one for each kind of window, for one visitor after another."""
    free: dict[str, list[Reader]] = {}

    def take(taken: list[Reader], width: int, height: int, **options: Any) -> Reader:
        there = free.setdefault(f"{width} x {height} {options}", [])
        reader = next((one for one in there if one not in taken), None)
        if reader is None:
            reader = Reader(browser, server, width, height, **options)
            there.append(reader)
        taken.append(reader)
        return reader

    yield take
    for there in free.values():
        for one in there:
            one.close()


@pytest.fixture
def visitor(seats: Readers) -> Iterator[Readers]:
    """Somebody new at the browser, with nothing remembered from before."""
    taken: list[Reader] = []

    def reader(width: int = 1440, height: int = 900, **options: Any) -> Reader:
        return seats(taken, width, height, **options)

    yield reader
    for one in taken:
        one.forget()
