"""Correcting a filed return: proposed with the answer to a query or with a reason, and cleared before it counts.

What was filed had been cleared, so what takes its place is cleared, too. Until then the board and OCS have what was
filed, and the query stays unanswered.
"""

from dataclasses import asdict

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.commands.returns.fill_return import tidy_texts
from compact_dash.commands.returns.step_return import Taking, begin_step
from compact_dash.domain.errors import AnswerRefused, NotNow
from compact_dash.domain.facts import Entry, Fact, ReturnAnswer, StatusUpdate
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_GRADE
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import Answer, differences, differences_in_words, update_values
from compact_dash.domain.returns.checks import impossible_faults, missing_faults
from compact_dash.domain.returns.fields import ABOUT_DATES
from compact_dash.domain.returns.form import FormLine
from compact_dash.domain.returns.steps import STEPS, StepKind
from compact_dash.reports.returns.reading import (
    FiledUpdate,
    StepTaken,
    filed_updates,
    open_corrections,
    open_queries,
    read_steps,
)
from compact_dash.store import Store


def correction_facts(taking: Taking, ref: str, answered: str, corrected: Answer) -> list[Fact]:
    """A correction as it goes to the Senior Responsible Officer, with the answer to OCS that goes out with it.

    Raises:
        NotNow: nothing can be corrected on that line.
        AnswerRefused: the correction cannot stand, or has dates.
    """
    corrected = tidy_texts(corrected)
    line, filed = correctable(taking, ref)
    refuse_correction(taking, line, corrected)
    if not differences(filed.answer(), corrected):
        raise AnswerRefused([f"{ref}: the correction says what was filed. Change it, or answer in words only."])
    # Kept as a draft is: nobody outside the organisation reads it until it is cleared.
    draft = ReturnAnswer(taking.paper.return_id, line.asked.action_id, line.row_version + 1, **asdict(corrected))
    return [draft, taking.event(StepKind.CORRECTED, answered, action_id=line.asked.action_id)]


def correct(store: Store, occasion: Occasion, return_id: str, ref: str, reason: str, corrected: Answer) -> None:
    """Send a correction of a line that OCS has not asked about for clearance, with the reason for it.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; OCS asks about the line, or a correction of it waits already.
        AnswerRefused: no reason is given, or the correction cannot stand or has dates.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.CORRECTED)
        steps = read_steps(taking.store, return_id)
        if ref in open_queries(steps):
            raise NotNow(f"{house().office} has a query on {ref}. Correct the line with your answer to it.")
        if ref in open_corrections(steps):
            raise NotNow(f"A correction of {ref} is with your {house().clearer} already.")
        said = require_text(reason, "the reason why what was filed is corrected")
        return [occasion.entry(fact) for fact in correction_facts(taking, ref, said, corrected)]

    store.append(entries)


def correctable(taking: Taking, ref: str) -> tuple[FormLine, FiledUpdate]:
    """The line as it stands and what was filed of it.

    Raises:
        NotNow: the line was not answered in this return, or is no longer its organisation's to answer.
    """
    line = taking.form().line(ref)
    if line is None:
        raise NotNow(f"{ref} has been settled or handed on since, so what was said of it stays. Answer in words only.")
    filed = filed_updates(taking.store, taking.paper.return_id).get(line.asked.action_id)
    if filed is None:
        raise NotNow(f"{ref} was not answered in this return, so there is nothing to correct.")
    return line, filed


def refuse_correction(taking: Taking, line: FormLine, corrected: Answer) -> None:
    """Refuse a correction that could not have been filed, or that has dates."""
    # Dates are milestones, which a reply does not write: dropped silently, they would be believed kept.
    if any(getattr(corrected, field) is not None for field in ABOUT_DATES):
        raise AnswerRefused([f"{line.asked.ref}: a reply cannot change dates. Say the new date in the next return."])
    faults = [*impossible_faults(line.asked, corrected, taking.occasion.today), *missing_faults(line.asked, corrected)]
    if faults:
        raise AnswerRefused([fault.sentence() for fault in faults])


def clear_correction(store: Store, occasion: Occasion, return_id: str, ref: str, grade: str) -> None:
    """Clear a correction, with the clearer's grade: it takes the place of what was filed, and OCS has its answer.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; no correction of the line waits, or it cannot stand any more.
        AnswerRefused: no grade is given, or the correction cannot stand.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.CORRECTION_CLEARED)
        asked = waiting_correction(taking, ref)
        line, filed = correctable(taking, ref)
        refuse_correction(taking, line, line.answer)
        given = require_text(grade, STEPS[StepKind.CORRECTION_CLEARED].brings, LONGEST_GRADE)
        said = differences_in_words(filed.answer(), line.answer)
        action_id = line.asked.action_id
        is_asked = ref in open_queries(read_steps(taking.store, return_id))
        if not is_asked:
            said = f"{said} Because: {asked.words}"
        facts = [
            # The step keeps old and new, so that whoever reads the steps sees what was cleared.
            taking.event(StepKind.CORRECTION_CLEARED, said, given, action_id),
            update_in_place(taking, line, filed),
            *([taking.event(StepKind.REPLIED, asked.words, action_id=action_id)] if is_asked else ()),
        ]
        return [occasion.entry(fact) for fact in facts]

    store.append(entries)


def send_correction_back(store: Store, occasion: Occasion, return_id: str, ref: str, words: str) -> None:
    """Send a correction back to the lead instead of clearing it, saying what to change.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; no correction of the line waits.
        AnswerRefused: no words are given.
    """

    def entries(_: int) -> list[Entry]:
        kind = StepKind.CORRECTION_SENT_BACK
        taking = begin_step(store, occasion, return_id, kind)
        asked = waiting_correction(taking, ref)
        return [occasion.entry(taking.event(kind, require_text(words, STEPS[kind].brings), action_id=asked.action_id))]

    store.append(entries)


def waiting_correction(taking: Taking, ref: str) -> StepTaken:
    """The step with which the correction of a line was sent for clearance.

    Raises:
        NotNow: none waits.
    """
    asked = open_corrections(read_steps(taking.store, taking.paper.return_id)).get(ref)
    if asked is None:
        raise NotNow(f"No correction of {ref} waits for clearance. Load the page again to see what does.")
    return asked


def update_in_place(taking: Taking, line: FormLine, filed: FiledUpdate) -> StatusUpdate:
    return StatusUpdate(
        action_id=line.asked.action_id,
        reported_on=taking.occasion.today,
        # A correction takes the place of the update and keeps its number in the trail.
        supersedes=filed.change_no,
        return_id=taking.paper.return_id,
        claimed=Rating(line.answer.rating or filed.claimed),
        sharing=filed.sharing,
        **update_values(line.answer),
    )
