"""Steps: the reading and the two refusals that every step of a return begins with."""

from collections.abc import Mapping
from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.errors import AnswerRefused
from compact_dash.domain.facts import ReturnEvent
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.checks import missing_faults
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import STEPS, StepKind, state_after
from compact_dash.reports.returns.forms import ReturnPaper, form_of, paper_by_id
from compact_dash.store import Store


@dataclass(frozen=True)
class Taking:
    """A step being taken: the paper as it stands under the write lock, and the occasion it is taken on."""

    store: Store
    occasion: Occasion
    paper: ReturnPaper

    def form(self) -> ReturnForm:
        """The return with its drafts."""
        return form_of(self.store, self.paper, self.occasion.today)

    def event(
        self, kind: StepKind, words: str | None = None, grade: str | None = None, action_id: str | None = None
    ) -> ReturnEvent:
        """The step, of the whole return or of one of its lines."""
        return ReturnEvent(self.paper.return_id, action_id, self.occasion.today, kind.value, words, grade)


def begin_step(store: Store, occasion: Occasion, return_id: str, kind: StepKind) -> Taking:
    """Read the return as it stands under the write lock, for a step that the actor may take and its state allows.

    Raises:
        NotAllowed: the actor may not take this step for this organisation.
            NotNow: the state of the return does not allow the step.
            NotFound: there is no such return.
    """
    # Read as the actor may read it: a refusal may quote lines, and must quote none that is hidden from them.
    mine = store.seen_by(occasion.actor.reader)
    paper = paper_by_id(mine, return_id)
    # Permission before state: to somebody of another organisation the state of this return is not told.
    occasion.require(STEPS[kind].act, paper.organisation)
    state_after(paper.state, kind)
    return Taking(mine, occasion, paper)


def refuse_unanswered(form: ReturnForm, changed: Mapping[str, Answer]) -> None:
    """Refuse to let a return go on while an open line has no answer; `changed` holds answers not saved yet.

    Raises:
        AnswerRefused: with every line that still wants something.
    """
    sentences = [
        f"{line.asked.ref}, {fault.sentence()}"
        for line in form.lines
        for fault in missing_faults(line.asked, changed.get(line.asked.ref, line.answer))
    ]
    if sentences:
        raise AnswerRefused(sentences)
