"""The way back: after signing in, the page that was asked for, and never another site."""

from urllib.parse import quote

import pytest
from starlette.responses import RedirectResponse, Response

from compact_dash.ui.middleware.way_back import COOKIE, WayBack
from tests.ui.middleware.asgi import asked

WANTED = "/review?off_track=true&theme=Training+%26+awareness"


def noted(referer: str, host: str = "localhost:8501") -> list[str]:
    return asked(
        WayBack, RedirectResponse("https://provider.example"), "/auth/login", referer=referer, host=host
    ).all_of("set-cookie")


def returned(cookie: str, location: str = "/") -> tuple[str, list[str]]:
    came = asked(WayBack, RedirectResponse(location), "/oauth2callback", cookie=f"{COOKIE}={cookie}")
    return came.all_of("location")[0], came.all_of("set-cookie")


def test_the_page_that_is_left_is_noted_and_found_again() -> None:
    [cookie] = noted(f"http://localhost:8501{WANTED}")
    assert "HttpOnly" in cookie
    location, [forgotten] = returned(cookie.split(";")[0].partition("=")[2])
    assert location == WANTED
    assert "Max-Age=0" in forgotten


@pytest.mark.parametrize(
    "referer", ["", "http://elsewhere.example/review", "http://localhost:8501/nowhere", "http://["]
)
def test_nothing_else_is_noted(referer: str) -> None:
    [cookie] = noted(referer)
    assert cookie.startswith(f"{COOKIE}=;")
    assert "Max-Age=0" in cookie


@pytest.mark.parametrize(
    "wanted",
    ["https://evil.example", "//evil.example/review", "/nowhere", "/review/../x", "/review\r\nX: y", "\\review", ""],
)
def test_nobody_is_sent_to_another_place(wanted: str) -> None:
    assert returned(quote(wanted, safe=""))[0] == "/"


def test_an_answer_that_does_not_lead_to_the_first_page_is_left_alone() -> None:
    assert returned(quote(WANTED, safe=""), "/elsewhere")[0] == "/elsewhere"


def test_other_addresses_are_left_alone() -> None:
    assert asked(WayBack, Response("page"), "/review", cookie=f"{COOKIE}=x").all_of("set-cookie") == []
