"""A small server: uvicorn in this process, at a port of its own, with what the tests of the doors answer."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn


@contextmanager
def small_server(answer: Any, **settings: Any) -> Iterator[int]:
    """The port of a server, for as long as it is entered."""
    server = uvicorn.Server(uvicorn.Config(answer, http="h11", lifespan="off", log_level="error", **settings))
    listening = socket.create_server(("127.0.0.1", 0))
    running = threading.Thread(target=lambda: asyncio.run(server.serve([listening])))
    running.start()
    try:
        yield int(listening.getsockname()[1])
    finally:
        server.should_exit = True
        running.join()
        listening.close()
