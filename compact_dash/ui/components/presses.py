"""Presses: what came of the buttons of a part of a page, so that a double click keeps nothing twice."""

import threading
from collections.abc import Callable

from compact_dash.ui.components.notice import Done


class Presses:
    """What came of the presses in a part, turn by turn.

    The second press is run beside the first, which is stopped wherever it next looks into the session: it may have
    been kept and not yet said. So the second waits for the first, and says what came of that.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.told: dict[int, Done] = {}

    def once(self, at: int, command: Callable[[], Done]) -> Done:
        """What was done in that turn: by the command, unless a press before it has kept something."""
        with self.lock:
            if at not in self.told:
                self.told[at] = command()
            return self.told[at]
