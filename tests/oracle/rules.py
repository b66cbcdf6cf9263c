"""An independent statement of the rating rules: plain Python over a list of facts.

It shares no text with the SQL, and is written to be read beside the rules rather than to be fast: every question
walks the whole list again. Tests hold the SQL against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from compact_dash.domain.facts import (
    ActionVersion,
    Assessment,
    Commission,
    Forum,
    ForumEvent,
    ForumVersion,
    Milestone,
    MilestoneVersion,
    ReturnEvent,
    ReturnLine,
    StatusUpdate,
)
from tests.oracle.view import Known, View

RANK = {"red": 1, "amber": 2, "green": 3, "complete": 4}
SETTLED = ("complete", "withdrawn")


@dataclass(frozen=True)
class Line:
    """What the rules say of one action at one moment. The names are those of the query's columns."""

    action_id: str
    organisation_id: str | None
    title: str
    counting: str
    claimed: str | None
    claimed_on: date | None
    computed: str
    agreed: str | None
    headline: str
    disputed: bool
    worse_than_agreed: bool
    due_on: date | None
    overdue_days: int
    date_moves: int
    later_moves: int

    @property
    def counts(self) -> bool:
        return self.counting == "rateable"

    @property
    def rank(self) -> int | None:
        return RANK.get(self.headline)


@dataclass(frozen=True)
class Dates:
    """One milestone: its versions that count, oldest first."""

    versions: list[Known[MilestoneVersion]]

    @property
    def newest(self) -> MilestoneVersion:
        return self.versions[-1].fact

    @property
    def is_open(self) -> bool:
        return not (self.newest.done_on or self.newest.dropped)

    def moves(self) -> int:
        """The moves later since a Forum last agreed its date."""
        agreed = [place for place, version in enumerate(self.versions) if version.fact.agreed_forum_id]
        return later_steps(self.versions[agreed[-1] if agreed else 0 :])

    def all_moves(self) -> int:
        return later_steps(self.versions)


def later_steps(versions: Sequence[Known[MilestoneVersion]]) -> int:
    """The steps to a later date, passing over versions that are dropped or have no date."""
    dates = [version.fact.due_on for version in versions if version.fact.due_on and not version.fact.dropped]
    return sum(after > before for before, after in pairwise(dates))


