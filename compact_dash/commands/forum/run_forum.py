"""Running a Forum: opened, moved from item to item, paused, closed, and re-opened with a reason."""

from collections.abc import Callable
from dataclasses import dataclass

from compact_dash.commands.forum.freeze_ratings import Pin, freezing
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain.errors import NotFound, NotNow, Overtaken
from compact_dash.domain.facts import Entry, ForumEvent
from compact_dash.domain.forum.forum import opening_question
from compact_dash.domain.forum.meeting import Happened, Phase
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import long_date
from compact_dash.reports.forum.room import Room, forum_by_id, read_room
from compact_dash.reports.forums import forums
from compact_dash.store import Derived, Store

# An item that was before the meeting for less than this was passed over, not discussed (decision 33).
DISCUSSED_SECONDS = 10


@dataclass(frozen=True)
class InSession:
    """The meeting as it stands under the write lock, and who acts in it."""

    store: Store
    occasion: Occasion
    room: Room

    def event(self, kind: Happened, item_id: str | None = None, words: str | None = None) -> Entry:
        fact = ForumEvent(self.room.forum.forum_id, self.occasion.today, kind.value, item_id, words)
        return self.occasion.entry(fact)


def enter(store: Store, occasion: Occasion, forum_id: str) -> InSession:
    """The room of the Forum, for somebody who may run it.

    Raises:
        NotAllowed: only the chair and OCS run Forums.
        NotFound: there is no such Forum.
    """
    occasion.require(Act.RUN_FORUM)
    return InSession(store, occasion, read_room(store, forum_id))


def refuse_unless_open(inside: InSession) -> None:
    """Refuse to go on where the meeting is not open.

    Raises:
        NotNow: it was not opened, or is closed; with the way to open it.
    """
    phase = inside.room.state.phase
    if not inside.room.state.is_open:
        way = "Open it first" if phase is Phase.NOT_OPENED else "Re-open it with a reason first"
        raise NotNow(f"The {house().forum} of {long_date(inside.room.forum.held_on)} is {phase.value}. {way}.")


def open_forum(store: Store, occasion: Occasion, forum_id: str, *, sure: bool = False) -> None:
    """Open a Forum: from here on its wall shows what was known now, and every rating is kept as it is.

    Raises:
        NotAllowed, NotFound: as `enter`.
        NotNow: it was opened before, or another Forum is in session; or nobody is `sure`, and there is something to
            ask before it is opened.
    """

    def entries(_: int) -> list[Entry]:
        inside = enter(store, occasion, forum_id)
        refuse_wrong_opening(inside, sure)
        # An agenda that nobody kept has no first item, and the Forum opens all the same.
        first = [inside.event(Happened.SHOWN, item.item_id) for item in inside.room.items[:1]]
        return [inside.event(Happened.OPENED), *first]

    def derive(shown_no: int) -> list[Derived]:
        # The opening and the first item are written in one go, so the figures are the same at either of them.
        return freezing(Pin(forum_id, occasion.today, shown_no, None), "opened")

    store.append(entries, derive)


def refuse_opening(store: Store, occasion: Occasion, forum_id: str, *, sure: bool = False) -> None:
    """Refuse as `open_forum` would, for a caller that has something else to do before it."""
    refuse_wrong_opening(enter(store, occasion, forum_id), sure)


def refuse_wrong_opening(inside: InSession, sure: bool) -> None:
    forum = inside.room.forum
    if forum.opened_no is not None:
        raise NotNow(f"The {house().forum} of {long_date(forum.held_on)} has been opened already.")
    refuse_beside_another(inside)
    # Opening cannot be taken back: it pins the figures of that moment for good.
    question = "" if sure else opening_question(forum, inside.occasion.today)
    if question:
        raise NotNow(f"{question} Say that you are sure; to rehearse, nothing needs to be opened.")


def refuse_beside_another(inside: InSession) -> None:
    """Two Forums in session would share one wall."""
    other = next((row for row in forums(inside.store) if row.is_in_session), None)
    if other is not None:
        raise NotNow(f"The {house().forum} of {long_date(other.held_on)} is still in session. Close it first.")


