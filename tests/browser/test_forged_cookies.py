"""Cookies that nobody was given, at a real server: however they are made up, they sign nobody in."""

import base64
import json
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import httpx
import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.people.keep_people import NewMember, add_member
from compact_dash.domain.actor import Actor, Membership, Role
from compact_dash.store import open_store
from tests.browser.conftest import free_port, served
from tests.browser.provider import secrets_for
from tests.load.doors import Visitor

pytestmark = pytest.mark.thorough

SOMEBODY, SECRET = "ann@cabinet.gov.uk", "only-for-tests-0123456789-abcdefghij"
NOW = datetime(2014, 9, 17, 9, 0)
KEEPER = Occasion(Actor("OCS (command line)", (Membership(Role.OCS, "OCS"),)), NOW, NOW.date())
DAY = 86_400
Claims = dict[str, Any]
# What a browser says of itself when somebody opens a page in it.
OPENED = {"Accept": "text/html", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "none"}


@pytest.fixture(scope="module")
def server(demo_address: str, tmp_path_factory: pytest.TempPathFactory, now: datetime) -> Iterator[str]:
    """The address of a server that knows somebody of OCS. No provider answers: nobody signs in here."""
    folder, port = tmp_path_factory.mktemp("forged"), free_port()
    store = open_store(str(shutil.copy(demo_address, folder / "demo.duckdb")), now)
    add_member(store, KEEPER, NewMember(SOMEBODY, "Ann", Role.OCS, "OCS"))
    store.close()
    secrets = secrets_for({"default": "http://localhost:9"}, port, folder / "secrets.toml")
    options = ("--secrets.files", str(secrets))
    with served(folder / "demo.duckdb", folder / "server.log", *options, port=port) as address:
        yield address


def claims(server: str, **other: object) -> Claims:
    """What a cookie says of somebody who has just signed in; None leaves a claim out."""
    seconds = int(time.time())
    said = {
        "iss": "http://localhost:9", "sub": "ann", "aud": "compact-dash", "iat": seconds, "exp": seconds + 3600,
        "email": SOMEBODY, "email_verified": True, "provider": "default", "is_logged_in": True, "origin": server,
    }  # fmt: skip
    return {name: value for name, value in (said | other).items() if value is not None}


def signed(said: Claims, secret: str = SECRET, name: str = USER_COOKIE_NAME) -> str:
    value = create_signed_value(secret, name, json.dumps(said))
    return value.decode() if isinstance(value, bytes) else str(value)


def without_signature(said: Claims, algorithm: str) -> str:
    parts = (json.dumps(each).encode() for each in ({"alg": algorithm, "typ": "JWT"}, said))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."


def altered(cookie: str, place: int) -> str:
    other = "A" if cookie[place] != "A" else "B"
    return cookie[:place] + other + (cookie[place + 1 :] if place != -1 else "")


def seen_with(server: str, cookie: str) -> str:
    """All that a browser with a cookie is shown: by the page as it is first sent, and by its connection."""
    with httpx.Client(base_url=server, trust_env=False, timeout=60) as browser:
        browser.get("/_stcore/health")
        cookies = {**dict(browser.cookies.items()), USER_COOKIE_NAME: cookie}
        first = browser.get("/people", headers=OPENED | {"Cookie": "; ".join(f"{a}={b}" for a, b in cookies.items())})
    with Visitor(int(server.rpartition(":")[2]), "people", cookies, host="localhost") as visitor:
        return first.text + visitor.visit().html


def test_the_cookie_that_is_forged_here_would_open_the_page_if_it_were_the_servers_own(server: str) -> None:
    assert SOMEBODY in seen_with(server, signed(claims(server)))


FORGED: dict[str, Callable[[str], str]] = {
    "another signature": lambda server: altered(signed(claims(server)), -3),
    "other words under the signature": lambda server: altered(signed(claims(server)), 30),
    "another secret": lambda server: signed(claims(server), "another-secret-0123456789-abcdefghij"),
    "no secret": lambda server: signed(claims(server), ""),
    "a cookie of another name": lambda server: signed(claims(server), name=TOKENS_COOKIE_NAME),
    "no algorithm": lambda server: without_signature(claims(server), "none"),
    "an algorithm that signs nothing": lambda server: without_signature(claims(server), "HS256"),
    "no signature at all": lambda server: base64.b64encode(json.dumps(claims(server)).encode()).decode(),
    "of another origin": lambda server: signed(claims(server, origin="https://elsewhere.example")),
    "of another port": lambda server: signed(claims(server, origin="http://localhost:1")),
    "without an origin": lambda server: signed(claims(server, origin=None)),
    "not said to be signed in": lambda server: signed(claims(server, is_logged_in=None)),
    "said not to be signed in": lambda server: signed(claims(server, is_logged_in=False)),
    "run out": lambda server: signed(claims(server, iat=int(time.time()) - 3600, exp=int(time.time()) - 1)),
    "without an end": lambda server: signed(claims(server, exp=None)),
    "longer than any may last": lambda server: signed(
        claims(server, iat=int(time.time()) - 30 * DAY, exp=int(time.time()) + 300 * DAY)
    ),
    "of an address not verified": lambda server: signed(claims(server, email_verified=False)),
    "of an address not said to be verified": lambda server: signed(claims(server, email_verified=None)),
    "of nobody": lambda server: signed(claims(server, sub=None)),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_forged_cookie_signs_nobody_in(server: str, forge: Callable[[str], str]) -> None:
    seen = seen_with(server, forge(server))
    assert SOMEBODY not in seen
    assert "Who may do what" not in seen
    assert "sign in" in seen.lower() or "sign-in" in seen.lower()


SITES = {"another site": "cross-site", "another port": "same-site", "an address that was typed": "none", "nothing": ""}


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_no_other_page_signs_somebody_out(server: str, site: str) -> None:
    said = {"Cookie": f"{USER_COOKIE_NAME}={signed(claims(server))}", **({"Sec-Fetch-Site": site} if site else {})}
    answer = httpx.get(f"{server}/auth/logout", headers=said, trust_env=False, timeout=60)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    ours = httpx.get(f"{server}/auth/logout", headers=said | {"Sec-Fetch-Site": "same-origin"}, trust_env=False)
    assert USER_COOKIE_NAME in ours.headers["set-cookie"]
