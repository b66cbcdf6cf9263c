"""Querying a return: OCS asks about a line, the organisation answers and may correct what it said."""

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.returns.fill_return import as_typed
from compact_dash.commands.returns.step_return import Taking, begin, said
from compact_dash.domain.errors import AnswerRefused, NotFound, NotNow
from compact_dash.domain.facts import Entry, ReturnEvent, StatusUpdate
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import Answer
from compact_dash.domain.returns.checks import impossible, missing
from compact_dash.domain.returns.steps import STEPS, StepKind
from compact_dash.reports.returns.reading import filed_updates, open_queries, steps
from compact_dash.store import Store

DATED = ("next_milestone", "next_due_on", "done_on", "new_due_on", "new_date_reason")


def query(store: Store, occasion: Occasion, return_id: str, ref: str, words: str) -> None:
    """Ask a question on one line of a submitted return."""

    def entries(_: int) -> list[Entry]:
        taking = begin(store, occasion, return_id, StepKind.QUERIED)
        action_id = action_on(taking, ref)
        if ref in open_queries(steps(taking.store, return_id)):
            raise NotNow(f"{ref} is queried already, and the answer has not come yet.")
        return [line_event(taking, StepKind.QUERIED, action_id, said(words, STEPS[StepKind.QUERIED].brings))]

    store.append(entries)


def action_on(taking: Taking, ref: str) -> str:
    """The id of a line that the return asks about."""
    line = taking.form().line(ref)
    if line is None:
        raise NotFound(f"The return of {taking.paper.organisation} has no line {ref}. Choose one of its lines.")
    return line.asked.action_id


def line_event(taking: Taking, kind: StepKind, action_id: str, words: str) -> Entry:
    occasion = taking.occasion
    return occasion.entry(ReturnEvent(taking.paper.return_id, action_id, occasion.today, kind.value, words, None))


def reply(
    store: Store, occasion: Occasion, return_id: str, ref: str, words: str, corrected: Answer | None = None
) -> None:
    """Answer OCS's query on a line, and correct what was said of it where the query found a mistake."""

    def entries(_: int) -> list[Entry]:
        taking = begin(store, occasion, return_id, StepKind.REPLIED)
        asked = open_queries(steps(taking.store, return_id)).get(ref)
        if asked is None or asked.action_id is None:
            raise NotNow(f"OCS has no open query on {ref}. Choose a line that is queried.")
        answered = said(words, STEPS[StepKind.REPLIED].brings)
        # By the line that was queried, which may have been handed on or settled since.
        answer = line_event(taking, StepKind.REPLIED, asked.action_id, answered)
        return [*correction(taking, ref, corrected), answer]

    store.append(entries)


def correction(taking: Taking, ref: str, corrected: Answer | None) -> list[Entry]:
    """A new update in the place of the one that was queried; its words, rating and path, never its dates."""
    if corrected is None:
        return []
    line, corrected = taking.form().line(ref), as_typed(corrected)
    if line is None:
        raise NotNow(f"{ref} has been settled or handed on since, so what was said of it stays. Answer in words only.")
    filed = filed_updates(taking.store, taking.paper.return_id).get(line.asked.action_id)
    if filed is None:
        raise NotNow(f"{ref} was not answered in this return, so there is nothing to correct.")
    if any(getattr(corrected, field) is not None for field in DATED):
        raise AnswerRefused([f"{ref}: a reply cannot change dates. Say the new date in the next return."])
    faults = [*impossible(line.asked, corrected, taking.occasion.today), *missing(line.asked, corrected)]
    sentences = [fault.sentence() for fault in faults]
    if sentences:
        raise AnswerRefused(sentences)
    update = StatusUpdate(
        action_id=line.asked.action_id,
        reported_on=taking.occasion.today,
        supersedes=filed.change_no,
        return_id=taking.paper.return_id,
        claimed=Rating(corrected.rating or filed.claimed),
        words=corrected.words,
        path_to_green=corrected.path_to_green,
        percent=corrected.percent,
        evidence=corrected.evidence,
        help_wanted=corrected.help_wanted,
        forward_look=corrected.forward_look,
        no_change_reason=corrected.no_change_reason,
        sharing=filed.sharing,
    )
    return [taking.occasion.entry(update)]
