"""Submitted facts: what a return's draft answers become once it is submitted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from compact_dash.domain.answer import Answer
from compact_dash.domain.facts import Fact, Milestone, MilestoneVersion, StatusUpdate, SupplementFact
from compact_dash.domain.return_form import FormLine, ReturnForm
from compact_dash.reports.return_forms import Paper
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class HighestNumber:
    """How many milestones an action has had."""

    action_id: str
    number: int


@dataclass(frozen=True)
class OpenMilestone:
    """A milestone as it stands before the return changes it."""

    milestone_id: str
    action_id: str
    title: str
    starts_on: date | None
    due_on: date | None
    date_precision: str | None


def submitted_facts(store: Store, paper: Paper, form: ReturnForm, today: date) -> list[Fact]:
    """An update for each answered line, the milestones it finishes, moves or agrees, and the supplements."""
    answered = [line for line in form.lines if line.answer.is_given]
    steps = milestones_named(store, answered)
    numbers = highest_numbers(store, answered)
    facts: list[Fact] = []
    for line in answered:
        facts.append(update_of(paper, line, today))
        facts += changed_milestone(line, steps, today)
        facts += new_milestone(line, numbers.get(line.asked.action_id, 0) + 1, today)
    return [*facts, *supplement_facts(paper, form, today)]


def milestones_named(store: Store, lines: list[FormLine]) -> dict[str, OpenMilestone]:
    ids = [line.asked.milestone_id for line in lines if line.asked.milestone_id]
    return {row.milestone_id: row for row in store.fetch(OpenMilestone, "open_milestone", {"milestone_ids": ids})}


def highest_numbers(store: Store, lines: list[FormLine]) -> dict[str, int]:
    ids = [line.asked.action_id for line in lines]
    return {row.action_id: row.number for row in store.fetch(HighestNumber, "milestone_numbers", {"action_ids": ids})}


def update_of(paper: Paper, line: FormLine, today: date) -> StatusUpdate:
    """The update of one line; “no change” repeats what was said last, with the reason."""
    answer, asked = line.answer, line.asked
    repeats = answer.says_no_change
    return StatusUpdate(
        action_id=asked.action_id,
        reported_on=today,
        supersedes=None,
        return_id=paper.return_id,
        claimed=str(asked.last_rating if repeats else answer.rating),
        words=answer.words or (asked.last_words if repeats else None),
        path_to_green=answer.path_to_green or (asked.last_path if repeats else None),
        percent=answer.percent,
        evidence=answer.evidence,
        help_wanted=answer.help_wanted,
        forward_look=answer.forward_look,
        no_change_reason=answer.no_change_reason,
        sharing=paper.sharing,
    )


def changed_milestone(line: FormLine, steps: dict[str, OpenMilestone], today: date) -> Iterator[MilestoneVersion]:
    """The open milestone, done or moved."""
    answer: Answer = line.answer
    step = steps.get(line.asked.milestone_id or "")
    if step is None or (answer.done_on is None and answer.new_due_on is None):
        return
    yield MilestoneVersion(
        milestone_id=step.milestone_id,
        action_id=step.action_id,
        reported_on=today,
        supersedes=None,
        title=step.title,
        starts_on=step.starts_on,
        due_on=answer.new_due_on or step.due_on,
        done_on=answer.done_on,
        dropped=False,
        date_precision="day" if answer.new_due_on else step.date_precision,
        agreed_forum_id=None,
        reason=answer.new_date_reason,
    )


def new_milestone(line: FormLine, number: int, today: date) -> list[Fact]:
    """A first milestone, or the one after a milestone that is done."""
    answer, asked = line.answer, line.asked
    if answer.next_milestone is None or answer.next_due_on is None:
        return []
    milestone = new_id()
    version = MilestoneVersion(
        milestone_id=milestone,
        action_id=asked.action_id,
        reported_on=today,
        supersedes=None,
        title=answer.next_milestone,
        starts_on=None,
        due_on=answer.next_due_on,
        done_on=None,
        dropped=False,
        date_precision="day",
        agreed_forum_id=None,
        reason=None,
    )
    return [Milestone(milestone, asked.action_id, number), version]


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
