"""Below a path of a host that others share: every page, redirect, script and cookie stays below it."""

import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from compact_dash.ui.navigation import ITEMS
from tests.browser.conftest import Reader, act_as, free_port, served
from tests.browser.provider import DEFAULT, provider, secrets_for, sign_in, sign_out

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def host(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the host, where the product stands under /compact."""
    folder = tmp_path_factory.mktemp("base")
    copy = shutil.copy(demo_address, folder / "demo.duckdb")
    with served(copy, folder / "server.log", "--server.baseUrlPath", "compact") as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Browser, host: str) -> Iterator[Reader]:
    reader = Reader(browser, f"{host}/compact")
    yield reader
    reader.close()


@pytest.mark.parametrize("name", [item.name for item in ITEMS])
def test_every_page_is_there(reader: Reader, name: str) -> None:
    reader.asked.clear()
    page = reader.open(name)
    assert page.url.startswith(f"{reader.server}/{name}")
    assert page.locator("h1, .slide, .chair").first.is_visible()
    assert page.locator(".refusal, .fault").count() == 0
    assert (reader.strangers, reader.complaints) == ([], [])


@pytest.mark.parametrize("bare", ["", "/", "/compact", "/compact/"])
def test_a_bare_address_leads_to_progress(reader: Reader, host: str, bare: str) -> None:
    reader.page.goto(f"{host}{bare}?rating=Red")
    assert reader.settle().url == f"{reader.server}/progress?rating=Red"


def test_links_scripts_and_cookies_stay_below_it(reader: Reader) -> None:
    page = reader.open("progress")
    act_as(reader, "DFT Compact lead")
    page.get_by_role("link", name="HM Treasury").first.click()
    page.wait_for_url(f"{reader.server}/department?*")
    assert "“DFT Compact lead (desk)”" in reader.settle().locator(".acting").first.inner_text()
    kept = {cookie["name"]: cookie["path"] for cookie in reader.context.cookies(f"{reader.server}/progress")}
    assert (kept["compact_browser"], kept["compact_post"]) == ("/compact", "/compact/")
    assert reader.complaints == []


def test_a_wrong_address_leads_back_below_it(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{reader.server}/nowhere")
    page.get_by_role("link", name="Agenda").click()
    page.wait_for_url(f"{reader.server}/agenda*")
    page.goto(f"{reader.server.removesuffix('/compact')}/progress")
    assert page.get_by_text("There is no page at /progress").is_visible()


@pytest.mark.parametrize("address", ["/healthz", "/compact/healthz"])
def test_health_is_told_above_and_below_it(host: str, address: str) -> None:
    with urllib.request.urlopen(f"{host}{address}", timeout=30) as answer:
        assert json.load(answer)["status"] == "ok"
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{host}/compact/progress/healthz", timeout=30)


def test_whoever_signs_in_comes_back_to_the_page_they_asked_for(
    browser: Browser, demo_address: str, tmp_path: Path
) -> None:
    copy, port, base = (
        shutil.copy(demo_address, tmp_path / "demo.duckdb"),
        free_port(),
        ("--server.baseUrlPath", "compact"),
    )
    ahead = tmp_path / "ahead"
    ahead.write_text("0", encoding="utf-8")
    with provider(tmp_path / "provider.log", ahead) as asked:
        secrets = secrets_for({DEFAULT: asked}, port, tmp_path / "secrets.toml")
        secrets.write_text(secrets.read_text().replace("/oauth2callback", "/compact/oauth2callback"))
        options = ("--secrets.files", str(secrets), *base)
        with served(copy, tmp_path / "server.log", *options, port=port) as address:
            reader = Reader(browser, f"{address}/compact")
            page = sign_in(reader, "fay@example.org", "review?off_track=true")
            assert page.url == f"{reader.server}/review?off_track=true"
            sign_out(reader).get_by_role("button", name="Sign in").wait_for()
            assert page.url.startswith(f"{reader.server}/")
            reader.close()
