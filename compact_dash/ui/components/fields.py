"""Fields of a part of a page: filled anew once something was kept, and held against what they were filled from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit

from compact_dash.domain.errors import Overtaken
from compact_dash.ui.components import turn
from compact_dash.ui.components.attempt import attempt
from compact_dash.ui.components.notice import Done, as_told
from compact_dash.ui.components.presses import Presses

SEEN, PRESSES = "seen:", "presses:"
Shown = TypeVar("Shown")


@dataclass(frozen=True)
class Fields:
    """The fields of one part, and where the page says what its buttons did: as `notice` takes it."""

    part: str
    said_at: str = ""

    def key(self, name: str) -> str:
        """The key of a field, in this turn."""
        return turn.key(self.part, name)

    def value(self, name: str) -> Any:
        """What a field holds when a button is pressed."""
        return streamlit.session_state.get(self.key(name))

    def given(self, name: str) -> str:
        """What stands in a field of text."""
        return str(self.value(name) or "")

    def seen(self, form: str, subject: str, present: Shown) -> Shown:
        """What the fields of a form were filled from, which whoever presses takes for the present state.

        It stays what it was while somebody else writes, so that nothing of theirs is written over unseen. What has no
        fields needs none: its button answers to what the page showed with it.
        """
        which = f"{subject}:{turn.turn(self.part)}"
        kept = streamlit.session_state.get(SEEN + form)
        if kept is None or kept[0] != which:
            kept = streamlit.session_state[SEEN + form] = (which, present)
        found: Shown = kept[1]
        return found

    def keeping(self, command: Callable[[], object], done: str = "", form: str = "") -> Callable[[], None]:
        """What a button does: keep it, say so, and fill the fields anew. Who was overtaken may press again.

        A refusal is kept for `refusal_of` the form, or of the part where it is said in one place only.
        """
        at, presses = turn.turn(self.part), self.presses()

        def keep() -> Done:
            try:
                told = presses.once(at, lambda: as_told(command(), done))
            except Overtaken:
                streamlit.session_state.pop(SEEN + (form or self.part), None)
                raise
            if at == turn.turn(self.part):
                turn.next_turn(self.part)
            return told

        return attempt(form or self.part, keep, done, self.said_at)

    def presses(self) -> Presses:
        """What came of the presses in this part, in this session."""
        found: Presses = streamlit.session_state.setdefault(PRESSES + self.part, Presses())
        return found


# Every part that has some, so that no two are called the same.
ACTION_LOG = Fields("action_log", said_at="action_log")
AGENDA = Fields("agenda")
CAPTURE = Fields("capture", said_at="capture")
CLEARANCE = Fields("clearance")
MEMBERS = Fields("members")
MINUTES = Fields("minutes", said_at="minutes")
PLAN = Fields("plan")
RATING_REPLY = Fields("rating_reply")
REGISTER = Fields("register", said_at="register")
SUPPLEMENTS = Fields("supplements")
WORKBOOK = Fields("workbook")
