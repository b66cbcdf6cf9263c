"""A proxy of one's own: a real nginx on this computer, before a server, with as little set as people set."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tests.browser.conftest import await_answer, free_port, missing
from tools.bench.play.client import Client
from tools.bench.play.prompt_socket import connected

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {sites}
}}
"""
SITE = """
server {{
  listen 127.0.0.1:{port};
  location / {{
    proxy_pass {server};
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    {more}
  }}
}}
"""


@contextmanager
def nginx(sites: str, folder: Path, answers_at: str) -> Iterator[None]:
    """An nginx with these sites, for as long as it is entered; it is there once it answers at an address."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        missing("No nginx: apt install nginx-light")
    settings = folder / "nginx.conf"
    settings.write_text(CONFIGURATION.format(folder=folder, sites=sites), encoding="utf-8")
    with (folder / "nginx.log").open("wb") as out:
        command = [str(program), "-p", str(folder), "-c", str(settings), "-e", "stderr"]
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            await_answer(answers_at, process)
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


@contextmanager
def proxied(server: str, folder: Path, *more: str) -> Iterator[int]:
    """The port of an nginx that passes everything on to a server, with more directives than those for websockets."""
    port = free_port()
    site = SITE.format(port=port, server=server, more="\n".join(more))
    with nginx(site, folder, f"http://127.0.0.1:{port}/healthz"):
        yield port


class Forger(Client):
    """A program that says of itself what it likes: which host it asks, and which page it is on."""

    def __init__(self, port: int, host: str, **headers: str) -> None:
        super().__init__(port, "progress", headers)
        self.host = host

    def __enter__(self) -> "Forger":
        connection = connect(
            f"ws://{self.host}/_stcore/stream",
            sock=connected(self.port),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=self.headers,
            max_size=None,
            proxy=None,
        )
        self.socket = self.open.enter_context(connection)
        return self
