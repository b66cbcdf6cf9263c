"""The returns desk: each organisation's return, its unanswered lines, and a note to chase it with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.people.posts import Holding, Post, voice_of
from compact_dash.domain.wording import count, long_date, weekday_date
from compact_dash.reports.people.posts import post_holdings
from compact_dash.reports.returns.answered import ReturnStanding, return_standings
from compact_dash.reports.working_days import working_days_between
from compact_dash.store import Store

# A chaser is pasted into a mail; more lines than these are not read there.
LINES_NAMED = 12


@dataclass(frozen=True)
class UnansweredLine:
    """A line that was asked about and has no answer."""

    code: str
    ref: str
    title: str


@dataclass(frozen=True)
class DeskRow:
    """One organisation's return, the lines it has not answered, and what to write to it."""

    standing: ReturnStanding
    missing: tuple[UnansweredLine, ...]
    chaser: str


@dataclass(frozen=True)
class Desk:
    """The returns for one Forum as they stood at a date."""

    forum: ForumRow
    as_at: date
    rows: tuple[DeskRow, ...]

    @property
    def departments(self) -> list[DeskRow]:
        return [row for row in self.rows if row.standing.kind == "department"]

    @property
    def states(self) -> dict[str, int]:
        """The number of departments in each state, by the state's words."""
        counts: dict[str, int] = {}
        for row in self.departments:
            counts[row.standing.state] = counts.get(row.standing.state, 0) + 1
        return counts

    @property
    def days_left(self) -> str:
        """The working days left until the deadline or gone since, in words."""
        deadline = self.forum.deadline_on
        if deadline is None:
            return "no deadline is set"
        if self.as_at <= deadline:
            return f"{count(working_days_between(self.as_at, deadline), 'working day')} left"
        return f"{count(working_days_between(deadline, self.as_at), 'working day')} past the deadline"


def returns_desk(store: Store, forum: ForumRow, as_at: date) -> Desk:
    """The desk of one Forum; it has no rows before returns were asked for."""
    which = {"forum": forum.forum_id, "as_at": as_at}
    # Once for every organisation, where one query for each would be one for every row of the page.
    missing = store.fetch(UnansweredLine, "unanswered_lines", which)
    held = post_holdings(store)
    rows = []
    for standing in return_standings(store, forum.forum_id, as_at):
        lines = tuple(line for line in missing if line.code == standing.code) if not standing.nil_return else ()
        rows.append(DeskRow(standing, lines, chaser(forum, standing, lines, as_at, held.get(standing.code, {}))))
    return Desk(forum, as_at, tuple(rows))


def chaser(
    forum: ForumRow,
    standing: ReturnStanding,
    missing: tuple[UnansweredLine, ...],
    as_at: date,
    posts: Mapping[Post, Holding],
) -> str:
    """A short note to a department that has not answered, or has a query open; empty when nothing is wanted."""
    # Before anything else: a return with a query is in, and would otherwise not be chased at all.
    if standing.open_queries and standing.queried_refs:
        wanted = f"{house().office} has a query on {standing.queried_refs}. Please answer it on the return."
    elif standing.is_in:
        return ""
    elif standing.is_late(as_at):
        wanted = (
            f"Your return was due on {long_date(standing.deadline_on)} and has not reached us; it is "
            f"{count(working_days_between(standing.deadline_on, as_at), 'working day')} late."
        )
    else:
        wanted = f"Your return is due on {weekday_date(standing.deadline_on)}."
    return "\n".join(
        [
            addressed_to(standing.short_name, posts),
            "",
            f"Return for the {house().forum_name} of {long_date(forum.held_on)}",
            "",
            wanted,
            *([lines_wanted(missing)] if missing else []),
            "“No change” with a reason is an answer. If something stands in the way, tell us what and we will help.",
        ]
    )


def addressed_to(organisation: str, posts: Mapping[Post, Holding]) -> str:
    """Whom the note is for: the Compact lead, or whoever speaks for the organisation while that post is vacant."""
    voice, sro = voice_of(posts), posts.get(Post.SRO)
    if voice.post is None:
        return (
            f"To {organisation}, where nobody is known to hold the post of lead, deputy or "
            f"{house().clearer_short}; please pass it on"
        )
    to = {Post.LEAD: house().lead, Post.DEPUTY: f"deputy {house().lead}"}.get(voice.post, house().clearer)
    why = "" if voice.is_lead else f" (the post of {house().lead} is vacant)"
    copied = (
        "" if voice.post is Post.SRO or (sro and sro.holder is None) else f"; copied to the {house().clearer_short}"
    )
    return f"To the {to}, {organisation}{why}{copied}"


def lines_wanted(missing: tuple[UnansweredLine, ...]) -> str:
    named = "\n".join(f"- {line.ref}: {line.title}" for line in missing[:LINES_NAMED])
    more = f"\n- and {len(missing) - LINES_NAMED} more" if len(missing) > LINES_NAMED else ""
    return f"{count(len(missing), 'line')} without an answer:\n{named}{more}"
