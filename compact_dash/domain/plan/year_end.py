"""The end of a plan's year: how far each of its actions was met, as the two who agreed the plan agree that, too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """How far an action was met."""

    MET = "met"
    PART_MET = "part_met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"

    @property
    def word(self) -> str:
        return OUTCOME_WORDS[self]


OUTCOME_WORDS = {
    Outcome.MET: "Met",
    Outcome.PART_MET: "Part met",
    Outcome.NOT_MET: "Not met",
    Outcome.NOT_KNOWN: "Not yet known",
}
# What was met, wholly or in part, can be shown; what was not may have left nothing behind.
NEEDS_EVIDENCE = frozenset({Outcome.MET, Outcome.PART_MET})


class EvidenceKind(StrEnum):
    """What a proposal is shown by."""

    ENTRY = "entry"
    MILESTONE = "milestone"
    MINUTES = "minutes"


@dataclass(frozen=True)
class EvidenceLink:
    """A thing that shows how far an action was met, by its kind and its id."""

    kind: EvidenceKind
    ident: str


def settles_from(ends_on: date) -> date:
    """The first day on which the end of a plan's year may be settled: the first of its last month."""
    return ends_on.replace(day=1)


@dataclass(frozen=True)
class Verdict:
    """A proposal, and what the other said to it; `agreed` is None while nothing was said."""

    proposal_id: str
    ref: str
    outcome: Outcome
    words: str
    proposed_by: str
    proposed_on: date
    agreed: bool | None
    answer: str | None
    answered_by: str | None
    answered_on: date | None
    evidence: int
    """How many things it rests on, whoever may read them."""


@dataclass(frozen=True)
class Settlement:
    """All that was proposed of one action, oldest first. What was agreed holds until something else is agreed."""

    said: Sequence[Verdict] = ()

    @property
    def agreed(self) -> Verdict | None:
        return next((each for each in reversed(self.said) if each.agreed), None)

    @property
    def waiting(self) -> Verdict | None:
        """The proposal that the other has still to answer."""
        return self.said[-1] if self.said and self.said[-1].agreed is None else None

    @property
    def turned_down(self) -> Verdict | None:
        """The last proposal, where the other said why not."""
        return self.said[-1] if self.said and self.said[-1].agreed is False else None

    @property
    def outcome(self) -> Outcome:
        """How far the action counts as met: what nobody has agreed is not yet known."""
        return self.agreed.outcome if self.agreed else Outcome.NOT_KNOWN
