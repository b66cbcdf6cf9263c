"""Local visits: every part must be this computer, and nothing may stand between."""

from dataclasses import replace

import pytest

from compact_dash.ui.entry.local_visit import PORT, Visit, is_local, is_loopback

HEADERS = {"Host": "localhost:8501", "Origin": "http://localhost:8501", "Connection": "Upgrade", PORT: "8501"}
HERE = Visit("localhost", "127.0.0.1", tuple(HEADERS.items()))


def with_header(name: str, *values: str) -> Visit:
    others = [(key, value) for key, value in HEADERS.items() if key != name]
    return replace(HERE, headers=(*others, *((name, value) for value in values)))


def test_a_browser_on_the_server_itself_is_local() -> None:
    assert is_local(HERE)


def came(host: str, origin: str, port: str) -> Visit:
    return replace(HERE, headers=(("Host", host), ("Origin", origin), (PORT, port)))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "[::1]", "LOCALHOST"])
def test_every_name_of_this_computer_is_local(host: str) -> None:
    assert is_local(came(f"{host}:8501", f"http://{host}:8501", "8501"))
    assert is_local(came(host, f"http://{host}", "80"))
    assert is_local(came(host, f"https://{host}", "443"))


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8501", "http://localhost:9999"),
        ("localhost:8501", "http://localhost"),
        ("localhost:8501", "http://127.0.0.1:8501"),
        ("127.0.0.1:8501", "http://localhost:8501"),
        ("localhost:8501", "ftp://localhost:8501"),
        ("localhost:8501", "http://localhost:8501/"),
        ("localhost:8501", "http://me@localhost:8501"),
        ("localhost:8501", "localhost:8501"),
    ],
)
def test_a_page_of_another_port_or_name_is_not(host: str, origin: str) -> None:
    assert not is_local(came(host, origin, "8501"))


@pytest.mark.parametrize("host", ["localhost", "localhost:80", "localhost:9999", "127.0.0.1", "localhost:x"])
def test_host_and_origin_that_agree_on_another_port_than_the_servers_are_not(host: str) -> None:
    """What nginx passes on with `Host $host` is what a visitor made up, without a port."""
    assert not is_local(came(host, f"http://{host}", "8501"))


def test_a_visit_whose_port_the_server_did_not_say_is_not() -> None:
    assert not is_local(with_header(PORT))
    assert not is_local(with_header(PORT, "8501", "8501"))


@pytest.mark.parametrize("word", ["upgrade", "close"])
def test_what_nginx_writes_where_browsers_write_upgrade_gives_it_away(word: str) -> None:
    assert is_local(with_header("Connection", word)) is (word == "close")
    assert is_local(with_header("Connection", "keep-alive, Upgrade"))


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
    "name",
    [
        "Forwarded",
        "X-Forwarded-For",
        "x-forwarded-proto",
        "X-Forwarded-Host",
        "X-Real-Ip",
        "Via",
        "X-Request-ID",
        "CF-Ray",
    ],
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
