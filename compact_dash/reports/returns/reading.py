"""Return reading: a submitted return with its updates, its steps, its queries and the ratings agreed of its lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from compact_dash.domain.action import RATED_KINDS
from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.errors import NotNow
from compact_dash.domain.returns.answer import Answer, UpdateFields, update_values
from compact_dash.reports.lines import Question
from compact_dash.store import Store


@dataclass(frozen=True)
class FiledClaim:
    """The rating that stands for a line of a submitted return."""

    change_no: int
    action_id: str
    ref: str
    title: str
    reported_on: date
    claimed: str
    sharing: str


@dataclass(frozen=True)
class FiledUpdate(UpdateFields, FiledClaim):
    """The update that stands for a line; a field that the reader may not see is None."""

    def answer(self) -> Answer:
        """The update as the answer it came from, without the dates."""
        return Answer(rating=self.claimed, **update_values(self))


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


def read_steps(store: Store, return_id: str) -> list[StepTaken]:
    """Every step of the return, oldest first."""
    return store.fetch(StepTaken, "return_steps", {"return_id": return_id})


def open_queries(taken: Sequence[StepTaken]) -> dict[str, StepTaken]:
    """The queries that are not answered yet, by the line's reference, each as it was last asked."""
    # In the order they were taken: a line may be queried again once its first query was answered.
    found: dict[str, StepTaken] = {}
    for step in taken:
        if step.kind == "queried" and step.ref:
            found[step.ref] = step
        elif step.kind == "replied" and step.ref:
            found.pop(step.ref, None)
    return found


def open_corrections(taken: Sequence[StepTaken]) -> dict[str, StepTaken]:
    """The corrections that wait for clearance, by the line's reference, each as it was last sent."""
    found: dict[str, StepTaken] = {}
    for step in taken:
        if step.ref and step.kind == "corrected":
            found[step.ref] = step
        elif step.ref and step.kind in ("correction_cleared", "correction_sent_back"):
            found.pop(step.ref, None)
    return found


@dataclass(frozen=True)
class AgreedRating:
    """The rating last agreed of a line, with its number and the line's owner now; no rating if it was taken back."""

    action_id: str
    change_no: int
    rating: str | None
    organisation: str


def rating_agreed_on(store: Store, ref: str) -> AgreedRating:
    """The rating last agreed of the line with that reference.

    Raises:
        NotNow: none has been.
    """
    agreed = store.fetch_one(AgreedRating, "current_agreement", {"ref": ref})
    if agreed is None:
        raise NotNow(f"No rating of {ref} has been agreed yet, so there is nothing to reply to.")
    return agreed


def board_lines(
    answer: Callable[[Question], Iterable[RatedLine]], organisation: str, as_at: date
) -> dict[str, RatedLine]:
    """The organisation's lines as the board has them at a date, by reference.

    `answer` asks the board: a page has most of its answers already, a command has to read them.
    """
    questions = [Question(as_at, kind=kind, organisation=organisation) for kind in RATED_KINDS]
    return {line.ref: line for question in questions for line in answer(question)}
