"""Return reading: a submitted return as those see it who read it: its updates, its steps and its queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.returns.answer import Answer
from compact_dash.store import Store


@dataclass(frozen=True)
class FiledUpdate:
    """The update that stands for a line; what the reader may not see of it is None."""

    change_no: int
    action_id: str
    ref: str
    title: str
    reported_on: date
    claimed: str
    words: str | None
    path_to_green: str | None
    percent: int | None
    evidence: str | None
    help_wanted: str | None
    forward_look: str | None
    no_change_reason: str | None
    sharing: str

    def answer(self) -> Answer:
        """The update as the answer it came from, without what it said of dates."""
        return Answer(
            rating=self.claimed,
            words=self.words,
            percent=self.percent,
            path_to_green=self.path_to_green,
            evidence=self.evidence,
            help_wanted=self.help_wanted,
            forward_look=self.forward_look,
            no_change_reason=self.no_change_reason,
        )


@dataclass(frozen=True)
class StepTaken:
    """A step of a return: who took it, when and why."""

    change_no: int
    recorded_at: datetime
    reported_on: date
    kind: str
    action_id: str | None
    ref: str | None
    words: str | None
    grade: str | None
    person: str


def filed_updates(store: Store, return_id: str) -> dict[str, FiledUpdate]:
    """The update of each line that the return answered, by the line's id."""
    return {row.action_id: row for row in store.fetch(FiledUpdate, "filed_updates", {"return_id": return_id})}


def steps(store: Store, return_id: str) -> list[StepTaken]:
    """Every step of the return, oldest first."""
    return store.fetch(StepTaken, "return_steps", {"return_id": return_id})


def open_queries(taken: Sequence[StepTaken]) -> dict[str, StepTaken]:
    """The queries that are not answered yet, by the line's reference, each as it was last asked."""
    found: dict[str, StepTaken] = {}
    for step in taken:
        if step.kind == "queried" and step.ref:
            found[step.ref] = step
        elif step.kind == "replied" and step.ref:
            found.pop(step.ref, None)
    return found
