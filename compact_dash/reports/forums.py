"""The Forums: which there are, where each has got to and which comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from compact_dash.domain.moment import ALL_KNOWN, london_timestamp
from compact_dash.store import Store


@dataclass(frozen=True)
class ForumRow:
    """A Forum as planned, with the numbers of the changes that opened and closed it.

    From its first closing it is over; while it is re-opened to put something right, it has no `closed_no`.
    """

    forum_id: str
    kind: str
    held_on: date
    starts_at: str
    minutes: int
    place: str
    guest: str | None
    opened_no: int | None
    opened_on: date | None
    closed_no: int | None
    closed_on: date | None
    over_no: int | None
    over_on: date | None
    papers_on: date | None
    minutes_agreed_on: date | None
    commissioned_on: date | None
    deadline_on: date | None

    @property
    def met_on(self) -> date:
        """The day it really met, which may be another than the one it was planned for."""
        return self.opened_on or self.held_on

    @property
    def starts(self) -> datetime:
        """When it is planned to start, naive UTC."""
        return london_timestamp(self.held_on, time.fromisoformat(self.starts_at))

    @property
    def is_in_session(self) -> bool:
        """Whether it was opened and not closed, as things are now."""
        return self.opened_no is not None and self.closed_no is None

    def was_over(self, known_to: int) -> bool:
        """Whether it had closed by a change."""
        return self.over_no is not None and self.over_no <= known_to

    def state(self, as_at: date) -> str:
        """How far the Forum had got on a day: from planned to minutes agreed."""
        if self.minutes_agreed_on and self.minutes_agreed_on <= as_at:
            return "minutes agreed"
        if self.closed_on and self.closed_on <= as_at:
            return "closed"
        if self.opened_on and self.opened_on <= as_at:
            return "in session"
        if self.papers_on and self.papers_on <= as_at:
            return "papers out"
        if self.commissioned_on and self.commissioned_on <= as_at:
            return "commissioned"
        return "planned"


def forums(store: Store) -> list[ForumRow]:
    """Every Forum, oldest first."""
    return store.fetch(ForumRow, "forums")


def last_forum(store: Store, as_at: date) -> ForumRow | None:
    """The last quarterly Forum that met before a date and is over: what the figures of that date are compared with."""
    past = [row for row in forums(store) if row.kind == "quarterly" and row.over_no and row.met_on < as_at]
    return past[-1] if past else None


def last_over(rows: Iterable[ForumRow], as_at: date, pin: int = ALL_KNOWN) -> ForumRow | None:
    """The last quarterly Forum that was over by the end of a day: what the next agenda goes back to.

    From the evening it closed on that is the one just held, while its own day's figures look back to the one before.
    `pin` is the last change that counts.
    """
    over = [row for row in rows if row.kind == "quarterly" and row.was_over(pin)]
    past = [row for row in over if row.over_on is not None and row.over_on <= as_at]
    return past[-1] if past else None


def next_forum(store: Store, as_at: date) -> ForumRow | None:
    """The first quarterly Forum on or after a date that was not already over by then."""
    coming = [row for row in forums(store) if row.kind == "quarterly" and is_to_come(row, as_at)]
    return coming[0] if coming else None


@dataclass(frozen=True)
class NextForum:
    """The Forum that comes after another, as it was planned at the time; its returns' deadline, where it has one."""

    held_on: date
    starts_at: str
    place: str
    deadline_on: date | None


def next_planned(store: Store, held_on: date, known_to: int = ALL_KNOWN) -> NextForum | None:
    """The quarterly Forum that comes after a day and had not begun, as known up to a change."""
    return store.fetch_one(NextForum, "next_planned", {"held_on": held_on, "known_to": known_to})


def is_to_come(row: ForumRow, as_at: date) -> bool:
    """Whether the Forum was still ahead, or in session, on a day."""
    if row.over_on is not None and row.over_on <= as_at:
        return False
    return row.held_on >= as_at or (row.opened_on is not None and row.opened_on <= as_at)
