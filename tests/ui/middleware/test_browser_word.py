"""The browser's word: with the first page, once."""

from starlette.responses import Response

from compact_dash.ui.entry.local_visit import BROWSER
from compact_dash.ui.middleware.browser_word import BrowserWord
from tests.ui.middleware.asgi import asked


def given(**headers: str) -> list[str]:
    return asked(BrowserWord, Response("page"), "/progress", **headers).all_of("set-cookie")


def test_a_browser_gets_a_word_of_its_own_with_its_first_page() -> None:
    [first], [second] = given(), given(host="dash.example.gov.uk")
    assert first != second
    assert first.endswith("; Path=/; HttpOnly; SameSite=Lax")


def test_it_keeps_the_one_it_has() -> None:
    assert given(cookie=f"{BROWSER}=abc") == []


def test_a_program_gets_none() -> None:
    assert given(accept="application/json") == []
