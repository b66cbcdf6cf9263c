"""Returned dates: the milestones that a return agreed, finished or moved."""

from dataclasses import dataclass
from datetime import date

from compact_dash.domain.wording import long_date
from compact_dash.store import Store


@dataclass(frozen=True)
class ReturnedDate:
    """A milestone as the return left it, with the date it had before."""

    action_id: str
    milestone_id: str
    title: str
    is_new: bool
    was_due_on: date | None
    due_on: date | None
    done_on: date | None
    dropped: bool
    reason: str | None

    @property
    def was_moved(self) -> bool:
        return not self.is_new and self.done_on is None and not self.dropped and self.due_on != self.was_due_on

    @property
    def sentence(self) -> str:
        """What became of it, in words."""
        why = f" Reason: {self.reason}" if self.reason else ""
        if self.dropped:
            return f"Milestone dropped: {self.title}.{why}"
        if self.done_on:
            how = f" {self.reason}" if self.reason else ""
            return f"Milestone done on {long_date(self.done_on)}: {self.title}.{how}"
        due = long_date(self.due_on) if self.due_on else "no date"
        if self.was_moved and self.was_due_on:
            return f"Date moved from {long_date(self.was_due_on)} to {due}: {self.title}.{why}"
        return f"{'New milestone' if self.is_new else 'Milestone'}, due {due}: {self.title}.{why}"


def returned_dates(store: Store, return_id: str) -> dict[str, list[ReturnedDate]]:
    """What a return said of dates, by the line's id."""
    found: dict[str, list[ReturnedDate]] = {}
    for row in store.fetch(ReturnedDate, "returned_dates", {"return_id": return_id}):
        found.setdefault(row.action_id, []).append(row)
    return found
