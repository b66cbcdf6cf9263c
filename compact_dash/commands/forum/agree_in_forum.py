"""Agreement in the meeting: the rating of a line, or the date of its milestone."""

from dataclasses import dataclass, replace
from datetime import date

from compact_dash.commands.forum.capture import LONGEST, LineToAgree, capture_entry, day_ahead, line_of, taking
from compact_dash.commands.forum.run_forum import InSession
from compact_dash.commands.milestones import new_milestone, next_numbers, open_milestones
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain import facts
from compact_dash.domain.errors import AnswerRefused, NotNow
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.rating import AGREED, Rating
from compact_dash.domain.wording import long_date
from compact_dash.store import Store


def agree_rating(
    store: Store, occasion: Occasion, forum_id: str, item_id: str, ref: str, rating: str, reason: str
) -> None:
    """Agree a rating of a line, with its reason; the wall shows it at once.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused: as `capture_words`; no line or rating is given; Green where no
            dated milestone is open.
    """

    def entries(head: int) -> list[Entry]:
        inside = taking(store, occasion, forum_id, item_id)
        line = rateable(store, ref)
        refuse_rating(store, line, rating)
        why = require_text(reason, f"the reason for the rating of {ref}", LONGEST)
        fact = facts.Assessment(line.action_id, occasion.today, None, Rating(rating), why, "forum", forum_id)
        words = f"{Rating(rating).word}: {why}"
        # The capture names the rating by its change number, so that taking the capture back takes the rating back too.
        made = head + 1
        return [occasion.entry(fact), capture_entry(inside, item_id, "rating", words, line.action_id, made)]

    store.append(entries)


def rateable(store: Store, ref: str) -> LineToAgree:
    line = line_of(store, ref)
    if line.counting != "rateable":
        raise NotNow(f"{ref} is {line.counting}, so it has no rating. Choose a line that is rated.")
    return line


def refuse_rating(store: Store, line: LineToAgree, rating: str) -> None:
    if rating not in set(AGREED):
        choice = ", ".join(each.word for each in AGREED)
        found = f"“{rating}” cannot be agreed" if rating else "no rating is chosen"
        raise AnswerRefused([f"{line.ref}: {found}. Choose one of {choice}."])
    # Nothing is Green without a date that somebody can hold the department to (decision 10).
    if rating == Rating.GREEN and not open_milestones(store, [line.action_id]):
        raise NotNow(f"{line.ref} cannot be agreed Green: no dated milestone is open. Agree one first.")


@dataclass(frozen=True)
class AgreedDate:
    """A date the Forum agrees for a line: with a title where no milestone is open, with a reason where one moves."""

    ref: str
    due_on: date | None
    title: str = ""
    reason: str = ""


def agree_date(store: Store, occasion: Occasion, forum_id: str, item_id: str, given: AgreedDate) -> None:
    """Agree a first milestone, or another date for the one that is open: agreed by the Forum, so no slip is counted.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused: as `capture_words`; no line or day is given, the day is not ahead,
            or a move has no reason.
    """

    def entries(head: int) -> list[Entry]:
        inside = taking(store, occasion, forum_id, item_id)
        line = rateable(store, given.ref)
        due_on = day_ahead(f"{given.ref}, due", given.due_on, occasion.today)
        made = date_facts(inside, line, given, due_on)
        words = f"{made[-1].values()['title']}, by {long_date(due_on)}"
        # The last fact made is the milestone's version: the one that taking back must supersede.
        number = head + len(made)
        return [*map(occasion.entry, made), capture_entry(inside, item_id, "date", words, line.action_id, number)]

    store.append(entries)


def date_facts(inside: InSession, line: LineToAgree, given: AgreedDate, due_on: date) -> list[Fact]:
    """A version of the open milestone with its new date, or a milestone that is new."""
    forum_id, today = inside.room.forum.forum_id, inside.occasion.today
    # The earliest open milestone is the one whose date the meeting speaks of; open ones come earliest first.
    steps = open_milestones(inside.store, [line.action_id])
    if steps:
        why = require_text(given.reason, "why the date moves", LONGEST)
        return [replace(steps[0].moved(today, due_on, why), agreed_forum_id=forum_id)]
    words = require_text(given.title, "what will be done by the date", 200)
    number = next_numbers(inside.store, [line.action_id])[line.action_id]
    milestone, first = new_milestone(line.action_id, number, today, words, due_on)
    return [milestone, replace(first, agreed_forum_id=forum_id)]
