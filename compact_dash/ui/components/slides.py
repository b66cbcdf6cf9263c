"""The slides of Present: one agenda item at a time, with the figures the Forum looks at."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from compact_dash.domain.agenda import DECISION, Item, timed
from compact_dash.domain.line import RatedLine
from compact_dash.domain.moment import ALL_KNOWN
from compact_dash.domain.movement import WORDS
from compact_dash.domain.rating import COUNTED
from compact_dash.reports.board import Board, Standing
from compact_dash.reports.forums import ForumRow
from compact_dash.reports.kept_agenda import Guest, forum_after, guests
from compact_dash.reports.meeting_room import StandingCapture
from compact_dash.reports.meetings import LogAction, action_log
from compact_dash.reports.plan import PlanView, joint_plans, plan_view
from compact_dash.reports.settings import settings
from compact_dash.ui import session
from compact_dash.ui.components.progress_table import movement
from compact_dash.ui.components.why import whys
from compact_dash.ui.html import show
from compact_dash.ui.session import Sight

# What is read back at the end; notes and insights are not.
AGREED_TODAY = ("decision", "action", "rating", "date")
MOST_READ_BACK = 8


@dataclass(frozen=True)
class Deck:
    """What a Forum's slides are drawn from; `captures` are those of the Forum itself, by item."""

    forum: ForumRow
    items: tuple[Item, ...]
    board: Board
    lines: Mapping[str, RatedLine]
    captures: Mapping[int, list[StandingCapture]]
    plan_lines: Mapping[str, RatedLine] | None = None
    remark: str = ""
    # A Forum that was opened looks from its pin; a replay leaves out what may have been settled since.
    pin: int = ALL_KNOWN
    kept: bool = False

    @property
    def starts(self) -> datetime:
        """When the Forum starts, London time."""
        return datetime.combine(self.forum.held_on, time.fromisoformat(self.forum.starts_at))


def slide(deck: Deck, place: int) -> None:
    """The item at a place of the agenda, counted from 1."""
    board = deck.board
    items = timed(deck.items, deck.starts)
    starts_at, item = items[place - 1]
    lines = [deck.lines[ref] for ref in item.refs if ref in deck.lines]
    standing = department_of(board, item, lines)
    total = board.total()
    show(
        "slide",
        item=item,
        forum=deck.forum,
        board=board,
        place=place,
        places=len(items),
        starts_at=starts_at.strftime("%H:%M"),
        ends_at=(starts_at + timedelta(minutes=item.minutes)).strftime("%H:%M"),
        total=total,
        decisions=[row.title for _, row in items if row.purpose == DECISION] if item.kind == "welcome" else [],
        following=items[place][1] if place < len(items) else None,
        demonstration=session.programme().illustrative,
        columns=[*COUNTED[:6], *(rating for rating in COUNTED[6:] if total.counts[rating])],
        movements={row.organisation.code: movement(row.tally.movement, board) for row in board.standings()},
        plan=newest_plan(board.as_at, deck.plan_lines) if item.kind == "plan" else None,
        departments=len(board.organisations),
        log=actions_of(deck, item),
        standing=standing,
        before=board.columns[-1].overalls.get(standing.organisation.id) if standing and board.columns else None,
        lines=lines,
        why=whys(lines),
        movement_words=WORDS,
        captures=captures_on(deck, item, place),
        next_forum=forum_after(session.store(), deck.forum) if item.kind == "next" and not deck.kept else None,
        guests=guests_of(deck.forum.forum_id) if item.kind == "insight" and not deck.kept else [],
        remark=deck.remark,
    )


def captures_on(deck: Deck, item: Item, place: int) -> list[StandingCapture]:
    """What was captured on the item; on any other business, the last that the Forum agreed, to be seen once more."""
    if item.kind != "aob":
        return deck.captures.get(place, [])
    agreed = [each for captured in deck.captures.values() for each in captured if each.kind in AGREED_TODAY]
    return agreed[-MOST_READ_BACK:]


def actions_of(deck: Deck, item: Item) -> list[LogAction]:
    """The actions an item is about: those not done for the action log, the last Forum's for matters arising."""
    compared = deck.board.compared
    if item.kind == "action_log":
        return [row for row in log_at(session.sight(), deck.board.as_at, deck.pin) if row.is_open]
    if item.kind == "minutes" and compared:
        log = log_at(session.sight(), deck.board.as_at, deck.pin)
        return [row for row in log if row.raised_on == compared.held_on]
    return []


@functools.lru_cache(maxsize=24)
def log_at(sight: Sight, as_at: date, pin: int) -> list[LogAction]:
    return action_log(sight.store, as_at, pin)


def department_of(board: Board, item: Item, lines: list[RatedLine]) -> Standing | None:
    """The department an item is about: the one it names, or the one that all its lines belong to."""
    codes = {line.organisation_code for line in lines}
    code = item.department or (codes.pop() if len(codes) == 1 else None)
    return next((row for row in board.standings() if row.organisation.code == code), None)


def newest_plan(as_at: date, lines: Mapping[str, RatedLine] | None) -> PlanView | None:
    """The Joint Action Plan last published, with the lines that the Forum looks at."""
    return plan_at(session.sight(), as_at, tuple(lines.values()) if lines is not None else None)


@functools.lru_cache(maxsize=24)
def plan_at(sight: Sight, as_at: date, lines: tuple[RatedLine, ...] | None) -> PlanView | None:
    plans = joint_plans(sight.store, as_at)
    looked_at = None if lines is None else list(lines)
    return plan_view(sight.store, plans[0], as_at, settings(sight.store, as_at), looked_at) if plans else None


def guests_of(forum_id: str) -> list[Guest]:
    return [row for row in guests(session.store()) if row.forum_id == forum_id]
