"""Querying a return: OCS asks about a line, the organisation answers and may correct what it said."""

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.commands.returns.correct_return import correction_facts
from compact_dash.commands.returns.step_return import Taking, begin_step
from compact_dash.domain.errors import NotFound, NotNow
from compact_dash.domain.facts import Entry
from compact_dash.domain.house import house
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.steps import STEPS, StepKind
from compact_dash.reports.returns.reading import StepTaken, open_corrections, open_queries, read_steps
from compact_dash.store import Store


def query(store: Store, occasion: Occasion, return_id: str, ref: str, words: str) -> None:
    """Ask a question on one line of a submitted return.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; the line is queried already, a correction of it waits for
            clearance, or it is not of the return.
        AnswerRefused: the question has no words.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.QUERIED)
        action_id = action_on(taking, ref)
        steps = read_steps(taking.store, return_id)
        # Two open queries on one line would be answered by one reply.
        if ref in open_queries(steps):
            raise NotNow(f"{ref} is queried already, and the answer has not come yet.")
        # Cleared, the reason for it would stand as the answer to a question that had not been asked.
        if ref in open_corrections(steps):
            raise NotNow(f"A correction of {ref} waits for clearance. Ask once it is cleared or sent back.")
        asked = require_text(words, STEPS[StepKind.QUERIED].brings)
        return [occasion.entry(taking.event(StepKind.QUERIED, asked, action_id=action_id))]

    store.append(entries)


def action_on(taking: Taking, ref: str) -> str:
    """The id of a line that the return asks about."""
    line = taking.form().line(ref)
    if line is None:
        raise NotFound(f"The return of {taking.paper.organisation} has no line {ref}. Choose one of its lines.")
    return line.asked.action_id


def reply(
    store: Store, occasion: Occasion, return_id: str, ref: str, words: str, corrected: Answer | None = None
) -> StepKind:
    """Answer OCS's query on a line, and return the step taken.

    `corrected` is given where the query found a mistake in what was said: then the answer and the correction go to the
    Senior Responsible Officer, who cleared what was filed.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; no query is open, a correction waits, or none can be made.
        AnswerRefused: no words are given, or the correction cannot stand or has dates.
    """

    def entries(_: int) -> tuple[list[Entry], StepKind]:
        kind = StepKind.REPLIED if corrected is None else StepKind.CORRECTED
        taking = begin_step(store, occasion, return_id, kind)
        asked = query_on(taking, ref)
        answered = require_text(words, STEPS[kind].brings)
        # By the line that was queried, which may have been handed on or settled since.
        facts = (
            [taking.event(kind, answered, action_id=asked.action_id)]
            if corrected is None
            else correction_facts(taking, ref, answered, corrected)
        )
        return [occasion.entry(fact) for fact in facts], kind

    return store.write(entries)


def query_on(taking: Taking, ref: str) -> StepTaken:
    """The open query on a line, to be answered.

    Raises:
        NotNow: there is none, or its answer waits for clearance with a correction.
    """
    steps = read_steps(taking.store, taking.paper.return_id)
    asked = open_queries(steps).get(ref)
    if asked is None or asked.action_id is None:
        raise NotNow(f"{house().office} has no open query on {ref}. Choose a line that is queried.")
    if ref in open_corrections(steps):
        raise NotNow(
            f"A correction of {ref} is with your {house().clearer}, and your answer goes to {house().office} with it. "
            "Wait until it is cleared or sent back."
        )
    return asked
