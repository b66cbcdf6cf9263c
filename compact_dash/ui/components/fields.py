"""Fields of a part of a page: filled anew once something was kept, and held against what they were filled from.

A turn is a number in a field's key. It moves on whenever the program and not the person gives the field its value.
A browser sends what every field holds with each run that it asks for, also where a timer asks. Sent before the new
value arrived, an old one would replace it, and where a change is acted on it would be taken for a change. Under the
key of another turn it replaces nothing. Streamlit still calls back for it, even for a field that is gone, so code that
acts on a change asks first whether its turn is still on. Turns also empty a form once what it says was kept.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit

from compact_dash.domain.errors import NotKept, Overtaken
from compact_dash.domain.limits import too_long
from compact_dash.ui.components import unsaved
from compact_dash.ui.components.attempt import Done, as_told, attempt

TURN, SEEN, PRESSES = "turn:", "seen:", "presses:"
Shown = TypeVar("Shown")


def turn_of(place: str) -> int:
    """How often the fields at a place were given new values in this session."""
    return int(streamlit.session_state.get(TURN + place, 0))


def next_turn(place: str) -> None:
    """Leave the fields at a place behind: the next run draws new ones."""
    streamlit.session_state[TURN + place] = turn_of(place) + 1


def key_in_turn(place: str, name: str, at: int | None = None) -> str:
    """The key of a field at a place, in this turn or in the one given."""
    return f"{place}:turn{turn_of(place) if at is None else at}:{name}"


class Presses:
    """The outcomes of the presses in a part, turn by turn, so that a double click keeps nothing twice.

    Streamlit runs the second press beside the first and stops the first wherever it next looks into the session: its
    command may be done, and nothing said of it yet. So the second waits, and says what the first has done.
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.told: dict[int, Done] = {}

    def once(self, at: int, command: Callable[[], Done]) -> Done:
        """Run the command, unless a press before it did in that turn, and return what was done."""
        with self.lock:
            if at not in self.told:
                self.told[at] = command()
            return self.told[at]


def refuse_longer(key: str, text: str) -> None:
    """Refuse a text that is longer than the limit its field was drawn with.

    Raises:
        NotKept: it is.
    """
    label, longest = unsaved.longest_of(key) or ("", len(text))
    if len(text) > longest:
        raise NotKept(f"{label}: {too_long(len(text), longest)}. It stands in its field still.")


@dataclass(frozen=True)
class Fields:
    """The fields of one part of a page. `said_at` is the place of its notices, as `notice` takes it."""

    part: str
    said_at: str = ""

    def key(self, name: str) -> str:
        """The key of a field, in this turn."""
        return key_in_turn(self.part, name)

    def value(self, name: str) -> Any:
        """The value of a field when a button is pressed."""
        return streamlit.session_state.get(self.key(name))

    def given(self, name: str) -> str:
        """The text in a field; empty where nothing was written.

        Raises:
            NotKept: it is longer than the field's limit (words_field). It stays in the field.
        """
        text = str(self.value(name) or "")
        refuse_longer(self.key(name), text)
        return text

    def seen(self, form: str, subject: str, present: Shown) -> Shown:
        """The values that the fields of a form were filled from, which the person takes for the present state.

        They stay the same while somebody else writes, so that nothing of theirs is written over unseen. A button
        without fields does not need this: it answers to what the page showed with it.
        """
        which = f"{subject}:{turn_of(self.part)}"
        kept = streamlit.session_state.get(SEEN + form)
        # Another subject or another turn fills the fields anew, so they answer to another state.
        if kept is None or kept[0] != which:
            kept = streamlit.session_state[SEEN + form] = (which, present)
        found: Shown = kept[1]
        return found

    def keeping(self, command: Callable[[], object], done: str = "", form: str = "") -> Callable[[], None]:
        """A button's callback: run the command, leave a notice, and fill the fields anew.

        A person who was overtaken may press again, having read what stands there now. A refusal is kept
        for `refusal_of(form)`; where the part has one place for all its refusals, for `refusal_of(part)`.
        """
        at, presses = turn_of(self.part), self.presses()

        def keep() -> Done:
            try:
                told = presses.once(at, lambda: as_told(command(), done))
            except Overtaken:
                # The next drawing shows what somebody else wrote, and from then on the fields answer to that.
                streamlit.session_state.pop(SEEN + (form or self.part), None)
                raise
            # A second press that waited finds the turn gone: another would empty what was typed since.
            if at == turn_of(self.part):
                next_turn(self.part)
                unsaved.settle(f"{self.part}:")
            return told

        return attempt(form or self.part, keep, done, self.said_at)

    def presses(self) -> Presses:
        """The presses of this part, in this session."""
        # In the session, because the parts below are made once for everybody.
        found: Presses = streamlit.session_state.setdefault(PRESSES + self.part, Presses())
        return found


# Every part that has some, so that no two are called the same.
ACTION_LOG = Fields("action_log", said_at="action_log")
AGENDA = Fields("agenda")
CAPTURE = Fields("capture", said_at="capture")
CLEARANCE = Fields("clearance")
COMMISSION = Fields("commission")
MEMBERS = Fields("members")
MINUTES = Fields("minutes", said_at="minutes")
NO_CHANGE = Fields("no_change")
PLAN = Fields("plan")
PLANNING = Fields("plan_forum", said_at="plan_forum")
RATING_REPLY = Fields("rating_reply")
RECORD = Fields("record")
REGISTER = Fields("register", said_at="register")
SETTINGS = Fields("settings")
SUPPLEMENTS = Fields("supplements")
SUPPORT_ANSWERS = Fields("support_answers", said_at="support_answers")
WORKBOOK = Fields("workbook")
YEAR_END = Fields("year_end", said_at="year_end")
