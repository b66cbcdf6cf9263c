"""A stranger's messages to a real server: what Streamlit would do for a developer is done for nobody."""

import json
import urllib.error
import urllib.request

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.load.conftest import ROOT
from tools.bench.grounds.ground import Ground
from tools.bench.play.client import Client
from tools.bench.server import Server

HEADING = "<h1>Returns for "
STRANGE = {
    "cleared caches": BackMsg(clear_cache=True).SerializeToString(),
    "no message": b"\xff\xff\xff",
}


def health(server: Server) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"{server.address}/healthz", timeout=30) as answer:
            return answer.status, json.load(answer)["status"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)["reason"]


@pytest.mark.parametrize("sent", STRANGE.values(), ids=STRANGE)
def test_a_stranger_takes_the_board_from_nobody(ground: Ground, sent: bytes) -> None:
    with Server("the product", ROOT, ground.database) as server, Client(server.port, "returns") as at_work:
        assert HEADING in at_work.visit().html
        # Neither a cookie nor an origin; the stranger's own page is answered after what was dropped.
        with Client(server.port, "returns", headers={}) as stranger:
            stranger.socket.send(sent)
            stranger.visit()
        assert health(server) == (200, "ok")
        with Client(server.port, "returns") as newcomer:
            assert HEADING in newcomer.visit().html
        at_work.rerun()
        assert "Dropped over a websocket: " in server.last_words()
        assert health(server) == (200, "ok")
