"""Planning a Forum: its day, time, length and place, and changing them until it is in session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain.errors import NotNow, Overtaken
from compact_dash.domain.facts import Entry, Forum, ForumEvent, ForumVersion
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_NAME, LONGEST_REASON
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import capital, count, long_date, weekday_date
from compact_dash.reports.forum.room import forum_by_id
from compact_dash.reports.forums import forums
from compact_dash.reports.working_days import holidays_place, is_working_day
from compact_dash.store import Store
from compact_dash.store.ids import new_id

# In minutes: a quarter of an hour to a whole working day.
SHORTEST, LONGEST = 15, 480
# The calendar on the planning page ends with the same year, so nobody is offered a day that is refused.
FURTHEST_YEARS = 2
CHANGED = "plan_changed"


@dataclass(frozen=True)
class ForumPlan:
    """A Forum as it is to be; `starts_at` is a London time of day."""

    held_on: date
    starts_at: time
    minutes: int
    place: str
    kind: str = "quarterly"
    guest: str | None = None


@dataclass(frozen=True)
class ProgrammeId:
    id: str


def plan_forum(store: Store, occasion: Occasion, plan: ForumPlan) -> str:
    """Put a Forum in the year and return its id.

    Raises:
        NotAllowed: only OCS and the chair plan Forums.
        NotNow: the day is past, no working day, or taken by another Forum.
        AnswerRefused: no place is given.
    """
    [forum_id] = plan_forums(store, occasion, [plan])
    return forum_id


def plan_forums(store: Store, occasion: Occasion, plans: Sequence[ForumPlan]) -> list[str]:
    """Put several Forums in the year in one write, all of them or none, and return their ids in the same order.

    Raises:
        NotAllowed, NotNow, AnswerRefused: as `plan_forum`; two are on one day.
    """
    occasion.require(Act.PLAN_FORUM)
    ids = [new_id() for _ in plans]

    def entries(_: int) -> list[Entry]:
        # The store knows nothing of Forums in the same write, so two of them on one day are looked for here.
        refuse_same_day(plans)
        facts = [new_forum(store, occasion, plan, forum_id) for plan, forum_id in zip(plans, ids, strict=True)]
        return [occasion.entry(fact) for pair in facts for fact in pair]

    store.append(entries)
    return ids


def refuse_same_day(plans: Sequence[ForumPlan]) -> None:
    days = [plan.held_on for plan in plans]
    twice = next((day for day in days if days.count(day) > 1), None)
    if twice is not None:
        raise NotNow(
            f"Two {house().forums} were to be planned for {long_date(twice)}. Choose another day for one of them."
        )


def new_forum(store: Store, occasion: Occasion, plan: ForumPlan, forum_id: str) -> tuple[Forum, ForumVersion]:
    """The identity and the first version of a new Forum."""
    refuse_day(store, plan, occasion.today)
    programme = store.fetch(ProgrammeId, "programme_id")[0].id
    return Forum(forum_id, programme, plan.kind), version_of(forum_id, plan, occasion.today)


def version_of(forum_id: str, plan: ForumPlan, today: date) -> ForumVersion:
    return ForumVersion(
        forum_id=forum_id,
        reported_on=today,
        held_on=plan.held_on,
        starts_at=f"{plan.starts_at:%H:%M}",
        minutes=plan.minutes,
        place=require_text(plan.place, f"the place where the {house().forum} meets", LONGEST_NAME),
        guest=plan.guest,
    )


def refuse_day(store: Store, plan: ForumPlan, today: date, forum_id: str | None = None) -> None:
    """Refuse a plan that cannot be; the Forum of `forum_id` may stay on the day it has.

    Raises:
        NotNow: the day is past, too far ahead, no working day or taken, or the length is out of range.
    """
    if plan.held_on < today:
        raise NotNow(f"{long_date(plan.held_on)} is past: today is {long_date(today)}. Choose today or a later day.")
    if plan.held_on.year > today.year + FURTHEST_YEARS:
        raise NotNow(f"{long_date(plan.held_on)} is more than {FURTHEST_YEARS} years ahead. Choose an earlier day.")
    if not is_working_day(plan.held_on):
        raise NotNow(f"{weekday_date(plan.held_on)} is no working day in {holidays_place()}. Choose another day.")
    if any(row.held_on == plan.held_on and row.forum_id != forum_id for row in forums(store)):
        raise NotNow(
            f"{capital(house().a_forum)} is already planned for {long_date(plan.held_on)}. Choose another day."
        )
    if not SHORTEST <= plan.minutes <= LONGEST:
        raise NotNow(
            f"{capital(house().a_forum)} takes {SHORTEST} to {LONGEST} minutes, and {plan.minutes} were asked for."
        )


def plan_of(forum: ForumRow) -> ForumPlan:
    """The plan of a Forum that is planned already, to be compared with the one that a page showed."""
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
            raise NotNow(f"The {house().forum} is already planned so. Nothing was changed.")
        why = require_text(reason, f"the reason for changing the {house().forum}", LONGEST_REASON)
        # The reason is an event of its own: a version says how the Forum is planned, not why that changed.
        event = ForumEvent(forum_id, occasion.today, CHANGED, None, why)
        return [occasion.entry(version_of(forum_id, wanted, occasion.today)), occasion.entry(event)]

    store.append(entries)


def refuse_unless_ahead(forum: ForumRow, seen: ForumPlan) -> None:
    if forum.opened_no is not None:
        raise NotNow(f"The {house().forum} of {long_date(forum.held_on)} has been opened, so its plan stays as it is.")
    present = plan_of(forum)
    if present != seen:
        now = f"{long_date(forum.held_on)}, {forum.starts_at}, {count(forum.minutes, 'minute')}, {forum.place}"
        raise Overtaken(
            f"Somebody else has changed this {house().forum}: it is now {now}. Press again if you still want to."
        )


def refuse_before_deadline(forum: ForumRow, wanted: ForumPlan) -> None:
    # Departments were told the deadline, so it stays; a Forum on that day would meet on returns that may still come.
    if forum.deadline_on is not None and wanted.held_on <= forum.deadline_on:
        raise NotNow(
            f"Returns for this {house().forum} are due on {long_date(forum.deadline_on)}, and that day stays."
            f" Choose a later day for the {house().forum}."
        )
