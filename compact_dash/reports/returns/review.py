"""A submitted return as OCS reviews it: each line's last answer beside its new one, with cautions to ask about."""

from dataclasses import dataclass, replace
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.board.reasons import headline_reason
from compact_dash.domain.returns.answer import Answer, AskedLine
from compact_dash.domain.returns.checks import cautions
from compact_dash.domain.returns.steps import State
from compact_dash.domain.returns.supplement import Supplement
from compact_dash.domain.wording import long_date
from compact_dash.reports.lines import rated_lines
from compact_dash.reports.returns.answered import filed_timing
from compact_dash.reports.returns.forms import ReturnPaper, asked_rows
from compact_dash.reports.returns.reading import (
    FiledUpdate,
    StepTaken,
    board_lines,
    filed_updates,
    open_queries,
    read_steps,
)
from compact_dash.reports.returns.supplements import filed_supplements
from compact_dash.store import Store


@dataclass(frozen=True)
class ReturnedDate:
    """A milestone as the return left it, with the date it had before."""

    action_id: str
    milestone_id: str
    title: str
    is_new: bool
    was_due_on: date | None
    due_on: date | None
    done_on: date | None
    dropped: bool
    reason: str | None

    @property
    def was_moved(self) -> bool:
        # A milestone that is done or dropped has no coming date, so another date on it is no slip.
        return not self.is_new and self.done_on is None and not self.dropped and self.due_on != self.was_due_on

    @property
    def sentence(self) -> str:
        """One sentence on what the return did to the milestone."""
        why = f" Reason: {self.reason}" if self.reason else ""
        if self.dropped:
            return f"Milestone dropped: {self.title}.{why}"
        if self.done_on:
            how = f" {self.reason}" if self.reason else ""
            return f"Milestone done on {long_date(self.done_on)}: {self.title}.{how}"
        due = long_date(self.due_on) if self.due_on else "no date"
        if self.was_moved and self.was_due_on:
            return f"Date moved from {long_date(self.was_due_on)} to {due}: {self.title}.{why}"
        return f"{'New milestone' if self.is_new else 'Milestone'}, due {due}: {self.title}.{why}"


@dataclass(frozen=True)
class ReviewLine:
    """A line of the return. `said` is empty where it was not answered, `rated` where the board does not show it."""

    asked: AskedLine
    said: FiledUpdate | None
    dates: tuple[ReturnedDate, ...]
    rated: RatedLine | None
    cautions: tuple[str, ...]
    query: StepTaken | None
    lapses: bool

    @property
    def evidence_link(self) -> str | None:
        """The evidence as an address; only one of the web is ever made a link."""
        evidence = (self.said.evidence if self.said else None) or ""
        # An address with a blank in it is a sentence that begins with one, and a link of it would lead nowhere.
        whole = " " not in evidence.strip()
        return evidence.strip() if whole and evidence.strip().startswith(("http://", "https://")) else None

    @property
    def worse_reason(self) -> str | None:
        """Why the board shows worse than what was agreed, where it does."""
        return headline_reason(self.rated) if self.rated and self.rated.worse_than_agreed else None

    @property
    def has_dated_milestone(self) -> bool:
        return self.asked.milestone_id is not None


@dataclass(frozen=True)
class ReturnReview:
    """A return with everything OCS needs to query or accept it. Before it is submitted it has no lines."""

    paper: ReturnPaper
    lines: tuple[ReviewLine, ...]
    steps: tuple[StepTaken, ...]
    supplements: tuple[Supplement, ...]

    @property
    def is_in(self) -> bool:
        return self.paper.state in (State.SUBMITTED, State.QUERIED, State.ACCEPTED)

    @property
    def timing(self) -> str:
        """How early or late it came in; empty before it did."""
        return filed_timing(self.paper.filed_on, self.paper.deadline_on) if self.paper.filed_on else ""

    @property
    def open_queries(self) -> list[str]:
        return [line.asked.ref for line in self.lines if line.query]


