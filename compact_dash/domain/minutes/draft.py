"""The draft of the minutes: what a Forum captured, put into paragraphs in the order of its agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from compact_dash.domain.forum.item import Purpose
from compact_dash.domain.forum.kinds import AgendaKind, Ending
from compact_dash.domain.house import house
from compact_dash.domain.minutes.paragraphs import Paragraph, ParagraphKind, Paragraphs
from compact_dash.domain.minutes.wording import (
    action_agreed,
    date_agreed,
    decision,
    rating_agreed,
    remark,
    sentence,
)
from compact_dash.domain.rating import Rating
from compact_dash.domain.wording import as_list, long_date, weekday_date

CONCLUSIONS = frozenset({"decision", "rating", "date"})


@dataclass(frozen=True)
class Point:
    """Something captured; what was agreed of a line brings its reason, an action its owner and its first date."""

    kind: str
    words: str
    ref: str | None = None
    owner: str | None = None
    owner_role: str | None = None
    due_on: date | None = None
    rating: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class HeldItem:
    """An agenda item with what was captured on it."""

    # No stage of domain.forum.item: it holds captures, and is made from the demonstration's files too.

    title: str
    kind: AgendaKind
    purpose: Purpose
    reached: bool
    refs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class GoneItem:
    """An item that was taken off the agenda while the Forum met, and the day of the Forum it was moved to, if any."""

    title: str
    moved_to: date | None
    reason: str


@dataclass(frozen=True)
class Participant:
    """Somebody of the register. A guest belongs to no organisation of the programme, or was invited to speak."""

    name: str
    short_name: str
    state: str
    is_guest: bool


@dataclass(frozen=True)
class NextMeeting:
    held_on: date
    starts_at: str
    place: str


@dataclass(frozen=True)
class HeldMeeting:
    """Everything that minutes are drafted from; `who` agreed what was agreed."""

    met_on: date
    hours: str
    place: str
    attendees: tuple[Participant, ...]
    items: tuple[HeldItem, ...]
    following: NextMeeting | None
    gone: tuple[GoneItem, ...] = ()
    who: str = field(default_factory=lambda: f"the {house().forum}")

    def marked(self, state: str) -> list[Participant]:
        """Those of the register with that mark, an organisation once however many it sent."""
        return list({each.name: each for each in self.attendees if each.state == state}.values())


def who_met(kind: str) -> str:
    """Who agreed what was agreed: the Forum, or at a review between two of them those who hold it."""
    return f"the {house().forum}" if kind == "quarterly" else f"{house().office} and {house().partner}"


def minutes_draft(held: HeldMeeting) -> Paragraphs:
    """The minutes as they follow from what was captured, before anybody has touched them."""
    made = [*head_of(held)]
    for item in held.items:
        if item.reached:
            made += [Paragraph(ParagraphKind.HEADING, item.title), *paragraphs_of(item, held)]
    made += not_reached([item for item in held.items if not item.reached and item.kind.rules.is_missed])
    made += taken_off(held.gone)
    # Minutes end with the next meeting, also where the item for it was not reached.
    if not any(item.kind.rules.ending is Ending.NEXT_MEETING and item.reached for item in held.items):
        made += [Paragraph(ParagraphKind.HEADING, "Next meeting"), Paragraph(ParagraphKind.POINT, next_meeting(held))]
    return tuple(made)


def head_of(held: HeldMeeting) -> Iterator[Paragraph]:
    """The facts at the head: when, where and who. A fact that says nothing is left out."""
    present = held.marked("present")
    lines = {
        "Date": weekday_date(held.met_on),
        "Time": held.hours,
        "Place": held.place,
        "Present": names_of([each for each in present if not each.is_guest]) or "The register was not kept",
        "In attendance": names_of([each for each in present if each.is_guest]),
        "Apologies": names_of(held.marked("apologies")),
        "Not represented": names_of(held.marked("absent")),
    }
    for label, words in lines.items():
        if words:
            yield Paragraph(ParagraphKind.FACT, words, label)


def names_of(attendees: Sequence[Participant]) -> str:
    """The names parted by semicolons, because a name may hold a comma."""
    return "; ".join(each.name for each in attendees)


def paragraphs_of(item: HeldItem, held: HeldMeeting) -> list[Paragraph]:
    """An item's paragraphs: the remarks, then the decisions, then the actions."""
    said = [remark(each.words, each.ref) for each in item.points if each.kind not in CONCLUSIONS | {"action"}]
    agreed = [agreed_words(each, held.who) for each in item.points if each.kind in CONCLUSIONS]
    actions = [action_words(each) for each in item.points if each.kind == "action"]
    ending = agreed or [ending_of(item, held, bool(said), len(actions))]
    # With nothing agreed, the ending above says it already.
    after = [next_meeting(held)] if item.kind.rules.ending is Ending.NEXT_MEETING and agreed else []
    points = [Paragraph(ParagraphKind.POINT, words) for words in [*said, *ending, *after]]
    return points + [Paragraph(ParagraphKind.ACTION, words) for words in actions]


