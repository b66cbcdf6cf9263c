"""Headers: what every answer forbids."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest
import streamlit
from starlette.responses import RedirectResponse, Response

from compact_dash.ui.middleware.headers import HEADERS, POLICY, STREAMLIT_SCRIPT, SafeHeaders
from tests.ui.middleware.asgi import asked


def test_a_page_may_load_from_its_own_server_only() -> None:
    assert POLICY.startswith("default-src 'self'; ")
    assert "unsafe-eval" not in POLICY
    assert not re.search(r"https?://", POLICY)
    assert HEADERS["X-Content-Type-Options"] == "nosniff"


def test_the_one_script_that_is_let_through_is_that_of_this_streamlit() -> None:
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    [script] = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" == STREAMLIT_SCRIPT


COOKIES = Response("page", headers={"Set-Cookie": "sign_in=x; HttpOnly"})


def cookie(**how: str) -> str:
    [cookie] = asked(SafeHeaders, COOKIES, "/progress", **how).all_of("set-cookie")
    return cookie


def test_a_cookie_given_over_https_is_never_sent_without_it() -> None:
    assert cookie(scheme="https") == "sign_in=x; HttpOnly; Secure"
    assert cookie(x_forwarded_proto="https") == "sign_in=x; HttpOnly; Secure"
    assert cookie(x_forwarded_proto="HTTPS, http") == "sign_in=x; HttpOnly; Secure"


def test_on_this_computer_cookies_go_without_https() -> None:
    assert cookie() == cookie(x_forwarded_proto="http") == "sign_in=x; HttpOnly"


def test_a_secure_cookie_is_left_as_it_is() -> None:
    secure = Response("page", headers={"Set-Cookie": "a=b; Secure"})
    assert asked(SafeHeaders, secure, "/progress", scheme="https").all_of("set-cookie") == ["a=b; Secure"]


# OWASP's list of secure headers, by name, with what is said in each.
EXPECTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-permitted-cross-domain-policies": "none",
    "x-dns-prefetch-control": "off",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@pytest.mark.parametrize(("name", "said"), EXPECTED.items())
def test_every_answer_has_the_header(name: str, said: str) -> None:
    for answer in (Response("page"), Response("gone", 404), RedirectResponse("progress")):
        assert asked(SafeHeaders, answer, "/progress").all_of(name) == [said]


def test_a_page_asks_a_browser_for_nothing_of_the_computer_it_runs_on() -> None:
    [policy] = asked(SafeHeaders, Response("page"), "/progress").all_of("permissions-policy")
    assert {"camera=()", "microphone=()", "geolocation=()", "usb=()", "payment=()"} <= set(policy.split(", "))


def test_https_is_kept_to_where_it_was_used_and_only_there() -> None:
    def kept(**how: str) -> list[str]:
        return asked(SafeHeaders, Response("page"), "/progress", **how).all_of("strict-transport-security")

    assert kept(scheme="https") == kept(x_forwarded_proto="https") == ["max-age=31536000"]
    assert kept() == []


def test_files_that_are_the_same_for_everybody_may_be_kept() -> None:
    file = Response("file", headers={"Cache-Control": "public, immutable, max-age=31536000"})
    assert asked(SafeHeaders, file, "/static/a.js").all_of("cache-control") == ["public, immutable, max-age=31536000"]
