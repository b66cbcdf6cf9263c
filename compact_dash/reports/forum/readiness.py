"""The readiness of the next Forum: its date, the returns that are in, and its agenda as kept or drafted."""

from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import count
from compact_dash.reports.board.board import Board
from compact_dash.reports.forum.agenda import draft_agenda
from compact_dash.reports.forum.kept_agenda import agenda_on, as_it_stood
from compact_dash.reports.forums import next_forum
from compact_dash.reports.lines import refs_shown
from compact_dash.reports.returns.answered import ReturnStanding, return_standings
from compact_dash.reports.working_days import working_days_between
from compact_dash.store import Store


@dataclass(frozen=True)
class Readiness:
    """The next Forum as it stood at a date: `agenda` as kept by then, `drafted` as it follows from the data alone."""

    as_at: date
    forum: ForumRow
    returns: tuple[ReturnStanding, ...]
    agenda: Draft
    drafted: Draft
    undated: int
    red: int
    disputed: int
    worse_than_agreed: int

    @property
    def is_kept(self) -> bool:
        """Whether the agenda is one that people keep, and no longer only a draft."""
        # By identity: `as_it_stood` hands the very draft back where nobody has taken one.
        return self.agenda is not self.drafted

    @property
    def departments(self) -> list[ReturnStanding]:
        return [row for row in self.returns if row.kind == "department"]

    @property
    def filed(self) -> int:
        return sum(row.is_in for row in self.departments)

    @property
    def late(self) -> list[ReturnStanding]:
        return [row for row in self.departments if row.is_late(self.as_at)]

    @property
    def came_late(self) -> list[ReturnStanding]:
        """Departments that filed after the deadline."""
        return [row for row in self.departments if row.filed_on and row.filed_on > row.deadline_on]

    @property
    def queried(self) -> int:
        return sum(row.open_queries > 0 for row in self.departments)

    @property
    def when(self) -> str:
        """The time until the Forum in working days, in words."""
        if self.forum.held_on == self.as_at:
            return "today"
        return f"in {count(working_days_between(self.as_at, self.forum.held_on), 'working day')}"

    @property
    def needs(self) -> str:
        """The numbers on the board that the Forum can settle, in words."""
        every = (
            (self.red, "Red"),
            (self.worse_than_agreed, "worse than agreed"),
            (self.disputed, "above dates"),
            (self.undated, "No milestone"),
        )
        parts = [f"{number} {word}" for number, word in every if number]
        return ", ".join(parts) or "nothing on the board is off course"


def readiness_as_read(store: Store, board: Board, whole: Readiness) -> Readiness:
    """The readiness as the store's reader may read it; `whole` is that of the whole store, `board` the reader's own.

    The agenda is the same for all: what a reader may not know of an item is left out of it, and the item stays.
    """
    as_at = board.as_at
    is_member = store.reader.is_member
    hidden = whole.agenda.refs | whole.drafted.refs
    hidden -= refs_shown(store, as_at, hidden)
    drafted = whole.drafted.as_read(hidden, is_member=is_member)
    total = board.total()
    return replace(
        whole,
        # What OCS asks on a return is the organisation's to know.
        returns=tuple(return_standings(store, whole.forum.forum_id, as_at)),
        # The very draft again where nobody has taken one, which is how the two are told apart.
        agenda=whole.agenda.as_read(hidden, is_member=is_member) if whole.is_kept else drafted,
        drafted=drafted,
        undated=total.counts[Rating.NO_MILESTONE],
        red=total.counts[Rating.RED],
        disputed=total.disputed,
        worse_than_agreed=total.worse_than_agreed,
    )


def readiness(store: Store, board: Board) -> Readiness | None:
    """The readiness of the first Forum on or after the board's date, for whoever reads everything; None without one."""
    forum = next_forum(store, board.as_at)
    if forum is None:
        return None
    returns = return_standings(store, forum.forum_id, board.as_at)
    total = board.total()
    drafted = draft_agenda(store, board, forum, returns)
    return Readiness(
        as_at=board.as_at,
        forum=forum,
        returns=tuple(returns),
        agenda=as_it_stood(agenda_on(store, forum.forum_id, board.as_at), forum, drafted),
        drafted=drafted,
        undated=total.counts[Rating.NO_MILESTONE],
        red=total.counts[Rating.RED],
        disputed=total.disputed,
        worse_than_agreed=total.worse_than_agreed,
    )