def agreed_words(point: Point, who: str) -> str:
    if point.kind == "rating" and point.ref and point.rating:
        return rating_agreed(point.ref, Rating(point.rating).word, point.reason or "no reason was given", who)
    if point.kind == "date" and point.ref and point.due_on:
        return date_agreed(point.ref, point.words, point.due_on, point.reason, who)
    return decision(point.words, point.ref)


def action_words(point: Point) -> str:
    owner = ", ".join(part for part in (point.owner_role, point.owner) if part) or "owner to be named"
    return action_agreed(point.ref or "without a reference", owner, point.words, point.due_on)


def ending_of(item: HeldItem, held: HeldMeeting, was_said: bool, actions: int) -> str:
    """How an item ends on which nothing was decided; nothing is claimed that was not captured."""
    match item.kind.rules.ending:
        case Ending.APOLOGIES:
            return apologies(held)
        case Ending.NEXT_MEETING:
            return next_meeting(held)
        case Ending.NO_OTHER_BUSINESS:
            return ended_as_captured(item, held, was_said, actions, "There was no other business.")
        case Ending.AS_CAPTURED:
            return ended_as_captured(item, held, was_said, actions)


def ended_as_captured(item: HeldItem, held: HeldMeeting, was_said: bool, actions: int, unsaid: str = "") -> str:
    """The end as what was captured gives it; `unsaid` where nothing was captured, for a kind that says so."""
    if unsaid and not was_said and not actions:
        return unsaid
    if actions:
        return sentence(f"{held.who} agreed the following {'action' if actions == 1 else 'actions'}")
    if item.purpose is Purpose.DECISION:
        return "No decision was recorded."
    return sentence(f"{held.who} noted {'this' if was_said else 'the item'}")


def apologies(held: HeldMeeting) -> str:
    """Who sent apologies and who was not there, by the register."""
    if not held.attendees:
        return "The register was not kept."
    sent = [each.short_name for each in held.marked("apologies")]
    missing = [each.short_name for each in held.marked("absent")]
    words = f"Apologies were received from {as_list(sent)}." if sent else "No apologies were received."
    return f"{words} {as_list(missing)} {'was' if len(missing) == 1 else 'were'} not represented." if missing else words


def next_meeting(held: HeldMeeting) -> str:
    if held.following is None:
        return "The date of the next meeting is still to be set."
    day, starts_at = weekday_date(held.following.held_on), held.following.starts_at
    return sentence(f"The next {house().forum} is on {day} at {starts_at}, {held.following.place}")


def not_reached(items: Sequence[HeldItem]) -> list[Paragraph]:
    """Items that the meeting had no time for: those that come back, and those that stand on every agenda anyway."""
    if not items:
        return []
    carried = [item for item in items if item.kind.rules.is_carried]
    standing = [item for item in items if not item.kind.rules.is_carried]
    points = [
        Paragraph(ParagraphKind.POINT, words) for words in (carried_words(carried), standing_words(standing)) if words
    ]
    return [Paragraph(ParagraphKind.HEADING, "Items not reached"), *points]


def carried_words(items: Sequence[HeldItem]) -> str:
    what, are = ("This item was", "is") if len(items) == 1 else ("These items were", "are")
    words = f"{what} not reached and {are} carried to the next {house().forum}: {titles_of(items)}"
    return sentence(words) if items else ""


def standing_words(items: Sequence[HeldItem]) -> str:
    what = "This standing item was" if len(items) == 1 else "These standing items were"
    return sentence(f"{what} not reached: {titles_of(items)}") if items else ""


def titles_of(items: Sequence[HeldItem]) -> str:
    return "; ".join(f"{item.title} ({', '.join(item.refs)})" if item.refs else item.title for item in items)


def taken_off(items: Sequence[GoneItem]) -> list[Paragraph]:
    """Items that the Forum itself moved on or dropped, with why."""
    if not items:
        return []
    points = [Paragraph(ParagraphKind.POINT, gone_words(item)) for item in items]
    return [Paragraph(ParagraphKind.HEADING, "Items taken off the agenda"), *points]


def gone_words(item: GoneItem) -> str:
    done = f"moved to the {house().forum} of {long_date(item.moved_to)}" if item.moved_to else "dropped"
    return sentence(f"“{item.title}” was {done}: {item.reason}")
