"""A Forum as it is planned and how far it has got; and the rhythm of the year, quarterly and never in August."""

from dataclasses import dataclass
from datetime import date, datetime, time

from compact_dash.domain.house import house
from compact_dash.domain.moment import london_timestamp
from compact_dash.domain.wording import count, long_date


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
        """Whether it had closed for the first time by the change with that number."""
        return self.over_no is not None and self.over_no <= known_to

    def state(self, as_at: date) -> str:
        """How far the Forum had got on a day: from planned to minutes agreed."""
        # From the last state back, because a Forum that has reached one has passed all those before it.
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

    def is_to_come(self, as_at: date) -> bool:
        """Whether the Forum was still ahead, or in session, on a day."""
        if self.over_on is not None and self.over_on <= as_at:
            return False
        # One that is still in session may have been planned for a day that is past.
        return self.held_on >= as_at or (self.opened_on is not None and self.opened_on <= as_at)


def opening_question(forum: ForumRow, today: date) -> str:
    """What to ask before a Forum is opened; empty on its day, once its returns were asked for."""
    doubts = []
    away = (forum.held_on - today).days
    day, word = long_date(forum.held_on), house().forum
    if away > 0:
        doubts.append(f"The {word} is on {day}, {'tomorrow' if away == 1 else f'in {away} days'}.")
    if away < 0:
        doubts.append(f"The {word} was planned for {day}, {count(-away, 'day')} ago.")
    # A review between Forums asks for no returns.
    if forum.kind == "quarterly" and forum.commissioned_on is None:
        doubts.append("No returns were asked for.")
    return " ".join([*doubts, "Open it now?"]) if doubts else ""
