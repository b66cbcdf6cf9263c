"""Facts about progress: dates, claims and agreed ratings."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import UpdateFields


@dataclass(frozen=True)
class MilestoneVersion(Fact):
    """A milestone as it stood from `reported_on` on; `supersedes` is the change number it corrects.

    A row that is `undone` takes the one it supersedes back, and counts for nothing itself.
    """

    # A correction keeps the place that its own date gives it, so that correcting a date is not counted as a move.
    table: ClassVar[str] = "milestone_version"
    about: ClassVar[str] = "milestone_id"
    milestone_id: str
    action_id: str
    reported_on: date
    supersedes: int | None
    title: str
    starts_on: date | None
    due_on: date | None
    done_on: date | None
    dropped: bool
    date_precision: str | None
    agreed_forum_id: str | None
    reason: str | None
    undone: bool | None = None


@dataclass(frozen=True)
class ClaimOnLine(Fact):
    """The rating that a submitted return claims for a line, and who may read the words beside it."""

    action_id: str
    reported_on: date
    supersedes: int | None
    return_id: str
    claimed: Rating
    sharing: str


@dataclass(frozen=True)
class StatusUpdate(UpdateFields, ClaimOnLine):
    """A line of a submitted return: what the owner claims, in a rating and in words."""

    table: ClassVar[str] = "status_update"
    about: ClassVar[str] = "action_id"


@dataclass(frozen=True)
class Assessment(Fact):
    """A rating agreed by OCS on accepting a return or by a Forum; no rating means that none is agreed any more.

    A row that is `undone` takes the one it supersedes back, so that what was agreed before stands again.
    """

    table: ClassVar[str] = "assessment"
    about: ClassVar[str] = "action_id"
    action_id: str
    reported_on: date
    supersedes: int | None
    rating: Rating | None
    reason: str
    body: str
    forum_id: str
    undone: bool | None = None


@dataclass(frozen=True)
class AssessmentReply(Fact):
    """A department's right of reply to an agreed rating it disputes."""

    table: ClassVar[str] = "assessment_reply"
    about: ClassVar[str] = "action_id"
    action_id: str
    reported_on: date
    assessment_no: int
    words: str
