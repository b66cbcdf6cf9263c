"""Planning a Forum: its day, its time, how long and where."""

from dataclasses import dataclass
from datetime import date, time

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.step_return import said
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry, Forum, ForumVersion
from compact_dash.domain.permissions import Act
from compact_dash.domain.wording import long_date, weekday_date
from compact_dash.reports.forums import forums
from compact_dash.reports.working_days import is_working_day
from compact_dash.store import Store
from compact_dash.store.ids import new_id

SHORTEST, LONGEST = 15, 480
FURTHEST_YEARS = 2


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
    """Put a Forum in the year; its id.

    Raises:
        NotAllowed: only OCS and the chair plan Forums.
        NotNow: the day is no working day, not ahead, or taken by another Forum.
        AnswerRefused: no place is given.
    """
    occasion.require(Act.PLAN_FORUM)
    forum_id = new_id()

    def entries(_: int) -> list[Entry]:
        refuse_day(store, plan, occasion.today)
        programme = store.fetch(ProgrammeId, "programme_id")[0].id
        version = ForumVersion(
            forum_id=forum_id,
            reported_on=occasion.today,
            held_on=plan.held_on,
            starts_at=f"{plan.starts_at:%H:%M}",
            minutes=plan.minutes,
            place=said(plan.place, "the place where the Forum meets", 200),
            guest=plan.guest,
        )
        return [occasion.entry(Forum(forum_id, programme, plan.kind)), occasion.entry(version)]

    store.append(entries)
    return forum_id


def refuse_day(store: Store, plan: ForumPlan, today: date) -> None:
    if plan.held_on <= today:
        raise NotNow(f"{long_date(plan.held_on)} is not ahead: today is {long_date(today)}. Choose a later day.")
    if plan.held_on.year > today.year + FURTHEST_YEARS:
        raise NotNow(f"{long_date(plan.held_on)} is more than {FURTHEST_YEARS} years ahead. Choose an earlier day.")
    if not is_working_day(plan.held_on):
        raise NotNow(f"{weekday_date(plan.held_on)} is no working day in England. Choose another day.")
    if any(row.held_on == plan.held_on for row in forums(store)):
        raise NotNow(f"A Forum is already planned for {long_date(plan.held_on)}. Choose another day.")
    if not SHORTEST <= plan.minutes <= LONGEST:
        raise NotNow(f"A Forum takes {SHORTEST} to {LONGEST} minutes, and {plan.minutes} were asked for.")
