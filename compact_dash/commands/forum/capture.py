"""Capturing in the meeting: a decision, a note, an insight, good practice, an action for the log.

The Forum's own actions have references such as 2014/15-2.03: the plan year, the Forum within it, a running number."""

from dataclasses import dataclass
from datetime import date

from compact_dash.commands.forum.run_forum import InSession, enter, refuse_unless_open
from compact_dash.commands.milestones import new_milestone
from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain import facts
from compact_dash.domain.action import ActionKind, Counting
from compact_dash.domain.errors import AnswerRefused, NotFound
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.limits import LONGEST_POST
from compact_dash.domain.plan.years import plan_year
from compact_dash.domain.wording import long_date
from compact_dash.reports.forums import forums
from compact_dash.store import Store
from compact_dash.store.ids import new_id

# Ratings, dates and actions are captured too, but each makes a fact of its own and so has its own command.
WORDS_KINDS = ("decision", "note", "insight", "good_practice")
# A capture becomes a paragraph of the minutes as it was typed (decision 46), and must fit into one.
LONGEST = 1000


@dataclass(frozen=True)
class LineToAgree:
    """A line as the Forum settles it."""

    action_id: str
    ref: str
    kind: str
    counting: str
    sharing: str
    organisation: str | None


@dataclass(frozen=True)
class NewAction:
    """An action as it is captured: what, whose, by when, and the line it is about."""

    words: str
    organisation: str
    role: str
    due_on: date | None
    about: str | None = None


def taking(store: Store, occasion: Occasion, forum_id: str, item_id: str) -> InSession:
    """The meeting, open, with the item on its agenda.

    Raises:
        NotAllowed, NotFound, NotNow: as `enter`; the item is not on the agenda; the meeting is not open.
    """
    inside = enter(store, occasion, forum_id)
    refuse_unless_open(inside)
    if item_id not in {item.item_id for item in inside.room.items}:
        raise NotFound("That item is not on the agenda any more. Choose another.")
    return inside


def capture_entry(
    inside: InSession, item_id: str, kind: str, words: str, action_id: str | None = None, made_no: int | None = None
) -> Entry:
    forum_id, today = inside.room.forum.forum_id, inside.occasion.today
    fact = facts.Capture(forum_id, item_id, today, None, kind, words, action_id, made_no)
    return inside.occasion.entry(fact)


def capture_words(store: Store, occasion: Occasion, forum_id: str, item_id: str, kind: str, words: str) -> None:
    """Write down a decision, a note, an insight or good practice.

    Raises:
        NotAllowed, NotFound, NotNow: as `enter`; the meeting is not open.
        AnswerRefused: there are no words, or the kind is none of these.
    """

    def entries(_: int) -> list[Entry]:
        inside = taking(store, occasion, forum_id, item_id)
        if kind not in WORDS_KINDS:
            raise AnswerRefused([f"“{kind}” cannot be captured. It may be one of {', '.join(WORDS_KINDS)}."])
        return [
            capture_entry(
                inside, item_id, kind, require_text(words, f"the words of the {kind.replace('_', ' ')}", LONGEST)
            )
        ]

    store.append(entries)


def capture_action(store: Store, occasion: Occasion, forum_id: str, item_id: str, new: NewAction) -> None:
    """Agree an action: it enters the action log with a reference, an owner and a date.

    Raises:
        NotAllowed, NotFound, NotNow, AnswerRefused: as `capture_words`; no owner or date is given, or none that can be.
    """

    def entries(_: int) -> list[Entry]:
        return action_entries(taking(store, occasion, forum_id, item_id), item_id, new)

    store.append(entries)


def day_ahead(field: str, given: date | None, today: date) -> date:
    """The day that something is agreed for.

    Raises:
        AnswerRefused: none is given, or it is not ahead.
    """
    if given is None:
        raise AnswerRefused([f"{field}: no day is given. Give one after today."])
    if given <= today:
        raise AnswerRefused([f"{field}: found “{long_date(given)}”, expected a day after today."])
    return given


def action_entries(inside: InSession, item_id: str, new: NewAction) -> list[Entry]:
    store, occasion = inside.store, inside.occasion
    about = line_of(store, new.about) if new.about else None
    # The log is the members' to read, but for what is about a line that is not.
    sharing = "internal" if about and about.sharing == "internal" else "shared"
    ref = next_ref(store, inside.room.forum)
    action_id, made = forum_action(store, occasion, ref, new, sharing, about)
    return [*map(occasion.entry, made), capture_entry(inside, item_id, "action", new.words.strip(), action_id)]


def forum_action(
    store: Store, occasion: Occasion, ref: str, new: NewAction, sharing: str, about: LineToAgree | None = None
) -> tuple[str, list[Fact]]:
    """The rows of an action of the Forum, and its id.

    Raises:
        AnswerRefused, NotFound: no words, owner, post or day is given, or none that can be.
    """
    words = require_text(new.words, "what will be done, beginning with a verb", LONGEST)
    if not new.organisation:
        raise AnswerRefused(["Whose: nobody is chosen. Choose the department that does it."])
    today, action_id = occasion.today, new_id()
    due_on = day_ahead("Due", new.due_on, today)
    made: list[Fact] = [
        facts.Action(
            action_id, ref, ActionKind.FORUM_ACTION, None, None, about.action_id if about else None, None, None
        ),
        facts.ActionVersion(
            action_id=action_id,
            reported_on=today,
            organisation_id=organisation_id(store, new.organisation),
            owner_role=require_text(new.role, "the post of whoever does it", LONGEST_POST),
            title=words,
            theme_id=None,
            counting=Counting.LOG,
            sharing=sharing,
            note=None,
            reason=None,
        ),
        *new_milestone(action_id, 1, today, words, due_on),
    ]
    return action_id, made


@dataclass(frozen=True)
class OrganisationId:
    id: str


def organisation_id(store: Store, code: str) -> str:
    found = store.fetch_one(OrganisationId, "organisation_id", {"code": code})
    if found is None:
        raise NotFound(f"There is no organisation {code}. Choose one of the list.")
    return found.id


def line_of(store: Store, ref: str) -> LineToAgree:
    if not ref:
        raise AnswerRefused(["Line: none is chosen. Choose the line that it was agreed for."])
    line = store.fetch_one(LineToAgree, "line_to_agree", {"ref": ref})
    if line is None:
        raise NotFound(f"There is no line {ref}. Write its reference as on the board.")
    return line


@dataclass(frozen=True)
class LogRef:
    ref: str


def next_ref(store: Store, forum: ForumRow) -> str:
    """The next free reference of a Forum's actions; numbers are never used twice."""
    start = start_of_refs(store, forum)
    # Taken-back actions are among them, because minutes or a note may already name their numbers.
    taken = [int(row.ref.removeprefix(start)) for row in store.fetch(LogRef, "log_refs", {"start": start})]
    return f"{start}{max(taken, default=0) + 1:02d}"


def start_of_refs(store: Store, forum: ForumRow) -> str:
    """The beginning of a Forum's references, such as 2014/15-2. with its stop; as its first reference had it."""
    first = store.fetch(LogRef, "first_log_ref", {"forum": forum.forum_id})
    # Planning another Forum earlier in the year would shift the count, and one Forum would then have two beginnings.
    if first:
        return first[0].ref[: first[0].ref.rindex(".") + 1]
    year = plan_year(forum.held_on)
    # Counted from every Forum of the plan year, ad hoc ones too, so that no two begin their references alike.
    within = [row.forum_id for row in forums(store) if plan_year(row.held_on) == year]
    return f"{year}-{within.index(forum.forum_id) + 1}."
