"""Behind nginx as deploy/ has it: the very files, with a certificate of the test's and other ports."""

import re
import shutil
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import ARGUMENTS, ROOT, Reader, chromium, free_port, served
from tests.browser.provider import DEFAULT, provider, secrets_for, sign_in
from tests.browser.proxy import nginx

pytestmark = pytest.mark.thorough

NAME = "compact.example.gov.uk"
DEPLOY = ROOT / "deploy"
# How long a busy machine may take until nginx ends a slow request, in seconds; it waits for ten.
PATIENCE = 60


@dataclass(frozen=True)
class Behind:
    """The ports at which nginx answers by https and by http."""

    https: int
    http: int

    @property
    def address(self) -> str:
        return f"https://{NAME}:{self.https}"


def write_certificate(folder: Path) -> None:
    """A certificate that nobody but this test trusts, under the names of those in the file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def sites(folder: Path, at: Behind, whole: int, below: int) -> str:
    """The two files as they are, but for ports and the place of the certificate: one site, with a path beside it."""
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    path = (DEPLOY / "nginx-subpath.conf").read_text(encoding="utf-8").replace("127.0.0.1:8501", f"127.0.0.1:{below}")
    text = text.replace("127.0.0.1:8501", f"127.0.0.1:{whole}").replace("/etc/ssl/compact-dash", str(folder))
    text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{at.https} ssl").replace(
        "listen 80", f"listen 127.0.0.1:{at.http}"
    )
    assert text.count("    location / {") == 1
    return text.replace("    location / {", f"{path}\n    location / {{")


@pytest.fixture(scope="module")
def behind(demo_address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """Two servers behind one nginx: the site's own, where people sign in, and one below /compact, where nobody does."""
    folder = tmp_path_factory.mktemp("nginx")
    write_certificate(folder)
    at, (whole, below) = Behind(free_port(), free_port()), (free_port(), free_port())
    copies = [Path(shutil.copy(demo_address, folder / f"{name}.duckdb")) for name in ("whole", "below")]
    ahead = folder / "ahead"
    ahead.write_text("0", encoding="utf-8")
    with provider(folder / "provider.log", ahead) as asked:
        secrets = secrets_for({DEFAULT: asked}, whole, folder / "secrets.toml")
        text = secrets.read_text(encoding="utf-8").replace(f"http://localhost:{whole}", at.address)
        secrets.write_text(text, encoding="utf-8")
        options = ("--secrets.files", str(secrets), "--server.address", "127.0.0.1")
        base = ("--server.baseUrlPath", "compact", "--server.address", "127.0.0.1")
        with (
            served(copies[0], folder / "whole.log", *options, port=whole),
            served(copies[1], folder / "below.log", *base, port=below),
            nginx(sites(folder, at, whole, below), folder, f"http://127.0.0.1:{whole}/healthz"),
        ):
            yield at


@pytest.fixture(scope="module")
def browser(behind: Behind) -> Iterator[Browser]:
    """A Chromium for which the site's name is this computer."""
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
        made = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield made
        made.close()


@pytest.fixture
def visitor_of(browser: Browser, behind: Behind) -> Iterator[Reader]:
    reader = Reader(browser, behind.address, ignore_https_errors=True)
    yield reader
    reader.close()


def spoken(behind: Behind, said: bytes, name: str | None = NAME) -> bytes:
    """What comes back over TLS for these bytes, until nginx ends the connection."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection(("127.0.0.1", behind.https), PATIENCE) as plain,
        context.wrap_socket(plain, server_hostname=name) as wrapped,
    ):
        wrapped.sendall(said)
        return b"".join(iter(lambda: wrapped.recv(65536), b""))


def test_people_sign_in_and_use_a_page_over_https(visitor_of: Reader) -> None:
    page = sign_in(visitor_of, "fay@example.org", "review?off_track=true")
    assert page.url == f"{visitor_of.server}/review?off_track=true"
    assert "Signed in as fay@example.org" in page.locator('[data-testid="stSidebar"] .acting').inner_text()
    page.get_by_label("Off track").press("Space")
    page.wait_for_url(lambda url: "off_track" not in url)
    assert all(cookie["secure"] for cookie in visitor_of.context.cookies() if cookie["domain"] == NAME)
    # The provider's own page asks for things of its own.
    assert [said for said in visitor_of.complaints if NAME in said] == []


def test_below_a_path_pages_work_and_nobody_is_at_the_desk(browser: Browser, behind: Behind) -> None:
    reader = Reader(browser, f"{behind.address}/compact", ignore_https_errors=True)
    page = reader.open("progress?rating=Red")
    assert page.url.startswith(f"{reader.server}/progress")
    assert page.get_by_role("table").first.is_visible()
    assert page.get_by_text("Read only: sign-in is not set up").is_visible()
    assert page.get_by_role("combobox", name="Acting as").count() == 0
    page.get_by_role("link", name="Settings", exact=True).click()
    page.wait_for_url(f"{reader.server}/settings*")
    reader.settle()
    reader.close()


def test_a_bare_path_and_http_lead_on(behind: Behind) -> None:
    answer = spoken(behind, f"GET /compact HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 308")
    with socket.create_connection(("127.0.0.1", behind.http), PATIENCE) as plain:
        plain.sendall(f"GET /agenda?x=1 HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n\r\n".encode())
        answer = plain.recv(65536)
    assert answer.startswith(b"HTTP/1.1 308")
    assert f"Location: https://{NAME}/agenda?x=1".encode() in answer


def test_only_the_sites_own_name_is_let_in(behind: Behind) -> None:
    asked = b"GET /progress HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    for name in ("localhost", "evil.example", None):
        with pytest.raises(ssl.SSLError):
            spoken(behind, asked, name)
    # With the right name outside and another inside.
    assert b"200" not in spoken(behind, asked).split(b"\r\n")[0]
    with socket.create_connection(("127.0.0.1", behind.http), PATIENCE) as plain:
        plain.sendall(asked)
        assert plain.recv(65536) == b""


def test_more_than_a_workbook_is_refused_at_the_door(behind: Behind) -> None:
    head = f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n"
    answer = spoken(behind, f"{head}Content-Length: 7000000\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize(
    "half",
    [
        f"GET /progress HTTP/1.1\r\nHost: {NAME}\r\nX-Slow: ",
        pytest.param(
            f"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: {NAME}\r\nContent-Length: 1000\r\n\r\nslow",
            marks=pytest.mark.deep,
        ),
    ],
    ids=["header", "body"],
)
def test_a_half_open_request_ends_within_seconds(behind: Behind, half: str) -> None:
    begun = time.monotonic()
    answer = spoken(behind, half.encode())
    assert b"200" not in answer.split(b"\r\n")[0]
    assert time.monotonic() - begun < PATIENCE


def test_both_files_pass_the_same_on() -> None:
    passed = [
        sorted(re.findall(r"^ *(proxy_(?:set_header|http_version|\w+_timeout) .*;)$", text, re.MULTILINE))
        for name in ("nginx.conf", "nginx-subpath.conf")
        for text in [(DEPLOY / name).read_text(encoding="utf-8")]
    ]
    assert passed[0] == passed[1]
    assert len(passed[0]) == 11