def return_review(store: Store, paper: ReturnPaper, today: date) -> ReturnReview:
    """One return, for its reviewer."""
    taken = tuple(read_steps(store, paper.return_id))
    # A draft is the department’s own: before it is filed there is nothing here for OCS to read.
    if paper.filed_on is None:
        return ReturnReview(paper, (), taken, ())
    said = filed_supplements(store, today, return_id=paper.return_id)
    return ReturnReview(paper, review_lines(store, paper, taken, today), taken, tuple(row.given for row in said))


def review_lines(store: Store, paper: ReturnPaper, taken: tuple[StepTaken, ...], today: date) -> tuple[ReviewLine, ...]:
    """The lines that had to be answered, and of the linked ones those that were."""
    updates = filed_updates(store, paper.return_id)
    dates = returned_dates(store, paper.return_id)
    rated = board_lines(lambda question: rated_lines(store, question), paper.organisation, today)
    queries = open_queries(taken)
    found = []
    for row in asked_rows(store, paper, today):
        asked, said = row.line(today), updates.get(row.action_id)
        # A linked line may be left empty, and an empty one would only lengthen the page.
        if said is not None or asked.is_open:
            changed = tuple(dates.get(row.action_id, ()))
            found.append(review_line(paper, asked, said, changed, rated.get(row.ref), queries.get(row.ref)))
    return tuple(found)


def returned_dates(store: Store, return_id: str) -> dict[str, list[ReturnedDate]]:
    """The milestones that a return agreed, finished or moved, by the line's id."""
    found: dict[str, list[ReturnedDate]] = {}
    for row in store.fetch(ReturnedDate, "returned_dates", {"return_id": return_id}):
        found.setdefault(row.action_id, []).append(row)
    return found


def review_line(
    paper: ReturnPaper,
    asked: AskedLine,
    said: FiledUpdate | None,
    dates: tuple[ReturnedDate, ...],
    rated: RatedLine | None,
    query: StepTaken | None,
) -> ReviewLine:
    # The cautions are those the lead saw, so they are asked of the line as it was before this return.
    before = replace(before_return(asked, dates), computed=rated.dates_say if rated else "")
    return ReviewLine(
        asked=asked,
        said=said,
        dates=dates,
        rated=rated,
        cautions=tuple(cautions(before, answer_given(said, dates))) if said else (),
        query=query,
        lapses=rated is not None and would_lapse(rated, paper),
    )


def before_return(asked: AskedLine, dates: tuple[ReturnedDate, ...]) -> AskedLine:
    """The line as it was when it was asked about: the milestone this return finished or moved was open then."""
    for each in dates:
        # One at most: a return finishes or moves only the milestone that was open when it was asked.
        if not each.is_new:
            return replace(asked, milestone_id=each.milestone_id, milestone=each.title, due_on=each.was_due_on)
    return asked


def answer_given(said: FiledUpdate, dates: tuple[ReturnedDate, ...]) -> Answer:
    """The answer as it was given, with what it said of dates; “no change” repeats nothing."""
    # The update repeats the last rating and words; the cautions would call them unchanged.
    if said.no_change_reason is not None:
        return Answer(no_change_reason=said.no_change_reason)
    answer = said.answer()
    for each in dates:
        if each.is_new:
            answer = replace(answer, next_milestone=each.title, next_due_on=each.due_on)
        elif each.done_on:
            answer = replace(answer, done_on=each.done_on)
        elif each.was_moved:
            answer = replace(answer, new_due_on=each.due_on, new_date_reason=each.reason)
    return answer


def would_lapse(rated: RatedLine, paper: ReturnPaper) -> bool:
    """Whether an agreed rating of an earlier Forum would end when this return is accepted."""
    # What this very Forum agreed stands; only what an earlier one agreed ends with a newer return.
    return rated.agreed is not None and rated.agreed_on is not None and rated.agreed_on < paper.held_on
