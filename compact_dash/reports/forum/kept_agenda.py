"""A kept agenda for those who prepare it: its items with those dropped, its briefs, its papers and its guests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from compact_dash.domain.board.line import RatedLine
from compact_dash.domain.forum.agenda import Draft
from compact_dash.domain.forum.brief import NOTHING_MORE, Background, Brief, proposed_brief
from compact_dash.domain.forum.carrying import PastForum, Waiting, waiting_items
from compact_dash.domain.forum.forum import ForumRow
from compact_dash.domain.forum.item import Agenda, Item, KeptItem, PastItem, known_by
from compact_dash.domain.forum.keeping import is_taken
from compact_dash.domain.forum.paper_number import next_number
from compact_dash.domain.moment import ALL_KNOWN, end_of_day
from compact_dash.domain.people.posts import voice_of
from compact_dash.reports.forum.meetings import RegisterEntry
from compact_dash.reports.forum.room import items_of
from compact_dash.reports.forums import forums
from compact_dash.reports.people.posts import post_holdings
from compact_dash.store import Store

# A mark on the register, as a sentence goes on from “its Compact lead”.
AWAY = {"apologies": "sends apologies", "absent": "is absent"}


def kept_agenda(store: Store, forum_id: str) -> Agenda:
    """Every item ever put on a Forum's agenda, in order, the dropped ones at the end.

    Empty for a reader whom the agenda is not for.
    """
    return tuple(store.fetch(KeptItem, "kept_agenda", {"forum": forum_id, "known_to": ALL_KNOWN}))


@dataclass(frozen=True)
class Known:
    """How far the trail had come by a time."""

    change_no: int


def last_known(store: Store, as_at: date) -> int:
    """The number of the last change that was known at the end of a day."""
    return store.fetch(Known, "known_by", {"day_ended_at": end_of_day(as_at)})[0].change_no


def agenda_on(store: Store, forum_id: str, as_at: date) -> tuple[KeptItem, ...]:
    """A Forum's agenda as it was kept at the end of a day; empty where nothing was."""
    return items_of(store, forum_id, last_known(store, as_at))


def read_waiting_items(store: Store, as_at: date) -> tuple[Waiting, ...]:
    """The items that wait for a quarterly Forum as at a day, those of longest ago first."""
    rows = store.fetch(PastItem, "past_items", {"known_to": last_known(store, as_at)})
    # From all of them and not only the last: an item waits until it is discussed or ended by a reason (decision 38).
    past = [row for row in forums(store) if row.kind == "quarterly" and not row.is_to_come(as_at)]
    return waiting_items(
        PastForum(forum.held_on, tuple(row for row in rows if row.forum_id == forum.forum_id)) for forum in past
    )


def as_it_stood(items: Sequence[KeptItem], forum: ForumRow, drafted: Draft) -> Draft:
    """The agenda that was kept; the one the data drafts where none was taken yet."""
    if not is_taken(item.kind for item in items):
        return drafted
    # Items are the same by key and not by id, because drafted ones have no id yet (decision 34).
    present = {known_by(item.kind, item.title, item.department, item.refs) for item in items}
    left_out = tuple(row for row in drafted.left_out if row.item.key not in present)
    return Draft(tuple(items), left_out, forum.minutes)


@dataclass(frozen=True)
class BriefRow:
    """One row of the `item_briefs` query."""

    item_id: str
    aim: str | None
    speakers: str | None
    question: str | None
    line_to_take: str | None
    outcome: str | None


def briefs(store: Store, forum_id: str) -> dict[str, Brief]:
    """The chair's briefs by item; none for anybody but OCS and the chair."""
    rows = store.fetch(BriefRow, "item_briefs", {"forum": forum_id})
    # By field name, so that a field added to briefs cannot end up in another's place.
    return {row.item_id: Brief(*(getattr(row, field.name) for field in fields(Brief))) for row in rows}


def first_brief(item: Item, lines: Iterable[RatedLine], known: Background = NOTHING_MORE) -> Brief:
    """The brief the data proposes for an item, from all the lines of the plan."""
    wanted = frozenset(item.refs)
    return proposed_brief(item, [line for line in lines if line.ref in wanted], known)


def brief_background(store: Store, forum: ForumRow, register: Iterable[RegisterEntry]) -> Background:
    """Who speaks for each department at a Forum, by posts and register, and since when its returns are asked for."""
    states = {row.code: row.state for row in register if row.code}
    held = post_holdings(store)
    return Background(
        {
            code: voice_of(held.get(code, {}), AWAY.get(states.get(code, ""), ""))
            for code in {*held, *states}
            # Marked present, somebody came for the organisation, whoever holds its posts.
            if states.get(code) != "present"
        },
        forum.commissioned_on,
    )


@dataclass(frozen=True)
class Guest:
    """A guest of an insight session."""

    guest_id: str
    forum_id: str
    held_on: date
    presenter: str
    from_whom: str | None
    topic: str
    follow_up: str | None


def guests(store: Store, known_to: int = ALL_KNOWN) -> list[Guest]:
    """Every guest there was or is to be, as known up to a change, the newest Forum first."""
    return store.fetch(Guest, "guests", {"known_to": known_to})


@dataclass(frozen=True)
class Numbered:
    """The number of a paper and the item it belongs to."""

    item_id: str
    paper_number: str
    dropped: bool


def paper_numbers(store: Store) -> list[Numbered]:
    return store.fetch(Numbered, "paper_numbers", {"known_to": ALL_KNOWN})


def next_paper_number(store: Store, held_on: date) -> str:
    """The number that the next paper of a Forum's year would have."""
    return next_number([row.paper_number for row in paper_numbers(store)], held_on.year)


def forum_after(store: Store, forum: ForumRow) -> ForumRow | None:
    """The next quarterly Forum after one that has not begun: the Forum that items are put off to; None without one."""
    later = (row for row in forums(store) if row.kind == "quarterly" and row.held_on > forum.held_on)
    return next((row for row in later if row.opened_no is None), None)
