"""Facts of the end of a plan's year: what is proposed of each action, what shows it, and what the other says."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from compact_dash.domain.facts.base import Fact


@dataclass(frozen=True)
class YearEndProposal(Fact):
    """How far an action was met (domain/plan/year_end.py), as an organisation proposes it."""

    table: ClassVar[str] = "year_end_proposal"
    id: str
    reported_on: date
    action_id: str
    organisation_id: str
    outcome: str
    words: str


@dataclass(frozen=True)
class YearEndEvidence(Fact):
    """One thing that shows it: an entry of the register, a milestone, or a Forum by its minutes."""

    table: ClassVar[str] = "year_end_evidence"
    about: ClassVar[str] = "proposal_id"
    proposal_id: str
    entry_id: str | None = None
    milestone_id: str | None = None
    forum_id: str | None = None


@dataclass(frozen=True)
class YearEndAnswer(Fact):
    """What the other says to a proposal."""

    table: ClassVar[str] = "year_end_answer"
    about: ClassVar[str] = "proposal_id"
    proposal_id: str
    reported_on: date
    organisation_id: str
    agreed: bool
    words: str | None
