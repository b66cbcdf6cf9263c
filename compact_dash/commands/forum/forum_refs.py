"""References of the Forum's own actions: the plan year, the Forum within it, and a running number: 2014/15-2.03."""

from dataclasses import dataclass
from datetime import date

from compact_dash.reports.forums import ForumRow, forums
from compact_dash.store import Store


@dataclass(frozen=True)
class LogRef:
    ref: str


def plan_year(day: date) -> str:
    """The financial year that a day lies in: 2014/15 from 1 April 2014."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def next_ref(store: Store, forum: ForumRow) -> str:
    """The next free reference of a Forum's actions; numbers are never used twice."""
    start = start_of_refs(store, forum)
    taken = [int(row.ref.removeprefix(start)) for row in store.fetch(LogRef, "log_refs", {"start": start})]
    return f"{start}{max(taken, default=0) + 1:02d}"


def start_of_refs(store: Store, forum: ForumRow) -> str:
    """How the references of a Forum's actions begin: as its first did, whatever Forums were planned since."""
    first = store.fetch(LogRef, "first_log_ref", {"forum": forum.forum_id})
    if first:
        return first[0].ref[: first[0].ref.rindex(".") + 1]
    year = plan_year(forum.held_on)
    within = [row.forum_id for row in forums(store) if plan_year(row.held_on) == year]
    return f"{year}-{within.index(forum.forum_id) + 1}."
