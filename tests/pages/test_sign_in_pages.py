"""Signing in, without a browser: who is let in to a page, what the others see, and when that ends."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import NewMember, add_member, end_membership
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.reports.people.people import ended_sign_ins
from compact_dash.store import Store
from compact_dash.store.clock import utc_now
from compact_dash.ui.entry import desk
from compact_dash.ui.navigation import PAGES
from compact_dash.ui.opened_store import store_at
from tests.pages.conftest import FRAME, Visit

OCS, LEAD = Membership(Role.OCS, "OCS"), Membership(Role.LEAD, "DFT")
NOW = utc_now()
KEEPER = Occasion(Actor("OCS (command line)", (OCS,)), NOW, NOW.date())
AUTH = {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32}
Visitor = Callable[..., AppTest]


def claims(address: str, /, **changed: Any) -> dict[str, Any]:
    now = int(time.time())
    said = {"iss": "https://provider.example", "sub": address, "iat": now, "exp": now + 3600, "nonce": str(now)}
    return {"is_logged_in": True, "email": address, "email_verified": True, **said, **changed}


@pytest.fixture
def store(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The demonstration with two people on its list, as the pages hold it open."""
    monkeypatch.setenv("COMPACT_DB", str(demo_copy))
    store = store_at(str(demo_copy))
    add_member(store, KEEPER, NewMember("ann@cabinet.gov.uk", "Ann", Role.OCS, "OCS"))
    add_member(store, KEEPER, NewMember("lead@dft.gov.uk", "Ben", Role.LEAD, "DFT"))
    return store


@pytest.fixture
def opened(store: Store) -> Visitor:
    """Opens a page where [auth] is set, for somebody with these claims."""

    def go(user: dict[str, Any], name: str = "progress") -> AppTest:
        page = AppTest.from_file(str(FRAME), default_timeout=30)
        page.secrets["auth"] = AUTH
        page.user = user
        page.switch_page(str(PAGES / f"{name}.py"))
        return page.run()

    return go


def text(page: AppTest) -> str:
    return Visit(page).text


def is_let_in(page: AppTest) -> bool:
    shown = text(page)
    assert ("Where the 14 departments stand" in shown) is ("Signed in as" in shown)
    assert ("Where the 14 departments stand" in shown) is not ("sign_in" in {button.key for button in page.button})
    return "Signed in as" in shown


def test_nobody_is_let_in_without_signing_in(opened: Visitor, store: Store) -> None:
    before = store.queries_run
    page = opened({})
    assert not is_let_in(page)
    assert "Where the departments stand on the Compact" in text(page)
    # Two queries: the words of the house, and the years of its plans.
    assert store.queries_run <= before + 2, "nothing else was read for them"


def test_whoever_is_on_the_list_acts_in_their_role(opened: Visitor) -> None:
    page = opened(claims("Lead@DFT.gov.uk"))
    assert is_let_in(page)
    assert "Signed in as lead@dft.gov.uk Compact lead of DFT Until" in text(page)


def test_whoever_is_not_is_a_viewer_and_told_whom_to_ask(opened: Visitor) -> None:
    page = opened(claims("x@example.org"))
    assert is_let_in(page)
    assert "who holds no role here, so you read what everyone may. Ask OCS to add you." in text(page)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"exp": 1}, "Your sign-in has run out."),
        ({"exp": None}, "The sign-in did not say who you are"),
        ({"email": None}, "The sign-in did not say who you are"),
        ({"email_verified": False}, "has not been verified"),
        ({"email_verified": None}, "did not say whether your e-mail address is verified"),
        ({"is_logged_in": False}, ""),
    ],
)
def test_a_sign_in_that_does_not_count_lets_nobody_in(opened: Visitor, changed: dict[str, Any], told: str) -> None:
    page = opened(claims("ann@cabinet.gov.uk", **changed))
    assert not is_let_in(page)
    assert told in text(page)


def test_a_sign_in_that_runs_out_is_noticed_on_the_next_run(opened: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(claims("ann@cabinet.gov.uk"))
    assert is_let_in(page)
    monkeypatch.setattr("compact_dash.ui.entry.sign_in.seconds_now", lambda: time.time() + 3600)
    assert not is_let_in(page.run())


@pytest.mark.thorough
def test_a_role_that_is_taken_away_is_gone_on_the_next_run(opened: Visitor, store: Store) -> None:
    page = opened(claims("lead@dft.gov.uk"))
    end_membership(store, KEEPER, "lead@dft.gov.uk", LEAD)
    assert "who holds no role here" in text(page.run())


@pytest.mark.thorough
def test_signing_out_ends_the_sign_in_on_every_tab_and_for_a_copied_cookie(opened: Visitor, store: Store) -> None:
    user = claims("ann@cabinet.gov.uk")
    page, other = opened(user), opened(user)
    page.button(key="sign_out").click().run()
    assert len(ended_sign_ins(store)) == 1
    assert not is_let_in(other.run())
    replayed = opened(user)
    assert not is_let_in(replayed)
    assert "You have signed out." in text(replayed)
    assert is_let_in(opened(claims("ann@cabinet.gov.uk", nonce="another")))


def test_the_people_page_is_there_for_ocs_and_not_for_a_viewer(opened: Visitor) -> None:
    assert "Who may do what" in text(opened(claims("ann@cabinet.gov.uk"), "people"))
    assert "Posts" not in text(opened(claims("x@example.org"), "people"))


def test_settings_that_cannot_work_are_a_sentence(opened: Visitor) -> None:
    page = opened({})
    page.button(key="sign_in").click().run()
    [refusal] = Visit(page).refusals
    assert refusal.startswith("Sign-in is not set up so that it can work.")


def test_secrets_that_cannot_be_read_open_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "secrets.toml"
    broken.write_text("[auth\n", encoding="utf-8")
    monkeypatch.setattr("compact_dash.ui.entry.sign_in.secrets_files", lambda: [str(broken)])
    page = AppTest.from_file(str(FRAME), default_timeout=30)
    page.switch_page(str(PAGES / "progress.py"))
    assert not is_let_in(page.run())


def test_without_sign_in_anybody_from_elsewhere_reads_only(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "is_here", lambda: False)
    page = AppTest.from_file(str(FRAME), default_timeout=30)
    page.switch_page(str(PAGES / "people.py"))
    shown = text(page.run())
    assert "Read only: sign-in is not set up on this server" in shown
    assert "Desk mode" not in shown
    assert "Posts" not in shown


@pytest.mark.thorough
def test_the_desk_says_what_history_will_say(store: Store, at_the_desk: Callable[[str], None]) -> None:
    at_the_desk("DFT Compact lead")
    page = AppTest.from_file(str(FRAME), default_timeout=30)
    page.switch_page(str(PAGES / "progress.py"))
    assert "History will say “DFT Compact lead (desk)”" in text(page.run())
    assert page.selectbox(key="desk:turn0:acting_as").value == "DFT Compact lead"
    page.selectbox(key="desk:turn0:acting_as").select("HMT SRO").run()
    assert "History will say “HMT SRO (desk)”" in text(page)
