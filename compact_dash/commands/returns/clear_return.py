"""Clearing a return: sent to the Senior Responsible Officer, sent back or cleared, submitted; or filed as nil.

Submitting turns the draft answers into facts: updates, milestones and supplements.
"""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date

from compact_dash.commands.milestones import KnownMilestone, new_milestone, next_numbers, open_milestones
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.commands.returns.step_return import Taking, begin_step, refuse_unanswered
from compact_dash.domain.errors import NotNow
from compact_dash.domain.facts import Entry, Fact, MilestoneVersion, StatusUpdate, SupplementFact
from compact_dash.domain.limits import LONGEST_GRADE
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.answer import update_values
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.steps import STEPS, StepKind
from compact_dash.reports.returns.forms import ReturnPaper
from compact_dash.store import Store


def send_for_clearance(store: Store, occasion: Occasion, return_id: str) -> None:
    """Send a draft to the Senior Responsible Officer.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`.
        AnswerRefused: an open line has no answer.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.SENT_FOR_CLEARANCE)
        refuse_unanswered(taking.form(), {})
        return [occasion.entry(taking.event(StepKind.SENT_FOR_CLEARANCE))]

    store.append(entries)


def take_back(store: Store, occasion: Occasion, return_id: str) -> None:
    """Take a return back from clearance, to change it."""

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.TAKEN_BACK)
        return [occasion.entry(taking.event(StepKind.TAKEN_BACK))]

    store.append(entries)


def send_back(store: Store, occasion: Occasion, return_id: str, words: str) -> None:
    """Send a return back to the lead instead of clearing it, saying what to change."""

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.SENT_BACK)
        return [occasion.entry(taking.event(StepKind.SENT_BACK, require_text(words, STEPS[StepKind.SENT_BACK].brings)))]

    store.append(entries)


def clear(store: Store, occasion: Occasion, return_id: str, grade: str, submit: bool) -> None:
    """Clear a return, with the clearer's grade, and submit it at once if `submit`.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`.
        AnswerRefused: an open line has no answer, or no grade is given.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.CLEARED)
        form = taking.form()
        refuse_unanswered(form, {})
        given = require_text(grade, STEPS[StepKind.CLEARED].brings, LONGEST_GRADE)
        facts: list[Fact] = [taking.event(StepKind.CLEARED, grade=given)]
        # One write: a cleared return that failed to be submitted would look finished to the lead.
        if submit:
            facts += submission(taking, form)
        return [occasion.entry(fact) for fact in facts]

    store.append(entries)


def submit(store: Store, occasion: Occasion, return_id: str) -> None:
    """Submit a cleared return: from here on its answers are facts.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`.
        AnswerRefused: an open line has no answer.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.SUBMITTED)
        form = taking.form()
        refuse_unanswered(form, {})
        return [occasion.entry(fact) for fact in submission(taking, form)]

    store.append(entries)


def submission(taking: Taking, form: ReturnForm) -> list[Fact]:
    facts = submitted_facts(taking.store, taking.paper, form, taking.occasion.today)
    return [taking.event(StepKind.SUBMITTED), *facts]


def file_nil(store: Store, occasion: Occasion, return_id: str, words: str) -> None:
    """File a nil return.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; a line is open.
        AnswerRefused: no words are given.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.NIL)
        form = taking.form()
        if form.open_lines:
            # Four are enough to recognise the lines by; an organisation may have dozens.
            refs = ", ".join(line.asked.ref for line in form.open_lines[:4])
            raise NotNow(f"A nil return is for an organisation with no open line, and {refs} are open. Answer them.")
        return [occasion.entry(taking.event(StepKind.NIL, require_text(words, STEPS[StepKind.NIL].brings)))]

    store.append(entries)


def submitted_facts(store: Store, paper: ReturnPaper, form: ReturnForm, today: date) -> list[Fact]:
    """An update for each answered line, the milestones it finishes, moves or agrees, and the supplements."""
    # Lines left empty are linked or optional ones: unanswered open lines were refused before.
    answered = [line for line in form.lines if line.answer.is_given]
    action_ids = [line.asked.action_id for line in answered]
    # Once for all lines: a return of sixty lines would otherwise ask the database sixty times.
    steps = {step.milestone_id: step for step in open_milestones(store, action_ids)}
    numbers = next_numbers(store, action_ids)
    facts: list[Fact] = []
    for line in answered:
        facts.append(update_of(paper, line, today))
        facts += changed_milestone(line, steps, today)
        facts += agreed_milestone(line, numbers[line.asked.action_id], today)
    return [*facts, *supplement_facts(paper, form, today)]


def update_of(paper: ReturnPaper, line: FormLine, today: date) -> StatusUpdate:
    """The update of one line; “no change” repeats what was said last, with the reason."""
    answer, asked = line.answer, line.asked
    repeats = answer.says_no_change
    said = replace(
        answer,
        words=answer.words or (asked.last_words if repeats else None),
        path_to_green=answer.path_to_green or (asked.last_path if repeats else None),
    )
    return StatusUpdate(
        action_id=asked.action_id,
        reported_on=today,
        supersedes=None,
        return_id=paper.return_id,
        # “No change” files the last rating again, so that the board knows of no line that went silent.
        claimed=Rating(str(asked.last_rating if repeats else answer.rating)),
        sharing=paper.sharing,
        **update_values(said),
    )


def changed_milestone(line: FormLine, steps: dict[str, KnownMilestone], today: date) -> Iterator[MilestoneVersion]:
    """The open milestone, done or moved."""
    answer, step = line.answer, steps.get(line.asked.milestone_id or "")
    if step is None:
        return
    # The reason stands with the new date; where the milestone was moved before it is done, both are one version.
    if answer.new_due_on is not None:
        yield replace(step.moved(today, answer.new_due_on, answer.new_date_reason), done_on=answer.done_on)
    elif answer.done_on is not None:
        yield replace(step.version(today), done_on=answer.done_on, reason=answer.new_date_reason)


def agreed_milestone(line: FormLine, number: int, today: date) -> tuple[Fact, ...]:
    """A first milestone, or the one after a milestone that is done."""
    answer = line.answer
    if answer.next_milestone is None or answer.next_due_on is None:
        return ()
    return new_milestone(line.asked.action_id, number, today, answer.next_milestone, answer.next_due_on)


def supplement_facts(paper: ReturnPaper, form: ReturnForm, today: date) -> Iterator[SupplementFact]:
    for each in form.supplements:
        yield SupplementFact(
            return_id=paper.return_id,
            organisation_id=paper.organisation_id,
            reported_on=today,
            sharing=paper.sharing,
            **asdict(each),
        )
