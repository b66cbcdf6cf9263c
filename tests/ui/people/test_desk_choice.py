"""The choice at the desk: each browser's own, kept by the server, and not for ever more of them."""

from dataclasses import replace

import pytest
import streamlit

from compact_dash.domain.actor import Actor
from compact_dash.domain.house import WHITEHALL, speaking_for
from compact_dash.domain.people.desk import desk_actors
from compact_dash.ui.entry import desk
from tests.bodies import organisations_with

ACTORS = desk_actors(organisations_with("DFT"))
DEFAULT = ACTORS["OCS"]


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The browser that the next question comes from, by its word."""
    here: list[str | None] = ["first"]
    monkeypatch.setattr(desk, "browser", lambda: here[0])
    monkeypatch.setattr(desk, "actors", lambda: ACTORS)
    monkeypatch.setattr(desk, "first", lambda: DEFAULT)
    monkeypatch.setattr(desk, "MOST_REMEMBERED", 2)
    monkeypatch.setattr(streamlit, "session_state", {})
    desk.remembered.clear()
    return here


def acting_in(at: list[str | None], browser: str | None) -> Actor:
    at[0] = browser
    return desk.actor()


def test_everybody_begins_as_ocs() -> None:
    assert desk.actor() is DEFAULT


def test_each_browser_has_its_own_choice(at: list[str | None]) -> None:
    desk.choose("DFT Compact lead")
    assert acting_in(at, "second") is DEFAULT
    desk.choose("Viewer")
    assert acting_in(at, "first") == ACTORS["DFT Compact lead"]
    assert acting_in(at, "second") == ACTORS["Viewer"]


def test_the_one_that_chose_longest_ago_is_forgotten_first(at: list[str | None]) -> None:
    for browser in ("first", "second", "first", "third"):
        at[0] = browser
        desk.choose("Viewer")
    assert [acting_in(at, browser) is DEFAULT for browser in ("first", "second", "third")] == [False, True, False]


def test_one_without_cookies_is_remembered_in_its_tab(at: list[str | None]) -> None:
    at[0] = None
    desk.choose("DFT SRO")
    assert acting_in(at, None) == ACTORS["DFT SRO"]
    assert acting_in(at, "first") is DEFAULT
    assert not desk.remembered


def test_a_post_that_is_called_something_else_now_is_still_acted_as(
    at: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.choose("DFT SRO")
    with speaking_for(replace(WHITEHALL, clearer_short="DD")):
        renamed = desk_actors(organisations_with("DFT"))
        monkeypatch.setattr(desk, "actors", lambda: renamed)
        desk.call_anew()
        assert desk.actor() == renamed["DFT DD"]
