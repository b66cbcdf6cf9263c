"""Changing a planned Forum: another day, time, length or place, with a reason, until it is in session."""

from datetime import time

from compact_dash.commands.forum.plan_forum import ForumPlan, refuse_day, version_of
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain.errors import NotNow, Overtaken
from compact_dash.domain.facts import Entry, ForumEvent
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import count, long_date
from compact_dash.reports.forum.room import forum_by_id
from compact_dash.reports.forums import ForumRow
from compact_dash.store import Store

CHANGED = "plan_changed"


def plan_of(forum: ForumRow) -> ForumPlan:
    """The plan of a Forum that is planned already."""
    starts_at = time.fromisoformat(forum.starts_at)
    return ForumPlan(forum.held_on, starts_at, forum.minutes, forum.place, forum.kind, forum.guest)


def change_forum(
    store: Store, occasion: Occasion, forum_id: str, seen: ForumPlan, wanted: ForumPlan, reason: str
) -> None:
    """Move or re-time a planned Forum. Its commission, if it has one, keeps its deadline.

    Raises:
        NotAllowed, NotFound: only OCS and the chair plan Forums; there is no such Forum.
        NotNow: it has been opened; the day cannot be, or does not lie after the deadline; nothing would change.
        AnswerRefused: no reason is given, or no place.
        Overtaken: somebody else has changed the plan since it was `seen`.
    """

    def entries(_: int) -> list[Entry]:
        occasion.require(Act.PLAN_FORUM)
        forum = forum_by_id(store, forum_id)
        refuse_unless_ahead(forum, seen)
        refuse_day(store, wanted, occasion.today, forum_id)
        refuse_before_deadline(forum, wanted)
        if wanted == seen:
            raise NotNow("The Forum is already planned so. Nothing was changed.")
        why = require_text(reason, "the reason for changing the Forum", LONGEST_REASON)
        event = ForumEvent(forum_id, occasion.today, CHANGED, None, why)
        return [occasion.entry(version_of(forum_id, wanted, occasion.today)), occasion.entry(event)]

    store.append(entries)


def refuse_unless_ahead(forum: ForumRow, seen: ForumPlan) -> None:
    if forum.opened_no is not None:
        raise NotNow(f"The Forum of {long_date(forum.held_on)} has been opened, so its plan stays as it is.")
    present = plan_of(forum)
    if present != seen:
        now = f"{long_date(forum.held_on)}, {forum.starts_at}, {count(forum.minutes, 'minute')}, {forum.place}"
        raise Overtaken(f"Somebody else has changed this Forum: it is now {now}. Press again if you still want to.")


def refuse_before_deadline(forum: ForumRow, wanted: ForumPlan) -> None:
    if forum.deadline_on is not None and wanted.held_on <= forum.deadline_on:
        raise NotNow(
            f"Returns for this Forum are due on {long_date(forum.deadline_on)}, and that day stays."
            " Choose a later day for the Forum."
        )
