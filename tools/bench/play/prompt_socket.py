"""A socket that acknowledges at once.

Streamlit's server lets small writes wait for the acknowledgement of the one before, and Linux delays that by 40 ms:
a pause many times as long as a run, which would make every page look like every other.
"""

import socket


class PromptSocket(socket.socket):
    """Asks the kernel, after every read, not to hold back the next acknowledgement (Linux only)."""

    def recv(self, bufsize: int, flags: int = 0) -> bytes:
        received = super().recv(bufsize, flags)
        self.acknowledge()
        return received

    def acknowledge(self) -> None:
        # Other systems have no such option, and are measured with whatever pause they make.
        if hasattr(socket, "TCP_QUICKACK"):
            # After every read, because the kernel goes back to delaying by itself.
            self.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def connected(port: int) -> PromptSocket:
    """A connection to a port of this computer."""
    prompt = PromptSocket(socket.AF_INET, socket.SOCK_STREAM)
    prompt.connect(("127.0.0.1", port))
    prompt.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    prompt.acknowledge()
    return prompt
