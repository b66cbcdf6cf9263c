"""Lines: what the browser makes of the connection between it and a server."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page


@dataclass(frozen=True)
class Line:
    """A line: bytes a second each way, and milliseconds that each answer waits; 0 for a line that is left as it is."""

    name: str
    bytes_a_second: int = 0
    wait: int = 0

    def lay(self, page: "Page") -> "CDPSession":
        """Put a page on this line, with everything it will fetch."""
        session = page.context.new_cdp_session(page)
        if self.bytes_a_second:
            session.send("Network.enable")
            session.send(
                "Network.emulateNetworkConditions",
                {
                    "offline": False,
                    "latency": self.wait,
                    "downloadThroughput": self.bytes_a_second,
                    "uploadThroughput": self.bytes_a_second,
                },
            )
        return session


LOOPBACK = Line("On this computer")
SLOW = Line("At 8 Mbit/s and 40 ms", bytes_a_second=1_000_000, wait=40)
LINES = (LOOPBACK, SLOW)

# How many milliseconds a word takes to a websocket and back, and how many 200,000 letters take.
ECHO = """
() => new Promise((done, fail) => {
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '/echo'), times = [];
  let sent = 0;
  const send = () => { sent = performance.now(); socket.send('x'.repeat(times.length < 5 ? 1 : 200000)); };
  socket.onopen = send;
  socket.onerror = fail;
  socket.onmessage = () => {
    times.push(performance.now() - sent);
    if (times.length < 6) return send();
    socket.close();
    done([times.slice(0, 5).sort((one, other) => one - other)[2], times[5]]);
  };
})
"""


@dataclass(frozen=True)
class Echo:
    """A websocket's answers on the slow line, in milliseconds: to one letter, and to 200,000."""

    word: float
    text: float

    @property
    def sentence(self) -> str:
        waits = self.word >= SLOW.wait / 2
        # Both ways at the line's pace; half of that already shows that the letters were held back.
        trickles = self.text - self.word >= 200_000 / SLOW.bytes_a_second * 1000
        told = {
            (True, True): "slows websockets down as it does other requests",
            (True, False): "lets a websocket wait, and does not hold its letters back",
            (False, True): "holds a websocket's letters back, and does not let it wait",
            (False, False): "does not slow websockets down, which favours Streamlit and Shiny on the slow line",
        }[waits, trickles]
        return (
            f"This browser {told}: one letter to a websocket and back took {self.word:.0f} ms on the slow line, "
            f"200,000 took {self.text:.0f} ms."
        )


def echoed(page: "Page") -> Echo:
    """Try a websocket of the floor, which is open in the page on the slow line."""
    return Echo(*page.evaluate(ECHO))