class Judgement:
    """The rules applied to one action at one moment."""

    def __init__(self, view: View, action_id: str) -> None:
        self.view = view
        self.action_id = action_id
        self.updates = view.all(StatusUpdate, action_id=action_id)
        self.claim = self.updates[-1] if self.updates else None
        self.assessment = view.newest(Assessment, action_id=action_id)
        self.milestones = self.read_milestones()

    def read_milestones(self) -> list[Dates]:
        milestones = self.view.all(Milestone, action_id=self.action_id)
        every = [self.view.all(MilestoneVersion, milestone_id=known.fact.id) for known in milestones]
        return [Dates(versions) for versions in every if versions]

    def covering_returns(self) -> dict[str, Commission]:
        """The commission of each return that was asked about this action, once that was sent."""
        lines = self.view.all(ReturnLine, action_id=self.action_id)
        found = {line.fact.return_id: self.view.commission_of(line.fact.return_id) for line in lines}
        return {return_id: sent for return_id, sent in found.items() if sent.reported_on <= self.view.as_at}

    def due_on(self) -> date | None:
        dates = [known.newest.due_on for known in self.milestones if known.is_open]
        return min((day for day in dates if day), default=None)

    def overdue_days(self) -> int:
        due_on = self.due_on()
        return max(0, (self.view.as_at - due_on).days) if due_on else 0

    def date_moves(self) -> int:
        return max((dates.moves() for dates in self.milestones if dates.is_open), default=0)

    def later_moves(self) -> int:
        return max((dates.all_moves() for dates in self.milestones), default=0)

    def claimed(self) -> str | None:
        return self.claim.fact.claimed if self.claim else None

    def computed(self) -> str:
        if self.assessment and self.assessment.fact.rating in SETTLED:
            return str(self.assessment.fact.rating)
        return self.asked() or self.by_dates()

    def asked(self) -> str | None:
        """Not yet asked, No return, or neither."""
        covering = list(self.covering_returns().values())
        lapsed = [commission for commission in covering if commission.deadline_on < self.view.as_at]
        if not covering or not (lapsed or self.updates):
            return "not_yet_asked"
        answered = [self.view.commission_of(update.fact.return_id) for update in self.updates]
        wanted = max((commission.held_on for commission in lapsed), default=date.min)
        if lapsed and not any(commission.held_on >= wanted for commission in answered):
            return "no_return"
        return None

    def by_dates(self) -> str:
        finished = [dates.newest.done_on for dates in self.milestones if dates.newest.done_on]
        if not self.due_on() and not any(done_on >= self.last_asked_on() for done_on in finished):
            return "no_milestone"
        days, moves = self.overdue_days(), self.date_moves()
        if days > self.view.setting("red_overdue_days") or moves >= self.view.setting("red_date_moves"):
            return "red"
        if days > 0 or moves >= self.view.setting("amber_date_moves"):
            return "amber"
        return "green"

    def last_asked_on(self) -> date:
        """The day of the last request, leaving out one for a Forum before which another has still to meet."""
        sent = self.covering_returns().values()
        return max((commission.reported_on for commission in sent if not self.to_come(commission)), default=date.min)

    def to_come(self, commission: Commission) -> bool:
        """Whether a quarterly Forum before the commission's own has not met yet."""
        quarterly = [known.fact.id for known in self.view.all(Forum, kind="quarterly")]
        plans = [self.view.newest(ForumVersion, forum_id=forum) for forum in {*quarterly, commission.forum_id}]
        held = {plan.fact.forum_id: plan.fact.held_on for plan in plans if plan}
        own = held.pop(commission.forum_id, commission.held_on)
        return any(not self.has_met(forum, day) for forum, day in held.items() if day < own)

    def has_met(self, forum: str, held_on: date) -> bool:
        return held_on < self.view.as_at or self.view.newest(ForumEvent, forum_id=forum, kind="closed") is not None

    def agreed(self) -> str | None:
        """The agreed rating in force."""
        if self.assessment is None or self.assessment.fact.rating in SETTLED:
            return self.assessment.fact.rating if self.assessment else None
        forum = self.view.newest(ForumVersion, forum_id=self.assessment.fact.forum_id)
        assert forum is not None, "a rating was agreed for a Forum that is not known"
        for return_id, commission in self.covering_returns().items():
            events = self.view.all(ReturnEvent, return_id=return_id, kind="accepted")
            accepted_since = [event for event in events if event.order > self.assessment.order]
            if accepted_since and commission.held_on > forum.fact.held_on:
                return None
        return self.assessment.fact.rating

    def headline(self) -> str:
        claimed, computed, agreed = self.claimed(), self.computed(), self.agreed()
        if computed in (*SETTLED, "not_yet_asked", "no_return"):
            return computed
        if claimed and self.worse_than_agreed():
            return claimed
        if agreed and not (agreed == "green" and computed == "no_milestone"):
            return agreed
        # A claim to be finished or withdrawn is a proposal until OCS accepts it.
        if computed == "no_milestone" or claimed is None or claimed in SETTLED:
            return computed
        return min(claimed, computed, key=RANK.__getitem__)

    def worse_than_agreed(self) -> bool:
        """Whether the department has said something worse since the rating in force was agreed, and it shows."""
        agreed, claimed = self.agreed(), self.claimed()
        if not self.claim or not self.assessment or self.asked() or agreed in (None, *SETTLED):
            return False
        newer = self.claim.order > self.assessment.order
        return newer and claimed in ("red", "amber") and RANK[claimed] < RANK[str(agreed)]

    def disputed(self) -> bool:
        """Whether the claim is better than the dates say, and nothing agreed since has settled it."""
        claimed, computed = self.claimed(), self.computed()
        if computed not in ("amber", "red") or not self.claim or RANK.get(claimed or "", 0) <= RANK[computed]:
            return False
        return not (self.agreed() and self.assessment and self.assessment.order > self.claim.order)

    def line(self) -> Line | None:
        """The whole line, or None while the action is not part of the plan."""
        version = self.view.newest(ActionVersion, action_id=self.action_id)
        if version is None:
            return None
        return Line(
            action_id=self.action_id,
            organisation_id=version.fact.organisation_id,
            title=version.fact.title,
            counting=version.fact.counting,
            claimed=self.claimed(),
            claimed_on=self.claim.fact.reported_on if self.claim else None,
            computed=self.computed(),
            agreed=self.agreed(),
            headline=self.headline(),
            disputed=self.disputed(),
            worse_than_agreed=self.worse_than_agreed(),
            due_on=self.due_on(),
            overdue_days=self.overdue_days(),
            date_moves=self.date_moves(),
            later_moves=self.later_moves(),
        )
