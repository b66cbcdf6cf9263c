"""The desk in a real browser: whom one acts as outlives links, F5 and new tabs, and is there on this computer only."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Readers, act_as
from tools.bench.play.client import Client

pytestmark = pytest.mark.thorough

NO_SIGN_IN = "Read only: sign-in is not set up on this server"


def acting(page: Page) -> str:
    page.locator(".acting").first.wait_for(state="attached")
    return page.locator(".acting").first.inner_text()


@pytest.mark.deep
def test_a_choice_outlives_links_a_reload_and_a_new_tab(visitor: Readers) -> None:
    reader = visitor()
    page = reader.open("progress")
    assert "“OCS (desk)”" in acting(page)
    act_as(reader, "DFT Compact lead")
    page.get_by_role("link", name="Returns").first.click()
    page.wait_for_url("**/returns*")
    assert "“DFT Compact lead (desk)”" in acting(reader.settle())
    reader.open("progress").get_by_role("link", name="HM Treasury").first.click()
    page.wait_for_url("**/department*")
    assert "“DFT Compact lead (desk)”" in acting(reader.settle())
    page.reload()
    assert "“DFT Compact lead (desk)”" in acting(reader.settle())
    tab = reader.context.new_page()
    tab.goto(f"{reader.server}/plan")
    assert "“DFT Compact lead (desk)”" in acting(tab)
    assert "“OCS (desk)”" in acting(visitor().open("progress")), "another browser chooses for itself"


def test_the_people_page_goes_with_the_role(visitor: Readers) -> None:
    reader = visitor()
    page = reader.open("people")
    assert page.get_by_role("heading", name="Who may do what").is_visible()
    act_as(reader, "Viewer")
    assert page.locator(".refusal").inner_text().startswith("Only the Compact lead or the Senior Responsible Officer")
    assert page.get_by_role("link", name="People").count() == 0
    assert page.get_by_role("heading", name="Posts").count() == 0


def seen(server: str, **headers: str) -> str:
    """The page as somebody gets it who sends other headers than a browser on this computer."""
    port = int(server.rpartition(":")[2])
    given = {name.replace("_", "-"): value.format(port=port) for name, value in headers.items()}
    with Client(port, "progress", headers=given) as client:
        return client.visit().html


def test_a_browser_on_this_computer_is_at_the_desk(server: str) -> None:
    assert "Desk mode" in seen(server, Origin="http://127.0.0.1:{port}")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://127.0.0.1:{port}", "X_Forwarded_For": "10.0.0.7"},
        {"Origin": "http://127.0.0.1:{port}", "Forwarded": "for=10.0.0.7"},
        {"Origin": "http://localhost:{port}"},
        {"Origin": "http://localhost"},
        {"Origin": "http://127.0.0.1:9", "X_Compact_Port": "9"},
    ],
)
def test_everybody_else_reads_only_and_is_told_so(server: str, headers: dict[str, str]) -> None:
    shown = seen(server, **headers)
    assert "Desk mode" not in shown
    assert NO_SIGN_IN in shown
