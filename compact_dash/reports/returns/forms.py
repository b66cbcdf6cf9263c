"""Return forms: a return put together to be filled in, cleared or read."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from compact_dash.domain.errors import NotFound
from compact_dash.domain.house import house
from compact_dash.domain.returns.answer import NOTHING, Answer, AnswerFields, AskedLine, answer_values
from compact_dash.domain.returns.form import FormLine, ReturnForm
from compact_dash.domain.returns.steps import State, state_reached
from compact_dash.domain.sharing import Sharing, answers_shared
from compact_dash.domain.wording import as_list, long_date
from compact_dash.reports.returns.supplements import read_supplements
from compact_dash.store import Store

SETTLED = ("complete", "withdrawn")


@dataclass(frozen=True)
class ReturnPaper:
    """A return as asked for, and how far it has got."""

    return_id: str
    organisation_id: str
    organisation: str
    organisation_name: str
    organisation_kind: str
    forum_id: str
    held_on: date
    deadline_on: date
    asked: str
    sharing: str
    shared: str | None
    last_event: str | None
    open_queries: int
    filed_on: date | None

    @property
    def state(self) -> State:
        return state_reached(self.last_event, self.open_queries)


@dataclass(frozen=True)
class AskedRow:
    """A row of `asked_lines`."""

    action_id: str
    ref: str
    title: str
    counting: str
    settled_rating: str | None
    last_rating: str | None
    last_words: str | None
    last_path: str | None
    last_on: date | None
    milestone_id: str | None
    milestone: str | None
    due_on: date | None
    open_steps: int

    def line(self, today: date) -> AskedLine:
        # The rating it is settled by decides whether the line is asked about at all; the line itself does not carry it.
        values = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "settled_rating"}
        # A date still ahead gives a negative number, which would read as overdue the other way round.
        overdue = (today - self.due_on).days if self.due_on else 0
        return AskedLine(**values, overdue_days=max(overdue, 0))


@dataclass(frozen=True)
class SavedDraft:
    """A draft's line, its author, the time it was saved (naive UTC), and how many times."""

    action_id: str
    row_version: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True)
class DraftAnswerRow(AnswerFields, SavedDraft):
    """A row of `draft_answers`."""

    def answer(self) -> Answer:
        return Answer(**answer_values(self))


@dataclass(frozen=True)
class SupplementDraftRow:
    """A row of `draft_supplements`."""

    row_version: int
    items: str


def papers_of(store: Store, organisation: str) -> list[ReturnPaper]:
    """Every return the organisation was asked for, oldest Forum first."""
    return store.fetch(ReturnPaper, "return_papers", {"organisation_code": organisation})


def paper_by_id(store: Store, return_id: str) -> ReturnPaper:
    """One return.

    Raises:
        NotFound: there is none with that id.
    """
    paper = store.fetch_one(ReturnPaper, "return_paper", {"return_id": return_id})
    if paper is None:
        raise NotFound("There is no such return. Open the Returns page to see those that were asked for.")
    return paper


def open_return(store: Store, organisation: str, held_on: date | None, today: date) -> ReturnForm:
    """The organisation's return for the Forum of a day; without one, the return to be answered next.

    Raises:
        NotFound: no return was asked of it, or none for that Forum.
    """
    return form_of(store, paper_for(papers_of(store, organisation), organisation, held_on), today)


def paper_for(papers: list[ReturnPaper], organisation: str, held_on: date | None) -> ReturnPaper:
    """The organisation's paper for the Forum of a day, or the one to be answered next.

    Raises:
        NotFound: there is none, or none for that Forum.
    """
    if not papers:
        raise NotFound(
            f"No return has been asked of {organisation}. {house().office} commissions returns on the Returns page."
        )
    if held_on is None:
        return to_answer(papers)
    for paper in papers:
        if paper.held_on == held_on:
            return paper
    # The refusal lists the days that there are, so that the next try can name one.
    known = as_list([long_date(paper.held_on) for paper in papers])
    raise NotFound(f"No return was asked of {organisation} for {long_date(held_on)}. There are those for {known}.")


def to_answer(papers: list[ReturnPaper]) -> ReturnPaper:
    """The oldest return still to file since the last one that was filed; where there is none, the newest.

    A return with an open query comes before both.
    """
    # OCS waits for an answer to a query, and a return that is filed already would never come up by itself.
    queried = [paper for paper in papers if paper.state is State.QUERIED]
    waiting: list[ReturnPaper] = []
    # A return that was never filed and lies before one that was is passed over: its Forum is long held.
    for paper in reversed(papers):
        if paper.filed_on is not None:
            break
        waiting.append(paper)
    return (queried or waiting[-1:] or papers)[-1]


def return_form(store: Store, return_id: str, today: date) -> ReturnForm:
    """A return by its id, with the drafts that the store's reader may see."""
    return form_of(store, paper_by_id(store, return_id), today)


def form_of(store: Store, paper: ReturnPaper, today: date) -> ReturnForm:
    asked = asked_rows(store, paper, today)
    which = {"return_id": paper.return_id}
    drafts = {row.action_id: row for row in store.fetch(DraftAnswerRow, "draft_answers", which)}
    supplements = store.fetch_one(SupplementDraftRow, "draft_supplements", which)
    return ReturnForm(
        return_id=paper.return_id,
        organisation=paper.organisation,
        organisation_name=paper.organisation_name,
        held_on=paper.held_on,
        deadline_on=paper.deadline_on,
        asked=paper.asked,
        shared=answers_shared(Sharing(paper.sharing), paper.shared),
        sharing=Sharing(paper.sharing),
        state=paper.state,
        # A line that was settled after it was asked about wants no answer any more.
        lines=tuple(
            form_line(row.line(today), drafts.get(row.action_id)) for row in asked if row.settled_rating not in SETTLED
        ),
        supplements=read_supplements(supplements.items) if supplements else (),
        supplement_version=supplements.row_version if supplements else 0,
    )


def asked_rows(store: Store, paper: ReturnPaper, today: date) -> list[AskedRow]:
    """Every line that the return asks about and that its organisation still owns, settled or not."""
    return store.fetch(AskedRow, "asked_lines", {"return_id": paper.return_id, "as_at": today})


def form_line(asked: AskedLine, draft: DraftAnswerRow | None) -> FormLine:
    if draft is None:
        return FormLine(asked, NOTHING)
    return FormLine(asked, draft.answer(), draft.row_version, draft.saved_at, draft.saved_by)
