"""Steps: what every step of a return begins with."""

from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.domain.facts import ReturnEvent
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import STEPS, StepKind, state_after
from compact_dash.reports.returns.forms import Paper, form_of, paper_by_id
from compact_dash.store import Store


@dataclass(frozen=True)
class Taking:
    """A step being taken: the paper as it stands under the write lock, for whoever acts."""

    store: Store
    occasion: Occasion
    paper: Paper

    def form(self) -> ReturnForm:
        """The return with its drafts."""
        return form_of(self.store, self.paper, self.occasion.today)

    def event(self, kind: StepKind, words: str | None = None, grade: str | None = None) -> ReturnEvent:
        return ReturnEvent(self.paper.return_id, None, self.occasion.today, kind.value, words, grade)


def begin(store: Store, occasion: Occasion, return_id: str, kind: StepKind) -> Taking:
    """Read the return, and refuse a step that the actor may not take or that its state does not allow.

    Raises:
        NotAllowed, NotNow, NotFound: with a sentence.
    """
    mine = store.seen_by(occasion.actor.reader)
    paper = paper_by_id(mine, return_id)
    occasion.require(STEPS[kind].act, paper.organisation)
    state_after(paper.state, kind)
    return Taking(mine, occasion, paper)
