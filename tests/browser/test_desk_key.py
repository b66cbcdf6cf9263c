"""The desk over a real plan, and through a proxy: opened by its key at this computer, and by nothing else."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from websockets.exceptions import InvalidStatus

from tests.browser.conftest import Reader, desk_address, served
from tests.browser.proxy import Forger, proxied

pytestmark = pytest.mark.thorough

SMALL, LARGE = 'proxy_set_header Connection "upgrade";', 'proxy_set_header Connection "Upgrade";'
HOST, HTTP_HOST = "proxy_set_header Host $host;", "proxy_set_header Host $http_host;"


@pytest.fixture(scope="module")
def real(empty_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a server of a real plan, and the one that it printed."""
    folder = tmp_path_factory.mktemp("real")
    with served(shutil.copy(empty_address, folder / "real.duckdb"), folder / "server.log") as address:
        yield address, desk_address(folder / "server.log")


def test_the_demonstration_holds_no_secret(demo_address: str, browser: Browser, tmp_path: Path) -> None:
    copy, log = shutil.copy(demo_address, tmp_path / "demo.duckdb"), tmp_path / "server.log"
    with served(copy, log) as address:
        reader = Reader(browser, address)
        assert "Desk mode" in reader.open("progress").locator(".acting").first.inner_text()
        reader.close()
        assert desk_address(log) == ""


def test_a_real_plan_is_read_until_the_printed_address_is_opened(browser: Browser, real: tuple[str, str]) -> None:
    server, printed = real
    reader = Reader(browser, server)
    page = reader.open("progress")
    assert "only whoever started this server acts on it" in page.locator(".acting").first.inner_text()
    assert page.get_by_role("link", name="People").count() == 0
    assert printed.startswith(f"{server}/progress?desk=")
    page.goto(printed)
    assert "Desk mode" in reader.settle().locator(".acting").first.inner_text()
    assert page.url == f"{server}/progress"
    assert "desk=" not in page.evaluate("document.referrer")
    tab = reader.context.new_page()
    tab.goto(f"{server}/people")
    tab.get_by_role("heading", name="Who may do what").wait_for()
    assert reader.complaints == []
    reader.close()


def test_a_wrong_key_opens_nothing_and_says_where_the_right_one_is(browser: Browser, real: tuple[str, str]) -> None:
    reader = Reader(browser, real[0])
    page = reader.open("agenda?desk=wrong")
    assert page.url.startswith(f"{real[0]}/agenda")
    assert "desk" not in urlsplit(page.url).query
    assert "the window where it was started" in page.locator(".acting").first.inner_text().lower()
    reader.close()


def seen(port: int, host: str, **headers: str) -> str:
    """The page that a forger gets; nothing where not even a websocket is opened to them."""
    try:
        with Forger(port, host, **headers) as forger:
            return forger.visit().html
    except InvalidStatus:
        return ""


@pytest.mark.parametrize("directives", [(LARGE, HOST), (SMALL, HTTP_HOST), (SMALL,)], ids=["host", "http_host", "none"])
def test_forged_headers_through_nginx_are_nobody_at_the_demonstrations_desk(
    server: str, tmp_path: Path, directives: tuple[str, ...]
) -> None:
    place = urlsplit(server).netloc
    with proxied(server, tmp_path, *directives) as port:
        for host in ("localhost", place, "dash.example.gov.uk"):
            for origin in (f"http://{host}", "http://localhost", server):
                assert "Desk mode" not in seen(port, host, Origin=origin), (host, origin)


@pytest.mark.parametrize("directives", [(LARGE, HTTP_HOST), (LARGE,)], ids=["http_host", "none"])
def test_over_a_real_plan_not_even_a_proxy_that_leaves_no_mark_opens_the_desk(
    real: tuple[str, str], tmp_path: Path, directives: tuple[str, ...]
) -> None:
    server = real[0]
    with proxied(server, tmp_path, *directives) as port:
        shown = seen(port, urlsplit(server).netloc, Origin=server)
    assert "Desk mode" not in shown
    assert "Read only" in shown
