"""Submitted facts: what a return's draft answers become once it is submitted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from compact_dash.commands.milestones import Step, new_milestone, next_numbers, open_milestones
from compact_dash.domain.facts import Fact, MilestoneVersion, StatusUpdate, SupplementFact
from compact_dash.domain.rating import Rating
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.reports.returns.forms import Paper
from compact_dash.store import Store


def submitted_facts(store: Store, paper: Paper, form: ReturnForm, today: date) -> list[Fact]:
    """An update for each answered line, the milestones it finishes, moves or agrees, and the supplements."""
    answered = [line for line in form.lines if line.answer.is_given]
    action_ids = [line.asked.action_id for line in answered]
    steps = {step.milestone_id: step for step in open_milestones(store, action_ids)}
    numbers = next_numbers(store, action_ids)
    facts: list[Fact] = []
    for line in answered:
        facts.append(update_of(paper, line, today))
        facts += changed_milestone(line, steps, today)
        facts += agreed_milestone(line, numbers[line.asked.action_id], today)
    return [*facts, *supplement_facts(paper, form, today)]


def update_of(paper: Paper, line: FormLine, today: date) -> StatusUpdate:
    """The update of one line; “no change” repeats what was said last, with the reason."""
    answer, asked = line.answer, line.asked
    repeats = answer.says_no_change
    return StatusUpdate(
        action_id=asked.action_id,
        reported_on=today,
        supersedes=None,
        return_id=paper.return_id,
        claimed=Rating(str(asked.last_rating if repeats else answer.rating)),
        words=answer.words or (asked.last_words if repeats else None),
        path_to_green=answer.path_to_green or (asked.last_path if repeats else None),
        percent=answer.percent,
        evidence=answer.evidence,
        help_wanted=answer.help_wanted,
        forward_look=answer.forward_look,
        no_change_reason=answer.no_change_reason,
        sharing=paper.sharing,
    )


def changed_milestone(line: FormLine, steps: dict[str, Step], today: date) -> Iterator[MilestoneVersion]:
    """The open milestone, done or moved."""
    answer, step = line.answer, steps.get(line.asked.milestone_id or "")
    if step is None:
        return
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


def supplement_facts(paper: Paper, form: ReturnForm, today: date) -> Iterator[SupplementFact]:
    for each in form.supplements:
        yield SupplementFact(
            return_id=paper.return_id,
            organisation_id=paper.organisation_id,
            reported_on=today,
            kind=each.kind,
            title=each.title,
            opened_on=each.opened_on,
            closed_on=each.closed_on,
            number=each.number,
            words=each.words,
            sharing=paper.sharing,
        )
