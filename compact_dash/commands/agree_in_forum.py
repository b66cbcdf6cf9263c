"""What the Forum agrees of a line: its rating, or the date of its milestone."""

from dataclasses import dataclass, replace
from datetime import date

from compact_dash.commands.capture import LONGEST, LineToAgree, captured, dated, line_of, taking
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.run_forum import InSession
from compact_dash.commands.step_return import said
from compact_dash.domain import facts
from compact_dash.domain.errors import AnswerRefused, NotNow
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.rating import AGREED, Rating
from compact_dash.domain.wording import long_date
from compact_dash.store import Store
from compact_dash.store.ids import new_id


@dataclass(frozen=True)
class OpenDate:
    """An open dated milestone of a line."""

    milestone_id: str
    action_id: str
    title: str
    starts_on: date | None
    due_on: date | None
    date_precision: str | None


def agree_rating(
    store: Store, occasion: Occasion, forum_id: str, item_id: str, ref: str, rating: str, reason: str
) -> None:
    """Agree a rating of a line, with its reason; the wall shows it at once.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused: as `capture_words`; Green where no dated milestone is open.
    """

    def entries(head: int) -> list[Entry]:
        inside = taking(store, occasion, forum_id, item_id)
        line = rateable(store, ref)
        refuse_rating(store, line, rating)
        why = said(reason, f"the reason for the rating of {ref}", LONGEST)
        fact = facts.Assessment(line.action_id, occasion.today, None, rating, why, "forum", forum_id)
        words = f"{Rating(rating).word}: {why}"
        made = head + 1
        return [occasion.entry(fact), captured(inside, item_id, "rating", words, line.action_id, made)]

    store.append(entries)


def rateable(store: Store, ref: str) -> LineToAgree:
    line = line_of(store, ref)
    if line.counting != "rateable":
        raise NotNow(f"{ref} is {line.counting}, so it has no rating. Choose a line that is rated.")
    return line


def refuse_rating(store: Store, line: LineToAgree, rating: str) -> None:
    if rating not in set(AGREED):
        choice = ", ".join(each.word for each in AGREED)
        raise AnswerRefused([f"{line.ref}: “{rating}” cannot be agreed. Choose one of {choice}."])
    if rating == Rating.GREEN and not open_dates(store, line.action_id):
        raise NotNow(f"{line.ref} cannot be agreed Green: no dated milestone is open. Agree one first.")


def open_dates(store: Store, action_id: str) -> list[OpenDate]:
    return store.fetch(OpenDate, "open_dates", {"action_id": action_id})


@dataclass(frozen=True)
class HighestNumber:
    """How many milestones an action has had."""

    action_id: str
    number: int


@dataclass(frozen=True)
class AgreedDate:
    """A date the Forum agrees for a line: with a title where no milestone is open, with a reason where one moves."""

    ref: str
    due_on: date
    title: str = ""
    reason: str = ""


def agree_date(store: Store, occasion: Occasion, forum_id: str, item_id: str, given: AgreedDate) -> None:
    """Agree a first milestone, or another date for the one that is open: agreed by the Forum, so no slip is counted.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused: as `capture_words`; the day is not ahead, or a move has no reason.
    """

    def entries(head: int) -> list[Entry]:
        inside = taking(store, occasion, forum_id, item_id)
        line = rateable(store, given.ref)
        if given.due_on <= occasion.today:
            raise AnswerRefused([f"{given.ref}, due: found “{long_date(given.due_on)}”, expected a day after today."])
        made = date_facts(inside, line, given)
        words = f"{made[-1].values()['title']}, by {long_date(given.due_on)}"
        number = head + len(made)
        return [*map(occasion.entry, made), captured(inside, item_id, "date", words, line.action_id, number)]

    store.append(entries)


def date_facts(inside: InSession, line: LineToAgree, given: AgreedDate) -> list[Fact]:
    """A version of the open milestone with its new date, or a milestone that is new."""
    forum_id, today = inside.room.forum.forum_id, inside.occasion.today
    steps = open_dates(inside.store, line.action_id)
    if steps:
        why = said(given.reason, "why the date moves", LONGEST)
        moved = dated(steps[0].milestone_id, line.action_id, today, steps[0].title, given.due_on)
        return [replace(moved, agreed_forum_id=forum_id, reason=why, starts_on=steps[0].starts_on)]
    words = said(given.title, "what will be done by the date", 200)
    numbers = inside.store.fetch(HighestNumber, "milestone_numbers_of", {"action_id": line.action_id})
    milestone_id = new_id()
    first = dated(milestone_id, line.action_id, today, words, given.due_on)
    number = max((row.number for row in numbers), default=0) + 1
    return [facts.Milestone(milestone_id, line.action_id, number), replace(first, agreed_forum_id=forum_id)]
