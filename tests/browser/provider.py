"""A sign-in provider of one's own: a real OpenID Connect process on this computer, and the secrets that name it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Reader, await_answer, free_port, served

# How long a sign-in lasts, in seconds.
LASTS = 3600
# Somebody whose provider tells of every group they are in: more than any cookie holds.
WELL_CONNECTED = "gil@example.org"
GROUPS = [f"{number:08x}-0000-4000-8000-{number:012x}" for number in range(400)]


@contextmanager
def provider(log: Path) -> Iterator[str]:
    """The address of a provider."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--token-max-age", str(LASTS)]
    command += ["--user-claims", json.dumps({"sub": WELL_CONNECTED, "email": WELL_CONNECTED, "groups": GROUPS})]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            await_answer(f"http://localhost:{port}/.well-known/openid-configuration", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def secrets_for(provider: str, port: int, path: Path) -> Path:
    """Secrets that turn sign-in on for a server at a port."""
    path.write_text(
        f"""
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "only-for-tests-0123456789-abcdefghij"
client_id = "compact-dash"
client_secret = "only-for-tests"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    return path


@contextmanager
def served_to_members(database: str | Path, folder: Path, ahead: Path) -> Iterator[str]:
    """The address of a server where people sign in, with its clock so many seconds ahead as a file says."""
    port, program = free_port(), ("tests.browser.ahead", str(ahead))
    with provider(folder / "provider.log") as asked:
        options = ("--secrets.files", str(secrets_for(asked, port, folder / "secrets.toml")))
        with served(database, folder / "server.log", *options, port=port, program=program) as address:
            yield address


def sign_in(reader: Reader, email: str, address: str = "progress") -> Page:
    """Come to an address, sign in there as somebody, and be back."""
    page = reader.open(address)
    page.get_by_role("button", name="Sign in").click()
    page.locator("input[name=sub]").fill(email)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{reader.server}/**")
    page.locator(".acting").first.wait_for(state="attached")
    return reader.settle()


def sign_out(reader: Reader) -> Page:
    """Sign out here, and at the provider, which leads back."""
    reader.page.get_by_role("button", name="Sign out").click()
    reader.page.get_by_role("button", name="End session").click()
    reader.page.wait_for_url(f"{reader.server}/**")
    return reader.settle()
