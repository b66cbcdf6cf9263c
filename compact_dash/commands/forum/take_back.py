"""Taking back the last thing that was captured in the meeting."""

from dataclasses import replace

from compact_dash.commands.forum.run_forum import InSession, enter, refuse_unless_open
from compact_dash.commands.milestones import milestone_made
from compact_dash.commands.occasion import Occasion
from compact_dash.domain import facts
from compact_dash.domain.errors import NotNow, Overtaken
from compact_dash.domain.facts import Entry, Fact
from compact_dash.reports.forum.room import StandingCapture
from compact_dash.store import Store


def undo_capture(store: Store, occasion: Occasion, forum_id: str, capture_no: int) -> None:
    """Take back the last thing captured; `capture_no` names it, so that two who press take back one.

    Raises:
        NotAllowed, NotFound, NotNow: as `run_forum.enter`; the meeting is not open, or nothing was captured.
        Overtaken: something else was captured or taken back since.
    """

    def entries(_: int) -> list[Entry]:
        inside = enter(store, occasion, forum_id)
        refuse_unless_open(inside)
        last = last_capture(inside, capture_no)
        undone = facts.Capture(
            forum_id, last.item_id, occasion.today, last.change_no, "undone", last.words, last.action_id
        )
        return [*map(occasion.entry, unmade(inside, last)), occasion.entry(undone)]

    store.append(entries)


def last_capture(inside: InSession, capture_no: int) -> StandingCapture:
    if not inside.room.captures:
        raise NotNow("Nothing has been captured, so there is nothing to take back.")
    last = inside.room.captures[-1]
    # Two who press at once both mean the capture they saw; the second must not take back the one before it.
    if last.change_no != capture_no:
        raise Overtaken(f"“{last.words}” is now the last thing captured. Press again to take that back.")
    return last


def unmade(inside: InSession, last: StandingCapture) -> list[Fact]:
    """The facts that take away what the capture made."""
    # Words make nothing beside themselves. An action's rows stay too: the log leaves out what was taken back.
    if last.made_no is None or last.action_id is None:
        return []
    forum_id, today = inside.room.forum.forum_id, inside.occasion.today
    if last.kind == "rating":
        words = f"Taken back: {last.words}"
        return [facts.Assessment(last.action_id, today, last.made_no, None, words, "forum", forum_id, undone=True)]
    # Superseding it lets the date that stood before count again; a mere new date would be told as another move.
    made = milestone_made(inside.store, last.made_no).version(today)
    return [
        replace(made, supersedes=last.made_no, dropped=True, agreed_forum_id=forum_id, reason="Taken back", undone=True)
    ]
