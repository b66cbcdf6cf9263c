"""A server: a Streamlit app in its own process, and what that process costs."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import IO

import psutil

from tools.bench.failure import BenchFailed

# In seconds: the first start on a busy machine also compiles modules.
START_PATIENCE = 120
# The end of the log, where the reason stands; the whole of it would bury the sentence.
LAST_WORDS = 800


class Server:
    """`streamlit run app.py` in a folder, on a free port of this computer, for as long as it is entered."""

    def __init__(self, name: str, folder: Path, database: Path | None = None) -> None:
        self.name, self.folder = name, folder
        self.environment = os.environ | ({"COMPACT_DB": str(database)} if database else {})
        self.port = free_port()

    def __enter__(self) -> "Server":
        # A file and no pipe: nobody reads along, and a full pipe would stop the server.
        self.log: IO[bytes] = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            self.command(),
            cwd=self.folder,
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        try:
            self.wait_until_healthy()
        # Also for an interrupt: `__exit__` is not called for a block that was never entered.
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def command(self) -> list[str]:
        return [sys.executable, "-m", "streamlit", "run", "app.py", *self.options()]

    def options(self) -> list[str]:
        """The options that must differ from the folder's own settings, the same for every server measured."""
        return ["--server.port", str(self.port), "--server.address", "127.0.0.1", "--server.headless", "true"]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait_until_healthy(self) -> None:
        give_up_at = time.monotonic() + START_PATIENCE
        while not self.is_healthy():
            if self.process.poll() is not None or time.monotonic() > give_up_at:
                raise BenchFailed(f"The server of {self.name} did not start. It last said:\n{self.last_words()}")
            time.sleep(0.1)

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def last_words(self) -> str:
        self.log.seek(0)
        return self.log.read().decode(errors="replace")[-LAST_WORDS:].strip()

    def stop(self) -> None:
        self.process.terminate()
        try:
            # Time enough to close the database in order, before it is ended by force.
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()

    def kill(self) -> None:
        """End the server without a word of warning, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def check_running(self) -> None:
        """Refuse to go on with a server that ended by itself, or was ended by someone else."""
        status = self.process.poll()
        if status is not None:
            ended = f"The server of {self.name} ended while it was measured (exit status {status})."
            raise BenchFailed(f"{ended} It last said:\n{self.last_words()}")

    def cpu_seconds(self) -> float:
        """The processor time the server has taken so far, in user and system mode."""
        if sys.platform == "linux":
            # The kernel's clock of the process: exact, where counted ticks of 10 ms are longer than a whole run.
            return time.clock_gettime((~self.process.pid << 3) | 2)
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)

    def memory(self) -> int:
        """The bytes of memory the server holds."""
        self.check_running()
        return int(psutil.Process(self.process.pid).memory_info().rss)

    def has_loaded(self, package: str) -> bool | None:
        """Whether the server has imported a package that brings compiled code; None where that cannot be told."""
        try:
            mapped = psutil.Process(self.process.pid).memory_maps()
        except (AttributeError, psutil.Error):
            return None
        return any(f"{os.sep}{package}{os.sep}" in piece.path for piece in mapped)


def free_port() -> int:
    with socket.socket() as probe:
        # Port 0 lets the system choose one that is free.
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
