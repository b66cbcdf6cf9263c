"""The register of a Forum: who came, who sent apologies, and guests; marked before, during or after the meeting."""

from collections.abc import Iterable
from dataclasses import dataclass

from compact_dash.commands.forum.capture import organisation_id
from compact_dash.commands.forum.run_forum import InSession, enter
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain.errors import AnswerRefused, NotFound, NotNow
from compact_dash.domain.facts import Attendance, Entry
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_NAME
from compact_dash.reports.forum.meetings import attendance
from compact_dash.store import Store

STATES = ("present", "apologies", "absent")
# The mark of somebody who was put on the register by mistake; the register fragment leaves them out.
TAKEN_OFF = "taken off"


@dataclass(frozen=True)
class AttendanceMark:
    """Whether somebody is here; a guest has no organisation of the programme."""

    organisation: str | None
    attendee: str
    state: str


def mark_attendance(store: Store, occasion: Occasion, forum_id: str, marks: Iterable[AttendanceMark]) -> None:
    """Mark who is here, all of it or nothing; of several marks on the same person the newest stands.

    Raises:
        NotAllowed, NotFound: as `run_forum.enter`; an organisation is unknown.
        NotNow: the minutes are agreed, so the register is closed.
        AnswerRefused: no attendee is named, or a state is none of these.
    """
    # Held before the write, because an iterator would be empty if the store had to try the write a second time.
    wanted = tuple(marks)

    def entries(_: int) -> list[Entry]:
        inside = at_the_register(store, occasion, forum_id)
        return [entry_of(inside, mark) for mark in wanted]

    store.append(entries)


def at_the_register(store: Store, occasion: Occasion, forum_id: str) -> InSession:
    """The Forum's room, its register open."""
    inside = enter(store, occasion, forum_id)
    # Attendance stands in the minutes, so once these are agreed it is part of what was agreed.
    if inside.room.forum.minutes_agreed_on is not None:
        raise NotNow(f"The minutes of this {house().forum} are agreed, so its register is closed.")
    return inside


def entry_of(inside: InSession, mark: AttendanceMark) -> Entry:
    if mark.state not in STATES:
        raise AnswerRefused([f"“{mark.state}” cannot be marked. It may be one of {', '.join(STATES)}."])
    who = require_text(mark.attendee, "the post or name of whoever it is", LONGEST_NAME)
    code = organisation_id(inside.store, mark.organisation) if mark.organisation else None
    return inside.occasion.entry(Attendance(inside.room.forum.forum_id, code, who, mark.state))


def take_off(store: Store, occasion: Occasion, forum_id: str, guest: str) -> None:
    """Take a guest off the register again; the mark stays in History.

    Raises:
        NotAllowed, NotNow: as `mark_attendance`.
        NotFound: there is no such Forum, or no such guest on its register.
    """

    def entries(_: int) -> list[Entry]:
        inside = at_the_register(store, occasion, forum_id)
        # Only guests can be taken off: an organisation that did not come is marked absent and still counts as expected.
        if not any(row.code is None and row.attendee == guest for row in attendance(store, forum_id)):
            raise NotFound(f"{guest} is not on the register any more.")
        return [inside.occasion.entry(Attendance(forum_id, None, guest, TAKEN_OFF))]

    store.append(entries)
