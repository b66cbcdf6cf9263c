"""Accepting a return: OCS locks it and agrees the ratings it has come to."""

from collections.abc import Mapping
from dataclasses import dataclass

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.commands.returns.step_return import Taking, begin_step
from compact_dash.domain.errors import AnswerRefused, NotFound, NotNow
from compact_dash.domain.facts import Assessment, AssessmentReply, Entry, Fact
from compact_dash.domain.house import house
from compact_dash.domain.permissions import Act
from compact_dash.domain.rating import AGREED, Rating
from compact_dash.domain.returns.form import ReturnForm
from compact_dash.domain.returns.steps import StepKind
from compact_dash.domain.wording import as_list
from compact_dash.reports.returns.forms import ReturnPaper
from compact_dash.reports.returns.reading import open_corrections, rating_agreed_on, read_steps
from compact_dash.store import Store


@dataclass(frozen=True)
class Agreement:
    """A rating that OCS agrees on accepting a return, and why."""

    rating: str
    reason: str


def accept(
    store: Store, occasion: Occasion, return_id: str, agreed: Mapping[str, Agreement], words: str | None = None
) -> None:
    """Accept and lock a return. `agreed` holds, by reference, the ratings that OCS has come to.

    Raises:
        NotAllowed, NotNow, NotFound: as `begin_step`; a correction waits, a line is not of the return, or cannot be
            Green.
        AnswerRefused: a rating cannot be agreed, or has no reason.
    """

    def entries(_: int) -> list[Entry]:
        taking = begin_step(store, occasion, return_id, StepKind.ACCEPTED)
        refuse_before_correction(taking)
        form = taking.form()
        refuse_own_agreement(taking.paper, agreed)
        facts: list[Fact] = [assess(taking, form, ref, each) for ref, each in agreed.items()]
        # After the ratings, so that the trail reads in the order of the decision: what is agreed, then the lock.
        facts.append(taking.event(StepKind.ACCEPTED, words or None))
        return [occasion.entry(fact) for fact in facts]

    store.append(entries)


def refuse_before_correction(taking: Taking) -> None:
    # Locked, the return would leave the correction where nobody could clear it or send it back any more.
    waiting = open_corrections(read_steps(taking.store, taking.paper.return_id))
    if waiting:
        raise NotNow(
            f"{taking.paper.organisation_name} has sent a correction of {as_list(sorted(waiting))} for clearance. "
            f"Accept once its {house().clearer} has cleared it or sent it back."
        )


def refuse_own_agreement(paper: ReturnPaper, agreed: Mapping[str, Agreement]) -> None:
    # OCS does not agree ratings of its own lines or of Compact Voice’s: it would judge itself.
    if agreed and paper.organisation_kind != "department":
        raise NotNow(
            f"Only the {house().forum} agrees a rating of a line of {paper.organisation_name}. Accept without one."
        )


def assess(taking: Taking, form: ReturnForm, ref: str, given: Agreement) -> Assessment:
    line = form.line(ref)
    if line is None:
        raise NotFound(f"The return of {form.organisation} has no line {ref}. Choose one of its lines.")
    if given.rating not in set(AGREED):
        choice = ", ".join(rating.word for rating in AGREED)
        raise AnswerRefused([f"{ref}: “{given.rating}” cannot be agreed. Choose one of {choice}."])
    # Green says that the dates are kept, and there are none to keep.
    if given.rating == Rating.GREEN and line.asked.milestone_id is None:
        raise NotNow(
            f"{ref} cannot be agreed Green: no dated milestone is open. "
            f"Accept it without a rating; the next return, or the {house().forum}, can agree a first one."
        )
    # Agreed for this return's Forum: it holds until a return for a later one is accepted.
    return Assessment(
        action_id=line.asked.action_id,
        reported_on=taking.occasion.today,
        supersedes=None,
        rating=Rating(given.rating),
        reason=require_text(given.reason, f"the reason for the rating of {ref}"),
        body="ocs",
        forum_id=taking.paper.forum_id,
    )


def reply_to_rating(store: Store, occasion: Occasion, ref: str, words: str) -> None:
    """Say, as the organisation that owns the line, why it disputes the rating last agreed; both stand side by side.

    Raises:
        NotAllowed: the line is another organisation's.
        NotNow: no rating has been agreed, or it was taken back.
    """

    def entries(_: int) -> list[Entry]:
        agreed = rating_agreed_on(store, ref)
        occasion.require(Act.REPLY, agreed.organisation)
        # A reply names the assessment it disputes, and one that was taken back is shown nowhere for it to stand beside.
        if agreed.rating is None:
            raise NotNow(f"The agreed rating of {ref} was taken back, so there is nothing to reply to.")
        text = require_text(words, "the department’s view of the rating")
        return [occasion.entry(AssessmentReply(agreed.action_id, occasion.today, agreed.change_no, text))]

    store.append(entries)
