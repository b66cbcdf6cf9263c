"""Milestones as commands change them: those that are open, one as it was made, and the version that follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.facts import Milestone, MilestoneVersion
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class KnownMilestone:
    """A milestone as it stands, or as it was made."""

    milestone_id: str
    action_id: str
    title: str
    starts_on: date | None
    due_on: date | None
    date_precision: str | None

    def version(self, today: date) -> MilestoneVersion:
        """A version of the milestone dated `today`, otherwise as it is; callers replace the fields that change."""
        return MilestoneVersion(
            milestone_id=self.milestone_id,
            action_id=self.action_id,
            reported_on=today,
            supersedes=None,
            title=self.title,
            starts_on=self.starts_on,
            due_on=self.due_on,
            done_on=None,
            dropped=False,
            date_precision=self.date_precision,
            agreed_forum_id=None,
            reason=None,
        )

    def moved(self, today: date, due_on: date, reason: str | None) -> MilestoneVersion:
        """A version with another due date; its precision becomes a day, whatever the plan said first."""
        return replace(self.version(today), due_on=due_on, date_precision="day", reason=reason)


@dataclass(frozen=True)
class HighestNumber:
    """The highest number given to a milestone of a line."""

    action_id: str
    number: int


def open_milestones(store: Store, action_ids: Sequence[str]) -> list[KnownMilestone]:
    """The open dated milestones of some lines, the earliest of each line first."""
    return store.fetch(KnownMilestone, "open_milestones", {"action_ids": list(action_ids)})


def milestone_made(store: Store, change_no: int) -> KnownMilestone:
    """The milestone as the change of that number made it."""
    # Exactly one: the number comes from the store itself, so anything else is a broken trail and must not pass.
    [made] = store.fetch(KnownMilestone, "milestone_made", {"change_no": change_no})
    return made


def next_numbers(store: Store, action_ids: Sequence[str]) -> dict[str, int]:
    """The number that the next milestone of each line would have, by the line's id."""
    numbers = store.fetch(HighestNumber, "milestone_numbers", {"action_ids": list(action_ids)})
    # A line without milestones has no row to read, and its first is number 1.
    return dict.fromkeys(action_ids, 1) | {row.action_id: row.number + 1 for row in numbers}


def new_milestone(
    action_id: str, number: int, today: date, title: str, due_on: date
) -> tuple[Milestone, MilestoneVersion]:
    """A new milestone and its first version, its due date precise to the day."""
    step = KnownMilestone(new_id(), action_id, title, None, due_on, "day")
    return Milestone(step.milestone_id, action_id, number), step.version(today)
