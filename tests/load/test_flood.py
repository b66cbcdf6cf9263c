"""A flood of runs over three connections: whoever visits meanwhile gets their page, and the flood waits."""

import threading
import time
from contextlib import ExitStack, suppress

from websockets import ConnectionClosed

from compact_dash.ui.entry.limits import RUNS_OF_SOCKET
from tests.load.conftest import ROOT
from tools.bench.grounds.ground import Ground
from tools.bench.play import messages
from tools.bench.play.client import Client
from tools.bench.server import Server

FLOODERS, FLOOD = 3, 5000


class Flooder:
    """A connection that asks for one run after the other, and only counts what it is answered."""

    def __init__(self, client: Client) -> None:
        self.client, self.runs = client, 0
        self.threads = [threading.Thread(target=each, daemon=True) for each in (self.ask, self.count)]
        for thread in self.threads:
            thread.start()

    def ask(self) -> None:
        run = messages.rerun("progress", "", [], ())
        with suppress(ConnectionClosed):
            for _ in range(FLOOD):
                self.client.socket.send(run)

    def count(self) -> None:
        with suppress(ConnectionClosed):
            while True:
                self.runs += messages.is_new_page(messages.read(self.client.socket.recv(decode=False)))


def test_three_connections_that_flood_hold_nobody_up(ground: Ground) -> None:
    with Server("the product", ROOT, ground.database) as server, ExitStack() as open_ones:
        begun = time.monotonic()
        floods = [Flooder(open_ones.enter_context(Client(server.port, "progress"))) for _ in range(FLOODERS)]
        for _ in range(3):
            with Client(server.port, "progress") as visitor:
                assert "<table" in visitor.visit().html
        passed = time.monotonic() - begun
        most = RUNS_OF_SOCKET.burst + RUNS_OF_SOCKET.a_second * passed + 1
        assert [flood.runs for flood in floods if flood.runs > most] == []
        server.check_running()
