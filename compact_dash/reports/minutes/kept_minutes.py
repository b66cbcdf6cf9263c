"""The minutes of a Forum: drafted from what it captured, or as people have kept them since."""

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date, datetime

from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import KeptItem
from compact_dash.domain.house import house, in_house_words
from compact_dash.domain.minutes.draft import (
    GoneItem,
    HeldItem,
    HeldMeeting,
    NextMeeting,
    Participant,
    Point,
    minutes_draft,
    who_met,
)
from compact_dash.domain.minutes.paper import MinutesPaper
from compact_dash.domain.minutes.paragraphs import Paragraphs, from_text
from compact_dash.domain.moment import ALL_KNOWN, london
from compact_dash.domain.sharing import EVERYTHING, MEANINGS, MEMBERS, Reader, Sharing
from compact_dash.domain.wording import clock, long_date
from compact_dash.reports.forum.meetings import meeting
from compact_dash.reports.forum.room import agenda_of, items_of
from compact_dash.reports.forums import forums
from compact_dash.reports.history.mark import trail_head
from compact_dash.reports.organisations import organisations
from compact_dash.store import Store

SHARED_AT_REVIEWS = "Only for {office} and {partner}"


@dataclass(frozen=True)
class Hours:
    """When a Forum was opened and closed on the day it met, naive UTC."""

    opened_at: datetime | None
    closed_at: datetime | None

    @property
    def words(self) -> str:
        times = [clock(london(at)) for at in (self.opened_at, self.closed_at) if at is not None]
        return " to ".join(times)


@dataclass(frozen=True)
class Registered:
    """Somebody on the register; without a name of an organisation it is a guest."""

    name: str | None
    abbreviation: str | None
    attendee: str
    state: str


@dataclass(frozen=True)
class PointRow:
    """Something captured, and on which item."""

    item_id: str
    kind: str
    words: str
    ref: str | None
    owner: str | None
    owner_role: str | None
    due_on: date | None
    rating: str | None
    reason: str | None

    @property
    def point(self) -> Point:
        return Point(**{each.name: getattr(self, each.name) for each in fields(Point)})


@dataclass(frozen=True)
class KeptMinutes:
    """The minutes as last saved.

    `row_version` is the number of saves. `captured_since` is the number of captures made or taken back after the last
    one, when the Forum was opened again.
    """

    row_version: int
    paragraphs: str
    saved_at: datetime
    person: str
    captured_since: int


@dataclass(frozen=True)
class Minutes:
    """The minutes of a Forum; those never saved have no `kept`, and are what the draft says now."""

    forum: ForumRow
    paragraphs: Paragraphs
    kept: KeptMinutes | None

    @property
    def row_version(self) -> int:
        return self.kept.row_version if self.kept else 0

    @property
    def title(self) -> str:
        what = f"Minutes of the {house().forum_name}" if self.forum.kind == "quarterly" else "Note of the review"
        return f"{what}, {long_date(self.forum.met_on)}"

    @property
    def standing(self) -> str:
        """The standing of the minutes in words: agreed, saved as a draft, or not saved yet."""
        if self.forum.minutes_agreed_on:
            return f"Agreed on {long_date(self.forum.minutes_agreed_on)}"
        if self.kept:
            return f"Draft of {long_date(london(self.kept.saved_at).date())}, to be agreed at the next {house().forum}"
        return "Drafted from what was captured, not yet saved"


def kept_minutes(store: Store, forum_id: str) -> KeptMinutes | None:
    """The minutes as last saved; None where there are none, or none for this reader."""
    return store.fetch_one(KeptMinutes, "minutes_kept", {"forum": forum_id})


def minutes_of(store: Store, forum: ForumRow) -> Minutes:
    """The minutes of a Forum that was held, saved or still a draft."""
    kept = kept_minutes(store, forum.forum_id)
    return Minutes(forum, from_text(kept.paragraphs) if kept else draft_of(store, forum), kept)


def draft_of(store: Store, forum: ForumRow) -> Paragraphs:
    """The draft as it follows from what was captured and every member of the Forum may read."""
    # As the member who sees least, although OCS drafts: the minutes are one text for all members (decision 35).
    return minutes_draft(held_meeting(store.seen_by(members_of(store, forum)), forum))


