"""Querying a return: OCS asks about a line, the organisation answers and may correct what it said."""

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.commands.returns.fill_return import tidy_texts
from compact_dash.commands.returns.step_return import Taking, begin_step
from compact_dash.domain.errors import AnswerRefused, NotFound, NotNow
from compact_dash.domain.facts import Entry, ReturnEvent, StatusUpdate
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import Answer, update_values
from compact_dash.domain.returns.checks import impossible_faults, missing_faults
from compact_dash.domain.returns.fields import ABOUT_DATES
from compact_dash.domain.returns.steps import STEPS, StepKind
from compact_dash.reports.returns.reading import filed_updates, open_queries, read_steps
from compact_dash.store import Store


def query(store: Store, occasion: Occasion, return_id: str, ref: str, words: str) -> None:
    """Ask a question on one line of a submitted return.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; the line is queried already, or not of the return.
        AnswerRefused: the question has no words.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.QUERIED)
        action_id = action_on(taking, ref)
        # Two open queries on one line would be answered by one reply.
        if ref in open_queries(read_steps(taking.store, return_id)):
            raise NotNow(f"{ref} is queried already, and the answer has not come yet.")
        return [line_event(taking, StepKind.QUERIED, action_id, require_text(words, STEPS[StepKind.QUERIED].brings))]

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
    """Answer OCS's query on a line; `corrected` is given where the query found a mistake in what was said.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; no query is open, or nothing can be corrected.
        AnswerRefused: no words are given, or the correction cannot stand or has dates.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.REPLIED)
        asked = open_queries(read_steps(taking.store, return_id)).get(ref)
        if asked is None or asked.action_id is None:
            raise NotNow(f"OCS has no open query on {ref}. Choose a line that is queried.")
        answered = require_text(words, STEPS[StepKind.REPLIED].brings)
        # By the line that was queried, which may have been handed on or settled since.
        answer = line_event(taking, StepKind.REPLIED, asked.action_id, answered)
        return [*correction(taking, ref, corrected), answer]

    store.append(entries)


def correction(taking: Taking, ref: str, corrected: Answer | None) -> list[Entry]:
    """A new update in the place of the one that was queried; its words, rating and path, never its dates."""
    if corrected is None:
        return []
    line, corrected = taking.form().line(ref), tidy_texts(corrected)
    if line is None:
        raise NotNow(f"{ref} has been settled or handed on since, so what was said of it stays. Answer in words only.")
    filed = filed_updates(taking.store, taking.paper.return_id).get(line.asked.action_id)
    if filed is None:
        raise NotNow(f"{ref} was not answered in this return, so there is nothing to correct.")
    # Dates are milestones, which a reply does not write: dropped silently, they would be believed kept.
    if any(getattr(corrected, field) is not None for field in ABOUT_DATES):
        raise AnswerRefused([f"{ref}: a reply cannot change dates. Say the new date in the next return."])
    faults = [*impossible_faults(line.asked, corrected, taking.occasion.today), *missing_faults(line.asked, corrected)]
    sentences = [fault.sentence() for fault in faults]
    if sentences:
        raise AnswerRefused(sentences)
    update = StatusUpdate(
        action_id=line.asked.action_id,
        reported_on=taking.occasion.today,
        # A correction takes the place of the update and keeps its number in the trail.
        supersedes=filed.change_no,
        return_id=taking.paper.return_id,
        claimed=Rating(corrected.rating or filed.claimed),
        sharing=filed.sharing,
        **update_values(corrected),
    )
    return [taking.occasion.entry(update)]
