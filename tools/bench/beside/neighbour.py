"""A neighbour: one of the small apps in a process of its own, by a Python that has its framework."""

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from tools.bench.server import Server

HERE = Path(__file__).parent
REQUIREMENTS = "tools/bench/requirements.txt"
BARE = "bare"
# Each app's module, and the packages it needs.
NEEDS = {"in_dash": ("dash", "flask_compress", "waitress"), "in_shiny": ("shiny",), BARE: ("starlette", "jinja2")}


class Neighbour(Server):
    """An app of `beside/apps` on a free port of this computer, for as long as it is entered."""

    def __init__(self, name: str, app: str, rows: Path, python: str = sys.executable) -> None:
        super().__init__(name, HERE)
        self.app, self.rows, self.python = app, rows, python
        # The apps' own folder first, so that nothing of the product is imported with them.
        self.environment = os.environ | {"PYTHONPATH": str(HERE)}

    def command(self) -> list[str]:
        return [self.python, "-m", f"apps.{self.app}", str(self.rows), str(self.port)]

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(self.address, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


def missing(app: str, python: str) -> str:
    """A sentence where a Python has not what an app needs; else empty."""
    tried = "; ".join(f"import {package}" for package in NEEDS[app])
    try:
        found = subprocess.run([python, "-c", tried], capture_output=True, timeout=120, cwd=HERE)
    except OSError as error:
        return f"There is no Python at {python} ({error.strerror})."
    if found.returncode == 0:
        return ""
    packages = ", ".join(package.replace("_", "-") for package in NEEDS[app])
    return f"{python} has not all of {packages}: pip install -r {REQUIREMENTS}, or name a Python that has."
