"""Commissioning: OCS asks every organisation for a return, with a line for each of its open actions."""

from dataclasses import dataclass
from datetime import date

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain.errors import NotFound, NotNow
from compact_dash.domain.facts import Commission, CommissionTerms, DepartmentReturn, Entry, Fact, ReturnLine
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.house import house
from compact_dash.domain.limits import LONGEST_REQUEST
from compact_dash.domain.permissions import Act
from compact_dash.domain.sharing import Sharing
from compact_dash.domain.wording import long_date, weekday_date
from compact_dash.reports.forums import forums
from compact_dash.reports.returns.lines_asked import lines_asked
from compact_dash.reports.working_days import holidays_place, is_working_day, working_days_before
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class Request:
    """A commission before it is sent: the deadline, the question, and how far the answers will be shared."""

    deadline_on: date
    asked: str
    shared: str
    sharing: Sharing = Sharing.SHARED


def commission_returns(store: Store, occasion: Occasion, forum_id: str, request: Request) -> str:
    """Ask every organisation for a return for a Forum, and return the id of the commission.

    Raises:
        NotAllowed: only OCS commissions.
        NotFound, NotNow: there is no such Forum, it has begun, it is commissioned already, or the deadline cannot be.
        AnswerRefused: nothing is asked, or nothing is said of what will be shared.
    """
    occasion.require(Act.COMMISSION)
    # Made before the write, which may be tried again: the same commission, whichever try succeeds.
    commission_id = new_id()

    def entries(_: int) -> list[Entry]:
        # Read inside the write, so that of two who commission at once only one asks.
        forum = forum_to_ask(store, forum_id, occasion.today)
        refuse_deadline(request.deadline_on, forum, occasion.today)
        facts = [*commission_facts(commission_id, forum, request, occasion.today)]
        facts += returns_asked(store, commission_id, occasion.today)
        return [occasion.entry(fact) for fact in facts]

    store.append(entries)
    return commission_id


def forum_to_ask(store: Store, forum_id: str, today: date) -> ForumRow:
    forum = next((row for row in forums(store) if row.forum_id == forum_id), None)
    if forum is None:
        raise NotFound(f"There is no such {house().forum}. Plan it first.")
    day = long_date(forum.held_on)
    if forum.commissioned_on is not None:
        raise NotNow(f"Returns for {day} were asked for on {long_date(forum.commissioned_on)} already.")
    if forum.held_on <= today or forum.opened_no is not None:
        raise NotNow(f"The {house().forum} of {day} is not ahead any more, so no returns can be asked for it.")
    return forum


def refuse_deadline(deadline: date, forum: ForumRow, today: date) -> None:
    # On a day off nobody is there to take a return in, and lateness is counted in working days.
    if not is_working_day(deadline):
        before = weekday_date(working_days_before(deadline, 1))
        raise NotNow(
            f"{weekday_date(deadline)} is no working day in {holidays_place()}. The working day before it is {before}."
        )
    # Without a day between the deadline and the Forum nothing that was filed could be read before it.
    if not today < deadline < forum.held_on:
        span = f"after today, {long_date(today)}, and before the {house().forum} of {long_date(forum.held_on)}"
        raise NotNow(f"The deadline {long_date(deadline)} must lie {span}.")


def commission_facts(commission_id: str, forum: ForumRow, request: Request, today: date) -> list[Fact]:
    asked = require_text(request.asked, "what departments are asked for", LONGEST_REQUEST)
    shared = require_text(request.shared, "what will be shared of the answers, and with whom", LONGEST_REQUEST)
    return [
        Commission(
            id=commission_id,
            reported_on=today,
            forum_id=forum.forum_id,
            held_on=forum.held_on,
            deadline_on=request.deadline_on,
            asked=asked,
        ),
        CommissionTerms(commission_id, request.sharing.value, shared),
    ]


def returns_asked(store: Store, commission_id: str, today: date) -> list[Fact]:
    """A return for each organisation, with its open lines; one with no line answers with a nil return."""
    facts: list[Fact] = []
    for asked in lines_asked(store, today):
        paper = DepartmentReturn(new_id(), commission_id, asked.organisation.id)
        facts += [paper, *(ReturnLine(paper.id, line.action_id) for line in asked.lines)]
    return facts
