"""A visitor: somebody who says whom they act as, opens a page, presses on it, and has it look again by itself."""

import time
from collections.abc import Callable, Mapping

from tools.bench.failure import BenchFailed
from tools.bench.play import messages
from tools.bench.play.client import Answer, Client
from tools.bench.play.timers import Timers
from tools.bench.play.widget import Value

# A page that costs little, on which the visitor says whom to act as before opening another.
DOOR = "settings"
ACTING_AS = "acting_as"

Heard = Callable[[Answer, float], None]


def nothing(answer: Answer, at: float) -> None:
    """Take no notice of an answer."""


class Visitor:
    """Somebody at a browser, for as long as the client is entered; `heard` is told each answer, and when it was there.

    Raises, on everything it does:
        BenchFailed: the page answered with an error, or not in time.
    """

    def __init__(self, client: Client, heard: Heard = nothing) -> None:
        self.client, self.heard = client, heard
        self.query = ""
        self.timers = Timers()

    def come_in(self, post: str, page: str, query: str = "") -> Answer:
        """Act as somebody and open a page, as a browser does at its address."""
        self.client.page = DOOR
        self.told(self.client.visit())
        self.press({self.widget(ACTING_AS): post})
        return self.open(page, query)

    def open(self, page: str, query: str = "") -> Answer:
        """Open another page."""
        self.client.page, self.query = page, query
        return self.told(self.client.visit(query))

    def press(self, values: Mapping[str, Value]) -> Answer:
        """Set widgets, all at once as a form does; a button is set to True."""
        client = self.client
        missing = [key for key in values if key not in client.widgets]
        if missing:
            raise BenchFailed(f"The page has no “{missing[0]}”; it has {', '.join(client.widgets) or 'nothing'}.")
        held = [(client.widgets[key], value) for key, value in values.items()]
        # What stands in a fragment has that run alone; a form's fields all stand in the same.
        fragment = held[-1][0].fragment
        request = messages.rerun(client.page, client.page_hash, held, client.kept, query=self.query, fragment=fragment)
        return self.told(client.ask(request))

    def widget(self, end: str) -> str:
        """The key of the widget that ends so."""
        found = [key for key in self.client.widgets if key.endswith(end)]
        if len(found) != 1:
            raise BenchFailed(f"The page has {len(found)} of “{end}”; it has {', '.join(self.client.widgets)}.")
        return found[0]

    def watch(self, until: float) -> None:
        """Sit before the page until a moment of the monotonic clock; the page looks again whenever its timers say."""
        while (due := self.timers.next()) and due[1] < until:
            fragment, at = due
            time.sleep(max(at - time.monotonic(), 0))
            self.timers.ticked(fragment, time.monotonic())
            self.look(fragment)
        time.sleep(max(until - time.monotonic(), 0))

    def look(self, fragment: str) -> Answer:
        """Have one fragment run, as its timer does."""
        client = self.client
        request = messages.rerun(
            client.page, client.page_hash, [], client.kept, query=self.query, fragment=fragment, by_itself=True
        )
        return self.told(client.ask(request))

    def told(self, answer: Answer) -> Answer:
        # Once for all messages of an answer, which reach a page together.
        now = time.monotonic()
        for message in answer.messages:
            self.timers.note(message, now)
        self.heard(answer, now)
        return answer
