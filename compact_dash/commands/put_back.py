"""Putting back: a thing that was changed or removed by mistake, as it was before, as a new fact with a reason."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from compact_dash.commands.occasion import Occasion
from compact_dash.commands.required_text import require_text
from compact_dash.domain import facts
from compact_dash.domain.errors import NotFound, NotNow
from compact_dash.domain.facts import Entry, Fact
from compact_dash.domain.limits import LONGEST_REASON
from compact_dash.domain.permissions import Act
from compact_dash.reports.forums import forums
from compact_dash.reports.history.entities import ENTITIES
from compact_dash.store import Store
from compact_dash.store.kept import kept_facts


@dataclass(frozen=True)
class Neighbours:
    """A change, and the changes of the same thing just before and after it."""

    change_no: int
    entity: str
    entity_id: str
    before_no: int | None
    after_no: int | None


@dataclass(frozen=True)
class Case:
    """A change that is to be undone: the fact it wrote, the one before it, and by what right and why."""

    store: Store
    occasion: Occasion
    change: Neighbours
    fact: Any
    before: Any
    reason: str

    def now(self, **others: Any) -> Fact:
        """The version before, said again today."""
        return variant(self.before, reported_on=self.occasion.today, **others)


def variant(fact: Any, **others: Any) -> Fact:
    """A fact of the same kind with other values in some of its fields."""
    changed: Fact = replace(fact, **others)
    return changed


def put_back(store: Store, occasion: Occasion, change_no: int, reason: str) -> str:
    """Make a thing what it was before a change, and note why. Returns what kind of thing it was, in words.

    Raises:
        NotAllowed: the actor may not.
        AnswerRefused: no reason is given.
        NotFound: there is no such change.
        NotNow: the thing was changed again since, or its kind is put right in another way.
    """
    occasion.require(Act.PUT_BACK)
    said = require_text(reason, "the reason why it is put back", LONGEST_REASON)

    def entries(_: int) -> tuple[list[Entry], str]:
        case = case_of(store, occasion, change_no, said)
        what = ENTITIES.get(case.change.entity, case.change.entity)
        note = facts.PutBack(case.change.entity_id, occasion.today, case.change.entity, change_no, said)
        return [occasion.entry(fact) for fact in (restored_fact(case, what), note)], what

    return store.write(entries)


def case_of(store: Store, occasion: Occasion, change_no: int, reason: str) -> Case:
    """The change with its neighbours, read within the write.

    Raises:
        NotFound: there is no such change.
    """
    change = store.fetch_one(Neighbours, "change_and_neighbours", {"change_no": change_no})
    if change is None:
        raise NotFound(f"There is no change {change_no}. Its number stands at the beginning of its row in History.")
    before = None if change.before_no is None else fact_of(store, change.before_no)
    return Case(store, occasion, change, fact_of(store, change_no), before, reason)


def fact_of(store: Store, change_no: int) -> Fact:
    """The fact that a change wrote."""
    return next(kept_facts(store, change_no - 1, change_no)).fact


def restored_fact(case: Case, what: str) -> Fact:
    """The fact that makes the thing what it was.

    Raises:
        NotNow: it cannot be put back, or not any more.
    """
    rule = RULES.get(type(case.fact))
    if rule is None:
        way = OTHER_WAYS.get(case.change.entity, "It can be changed where it was made.")
        raise NotNow(f"“{what}” is a kind of change that is not put back from here. {way}")
    # Of captures several stand on one item, so a later one says nothing of this one.
    if case.change.after_no is not None and not isinstance(case.fact, facts.Capture):
        raise NotNow(
            f"This was changed again since, by change {case.change.after_no}. "
            "Put that one back first, if it is the mistake."
        )
    return rule(case)


def as_before(case: Case) -> Fact:
    """The version before, where versions are dated by when they are recorded."""
    return variant(has_before(case).before)


def as_before_today(case: Case) -> Fact:
    """The version before, from today on."""
    return has_before(case).now()


def as_before_because(case: Case) -> Fact:
    """The version before, from today on, with the reason in the version itself."""
    return has_before(case).now(reason=case.reason)


def has_before(case: Case) -> Case:
    """Refuse a change that made the thing, before which there was nothing.

    Raises:
        NotNow: it is one.
    """
    if case.before is None:
        raise NotNow("Before this change there was nothing to go back to. Remove it where it was made.")
    return case


def post_as_before(case: Case) -> Fact:
    return variant(has_before(case).before, confirmed_on=case.occasion.today)


def without_this(case: Case) -> Fact:
    """A version that takes this one back, so that what stood before counts again; or back again what was taken back."""
    if case.fact.undone:
        return variant(fact_of(case.store, case.fact.supersedes), reason=case.reason)
    return variant(case.fact, supersedes=case.change.change_no, reason=case.reason, undone=True)


def answer_as_filed(case: Case) -> Fact:
    """What a correction took the place of.

    Raises:
        NotNow: it is no correction.
    """
    if case.fact.supersedes is None:
        raise NotNow("This is what the organisation filed, and only it can say something else: query the return.")
    filed = fact_of(case.store, case.fact.supersedes)
    return variant(filed, supersedes=case.change.change_no, reported_on=case.occasion.today)


def agenda_as_before(case: Case) -> Fact:
    [item] = case.store.fetch(ItemForum, "item_forum", {"item_id": case.fact.agenda_item_id})
    refuse_closed(case.store, item.forum_id)
    return as_before(case)


@dataclass(frozen=True)
class ItemForum:
    forum_id: str


def forum_as_before(case: Case) -> Fact:
    refuse_closed(case.store, case.fact.forum_id)
    return as_before_today(case)


def guest_as_before(case: Case) -> Fact:
    refuse_closed(case.store, case.fact.forum_id)
    return as_before_today(case)


def capture_as_before(case: Case) -> Fact:
    """What was captured and taken back again.

    Raises:
        NotNow: it stands, it made something beside its words, the Forum is over, or it was put back already.
    """
    refuse_closed(case.store, case.fact.forum_id)
    if case.fact.kind != "undone":
        raise NotNow("This was captured and stands. It is taken back on the chair’s screen.")
    taken_back: Any = fact_of(case.store, case.fact.supersedes)
    if taken_back.made_no is not None or taken_back.kind == "action":
        raise NotNow("This made a rating, a date or an action of the Forum as well. Capture it once more instead.")
    since = kept_facts(case.store, case.change.change_no, case.store.head())
    if any(kept.fact == taken_back for kept in since):
        raise NotNow("This was put back already.")
    return variant(taken_back, reported_on=case.occasion.today)


def refuse_closed(store: Store, forum_id: str) -> None:
    """Refuse what would change the record of a Forum that is over.

    Raises:
        NotNow: it is closed.
    """
    if any(row.forum_id == forum_id and row.closed_no is not None for row in forums(store)):
        raise NotNow("The Forum is closed, and its record stays as it is. Re-open it first.")


Rule = Callable[[Case], Fact]
RULES: dict[type[Fact], Rule] = {
    facts.StatusUpdate: answer_as_filed,
    facts.MilestoneVersion: without_this,
    facts.Assessment: without_this,
    facts.ActionVersion: as_before_because,
    facts.SettingVersion: as_before_because,
    facts.SettingWords: as_before_because,
    facts.MembershipVersion: as_before,
    facts.PostHolding: post_as_before,
    facts.PersonName: as_before,
    facts.ForumVersion: forum_as_before,
    facts.GuestVersion: guest_as_before,
    facts.AgendaItemVersion: agenda_as_before,
    facts.AgendaItemBrief: as_before,
    facts.Capture: capture_as_before,
    facts.PlanDraftObjective: as_before_today,
    facts.PlanDraftCell: as_before_today,
}
"""The kinds of fact that can be put back, each with what makes it what it was."""

# What to do about the others, by the name of their table.
OTHER_WAYS = {
    "minutes_version": "The Minutes page brings back any earlier version.",
    "return_answer": "A draft is its writers’ own; they change it in the return.",
    "supplement_draft": "A draft is its writers’ own; they change it in the return.",
    "return_event": "A step of a return is followed by another one, on the Returns page.",
    "forum_event": "A closed Forum can be re-opened on its own page.",
    "attendance": "Mark the person on the register once more.",
}