def show_item(store: Store, occasion: Occasion, forum_id: str, item_id: str, moved_no: int) -> int:
    """Put an item on the wall and return the number of this move.

    `moved_no` is the move that the person saw: of two who press at once, only one moves the wall.

    Leaving an item, to wherever, tells that it was discussed, unless it was only passed over.

    Raises:
        NotAllowed, NotFound, NotNow: as `enter`; the item is not on the agenda; the meeting is not open.
        Overtaken: somebody else has moved since.
    """

    def entries(_: int) -> list[Entry]:
        inside = enter(store, occasion, forum_id)
        refuse_unless_open(inside)
        items = {item.item_id: item for item in inside.room.items}
        if item_id not in items:
            raise NotFound("That item is not on the agenda any more. Choose another.")
        if inside.room.state.moved_no != moved_no:
            here = inside.room.here
            now = f"“{here.title}” is on the wall now" if here else "the wall has moved"
            raise Overtaken(f"Somebody else moved on first: {now}. Press again if you still want to move.")
        return [*mark_discussed(inside), inside.event(Happened.SHOWN, item_id)]

    return store.append(entries)


def mark_discussed(inside: InSession) -> list[Entry]:
    """Record that the item on the wall was discussed: one event, or none if that is known or it was passed over."""
    state, here = inside.room.state, inside.room.here
    if here is None or here.item_id in state.discussed:
        return []
    long_enough = state.seconds_on(here.item_id, inside.occasion.now) >= DISCUSSED_SECONDS
    # Something captured proves a discussion, however short it was.
    if not long_enough and not inside.room.captured_on(here.item_id):
        return []
    return [inside.event(Happened.DISCUSSED, here.item_id)]


def in_phase(inside: InSession, phase: Phase, refused: str) -> None:
    if inside.room.state.phase is not phase:
        raise NotNow(refused)


def pause(store: Store, occasion: Occasion, forum_id: str) -> None:
    """Stop the clock for a break."""
    append_one(store, occasion, forum_id, pausing)


def pausing(inside: InSession) -> list[Entry]:
    in_phase(inside, Phase.IN_SESSION, "The clock does not run, so it cannot be stopped.")
    return [inside.event(Happened.PAUSED)]


def resume(store: Store, occasion: Occasion, forum_id: str) -> None:
    """Let the clock run on."""
    append_one(store, occasion, forum_id, resuming)


def resuming(inside: InSession) -> list[Entry]:
    in_phase(inside, Phase.PAUSED, "The clock was not stopped, so it cannot go on.")
    return [inside.event(Happened.RESUMED)]


def append_one(store: Store, occasion: Occasion, forum_id: str, happen: Callable[[InSession], list[Entry]]) -> None:
    store.append(lambda _: happen(enter(store, occasion, forum_id)))


def close_forum(store: Store, occasion: Occasion, forum_id: str) -> None:
    """Close a Forum: its ratings are kept once more, with what it captured itself.

    Raises:
        NotAllowed, NotFound, NotNow: as `enter`; it is not open.
    """

    def entries(_: int) -> list[Entry]:
        inside = enter(store, occasion, forum_id)
        refuse_unless_open(inside)
        return [*mark_discussed(inside), inside.event(Happened.CLOSED)]

    def derive(closed_no: int) -> list[Derived]:
        forum = forum_by_id(store, forum_id)
        # The day it met on, not today: a Forum may be closed after midnight, or re-opened and closed on a later day.
        return freezing(Pin(forum_id, forum.met_on, forum.opened_no or 0, closed_no), "concluded")

    store.append(entries, derive)


def reopen_forum(store: Store, occasion: Occasion, forum_id: str, reason: str) -> None:
    """Re-open a closed Forum, to put right what was captured; the reason is kept.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused: it is not closed, its minutes are agreed, another is in session
            or has met since, or no reason is given.
    """

    def entries(_: int) -> list[Entry]:
        inside = enter(store, occasion, forum_id)
        in_phase(inside, Phase.CLOSED, f"Only a closed {house().forum} can be re-opened.")
        # Captures stand in the minutes, and what members agreed must not change under their names.
        if inside.room.forum.minutes_agreed_on is not None:
            raise NotNow(
                f"The minutes of this {house().forum} are agreed, so it stays closed. Raise the matter at the next one."
            )
        refuse_beside_another(inside)
        refuse_once_another_met(inside)
        words = require_text(reason, f"the reason for re-opening the {house().forum}")
        return [inside.event(Happened.REOPENED, words=words)]

    store.append(entries)


def refuse_once_another_met(inside: InSession) -> None:
    """Refuse to re-open a Forum that a later quarterly one has looked back on.

    The later Forum compared itself with this one and agreed things after it, so this one must stay as it was.

    Raises:
        NotNow: a quarterly Forum was opened since.
    """
    opened_no = inside.room.forum.opened_no or 0
    later = [row for row in forums(inside.store) if row.kind == "quarterly" and (row.opened_no or 0) > opened_no]
    if later:
        met = long_date(later[0].met_on)
        raise NotNow(
            f"The {house().forum} of {met} has met since, so this one stays closed. Raise the matter at the next one."
        )
