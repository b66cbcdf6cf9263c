"""Local visits: every part must be this computer, and nothing may stand between."""

from dataclasses import replace

import pytest

from compact_dash.ui.entry.local_visit import Visit, is_local, is_loopback

HEADERS = {"Host": "localhost:8501", "Origin": "http://localhost:8501", "User-Agent": "Mozilla"}
HERE = Visit("localhost", "127.0.0.1", tuple(HEADERS.items()))


def with_header(name: str, *values: str) -> Visit:
    others = [(key, value) for key, value in HEADERS.items() if key != name]
    return replace(HERE, headers=(*others, *((name, value) for value in values)))


def test_a_browser_on_the_server_itself_is_local() -> None:
    assert is_local(HERE)


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8501", "127.0.0.1:8501", "127.8.9.1", "[::1]:8501", "LOCALHOST:1"]
)
def test_every_name_of_this_computer_is_local(host: str) -> None:
    assert is_local(replace(HERE, headers=(("Host", host), ("Origin", f"http://{host}"))))


@pytest.mark.parametrize(
    "host",
    [
        "dash.example.gov.uk",
        "192.168.1.4:8501",
        "10.0.0.1",
        "0.0.0.0:8501",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "localhost@example.org",
        "example.org#localhost",
        "[::ffff:10.0.0.1]",
        "",
        "[",
    ],
)
@pytest.mark.parametrize("name", ["Host", "Origin"])
def test_any_other_host_or_origin_is_not(name: str, host: str) -> None:
    assert not is_local(with_header(name, host if name == "Host" else f"http://{host}"))


@pytest.mark.parametrize("name", ["Host", "Origin"])
def test_a_missing_or_repeated_header_is_not(name: str) -> None:
    assert not is_local(with_header(name))
    assert not is_local(with_header(name, HEADERS[name], HEADERS[name]))
    assert not is_local(with_header("Origin", "null"))


@pytest.mark.parametrize(
    "name", ["Forwarded", "X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Host", "X-Real-Ip", "Via"]
)
def test_nothing_behind_a_proxy_is(name: str) -> None:
    assert not is_local(with_header(name, "127.0.0.1"))


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "10.1.1.1", "dash.example.gov.uk"])
def test_a_server_or_a_peer_elsewhere_is_not(address: str | None) -> None:
    assert not is_local(replace(HERE, bound=address))
    assert not is_local(replace(HERE, peer=address))


def test_only_the_computers_own_addresses_loop_back() -> None:
    assert is_loopback("::1")
    assert not is_loopback("::ffff:8.8.8.8")
