"""The desk's key: over a real plan, the desk opens to whoever has the address printed where the server started.

A visit that looks as if it came from this computer may still have been made to look so, by a proxy or by another user's
program. The key is made anew at each start, reaches the browser once in an address, and is then a cookie.
"""

import secrets

import streamlit
from streamlit import config
from streamlit.web.server.server_util import get_url

from compact_dash.domain.errors import CompactError
from compact_dash.ui import clock
from compact_dash.ui.entry import sign_in
from compact_dash.ui.entry.local_visit import is_loopback, port_in

PARAMETER = "desk"
KEY = secrets.token_urlsafe(24)


def is_right(given: str) -> bool:
    """Whether a word is the key of this start; the time it takes tells nothing of how much of it was right."""
    return secrets.compare_digest(given.encode(), KEY.encode())


def cookie_name(host: str) -> str:
    """The cookie that holds the key, by the server's port: a browser sends one port's cookies to every other."""
    return f"compact_desk_key_{port_in(f'http://{host}') or ''}"


def is_needed() -> bool:
    """Whether the plan is a real one; the demonstration holds no secret, and opens without.

    Raises:
        StoreRefused: the database holds no plan, or cannot be opened.
    """
    return not clock.programme().illustrative


def is_held() -> bool:
    """Whether the browser of this run was let in with the key."""
    name = cookie_name(streamlit.context.headers.get("Host", ""))
    return is_right(streamlit.context.cookies.get(name, ""))


def address() -> str:
    """The address that opens the desk."""
    server = get_url(config.get_option("server.address")).rstrip("/")
    return f"{server}/progress?{PARAMETER}={KEY}"


def show_address() -> None:
    """Print the address where the server was started, if there is a desk and it needs the key."""
    if sign_in.is_on() or not is_loopback(config.get_option("server.address")):
        return
    try:
        needed = is_needed()
    except CompactError:
        # What cannot be opened yet may be a real plan once it can.
        needed = True
    if needed:
        # Not to the log, which may be kept and read by others. At once: output to a file waits otherwise.
        print(f"  To act at this computer, open this address in its browser:\n\n  {address()}\n", flush=True)
