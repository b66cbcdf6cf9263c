"""Signing in with a real browser, at a real provider: who sees what, and how a sign-in ends on every tab."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import NewMember, add_member
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.store import open_store
from tests.browser.conftest import Readers
from tests.browser.provider import LASTS, put_clock, served_to_members, sign_in, sign_out
from tests.browser.provider_process import WELL_CONNECTED
from tests.browser.test_every_page_in_a_browser import OVERHANG, violations
from tests.load.doors import Visitor

pytestmark = pytest.mark.thorough

NOW = datetime(2014, 9, 17, 9, 0)
KEEPER = Occasion(Actor("OCS (command line)", (Membership(Role.OCS, "OCS"),)), NOW, NOW.date())
PEOPLE = {
    "ann@cabinet.gov.uk": (Role.OCS, "OCS"),
    "bea@cabinet.gov.uk": (Role.CHAIR, "OCS"),
    "cy@dft.gov.uk": (Role.LEAD, "DFT"),
    "di@dft.gov.uk": (Role.CLEARER, "DFT"),
    "ed@compactvoice.org.uk": (Role.COMPACT_VOICE, "CV"),
    "gone@dft.gov.uk": (Role.LEAD, "DFT"),
}
EVERYBODYS = [
    *(
        "Progress",
        "Department",
        "Plan",
        "Agenda",
        "Present",
        "Minutes and actions",
        "Returns",
        "Record",
        "Good practice",
        "Support",
    ),
    *("Consultations", "Review", "History", "Settings"),
]
# An open tab looks again every three seconds; twice that and a run of the page is soon enough.
SOON = 10_000


@pytest.fixture(scope="module")
def database(demo_address: str, tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Path:
    """A demonstration with somebody in each role."""
    copy = Path(shutil.copy(demo_address, tmp_path_factory.mktemp("signed") / "demo.duckdb"))
    store = open_store(str(copy), now)
    for email, (role, code) in PEOPLE.items():
        add_member(store, KEEPER, NewMember(email, email.partition("@")[0].capitalize(), role, code))
    store.close()
    return copy


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that says by how many seconds the server's clock is ahead."""
    file = tmp_path_factory.mktemp("clock") / "ahead"
    file.write_text("0", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def server(database: Path, ahead: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server where people sign in: the `visitor` of these tests comes to this one."""
    with served_to_members(database, tmp_path_factory.mktemp("sign_in"), ahead) as address:
        yield address


def pages_listed(page: Page) -> list[str]:
    return page.locator('[data-testid="stSidebarNavLink"]').all_inner_texts()


def is_out(page: Page) -> None:
    """Wait until the page is the one for whoever is not let in, and see that it shows nothing else."""
    page.get_by_role("button", name="Sign in").wait_for(timeout=SOON)
    page.locator("table, [data-testid='stSidebarNavLink'], .acting").first.wait_for(state="detached")


def test_whoever_has_not_signed_in_sees_what_this_is_and_the_ways_in(visitor: Readers, axe: str) -> None:
    for address in ("progress", "people", "history", "department?department=HMT"):
        reader = visitor()
        page = reader.open(address)
        is_out(page)
        assert page.get_by_role("heading", name="Compact Dash").is_visible()
        assert page.get_by_role("button").all_inner_texts() == ["Sign in", "Follow the wall"]
    assert (reader.strangers, reader.complaints) == ([], [])
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(OVERHANG) <= 0
    assert violations(page, axe) == []


@pytest.mark.parametrize(
    ("email", "words", "more"),
    [
        ("ann@cabinet.gov.uk", "OCS", ["People", "Between meetings"]),
        ("bea@cabinet.gov.uk", "The Forum’s chair", ["Between meetings"]),
        ("Cy@DFT.gov.uk", "Compact lead of DFT", ["People"]),
        pytest.param("di@dft.gov.uk", "Senior Responsible Officer of DFT", ["People"], marks=pytest.mark.deep),
        ("ed@compactvoice.org.uk", "Compact Voice", ["People", "Between meetings"]),
        ("fay@example.org", "A viewer", []),
    ],
)
def test_each_role_sees_its_own_pages(visitor: Readers, axe: str, email: str, words: str, more: list[str]) -> None:
    page = sign_in(visitor(), email)
    said = page.locator('[data-testid="stSidebar"] .acting').inner_text()
    assert said.startswith(f"Signed in as {email.lower()}\n{words}\nUntil ")
    assert sorted(pages_listed(page)) == sorted([*EVERYBODYS, *more])
    assert page.get_by_text("who holds no role here").is_visible() is (words == "A viewer")
    assert violations(page, axe) == []


def test_whoever_signs_in_comes_back_to_the_page_they_asked_for(visitor: Readers) -> None:
    page = sign_in(visitor(), "ann@cabinet.gov.uk", "review?off_track=true")
    assert page.url.endswith("/review?off_track=true")
    assert page.get_by_label("Off track").is_checked()


def test_somebody_in_hundreds_of_groups_signs_in_and_out(visitor: Readers) -> None:
    reader = visitor()
    page = sign_in(reader, WELL_CONNECTED)
    assert page.get_by_text("who holds no role here").is_visible()
    kept = sum(len(cookie["value"]) for cookie in reader.context.cookies() if cookie["name"].startswith("_streamlit"))
    assert kept < 4096
    is_out(sign_out(reader))


def test_a_long_cookie_of_before_opens_the_page(visitor: Readers) -> None:
    """What other versions and other sites have left with the browser keeps nobody out."""
    reader = visitor()
    left = [{"name": f"left_{number}", "value": "x" * 3_000, "url": reader.server} for number in range(8)]
    reader.context.add_cookies(left)
    is_out(reader.open("progress"))


def test_a_lead_finds_no_page_of_ocs_by_its_address(visitor: Readers) -> None:
    reader = visitor()
    sign_in(reader, "fay@example.org")
    page = reader.open("people")
    assert page.locator(".refusal").inner_text().startswith("Only the Compact lead or the Senior Responsible Officer")
    assert page.get_by_role("heading", name="People").count() == 0
    lead = visitor()
    page = sign_in(lead, "cy@dft.gov.uk", "people")
    assert page.get_by_role("heading", name="People").is_visible()
    assert page.get_by_text("Who may do what", exact=True).count() == 0
    assert page.get_by_text("ann@cabinet.gov.uk").count() == 0


def test_a_lead_finds_no_return_of_another_department_by_its_address(visitor: Readers) -> None:
    reader = visitor()
    sign_in(reader, "cy@dft.gov.uk")
    refusal = reader.open("returns?department=HMT").locator(".refusal")
    assert "HMT" in refusal.inner_text()
    assert "you are acting as Compact lead of DFT" in refusal.inner_text()
    assert reader.open("returns?department=DFT").locator(".refusal").count() == 0


def test_signing_out_ends_it_on_every_tab_and_an_old_cookie_opens_nothing(visitor: Readers, browser: Browser) -> None:
    reader = visitor()
    sign_in(reader, "cy@dft.gov.uk")
    kept = [cookie for cookie in reader.context.cookies() if cookie["name"].startswith("_streamlit_user")]
    assert kept
    other = reader.context.new_page()
    other.goto(f"{reader.server}/history")
    other.get_by_text("Signed in as").wait_for()
    is_out(sign_out(reader))
    is_out(other)
    thief = visitor()
    thief.context.add_cookies(kept)
    page = thief.open("history")
    is_out(page)
    assert page.get_by_text("You have signed out.").is_visible()
    assert sign_in(reader, "cy@dft.gov.uk").get_by_text("Compact lead of DFT").is_visible()


def test_a_role_taken_away_is_gone_from_an_open_tab(visitor: Readers) -> None:
    lead, ocs = visitor(), visitor()
    open_tab = sign_in(lead, "gone@dft.gov.uk", "people")
    assert open_tab.get_by_role("heading", name="Posts").is_visible()
    page = sign_in(ocs, "ann@cabinet.gov.uk", "people")
    choice = page.get_by_role("combobox", name="Person and role")
    # A list that opens while the page still scrolls to it closes again.
    choice.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    choice.click()
    page.get_by_role("option", name="gone@dft.gov.uk").click()
    page.get_by_role("button", name="End it", exact=True).click()
    page.get_by_role("button", name="Yes, end it now").click()
    page.get_by_text("gone@dft.gov.uk is no longer Compact lead of DFT.").wait_for()
    open_tab.get_by_text("who holds no role here").wait_for(timeout=SOON)
    assert open_tab.get_by_role("heading", name="Posts").count() == 0


def test_a_sign_in_that_runs_out_closes_an_open_tab(visitor: Readers, ahead: Path) -> None:
    page = sign_in(visitor(), "x@example.org")
    assert "Until" in page.locator('[data-testid="stSidebar"] .acting').inner_text()
    put_clock(ahead, LASTS)
    page.get_by_text("Your sign-in has run out.").wait_for(timeout=SOON)
    is_out(page)
    put_clock(ahead, 0)


def test_a_file_ends_with_the_sign_in_over_a_connection_that_was_kept_open(
    visitor: Readers, server: str, ahead: Path
) -> None:
    reader = visitor()
    sign_in(reader, "ann@cabinet.gov.uk")
    cookies = {cookie["name"]: cookie["value"] for cookie in reader.context.cookies()}
    with Visitor(int(server.rpartition(":")[2]), "history", cookies, host="localhost") as kept_open:
        assert "ann@cabinet.gov.uk" in kept_open.visit().html
        address = kept_open.made(kept_open.files[-1])
        assert kept_open.http.get(address).status_code == 200
        put_clock(ahead, LASTS)
        try:
            assert kept_open.http.get(address).status_code == 404
            assert kept_open.made(kept_open.files[-1]) == ""
        finally:
            put_clock(ahead, 0)
