"""The desk's cookie: for a browser on this computer, with the first page, once."""

import pytest
from starlette.responses import Response

from compact_dash.ui.middleware.desk_cookie import COOKIE, DeskCookie
from tests.ui.middleware.asgi import asked


def given(**headers: str) -> list[str]:
    return asked(DeskCookie, Response("page"), "/progress", **headers).all_of("set-cookie")


def test_a_browser_gets_a_word_of_its_own_with_its_first_page() -> None:
    [first], [second] = given(), given()
    assert first != second
    assert first.endswith("; Path=/; HttpOnly; SameSite=Lax")


def test_it_keeps_the_one_it_has() -> None:
    assert given(cookie=f"{COOKIE}=abc") == []


@pytest.mark.parametrize("headers", [{"host": "dash.example.gov.uk"}, {"accept": "application/json"}, {"host": ""}])
def test_nobody_else_gets_one(headers: dict[str, str]) -> None:
    assert given(**headers) == []
