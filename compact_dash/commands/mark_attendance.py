"""The register of a Forum: who came, who sent apologies, and guests; marked before, during or after the meeting."""

from compact_dash.commands.capture import organisation_id
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.run_forum import enter
from compact_dash.commands.step_return import said
from compact_dash.domain.errors import AnswerRefused, NotNow
from compact_dash.domain.facts import Attendance, Entry
from compact_dash.store import Store

STATES = ("present", "apologies", "absent")


def mark_attendance(
    store: Store, occasion: Occasion, forum_id: str, organisation: str | None, attendee: str, state: str
) -> None:
    """Mark somebody's attendance; marked again, the newer mark stands. A guest has no organisation of the programme.

    Raises:
        NotAllowed, NotFound: as `run_forum.enter`; the organisation is unknown.
        NotNow: the minutes are agreed, so the register is closed.
        AnswerRefused: no attendee is named, or the state is none of these.
    """

    def entries(_: int) -> list[Entry]:
        inside = enter(store, occasion, forum_id)
        if inside.room.forum.minutes_agreed_on is not None:
            raise NotNow("The minutes of this Forum are agreed, so its register is closed.")
        if state not in STATES:
            raise AnswerRefused([f"“{state}” cannot be marked. It may be one of {', '.join(STATES)}."])
        who = said(attendee, "the post or name of whoever it is", 200)
        code = organisation_id(store, organisation) if organisation else None
        return [occasion.entry(Attendance(forum_id, code, who, state))]

    store.append(entries)
