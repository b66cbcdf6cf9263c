"""Headers: what every answer forbids."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import streamlit
from starlette.responses import Response

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
