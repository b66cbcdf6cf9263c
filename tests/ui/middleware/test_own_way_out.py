"""The own way out: a sign-out begins on a page of ours, and on no other."""

import pytest
from starlette.responses import RedirectResponse

from compact_dash.ui.middleware.own_way_out import OwnWayOut
from tests.ui.middleware.asgi import asked


def status(path: str = "/auth/logout", **headers: str) -> int:
    return asked(OwnWayOut, RedirectResponse("/"), path, **headers).status


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "same-origin", "referer": ""},
        {"referer": "http://localhost:8501/board"},
        {"referer": "https://compact.example/board?q=1", "host": "compact.example"},
    ],
)
def test_a_page_of_ours_signs_out(headers: dict[str, str]) -> None:
    assert status(**headers) == 307


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "referer": "http://localhost:8502/"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "cross-site", "referer": "http://localhost:8501/board"},
        {"referer": "http://elsewhere.example/localhost:8501"},
        {"referer": "http://localhost:8502/board"},
        {"referer": "http://localhost:8501@elsewhere.example/"},
        {"referer": "http://["},
        {"origin": "null", "referer": "http://localhost:8501/"},
    ],
)
@pytest.mark.parametrize("path", ["/auth/logout", "/auth/logout/"])
def test_nothing_else_does(path: str, headers: dict[str, str]) -> None:
    assert status(path, **headers) == 403


def test_other_addresses_are_left_alone() -> None:
    assert status("/auth/login", sec_fetch_site="cross-site") == 307
