"""A client: one visitor's websocket, which asks for runs and reads each to its end."""

import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType

import websockets
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from tools.bench.failure import BenchFailed, ServerGone
from tools.bench.play import messages
from tools.bench.play.prompt_socket import connected
from tools.bench.play.widget import Value, Widget

# In seconds. The first view at the large size reads the whole board, on a machine that may be busy.
PATIENCE = 120
# A browser keeps the large answers of its last runs, and the server then sends only their hash.
RUNS_KEPT = 2


@dataclass(frozen=True)
class Answer:
    """A finished run: how long it took from the request to its end, and what came back."""

    seconds: float
    messages: tuple[messages.Message, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each message: its element's kind if it put one on the page, else the message's own."""
        elements = ((message, messages.element_of(message)) for message in self.messages)
        return tuple(element[0] if element else str(message.WhichOneof("type")) for message, element in elements)

    @property
    def html(self) -> str:
        """The page's own HTML, as far as it was sent anew."""
        elements = filter(None, (messages.element_of(message) for message in self.messages))
        return "".join(content.body for kind, content in elements if kind == "html")


class Client:
    """A visitor of one page, for as long as it is entered.

    Raises, on every request:
        BenchFailed: the page answered with an error, or not in time.
    """

    def __init__(self, port: int, page: str = "", headers: Mapping[str, str] | None = None) -> None:
        self.port = port
        # A browser says where its page came from, and the app asks: without it nobody is at the desk.
        self.headers = {"Origin": f"http://127.0.0.1:{port}"} if headers is None else headers
        self.page, self.page_hash = page, ""
        self.widgets: dict[str, Widget] = {}
        self.changed: dict[str, Value] = {}
        self.kept: dict[str, int] = {}
        self.runs = 0
        self.open = ExitStack()

    def __enter__(self) -> "Client":
        connection = connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            sock=connected(self.port),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers=self.headers,
            # A table of many departments may be larger than the library lets a message be.
            max_size=None,
            # The server is on this computer, and a proxy in the environment would be measured with it.
            proxy=None,
        )
        self.socket = self.open.enter_context(connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.open.close()

    def visit(self, query: str = "") -> Answer:
        """Open the page, as a browser does that comes to its address."""
        return self.ask(messages.rerun(self.page, "", [], (), query))

    def change(self, key: str, value: Value) -> Answer:
        """Set the widget of a key or label, and wait for the page that answers."""
        if key not in self.widgets:
            raise BenchFailed(f"The page has no widget “{key}”; it has {', '.join(self.widgets) or 'none'}.")
        self.changed[key] = value
        return self.rerun(self.widgets[key].fragment)

    def rerun(self, fragment: str = "") -> Answer:
        """Run the page again, or the fragment of it that a changed widget stands in, with the widgets as they are."""
        held = [(self.widgets[key], value) for key, value in self.changed.items()]
        return self.ask(messages.rerun(self.page, self.page_hash, held, self.kept, fragment=fragment))

    def ask(self, request: bytes) -> Answer:
        self.runs += 1
        asked_at = time.monotonic()
        try:
            self.socket.send(request)
            answer = self.read_to_end(asked_at)
        except TimeoutError:
            raise BenchFailed(f"The page /{self.page} was not finished after {PATIENCE} seconds.") from None
        except websockets.ConnectionClosed:
            raise ServerGone(f"The server closed the connection while it answered /{self.page}.") from None
        for message in answer.messages:
            self.note(message)
        # Forgotten as a browser forgets: naming more would spare the server work that it really has.
        self.kept = {key: run for key, run in self.kept.items() if run > self.runs - RUNS_KEPT}
        return answer

    def read_to_end(self, asked_at: float) -> Answer:
        received: list[messages.Message] = []
        while not received or not messages.is_end(received[-1]):
            # The patience is for the whole answer, so each message gets what is left of it.
            frame = self.socket.recv(timeout=max(0.0, asked_at + PATIENCE - time.monotonic()), decode=False)
            received.append(messages.read(frame))
        return Answer(time.monotonic() - asked_at, tuple(received))

    def note(self, message: messages.Message) -> None:
        """Remember what a later request needs; refuse a page that shows an error."""
        failure = messages.failure_in(message)
        if failure is not None:
            raise BenchFailed(f"The page /{self.page} answered with an error: {failure}")
        if messages.is_new_page(message):
            # What was on the page before is gone, as it is in a browser.
            self.widgets.clear()
        # The server names the page by a hash, and expects it back with every request.
        if message.WhichOneof("type") == "new_session":
            self.page_hash = message.new_session.page_script_hash
        if message.WhichOneof("type") == "navigation":
            self.page_hash = message.navigation.page_script_hash
        if message.WhichOneof("type") == "ref_hash":
            self.kept[message.ref_hash] = self.runs
        elif message.metadata.cacheable:
            self.kept[message.hash] = self.runs
        for widget in messages.widgets_in(message):
            self.widgets[widget.key] = widget