def members_of(store: Store, forum: ForumRow) -> Reader:
    """The reader who sees what every reader of these minutes sees: members, or at a review the partner."""
    # Every member of the Forum reads its minutes, so they hold what every member may read.
    if forum.kind == "quarterly":
        return MEMBERS
    # A review is held by the lead body with the partner; where there is none, by the lead body alone.
    partner = organisations(store).partner
    return Reader(Sharing.SHARED, frozenset({partner.code}), is_of_partner=True) if partner else EVERYTHING


def points_left_out(store: Store, forum: ForumRow) -> int:
    """The number of captures left out of the draft, because they are about lines that not every member sees."""
    everything, shared = (points_of(each, forum.forum_id) for each in (store, store.seen_by(members_of(store, forum))))
    return len(everything) - len(shared)


def points_of(store: Store, forum_id: str) -> list[PointRow]:
    return store.fetch(PointRow, "minutes_points", {"forum": forum_id})


def as_left(rows: list[PointRow]) -> list[PointRow]:
    """The captures, with the last only of several ratings or dates agreed for one line."""
    # A Forum may agree a line twice; minutes say where it ended, and History has both.
    last = {(row.kind, row.ref): row for row in rows if row.kind in ("rating", "date")}
    return [row for row in rows if last.get((row.kind, row.ref), row) is row]


def held_meeting(store: Store, forum: ForumRow) -> HeldMeeting:
    """Everything that the minutes of a Forum are drafted from."""
    points: dict[str, list[Point]] = defaultdict(list)
    for row in as_left(points_of(store, forum.forum_id)):
        points[row.item_id].append(row.point)
    items = meeting(store, forum.forum_id).items
    return HeldMeeting(
        met_on=forum.met_on,
        hours=store.fetch(Hours, "minutes_hours", {"forum": forum.forum_id})[0].words,
        place=forum.place,
        attendees=attendees(store, forum),
        items=tuple(held_item(item, tuple(points[item.item_id])) for item in items),
        following=following(store, forum),
        gone=gone_items(store, forum),
        who=who_met(forum.kind),
    )


def held_item(item: KeptItem, points: tuple[Point, ...]) -> HeldItem:
    # Something written down on an item counts as taking it up, also after the meeting moved on (decision 38).
    reached = bool(item.taken_up or points)
    return HeldItem(item.title, item.kind, item.purpose, reached, item.refs, points)


def gone_items(store: Store, forum: ForumRow) -> tuple[GoneItem, ...]:
    """The items that stood on the agenda when the Forum was opened, and were taken off while it met."""
    # At the pin: an item dropped before the opening was never before the meeting.
    stood = {item.item_id for item in items_of(store, forum.forum_id, forum.opened_no or 0)}
    days = {row.forum_id: row.held_on for row in forums(store)}
    gone = [each for each in agenda_of(store, forum.forum_id, ALL_KNOWN) if each.dropped and each.item_id in stood]
    return tuple(GoneItem(each.title, days.get(each.moved_to or ""), each.reason or "") for each in gone)


def attendees(store: Store, forum: ForumRow) -> tuple[Participant, ...]:
    """The register; a person who was invited to speak is a guest even where they belong to an organisation."""
    rows = store.fetch(Registered, "minutes_register", {"forum": forum.forum_id, "known_to": ALL_KNOWN})
    return tuple(attendee(row, row.name is None or row.attendee == forum.guest) for row in rows)


def attendee(row: Registered, is_guest: bool) -> Participant:
    name = row.attendee if is_guest else row.name or row.attendee
    return Participant(name, name if is_guest else row.abbreviation or name, row.state, is_guest)


def following(store: Store, forum: ForumRow) -> NextMeeting | None:
    """The quarterly Forum planned after this one."""
    later = [row for row in forums(store) if row.kind == "quarterly" and row.held_on > forum.held_on]
    return NextMeeting(later[0].held_on, later[0].starts_at, later[0].place) if later else None


def minutes_paper(store: Store, minutes: Minutes) -> MinutesPaper:
    """The minutes as a finished paper, with the mark that proves later what stood in the trail."""
    # Read when the paper is made and not when the minutes were saved: the mark proves the trail up to this copy.
    head = trail_head(store)
    return MinutesPaper(
        title=minutes.title,
        standing=minutes.standing,
        met_on=minutes.forum.met_on,
        shared_with=MEANINGS[Sharing.SHARED]
        if minutes.forum.kind == "quarterly"
        else in_house_words(SHARED_AT_REVIEWS),
        mark=str(head.mark) if head else None,
        paragraphs=minutes.paragraphs,
    )
