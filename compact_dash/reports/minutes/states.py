"""How far the minutes of each Forum are as at a day, and what became of the actions that it set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.moment import london
from compact_dash.domain.wording import long_date
from compact_dash.reports.forum.meetings import LogAction
from compact_dash.store import Store


@dataclass(frozen=True)
class SavedMinutes:
    """When the minutes of a Forum were first saved, naive UTC."""

    forum_id: str
    saved_at: datetime


@dataclass(frozen=True)
class ForumMinutes:
    """A Forum that met, how far its minutes are, and the actions that it set; `is_shown` where the reader may know."""

    forum: ForumRow
    as_at: date
    saved_on: date | None
    actions: tuple[LogAction, ...]
    is_shown: bool

    @property
    def agreed_on(self) -> date | None:
        on = self.forum.minutes_agreed_on
        return on if on and on <= self.as_at else None

    @property
    def state(self) -> str:
        """How far the minutes are, in a few words."""
        if self.agreed_on:
            return f"Agreed on {long_date(self.agreed_on)}"
        if not self.is_shown:
            return "Not shown to you"
        if self.saved_on:
            return f"In draft since {long_date(self.saved_on)}, to be agreed"
        if self.forum.over_on and self.forum.over_on <= self.as_at:
            return "To be drafted"
        return "The meeting is not closed"

    @property
    def still_to_do(self) -> int:
        return sum(row.is_open for row in self.actions)

    @property
    def overdue(self) -> int:
        return sum(bool(row.overdue_days(self.as_at)) for row in self.actions)


def minutes_states(
    store: Store, forums: Sequence[ForumRow], log: Sequence[LogAction], as_at: date, *, is_member: bool
) -> list[ForumMinutes]:
    """Every Forum that had met by a day, the newest first."""
    saved = {row.forum_id: london(row.saved_at).date() for row in store.fetch(SavedMinutes, "minutes_saved")}
    met = [row for row in forums if row.opened_no is not None and row.met_on <= as_at]
    return [
        ForumMinutes(
            forum,
            as_at,
            on if (on := saved.get(forum.forum_id)) and on <= as_at else None,
            tuple(row for row in log if row.raised_on == forum.met_on),
            is_member,
        )
        for forum in sorted(met, key=lambda row: row.met_on, reverse=True)
    ]
