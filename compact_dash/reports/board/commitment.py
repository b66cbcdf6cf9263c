"""One line of the plan: its ratings day by day, its dates and their moves, and what was said and done about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from compact_dash.domain.action import RATED_KINDS
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.errors import NotFound
from compact_dash.domain.forum.item import Item
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import long_date
from compact_dash.reports.board.board import Board
from compact_dash.reports.board.department import Said, line_history
from compact_dash.reports.board.line_life import MilestoneLife, RatedDay, Stretch, milestone_lives, stretches
from compact_dash.reports.forum.meetings import LogAction, action_log
from compact_dash.reports.forum.readiness import Readiness
from compact_dash.reports.lines import Question, rated_lines
from compact_dash.reports.register.entries import EntryQuestion, FoundEntries, entries
from compact_dash.reports.register.who_can_help import ThemeHelp, helpers
from compact_dash.store import Store


@dataclass(frozen=True, slots=True)
class SeenByForum:
    """A row of the `line_at_forums` query: what the board showed of the line as a Forum began, or once it was over."""

    forum_id: str
    met_on: date
    kind: str
    edition: str
    headline: Rating


@dataclass(frozen=True, slots=True)
class SaidInForum:
    """A row of the `captures_of_line` query: what was decided, agreed, noted or asked for at a Forum.

    `action_ref` is the reference of the Forum's own action, where it is one.
    """

    change_no: int
    forum_id: str
    met_on: date
    forum_kind: str
    kind: str
    words: str
    action_ref: str | None


@dataclass(frozen=True, slots=True)
class WhatBecame:
    """Something said at a Forum, and what came of it: an action as it stands, or how the line was rated since."""

    said: SaidInForum
    action: LogAction | None
    rated: tuple[SeenByForum, ...]


@dataclass(frozen=True)
class CommitmentView:
    """Everything the page of a commitment shows, as at a day."""

    as_at: date
    line: RatedLine
    history: tuple[Said, ...]
    days: tuple[RatedDay, ...]
    seen: tuple[SeenByForum, ...]
    milestones: tuple[MilestoneLife, ...]
    said: tuple[WhatBecame, ...]
    asked: tuple[Item, ...]
    register: FoundEntries
    helpers: tuple[ThemeHelp, ...]

    def stretches(self, rating: Callable[[RatedDay], Rating | None]) -> list[Stretch]:
        """The days on end with one rating of a kind, oldest first; days without one are left out."""
        return stretches(self.days, rating)

    @property
    def since(self) -> date | None:
        """The first of the days on end that the board has shown the line as it does on the last; None for a new one."""
        found = self.stretches(lambda day: day.headline)
        return found[-1].first_on if found else None

    @property
    def words_withheld(self) -> bool:
        """Whether the reader may not read what the department wrote with its latest claim."""
        return next((said.withheld for said in self.history if said.kind == "update" and not said.superseded), False)

    @property
    def wordings(self) -> list[Said]:
        """Every wording that it was given, the first of them first."""
        return [said for said in reversed(self.history) if said.kind == "wording"]


def find_line(store: Store, as_at: date, ref: str) -> RatedLine:
    """The line of a reference, as at a day.

    Raises:
        NotFound: there is none that the reader may see.
    """
    for kind in RATED_KINDS:
        for line in rated_lines(store, Question(as_at, kind=kind, ref=ref)):
            return line
    raise NotFound(
        f"There is no line {ref} on {long_date(as_at)}, or it is not shown to you. Look for it on the Plan page."
    )


def commitment_view(store: Store, board: Board, ref: str, ready: Readiness | None) -> CommitmentView:
    """The page of one line as at the board's date.

    Raises:
        NotFound: there is no such line that the reader may see.
    """
    as_at = board.as_at
    line = find_line(store, as_at, ref)
    history = line_history(store, line.organisation_code or "", as_at, ref).get(line.action_id, [])
    seen = tuple(store.fetch(SeenByForum, "line_at_forums", {"ref": ref, "as_at": as_at}))
    asked = ready.agenda.items if ready else ()
    return CommitmentView(
        as_at=as_at,
        line=line,
        history=tuple(history),
        days=tuple(day_by_day(store, line, history, as_at)),
        seen=seen,
        milestones=tuple(milestone_lives(history)),
        said=tuple(what_became(store, as_at, ref, seen)),
        asked=tuple(item for item in asked if ref in item.refs),
        register=entries(store, EntryQuestion(as_at, refs=[ref])),
        helpers=helpers(store, board).with_lines([line]),
    )


def day_by_day(store: Store, line: RatedLine, history: Iterable[Said], as_at: date) -> list[RatedDay]:
    """The line's ratings on every day from the first on which anything was said of it: asked of the rules at once."""
    first_on = min((said.reported_on for said in history), default=as_at)
    asked = {
        "as_at": as_at,
        "days": [first_on + timedelta(days=passed) for passed in range((as_at - first_on).days + 1)],
        "pin": ALL_KNOWN,
        "kind": line.kind,
        "organisation": None,
        "only_ref": line.ref,
    }
    return store.fetch(RatedDay, "line_day_by_day", asked)


def what_became(store: Store, as_at: date, ref: str, seen: Sequence[SeenByForum]) -> Iterable[WhatBecame]:
    """What Forums said of the line, oldest first: its actions as the log has them, the others with later ratings."""
    said = store.fetch(SaidInForum, "captures_of_line", {"forum": None, "ref": ref, "as_at": as_at})
    actions = {row.ref: row for row in action_log(store, as_at)} if any(each.action_ref for each in said) else {}
    for each in said:
        later = tuple(row for row in seen if row.met_on > each.met_on and row.edition == "concluded")
        yield WhatBecame(each, actions.get(each.action_ref or ""), later[:2])
