"""Local visits: whether a browser on the server's own computer speaks to it directly."""

import functools
import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

LOCAL_NAME = "localhost"
DEFAULT_PORTS = {"http": 80, "https": 443}
# What a proxy adds. Behind one, every visitor would look as if they sat at the server itself.
PROXY_MARKS = (
    "forwarded", "x-forwarded-", "x-real-ip", "via", "x-original-", "x-client-ip", "x-cluster-client-ip",
    "true-client-ip", "cf-", "x-request-id", "x-scheme", "x-envoy-", "x-amzn-",
)  # fmt: skip
# In a header of our own, the port at which the server took the visit (middleware/desk_door.py).
PORT = "x-compact-port"
# The cookie of the word by which the server knows a browser again (middleware/browser_word.py).
BROWSER = "compact_browser"


@dataclass(frozen=True)
class Visit:
    """How a browser came: the address the server listens at, that of the browser's end, and its headers."""

    bound: str | None
    peer: str | None
    headers: tuple[tuple[str, str], ...]

    def all_of(self, name: str) -> list[str]:
        """Every value of a header, however its name is capitalised."""
        return [value for key, value in self.headers if key.lower() == name]


# Kept, because every run asks several times. Bounded, because a visitor can make up any headers.
@functools.lru_cache(maxsize=1024)
def is_local(visit: Visit) -> bool:
    """Whether all of it is this computer, and nothing stands between; what is missing or given twice is not."""
    hosts, origins, ports = visit.all_of("host"), visit.all_of("origin"), visit.all_of(PORT)
    # Each of these alone can be had from elsewhere, so all must hold (docs/decisions.md, 24 and 57). A program that
    # sends no Origin is no browser; it reads only.
    return (
        is_loopback(visit.bound)
        and is_loopback(visit.peer)
        and len(hosts) == len(origins) == len(ports) == 1
        and is_loopback(host_in(f"//{hosts[0]}"))
        and is_same_server(origins[0], hosts[0], ports[0])
        and not is_passed_on(visit)
    )


def is_same_server(origin: str, host: str, port: str) -> bool:
    """Whether the page that asks is of the very server it asks: another port is another program's."""
    scheme, _, place = origin.lower().partition("://")
    return scheme in DEFAULT_PORTS and place == host.lower() and str(port_in(origin)) == port


def is_passed_on(visit: Visit) -> bool:
    """Whether a proxy has left its mark. Most add a header; nginx, told to pass websockets on, writes a word small."""
    added = any(name.lower().startswith(PROXY_MARKS) for name, _ in visit.headers)
    # Every browser writes "Upgrade"; each of nginx's own examples has it small.
    return added or "upgrade" in visit.all_of("connection")


def is_loopback(host: str | None) -> bool:
    """Whether a name or address is that of the computer itself."""
    if not host:
        return False
    if host.lower() == LOCAL_NAME:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_in(address: str) -> str | None:
    """The host of an address, without its port; None where it has none."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def port_in(address: str) -> int | None:
    """The port of an address, whether it is written there or not; None where it is no address."""
    try:
        parts = urlsplit(address)
        return parts.port or DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None
