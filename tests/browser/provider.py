"""Sign-in providers of one's own: real OpenID Connect processes on this computer, and the secrets that name them."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Reader, await_answer, free_port, served

# How long a sign-in lasts, in seconds.
LASTS = 3600
DEFAULT = "default"


def put_clock(file: Path, seconds: int) -> None:
    """Put the clocks that read a file so many seconds ahead."""
    # In one step: a clock that is read between emptying the file and filling it would end the process it is of.
    beside = file.with_suffix(".new")
    beside.write_text(str(seconds), encoding="utf-8")
    beside.replace(file)


@contextmanager
def provider(log: Path, ahead: Path, lasts: int = LASTS, *more: str) -> Iterator[str]:
    """The address of a provider, with its clock so many seconds ahead as a file says."""
    port = free_port()
    command = [sys.executable, "-m", "tests.browser.provider_process", str(port), str(lasts), str(ahead), *more]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            await_answer(f"http://localhost:{port}/.well-known/openid-configuration", process)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def secrets_for(providers: Mapping[str, str], port: int, path: Path) -> Path:
    """Secrets that turn sign-in on for a server at a port, with providers by the names of their parts."""
    parts = [
        "[auth]",
        f'redirect_uri = "http://localhost:{port}/oauth2callback"',
        'cookie_secret = "only-for-tests-0123456789-abcdefghij"',
    ]
    for name, address in providers.items():
        parts += [] if name == DEFAULT else [f"[auth.{name}]", f'label = "the {name} office"']
        parts += ['client_id = "compact-dash"', 'client_secret = "only-for-tests"']
        parts.append(f'server_metadata_url = "{address}/.well-known/openid-configuration"')
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


@contextmanager
def served_to_members(
    database: str | Path, folder: Path, ahead: Path, offices: Mapping[str, tuple[int, str]] | None = None
) -> Iterator[str]:
    """The address of a server where people sign in, with its clock so many seconds ahead as a file says.

    `offices` are the providers by name: how long their tokens last, and whether they give refresh tokens.
    """
    port, program = free_port(), ("tests.browser.ahead", str(ahead))
    with ExitStack() as stack:
        asked = {
            name: stack.enter_context(provider(folder / f"{name}.log", ahead, lasts, *more.split()))
            for name, (lasts, more) in (offices or {DEFAULT: (LASTS, "")}).items()
        }
        options = ("--secrets.files", str(secrets_for(asked, port, folder / "secrets.toml")))
        yield stack.enter_context(served(database, folder / "server.log", *options, port=port, program=program))


def sign_in(reader: Reader, email: str, address: str = "progress", button: str = "Sign in") -> Page:
    """Come to an address, sign in there as somebody, and be back."""
    reader.open(address)
    return sign_in_here(reader, email, button)


def sign_in_here(reader: Reader, email: str, button: str = "Sign in") -> Page:
    """Sign in on the page at hand, and be back."""
    page = reader.page
    page.get_by_role("button", name=button, exact=True).click()
    authorize(page, email)
    page.wait_for_url(f"{reader.server}/**")
    page.locator(".acting").first.wait_for(state="attached")
    return reader.settle()


def authorize(page: Page, email: str) -> None:
    """Say at the provider who one is."""
    page.locator("input[name=sub]").fill(email)
    page.get_by_role("button", name="Authorize").click()


def sign_out(reader: Reader) -> Page:
    """Sign out here, and at the provider, which leads back."""
    reader.page.get_by_role("button", name="Sign out").click()
    reader.page.get_by_role("button", name="End session").click()
    reader.page.wait_for_url(f"{reader.server}/**")
    return reader.settle()
